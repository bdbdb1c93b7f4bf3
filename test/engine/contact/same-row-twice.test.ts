import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { DEFINITIONS, LISTS, mappedValues } from '../../unit/arbitraries';
import { mapped, run } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const EMAIL = 'ann@example.com';
const SEED = {
	lists: LISTS.slice(0, 4).map((list_id, at) => ({ list_id, name: `List ${at}` })),
	tags: ['Gold', 'Old'].map((name, at) => ({ tag_id: LISTS[at], name })),
	customFields: DEFINITIONS.map(({ choices, ...field }) => ({
		...field,
		...(field.type.endsWith('_select') && { choices }),
	})),
};

/** What a contact says, without what the service adds to each write. */
function said(contact: IDataObject | undefined): unknown {
	const isOfService = /_at$|_date$|^(update_source|contact_id|phone_number_id|street_address_id)$/;
	return JSON.parse(
		JSON.stringify(contact, (name, value: unknown) => (isOfService.test(name) ? undefined : value)),
	);
}

/** A row of which every part may say what the stored contact has, or something else. */
const row = fc.record({
	values: mappedValues.filter((all) => all.every(([, value]) => !(value instanceof Date))),
	state: fc.constantFrom(undefined, 'CA', 'ca', 'California', 'QC'),
	country: fc.constantFrom(undefined, 'US', 'United States', 'DE', 'Germany'),
	lists: fc.subarray(LISTS.slice(0, 4)),
	tags: fc.subarray(['Gold', 'Old']),
	choiceChange: fc.constantFrom('add', 'replace'),
});
const sides = fc.record({
	addressCodes: fc.constantFrom('unitedStatesWrittenOut', 'allWrittenOut', 'keptAsSent'),
	customValues: fc.constantFrom('any', 'iso', 'american'),
	emailStorage: fc.constantFrom('asSent', 'lowerCase'),
});

test('the same row twice is written once, and the contact is as after two writes', async () => {
	await fc.assert(
		fc.asyncProperty(row, sides, async (given, switches) => {
			const { values, state, country, lists, tags, choiceChange } = given;
			const address = { home_state: state, home_country: country };
			const parameters = (writeUnchanged: boolean) => ({
				resource: 'contact',
				operation: 'upsert',
				email: EMAIL,
				lists,
				tags,
				...mapped({ ...Object.fromEntries(values), ...JSON.parse(JSON.stringify(address)) }),
				options: { choiceChange, writeUnchanged },
			});
			const [account, other] = await Promise.all(
				[0, 1].map(async () => await TestAccount.create({ ...SEED, settings: { switches } })),
			);
			for (const action of ['created', 'unchanged']) {
				const { output, error } = await run(account, parameters(false));
				// A row over a limit is refused.
				fc.pre(action === 'unchanged' || error === undefined);
				expect(output[0].action).toBe(action);
				await run(other, parameters(true));
			}
			const requests = await account.requests();
			expect(requests.filter((each) => each.startsWith('PUT '))).toEqual([]);
			expect(requests.filter((each) => each === 'GET /v3/contacts')).toHaveLength(2);
			expect(said(await account.contact(EMAIL))).toEqual(said(await other.contact(EMAIL)));
		}),
		{ numRuns: 25 },
	);
}, 120_000);
