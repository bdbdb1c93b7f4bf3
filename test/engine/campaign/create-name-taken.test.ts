import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { TestAccount } from '../../support/simulator';
import { AUTUMN, named, NEWS, OLD, run, SEED, SPRING, writes } from './support';

/** See `SWITCHES` in test/simulator/switches.mts. */
declare const SIMULATOR_SWITCHES: Record<string, string[]>;

describe('if the name exists', () => {
	const SAME = { ...AUTUMN, name: 'spring' };

	test('it fails, and says what to do', async () => {
		const account = await TestAccount.create(SEED);
		const { message, remedy } = await run(account, 'create', SAME);
		expect(message).toMatch(/^A campaign has the name "spring" already\. .*\(409\)/);
		expect(remedy).toContain("set 'If Name Exists' under Options to 'Add Date' or 'Update Draft'");
		expect(await writes(account)).toEqual(['POST /v3/emails']);
	});

	test('date and time make a new one, counted up', async () => {
		const account = await TestAccount.create(SEED);
		const options = { ifNameExists: 'addDate' };
		const items = Array.from({ length: 5 }, () => ({}));
		const first = await run(account, 'create', { ...SAME, options }, { items });
		const second = await run(account, 'create', { ...SAME, options });
		const names = [...first.output, ...second.output].map(({ name }) => String(name));
		expect(new Set(names).size).toBe(6);
		for (const name of names) expect(name).toMatch(/^spring 20\d\d-\d\d-\d\d \d\d:\d\d( \(\d\))?$/);
		expect(names.filter((name) => name.endsWith('(2)')).length).toBeGreaterThan(0);
	});

	test('a conflict that no name explains is told after a few requests', async () => {
		const account = await TestAccount.create(SEED);
		const answer = { status: 409, body: [{ error_key: 'conflict', error_message: 'Taken' }] };
		await account.fault({ path: '/v3/emails', method: 'POST', answer });
		const { message } = await run(account, 'create', {
			...AUTUMN,
			options: { ifNameExists: 'addDate' },
		});
		expect(message).toContain('(409): Taken');
		expect(await writes(account)).toHaveLength(4);
	});

	const UPDATING = { ...SAME, options: { ifNameExists: 'updateDraft' } };

	test('the draft is updated, and a repeated run changes nothing', async () => {
		const account = await TestAccount.create(SEED);
		const { output } = await run(account, 'create', UPDATING);
		expect(output).toMatchObject([
			{ campaign_id: SPRING, name: 'Spring', subject: 'Leaves', action: 'updated' },
		]);
		const [stored] = await named(account, 'Spring');
		expect(stored.email).toMatchObject({
			subject: 'Leaves',
			html_content: '<html><body class="a">[[trackingImage]]<p>Hello</p></body></html>',
			preheader: '',
			contact_list_ids: [],
		});
		const again = await run(account, 'create', UPDATING);
		expect(again.output).toMatchObject([{ campaign_id: SPRING, action: 'unchanged' }]);
		expect(await account.journal(`PUT /v3/emails/activities/x`)).toEqual([]);
		const puts = (await writes(account)).filter((each) => each.startsWith('PUT'));
		expect(puts).toHaveLength(1);
		expect(await named(account, 'Spring')).toHaveLength(1);
	});

	const PREHEADER = { additionalFields: { preheader: 'Soon' } };
	const SEGMENT = { additionalFields: { segment: { __rl: true, mode: 'id', value: '14' } } };

	test.each([
		[{}, ['', [], []]],
		[{ lists: '={{ $json.lists }}', additionalFields: { preheader: '' } }, ['', [], []]],
		[{ lists: [OLD], ...PREHEADER }, ['Soon', [OLD], []]],
		[SEGMENT, ['', [], [14]]],
	] as Array<[INodeParameters, unknown[]]>)(
		'the draft has what the item says and nothing of before: %j',
		async (given, stored) => {
			const settings = { switches: { emptyRecipients: 'refused' } };
			const account = await TestAccount.create({ ...SEED, settings });
			await run(account, 'create', { ...UPDATING, lists: [NEWS, OLD], ...PREHEADER });
			const { output, hints } = await run(account, 'create', { ...UPDATING, ...given });
			expect(output).toMatchObject([{ campaign_id: SPRING, action: 'updated' }]);
			const [{ email }] = await named(account, 'Spring');
			const { preheader, contact_list_ids, segment_ids } = email as IDataObject;
			expect([preheader, contact_list_ids, segment_ids]).toEqual(stored);
			const hasNobody = stored.slice(1).flat().length === 0;
			expect(hints).toHaveLength(hasNobody ? 1 : 0);
			if (hasNobody) expect(hints[0].message).toContain('no recipients yet');
			const again = await run(account, 'create', { ...UPDATING, ...given });
			expect(again.output).toMatchObject([{ campaign_id: SPRING, action: 'unchanged' }]);
		},
	);

	test('a resend or an A/B test of before stays, and is told', async () => {
		const account = await TestAccount.create(SEED);
		const ofLastMonth = {
			resend: { resend_request_id: '1', resend_subject: 'Missed May?', delay_minutes: 4320 },
			abTest: { alternative_subject: 'May!', test_size: 10, winner_wait_duration: 24 },
		};
		await account.setCampaign({ campaign_id: SPRING, ...ofLastMonth });
		const { output, hints } = await run(account, 'create', { ...UPDATING, lists: [NEWS] });
		expect(output[0].warnings).toEqual([
			`The draft keeps its resend with the subject "Missed May?": use 'Cancel Resend' if it no longer fits`,
			`The draft keeps its A/B test with the subject "May!": use 'Remove A/B Test' if it no longer fits`,
		]);
		expect(hints).toHaveLength(1);
		expect(await named(account, 'Spring')).toMatchObject([ofLastMonth]);
	});

	test('two items of a new name make one draft', async () => {
		const account = await TestAccount.create(SEED);
		const parameters = { ...UPDATING, name: 'Fresh', subject: '={{ $json.subject }}' };
		const items = [{ subject: 'One' }, { subject: 'Two' }];
		const { output } = await run(account, 'create', parameters, { items });
		expect(output.map(({ action }) => action)).toEqual(['created', 'updated']);
		expect(await named(account, 'Fresh')).toMatchObject([{ email: { subject: 'Two' } }]);
	});

	test.each([
		['Scheduled', "use 'Unschedule' first"],
		['Done', "'Add Date'"],
		['Executing', "'Add Date'"],
		['Error', "'Add Date'"],
	])(
		'a campaign that is %s is left alone, and the remedy is %s',
		async (current_status, advice) => {
			const account = await TestAccount.create(SEED);
			await account.setCampaign({ campaign_id: SPRING, current_status });
			const { message, remedy } = await run(account, 'create', UPDATING);
			expect(message).toContain('"spring" is no longer a draft: its status is ');
			expect(remedy).toContain(advice);
			expect(await writes(account)).toEqual(['POST /v3/emails']);
		},
	);

	test.each(SIMULATOR_SWITCHES.removedName)('a deleted campaign may have it: %s', async (side) => {
		const settings = { switches: { removedName: side } };
		const account = await TestAccount.create({ ...SEED, settings });
		const { output, message } = await run(account, 'create', { ...UPDATING, name: 'Gone' });
		if (side === 'free') expect(output).toMatchObject([{ name: 'Gone', action: 'created' }]);
		else expect(message).toContain('A deleted campaign has the name "Gone"');
	});

	test('of two spellings, the draft of the given one is updated', async () => {
		const settings = { switches: { takenNames: 'exactCase' } };
		const account = await TestAccount.create({ ...SEED, settings });
		await account.setCampaign({ name: 'spring' });
		const { output } = await run(account, 'create', UPDATING);
		expect(output).toMatchObject([{ name: 'spring', action: 'updated' }]);
		expect(await named(account, 'Spring')).toMatchObject([
			{ email: { subject: 'Spring is here' } },
		]);
	});

	test('a draft that shows up late is waited for', async () => {
		const account = await TestAccount.create(SEED);
		const answer = { status: 200, body: { campaigns: [] } };
		await account.fault({ method: 'GET', path: '/v3/emails', times: 1, answer });
		const { output } = await run(account, 'create', UPDATING);
		expect(output).toMatchObject([{ campaign_id: SPRING, action: 'updated' }]);
	});
});
