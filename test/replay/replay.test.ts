import type { IDataObject } from 'n8n-workflow';
import { ConstantContactTrigger } from '../../nodes/ConstantContact/ConstantContactTrigger.node';
import { inEditor, runNode, UNPACED } from '../support/engine';
import { print } from '../support/print';
import { recordingNames } from '../support/read-document';
import { TestAccount } from '../support/simulator';
import { TestTrigger } from '../support/trigger';
import { READINGS } from './readings';
import { recording, type Recording } from './recording';
import { found, type Answer } from './shape';
import { STAGES, type Stage } from './stages';

declare const SIMULATOR_URL: string;

const NAMES = recordingNames();
/** Recordings that the simulator answers alike, and that the product reads rightly. */
const answered = new Set<string>();
const understood = new Set<string>();

afterAll(() => {
	const both = NAMES.filter((name) => answered.has(name) && understood.has(name));
	print(`Replays: ${both.length} of ${NAMES.length}`);
});

/** The simulator's answer to the recorded request. */
async function answerOf(seen: Recording): Promise<Answer> {
	const { request } = seen;
	if (request.path.startsWith('/oauth2')) return await tokenAnswer(seen);
	const stage = STAGES[seen.name](seen);
	const account = await TestAccount.create(stage.seed);
	const path = (await play(account, stage)) ?? request.path;
	const query = new URLSearchParams(request.query).toString();
	const body = stage.body ?? (request.body as IDataObject | undefined);
	return await read(await account.send(request.method, below(path, query), body));
}

/** What came before. @returns the path of the file that it made, if any */
async function play(account: TestAccount, { before = [], isDone }: Stage) {
	let file: string | undefined;
	for (const { method, path, body } of before) {
		const { body: answered } = await read(await account.send(method, below(path), body));
		const { _links } = Object(answered) as { _links?: { results?: { href: string } } };
		file = _links?.results?.href;
	}
	while (isDone) {
		const { body } = await read(await account.send('GET', 'activities'));
		const { activities } = body as { activities: Array<{ state: string }> };
		if (activities.every(({ state }) => state === 'completed')) break;
	}
	return file;
}

const below = (path: string, query = '') => `${path.replace('/v3/', '')}${query && '?'}${query}`;

async function read(response: Response): Promise<Answer> {
	const text = await response.text();
	const isJson = String(response.headers.get('content-type')).includes('json') && text !== '';
	return {
		status: response.status,
		headers: { 'content-type': String(response.headers.get('content-type')).split(';')[0] },
		body: isJson ? (JSON.parse(text) as unknown) : text,
	};
}

async function tokenAnswer({ request }: Recording): Promise<Answer> {
	const account = await TestAccount.create();
	const response = await fetch(`${SIMULATOR_URL}${request.path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded', ...request.headers },
		body: `grant_type=refresh_token&client_id=${String(account.credential.clientId)}`,
	});
	return await read(response);
}

async function fault(account: TestAccount, { request, response }: Recording) {
	const { status, body, headers } = response;
	const contentType = headers?.['content-type'];
	const answer = { status, body: body ?? '', ...(contentType && { contentType }) };
	await account.fault({ method: request.method, path: request.path, times: 1, answer });
}

test.each(NAMES)('%s: the simulator answers as it was seen', async (name) => {
	const seen = recording(name);
	const answer = await answerOf(seen);
	expect(seen.shown).not.toEqual([]);
	for (const path of seen.shown) {
		expect([path, found(answer, path, seen.response)]).toEqual([
			path,
			found(seen.response, path, seen.response),
		]);
	}
	answered.add(name);
});

test.each(Object.keys(READINGS))('%s: the node reads it rightly', async (name) => {
	const seen = recording(name);
	const { seed, parameters, output, message, nextQuery, lastPage } = READINGS[name](seen);
	const account = await TestAccount.create(seed);
	await fault(account, seen);
	if (lastPage) {
		await account.fault({ path: seen.request.path, answer: { status: 200, body: lastPage } });
	}
	const run = await runNode({ account, parameters: { ...UNPACED, ...parameters } });
	if (message) expect(run.error?.message).toContain(message);
	else expect(run.error).toBeUndefined();
	if (output) expect(run.output.map(({ json }) => json)).toMatchObject(output);
	const requests = await account.journal(`${seen.request.method} ${seen.request.path}`);
	expect(requests.length).toBeGreaterThan(0);
	if (nextQuery) expect(requests[1].query).toEqual(nextQuery);
	understood.add(name);
});

describe('what the editor and the trigger read', () => {
	const { getCampaigns } = new ConstantContactTrigger().methods.loadOptions;

	test.each(['emails-by-creation', 'emails-next-link'])('%s', async (name) => {
		const seen = recording(name);
		const account = await TestAccount.create();
		await fault(account, seen);
		const last = { status: 200, body: { campaigns: [] } };
		await account.fault({ path: '/v3/emails', answer: last });
		const names = (await inEditor(account, getCampaigns)) as Array<{ name: string }>;
		const { campaigns } = seen.response.body as {
			campaigns: Array<{ name: string; current_status: string }>;
		};
		expect(names.map((each) => each.name).sort()).toEqual(
			campaigns.map((each) => `${each.name} · ${each.current_status}`).sort(),
		);
		const queries = (await account.journal('GET /v3/emails')).map(({ query }) => query);
		expect(queries.slice(1)).toEqual(
			name === 'emails-next-link'
				? [{ limit: '1', next: 'MQ**', after_date: '2022-03-11T22:41:18Z' }]
				: [],
		);
		understood.add(name);
	});

	test('email-get: the reports of the primary email are read', async () => {
		const seen = recording('email-get');
		const { campaign_id } = seen.response.body as { campaign_id: string };
		const sent = new Date().toISOString();
		const account = await TestAccount.create({
			campaigns: [
				{ campaign_id, name: 'Field Notes', current_status: 'Done', last_sent_date: sent },
			],
		});
		await fault(account, seen);
		await new TestTrigger(account, { triggerOn: ['emailOpened'] }).activate();
		expect(await account.requests()).toContain(
			'GET /v3/reports/email_reports/f2000001-221b-4a03-a3b2-000000000001/tracking/opens',
		);
		understood.add('email-get');
	});

	test('report-summary-empty: nothing is started, and nothing fails', async () => {
		const account = await TestAccount.create();
		await fault(account, recording('report-summary-empty'));
		const trigger = new TestTrigger(account, { triggerOn: ['campaignSent'] });
		expect(await trigger.activate()).toEqual([]);
		expect((await account.requests()).length).toBeGreaterThan(0);
		understood.add('report-summary-empty');
	});
});

describe('what a user reads when the token is refused', () => {
	const refused = async (account: TestAccount) =>
		(await runNode({ account, parameters: { email: 'ann@example.com', ...UNPACED } })).error;

	test('token-forbidden-agent: something in front of the service refuses, not a role', async () => {
		const settings = { tokenRefusal: recording('token-forbidden-agent').response.status };
		const error = await refused(await TestAccount.create({ expired: true, settings }));
		expect(error?.message).toContain('(403)');
		expect(`${error?.message} ${error?.description}`).not.toMatch(/role|privilege/i);
		understood.add('token-forbidden-agent');
	});

	test('token-invalid-client: the credential names the secret', async () => {
		const account = await TestAccount.create({ expired: true });
		const credential = { ...account.credential, clientSecret: '' };
		Object.defineProperty(account, 'credential', { value: credential });
		expect((await refused(account))?.description).toContain('Client Secret');
		understood.add('token-invalid-client');
	});
});

test('each recording is replayed on both sides', () => {
	expect([...answered].sort()).toEqual(NAMES);
	expect([...understood].sort()).toEqual(NAMES);
});
