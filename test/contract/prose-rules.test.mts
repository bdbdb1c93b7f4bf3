import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operationsOf, readFacts } from './facts.mts';
import { createJudge } from './judge.mts';
import { brokenRules, PROSE_RULES } from './prose-rules.mts';

type Sent = [query: Record<string, string>, body?: object];

const many = (count: number) => Array.from({ length: count }, (_, index) => String(index));
const segment = (...group: object[]): Sent => [
	{},
	{ segment_criteria: JSON.stringify({ criteria: { type: 'and', group } }) },
];
/** For POST and PUT alike. */
const email = (activity: object): Sent => [
	{},
	{ ...activity, email_campaign_activities: [{ format_type: 5, ...activity }] },
];
const OVERFULL: Sent = [{}, { first_name: 'Ann', custom_fields: many(26) }];
const FULL: Sent = [{}, { first_name: 'Ann', custom_fields: many(25), street_addresses: many(3) }];

/** For rules of these words: a request that breaks the rule, and one that just keeps it. */
const EXAMPLES: Record<string, [broken: Sent, sound: Sent]> = {
	'one filter at a time': [[{ role_code: 'R', confirm_status: 'C' }], [{ role_code: 'R' }]],
	'segment_id goes with limit alone': [
		[{ segment_id: '1', include: 'notes' }],
		[{ segment_id: '1', limit: '500' }],
	],
	'at most 25 lists': [[{ lists: many(26).join() }], [{ lists: many(25).join() }]],
	'at most 50 tags': [[{ tags: many(51).join() }], [{ tags: many(50).join() }]],
	'include_sms_membership_count needs channel_type sms': [
		[{ include_sms_membership_count: 'true' }],
		[{ include_sms_membership_count: 'true', channel_type: 'sms' }],
	],
	'a page has 500 tags at most': [[{ limit: '501' }], [{ limit: '500' }]],
	'a page has 500 campaigns at most': [[{ limit: '501' }], [{ limit: '500' }]],
	'a name, an email or an SMS channel is needed': [
		[{}, { create_source: 'Account' }],
		[{}, { last_name: 'Lee' }],
	],
	'at most 25 custom fields, 3 phones, 3 addresses, 50 lists and 50 tags': [OVERFULL, FULL],
	'at most 3 phones, 3 addresses, 50 lists and 50 tags': [
		[{}, { first_name: 'Ann', phone_numbers: many(4) }],
		[{}, { first_name: 'Ann', custom_fields: many(26), phone_numbers: many(3) }],
	],
	'a birthday has month and day': [
		[{}, { birthday_day: 1 }],
		[{}, { birthday_day: 1, birthday_month: 2 }],
	],
	'an email or an SMS channel is needed': [
		[{}, { list_memberships: ['1'] }],
		[{}, { email_address: 'a@b.co', list_memberships: ['1'] }],
	],
	'1 to 50 lists, at most 50 custom fields': [
		[{}, { email_address: 'a@b.co', list_memberships: many(51) }],
		[{}, { email_address: 'a@b.co', list_memberships: many(50) }],
	],
	'contact_ids go with status alone': [
		[{}, { contact_ids: ['1'], list_ids: ['1'] }],
		[{}, { contact_ids: ['1'], status: ['active'] }],
	],
	'list_ids go with status, exclude or new_subscriber': [
		[{}, { list_ids: ['1'], tag_ids: ['1'] }],
		[{}, { list_ids: ['1'], exclude: { contact_ids: ['1'] } }],
	],
	'status and exclude do not go together': [
		[{}, { list_ids: ['1'], status: ['active'], exclude: { contact_ids: ['1'] } }],
		[{}, { list_ids: ['1'], status: ['active'] }],
	],
	'tag_ids and segment_id stand alone': [
		[{}, { segment_id: 1, status: ['active'] }],
		[{}, { tag_ids: ['1'] }],
	],
	'at most 500 contacts, 50 lists and 50 excluded contacts': [
		[{}, { list_ids: ['1'], exclude: { contact_ids: many(51) } }],
		[{}, { contact_ids: many(500) }],
	],
	'either 500 contacts or 50 lists at most': [
		[{}, { contact_ids: ['1'], list_ids: ['1'] }],
		[{}, { contact_ids: many(500) }],
	],
	'one source': [
		[{}, { source: { contact_ids: ['1'], segment_id: 1 } }],
		[{}, { source: { segment_id: 1 } }],
	],
	'at most 50 lists and 500 contacts as source, 50 lists as target': [
		[{}, { source: { contact_ids: many(501) } }],
		[{}, { source: { contact_ids: many(500) }, list_ids: many(50) }],
	],
	'contacts are excluded from lists and from all active contacts only': [
		[{}, { source: { contact_ids: ['1'] }, exclude: { contact_ids: ['1'] } }],
		[{}, { source: { list_ids: ['1'] }, exclude: { contact_ids: ['1'] } }],
	],
	'each row has an email or an SMS number': [
		[{}, { import_data: [{ email: 'a@b.co' }, { first_name: 'Ann' }] }],
		[{}, { import_data: [{ email: 'a@b.co' }, { sms_number: '1231231234' }] }],
	],
	'at most 25 custom fields in a row, 50 lists and 4 MB': [
		[
			{},
			{
				import_data: [Object.fromEntries([['email', 'a'], ...many(26).map((n) => [`cf:${n}`, 1])])],
			},
		],
		[
			{},
			{
				import_data: [Object.fromEntries([['email', 'a'], ...many(25).map((n) => [`cf:${n}`, 1])])],
			},
		],
	],
	'at most 100 lists': [
		[{}, { list_ids: many(101) }],
		[{}, { list_ids: many(100) }],
	],
	'at most 500 tags': [
		[{}, { tag_ids: many(501) }],
		[{}, { tag_ids: many(500) }],
	],
	'at most 100 custom fields': [
		[{}, { custom_field_ids: many(101) }],
		[{}, { custom_field_ids: many(100) }],
	],
	'a display format needs version 2 of dates': [
		[{}, { version: 1, metadata: { display_format: 'MM/DD/YYYY' } }],
		[{}, { version: 2, metadata: { display_format: 'MM/DD/YYYY' } }],
	],
	'the criteria are JSON as a text, whose top group is of the type and': [
		[{}, { segment_criteria: JSON.stringify({ criteria: { type: 'or', group: [] } }) }],
		segment({ source: 'tracking' }),
	],
	'tags stand in a group of their own, not in the top group': [
		segment({ source: 'tags' }),
		segment({ type: 'or', group: [{ source: 'tags' }] }),
	],
	'exactly one activity, of the format 5': [email({ format_type: 1 }), email({})],
	'HTML without the marks [#, ${ and <@, of 400 KB at most': [
		email({ html_content: '<p>${name}</p>' }),
		email({ html_content: '<p>$ {name} [1] #</p>' }),
	],
	'one [[trackingImage]] at most': [
		email({ html_content: '[[trackingImage]] [[trackingImage]]' }),
		email({ html_content: '[[trackingImage]]' }),
	],
	'lists or one segment, never both': [
		[{}, { contact_list_ids: ['1'], segment_ids: [1] }],
		[{}, { contact_list_ids: many(2), segment_ids: [] }],
	],
	'one to five addresses': [
		[{}, { email_addresses: [] }],
		[{}, { email_addresses: many(5) }],
	],
	'a wait of 1 to 10 days or of 720 to 14400 minutes, never both': [
		[{}, { delay_minutes: 719 }],
		[{}, { delay_days: 10 }],
	],
	'a test of 5 to 50 percent, and 6, 12, 24 or 48 hours to the winner': [
		[{}, { test_size: 50, winner_wait_duration: 7 }],
		[{}, { test_size: 50, winner_wait_duration: 48 }],
	],
};

const facts = await readFacts();
const { judge } = await createJudge(facts);
const exchange = (method: string, path: string, [query, body]: Sent) => ({
	method,
	path,
	query,
	headers: { 'content-type': 'application/json' },
	body,
});

test('every rule belongs to an operation of the contract', () => {
	const operations = operationsOf(facts).map(({ verb, path }) => `${verb.toUpperCase()} ${path}`);
	assert.deepEqual(
		PROSE_RULES.filter(({ of }) => !operations.includes(of)),
		[],
	);
});

for (const { of, says } of PROSE_RULES) {
	test(`the judge enforces for ${of}: ${says}`, () => {
		const [method, path] = of.replace(/\{[^}]+\}/g, '1').split(' ');
		const [broken, sound] = EXAMPLES[says];
		const found = judge(exchange(method, path, broken));
		assert.ok(found.includes(`request: ${says} (${of})`), found.join('\n'));
		assert.deepEqual(brokenRules(of, exchange(method, path, sound)), []);
	});
}
