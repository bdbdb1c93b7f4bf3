import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../input/input-error';
import { isEmpty } from '../../input/values';
import type { ConstantContactApi } from '../../transport/api';
import { COUNTED_LISTS } from './count-recipients';
import { mergeEmail, readEmail } from './email';
import { refuseMany, refuseOther, refuseSecondSubject, type Conditions } from './only-if';
import { recipientsOf } from './recipients';

/** How often recipients are counted, who may change meanwhile. */
const MOST_COUNTS = 3;

/**
 * The email that the item may let leave, as it is stored and with the recipients of the item. It is read last:
 * counting takes seconds, in which somebody may change it.
 * @param recipients which the item gives, under the names of an email
 * Throws InputError when it is not as demanded.
 */
export async function readAllowed(
	api: ConstantContactApi,
	activityId: string,
	conditions: Conditions,
	recipients: IDataObject = {},
): Promise<{ stored: IDataObject; body: IDataObject }> {
	const isCounted = conditions.most !== undefined;
	if (isCounted && isEmpty(recipients.segment_ids)) await api.known(COUNTED_LISTS);
	let counted = recipients;
	for (let counts = 0; counts < MOST_COUNTS; counts++) {
		await refuseMany(api, counted, conditions);
		await refuseSecondSubject(api, activityId, conditions);
		const stored = await readEmail(api, activityId, ['html_content']);
		const body = mergeEmail(stored, recipients);
		refuseOther({ ...body, html_content: stored.html_content }, conditions);
		// Lists are counted without a request by now.
		const isSoon = !isCounted || isEmpty(body.segment_ids);
		if (isSoon) await refuseMany(api, body, conditions);
		if (isSoon || recipientsOf(body) === recipientsOf(counted)) return { stored, body };
		counted = body;
	}
	throw new InputError(
		'The recipients of the email change each time they are counted',
		'Nothing was sent or changed. Run the workflow again once nobody changes them any more',
	);
}
