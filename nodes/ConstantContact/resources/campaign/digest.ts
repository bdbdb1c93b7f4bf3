import type { IDataObject } from 'n8n-workflow';
import { canonical, fingerprint } from '../../input/fingerprint';
import { isEmpty } from '../../input/values';

const LENGTH = 22;

const PARTS = [
	'subject',
	'preheader',
	'from_name',
	'from_email',
	'reply_to_email',
	'contact_list_ids',
	'segment_ids',
];

/**
 * A short text that is another one as soon as content, subject, sender or recipients are. Undefined
 * for an email whose HTML the API does not show: nobody can tell then whether it has changed.
 * @param email as read with `html_content`
 */
export function contentDigest(email: IDataObject): string | undefined {
	const { html_content } = email;
	if (typeof html_content !== 'string') return undefined;
	const parts = PARTS.map((name) => [name, isEmpty(email[name]) ? '' : email[name]]);
	return fingerprint(canonical({ ...Object.fromEntries(parts), html_content }), LENGTH);
}
