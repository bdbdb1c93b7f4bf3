import type { IDataObject } from 'n8n-workflow';
import { refused } from './given-answers';
import { GivenTrigger, type Answers } from './given-trigger';

const START = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;
let now = START;
beforeEach(() => {
	now = START;
	jest.spyOn(Date, 'now').mockImplementation(() => now);
});
afterEach(() => {
	jest.restoreAllMocks();
});

const iso = (time: number) => new Date(time).toISOString();

/** A trigger in an account that answers with what is set by path; a number is a status. */
function triggerOn(event: string, more: IDataObject = {}) {
	const account: Record<string, object | number> = {};
	const answers: Answers = (path) => {
		const answer = account[path] ?? {
			contacts: [],
			lists: [],
			custom_fields: [],
			campaigns: [],
			bulk_email_campaign_summaries: [],
			tracking_activities: [],
		};
		return typeof answer === 'number' ? refused(answer) : answer;
	};
	const settings = { now: () => now, ahead: 0 };
	const trigger = new GivenTrigger({ triggerOn: [event], ...more }, answers, settings);
	const poll = async (passed = MINUTE) => {
		now += passed;
		return await trigger.poll();
	};
	return { trigger, account, poll };
}

describe('Campaign Sent', () => {
	const SUMMARIES = '/reports/summary_reports/email_campaign_summaries';
	const sent = async (campaign: object | number, more: IDataObject = {}) => {
		const { account, poll } = triggerOn('campaignSent', more);
		now = START;
		await poll(0);
		account['/emails/a'] = campaign;
		account[SUMMARIES] = {
			bulk_email_campaign_summaries: [
				{ campaign_id: 'a', last_sent_date: iso(now + 1), unique_counts: { sends: 5 } },
				{ campaign_id: 'undated' },
				{ last_sent_date: iso(now + 1) },
			],
		};
		return await poll();
	};
	const item = { event: 'campaignSent', campaign_id: 'a', last_sent_date: iso(START + 1) };

	test('comes with the name and the state of the campaign', async () => {
		const campaign = { campaign_id: 'a', name: 'News', type: null, created_at: iso(START) };
		expect(await sent(campaign)).toStrictEqual([{ ...item, name: 'News' }]);
		expect(await sent(campaign, { simple: false })).toEqual([
			{ ...item, name: 'News', created_at: iso(START), unique_counts: { sends: 5 } },
		]);
	});

	test('comes without a name where the campaign is gone, and with the next poll where it cannot be read', async () => {
		expect(await sent(404)).toEqual([item]);
		await expect(sent(500)).rejects.toThrow('when it was asked for Campaign Sent');
	});
});

describe('Contact Updated', () => {
	const contact = (more: IDataObject = {}, email: IDataObject = {}): IDataObject => ({
		contact_id: 'c',
		email_address: { address: 'ann@example.com', updated_at: iso(START - MINUTE), ...email },
		created_at: iso(START - 60 * MINUTE),
		updated_at: iso(START + 1000),
		...more,
	});
	const news = async (...states: IDataObject[]) => {
		const { account, poll } = triggerOn('contactUpdated');
		await poll(0);
		const counts: number[] = [];
		for (const each of states) {
			account['/contacts'] = { contacts: [each] };
			counts.push((await poll()).length);
		}
		return counts;
	};

	test('a second change in the same second counts, the same again does not', async () => {
		const named = contact({ first_name: 'Ann' });
		expect(await news(contact(), contact(), named, named)).toEqual([1, 0, 1, 0]);
		const address = contact({}, { address: 'anna@example.com' });
		expect(await news(contact(), address)).toEqual([1, 1]);
		const confirmed = contact({}, { permission_to_send: 'explicit' });
		expect(await news(contact(), confirmed)).toEqual([1, 1]);
	});

	test('a change of the email that comes later than that of the contact is none: an opt-out', async () => {
		const out = { permission_to_send: 'unsubscribed', updated_at: iso(START + 5 * MINUTE) };
		expect(await news(contact(), contact({}, out))).toEqual([1, 0]);
	});

	test('a contact as it was created is no update, nor is one that is deleted', async () => {
		const created = contact({ created_at: iso(START + 1000) });
		expect(await news(created, { ...created, first_name: 'Ann' })).toEqual([0, 1]);
		expect(await news(contact({ deleted_at: '2026-01-15' }))).toEqual([0]);
	});

	test('an answer of several without a time fails; one without is skipped', async () => {
		const { account, poll } = triggerOn('contactUpdated');
		await poll(0);
		const undated = { contact_id: 'u', updated_at: null };
		account['/contacts'] = { contacts: [undated, undated] };
		await expect(poll()).rejects.toThrow('when it was asked for Contact Updated');
		account['/contacts'] = { contacts: [undated] };
		expect(await poll()).toEqual([]);
	});
});

test('an unsubscription that cannot be read is named as the editor calls it', async () => {
	const { account, poll } = triggerOn('contactUnsubscribed');
	await poll(0);
	account['/contacts'] = 500;
	await expect(poll()).rejects.toThrow('when it was asked for Contact Unsubscribed');
});

test('two links that are clicked in one moment are two clicks', async () => {
	const { account, poll } = triggerOn('linkClicked');
	account['/reports/summary_reports/email_campaign_summaries'] = {
		bulk_email_campaign_summaries: [{ campaign_id: 'a', last_sent_date: iso(START - 60 * MINUTE) }],
	};
	account['/emails/a'] = { campaign_activities: [{ campaign_activity_id: 'a1' }] };
	await poll(0);
	const click = (url_id: string, device_type = 'mobile') => ({
		contact_id: 'ann',
		created_time: iso(START + MINUTE),
		url_id,
		device_type,
	});
	const report = '/reports/email_reports/a1/tracking/clicks';
	account[report] = { tracking_activities: [click('1'), click('2'), click('1', 'desktop')] };
	expect((await poll(15 * MINUTE)).map(({ url_id }) => url_id)).toEqual(['1', '2']);
});

describe('names of lists and custom fields', () => {
	const contact = (id: string, lists: string[], values: object[] = []) => ({
		contact_id: id,
		email_address: { address: `${id}@example.com` },
		created_at: iso(now + 1),
		list_memberships: lists,
		custom_fields: values,
	});
	const field = (more: object) => ({ custom_field_id: 'f', label: 'Tier', name: 'tier', ...more });

	test('are looked up once an hour, and again for what is not among them', async () => {
		const include = ['list_memberships', 'custom_fields'];
		const { trigger, account, poll } = triggerOn('contactCreated', { options: { include } });
		account['/contact_lists'] = { lists: [{ list_id: 'l', name: 'News' }] };
		account['/contact_custom_fields'] = {
			custom_fields: [
				field({
					type: 'single_select',
					description: 'Not needed',
					choices: [
						{ choice_id: 1, choice_label: 'Gold', display_order: 0 },
						{ choice_id: 2, choice_label: 'Old', deleted_at: iso(START) },
					],
				}),
			],
		};
		await poll(0);
		const come = async (...given: Parameters<typeof contact>) => {
			account['/contacts'] = { contacts: [contact(...given)] };
			const [{ lists, custom_fields }] = await poll();
			return { lists, custom_fields, lookups: trigger.paths.slice(1) };
		};
		const gold = [{ custom_field_id: 'f', choice_ids: ['1'] }];
		const known = { lists: ['News'], custom_fields: { Tier: 'Gold' } };
		expect(await come('a', ['l'], gold)).toEqual({
			...known,
			lookups: expect.arrayContaining(['/contact_lists', '/contact_custom_fields']),
		});
		expect(await come('b', ['l'], gold)).toEqual({ ...known, lookups: [] });
		expect(JSON.stringify(trigger.data.found)).not.toMatch(/Not needed|Old|display_order/);
		account['/contact_lists'] = {
			lists: ['l', 'new'].map((list_id) => ({ list_id, name: `List ${list_id}` })),
		};
		expect(await come('c', ['l', 'new'], gold)).toMatchObject({
			lists: ['List l', 'List new'],
			lookups: ['/contact_lists'],
		});
	});

	test.each([
		['list_memberships', '/contact_lists', { lists: [{ list_id: 'l', name: 'News' }] }, 'lists'],
		['taggings', '/contact_tags', { tags: [{ tag_id: 'l', name: 'News' }] }, 'tags'],
	])(
		'are known over polls with nothing new, and forgotten of what is not asked for: %s',
		async (part, path, answer, shown) => {
			const options = { include: [part] };
			const { trigger, account, poll } = triggerOn('contactCreated', { options });
			account[path] = answer;
			await poll(0);
			const come = async (id: string) => {
				account['/contacts'] = {
					contacts: [{ contact_id: id, created_at: iso(now + 1), [part]: ['l'] }],
				};
				expect(await poll()).toMatchObject([{ contact_id: id, [shown]: ['News'] }]);
				return trigger.paths.slice(1);
			};
			expect(await come('a')).toEqual([path]);
			await poll(30 * MINUTE);
			expect(await come('b')).toEqual([]);
			trigger.parameters.options = {};
			await poll();
			expect(trigger.data.found).toEqual({});
			trigger.parameters.options = options;
			await poll();
			expect(await come('c')).toEqual([path]);
			await poll(58 * MINUTE);
			expect(await come('d')).toEqual([]);
			await poll(5 * MINUTE);
			expect(await come('e')).toEqual([path]);
		},
	);
});
