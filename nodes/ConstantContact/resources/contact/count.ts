import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../input/input-error';
import { numberOf } from '../../input/numbers';
import { filtersField, filtersGiven, readFilters } from '../../parameters/contact/filters';
import { options } from '../../parameters/groups';
import { flag } from '../../parameters/parameter';
import { ONLY_READS, type ItemOperation } from '../../runner/operation';
import type { ConstantContactApi } from '../../transport/api';
import { ALL_STATUSES, CONTACTS } from '../../transport/collections';
import { failureOfContent } from '../../transport/read-failure';
import { emailTypedOtherwise } from './typed-email';

const newSubscribers = flag({
	displayName: 'New Subscribers',
	name: 'newSubscribers',
	type: 'boolean',
	default: false,
	description:
		'Whether to count those who have subscribed in the last 30 days, too. Works only without filters.',
});

const asked = options({ include: newSubscribers });

/** Contact → Count: how many contacts the account has, by permission, or how many the filters find. */
export const count: ItemOperation = {
	repeating: ONLY_READS,
	access: [CONTACTS.access.read, 'contacts:lists:read'],
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Contacts/countContact',
	fields: [filtersField, ...asked.fields],
	async execute(node, item, api) {
		const isNewAsked = asked.read(node, item).include === true;
		if (filtersGiven(node, item).length === 0) {
			return await api.get<IDataObject>(
				'/contacts/counts',
				isNewAsked ? { include: 'new_subscriber' } : {},
			);
		}
		if (isNewAsked) {
			throw new InputError(
				`'${newSubscribers.field.displayName}' cannot be combined with '${filtersField.displayName}'`,
				`Leave out one of them. '${filtersField.displayName}' with 'Created After' finds those who were added lately`,
			);
		}
		const query = await readFilters(node, item, api, false);
		if (query.segment_id !== undefined) return { total: await countSegment(api, query) };
		const total = await countFound(api, query);
		const email = emailTypedOtherwise(node, item, query);
		return { total: total === 0 && email ? await countFound(api, { ...query, email }) : total };
	},
};

/**
 * Without a status, all contacts but deleted ones count: those of all statuses without those that are
 * deleted, because nobody knows which status a contact without an email has.
 */
async function countFound(api: ConstantContactApi, query: IDataObject): Promise<number> {
	if (query.status !== undefined) return await countOf(api, query);
	const all = await countOf(api, { ...query, ...ALL_STATUSES });
	return all === 0 ? 0 : all - (await countOf(api, { ...query, status: 'deleted' }));
}

/** API: `GET /contacts` with `include_count`. Throws ApiFailure for an answer without a count. */
async function countOf(api: ConstantContactApi, query: IDataObject): Promise<number> {
	const { path, property } = CONTACTS;
	const page = await api.getPage(path, property, { ...query, include_count: true, limit: 1 });
	const total = numberOf(page.total);
	if (total === undefined) throw failureOfContent(200);
	return total;
}

/** Reads the contacts, because the API combines a segment with no count; none of them is kept. */
async function countSegment(api: ConstantContactApi, query: IDataObject): Promise<number> {
	const { path, property, pageSize } = CONTACTS;
	let size = 0;
	await api.getAll(path, property, { ...query, limit: pageSize }, Infinity, () => {
		size++;
		return false;
	});
	return size;
}
