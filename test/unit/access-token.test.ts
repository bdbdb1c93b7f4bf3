import { sleep } from 'n8n-workflow';
import { AccessToken } from '../../nodes/ConstantContact/transport/access-token';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const now = () => NOW;

const part = (claims: unknown) => Buffer.from(JSON.stringify(claims)).toString('base64url');

/** An access token that ends so many seconds from now. */
const ending = (seconds: number) => `${part({})}.${part({ exp: NOW / 1000 + seconds })}.signature`;

const isAnswered = true;

/** Requests that are under way until they are answered. */
class Requests {
	readonly begun: string[] = [];
	private readonly ends = new Map<string, () => void>();

	constructor(private readonly token: AccessToken) {}

	send(name: string): void {
		void this.token.send(now, async () => {
			this.begun.push(name);
			const timesSent = this.token.watch();
			await new Promise<void>((resolve) => this.ends.set(name, resolve));
			timesSent(undefined, !name.startsWith('lost'));
		});
	}

	async end(name: string): Promise<void> {
		this.ends.get(name)?.();
		await sleep(0);
	}
}

async function requestsWith(stored: unknown, ...names: string[]): Promise<Requests> {
	const token = new AccessToken();
	token.stored = stored;
	const requests = new Requests(token);
	for (const name of names) requests.send(name);
	await requests.end('none yet');
	return requests;
}

test('the first request of a run goes alone, and then all go together', async () => {
	const requests = await requestsWith(ending(3600), 'a', 'b', 'c');
	expect(requests.begun).toEqual(['a']);
	await requests.end('a');
	expect(requests.begun).toEqual(['a', 'b', 'c']);
});

test('what was lost says nothing about the token: the next one goes alone, too', async () => {
	const requests = await requestsWith(ending(3600), 'lost', 'b', 'c');
	await requests.end('lost');
	expect(requests.begun).toEqual(['lost', 'b']);
	await requests.end('b');
	expect(requests.begun).toEqual(['lost', 'b', 'c']);
});

test.each([
	['a minute before its end', ending(59), false],
	['after it', ending(-10), false],
	['before that', ending(61), true],
	['which is no JWT', 'opaque', true],
	['with claims that are no JSON', 'a.b.c', true],
	['without claims', `a.${part(null)}.c`, true],
	['whose end is no number', `a.${part({ exp: 'soon' })}.c`, true],
	['whose end is a text', `a.${part({ exp: '5' })}.c`, true],
	['that is missing', undefined, true],
])('with a token %s, whether requests go together', async (_which, stored, areTogether) => {
	const requests = await requestsWith(stored, 'a', 'b', 'c');
	await requests.end('a');
	expect(requests.begun).toEqual(areTogether ? ['a', 'b', 'c'] : ['a', 'b']);
	await requests.end('b');
	expect(requests.begun).toEqual(['a', 'b', 'c']);
});

test("the service's clock counts", async () => {
	const token = new AccessToken();
	token.stored = ending(3600);
	token.watch()(undefined, isAnswered);
	const begun: string[] = [];
	for (const name of ['a', 'b']) {
		void token.send(
			() => NOW + 3_590_000,
			async () => {
				begun.push(name);
				await new Promise(() => undefined);
			},
		);
	}
	expect(begun).toEqual(['a']);
});

test('a renewed token counts from then on', async () => {
	const token = new AccessToken();
	token.stored = ending(5);
	expect(token.watch()(`Bearer ${ending(3600)}`, isAnswered)).toBe(2);
	expect(token.watch()(`Bearer ${ending(3600)}`, isAnswered)).toBe(1);
	const requests = new Requests(token);
	requests.send('a');
	requests.send('b');
	expect(requests.begun).toEqual(['a', 'b']);
});

test('an answer to the old token that comes after the renewal counts once, and does not bring it back', async () => {
	const [old, renewed] = [ending(5), ending(3600)];
	const token = new AccessToken();
	token.stored = old;
	const [slow, fast] = [token.watch(), token.watch()];
	expect(fast(`Bearer ${renewed}`, isAnswered)).toBe(2);
	expect(slow(`Bearer ${old}`, isAnswered)).toBe(1);
	expect(token.watch()(`Bearer ${renewed}`, isAnswered)).toBe(1);
});
