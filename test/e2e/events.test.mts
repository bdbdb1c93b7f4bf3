import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { tableOf } from '../n8n-server/data-table.mts';
import type { N8nServer } from '../n8n-server/server.mts';
import type { Account } from '../simulator/account.mts';
import type { Seed } from '../simulator/control.mts';
import { APART, ExampleStage } from './example-stage.mts';

const DAY = 86_400_000;
const NAMES = ['ann', 'bob', 'cleo'];

const id = (number: number) => `0000000c-0000-4000-8000-${String(number).padStart(12, '0')}`;
const [EVENT, GUESTS, REMINDER] = [id(1), id(2), id(3)];

/** An event so many days from now: two registrations, of which one has two tickets, and one that was cancelled. */
const seed = (days: number) =>
	({
		lists: [{ name: 'Event guests', list_id: GUESTS }],
		tags: [{ name: 'Event reminder', tag_id: REMINDER }],
		contacts: NAMES.map((name, index) => ({
			contact_id: id(10 + index),
			email_address: { address: `${name}@example.com`, permission_to_send: 'implicit' },
		})),
		events: [
			{
				event_id: EVENT,
				name: 'Olive oil tasting',
				event_start: new Date(Date.now() + days * DAY).toISOString(),
				event_end: new Date(Date.now() + (days + 1) * DAY).toISOString(),
				registrations: NAMES.map((name, index) => ({
					registration_id: id(20 + index),
					contact_id: id(10 + index),
					first_name: name,
					last_name: 'Lee',
					email_address: `${name}@example.com`,
					registration_status: name === 'cleo' ? 'CANCELED' : 'REGISTERED',
					answers: { 'What do you eat?': 'Olives' },
					tickets: (name === 'ann' ? ['a1', 'a2'] : [`${name[0]}1`]).map((key) => ({
						order_ticket_key: key,
						ticket_name: 'Seat',
						price: 0,
					})),
				})),
			},
		],
	}) as Seed;

suite('examples about events', () => {
	let stage: ExampleStage;
	let n8n: N8nServer;

	before(async () => {
		stage = await ExampleStage.open('events');
		({ n8n } = stage);
	});

	after(async () => {
		await stage?.close();
	});

	/** Runs a workflow from a node on. */
	async function succeed(workflowId: string, node: string): Promise<void> {
		const { status, data } = await n8n.runWorkflow(workflowId, node);
		assert.equal(status, 'success', JSON.stringify(data.resultData.error));
	}

	const membersOf = ({ contacts }: Account) =>
		[...contacts.values()].map(({ list_memberships = [], taggings = [] }) => [
			list_memberships.length,
			taggings.length,
		]);

	test('event-registrations: a table and a list, a tag when the event is near, and the door', async () => {
		const early = await stage.imported('event-registrations', seed(10));
		await succeed(early.id, 'Set Up Once');
		await succeed(early.id, 'Every Day at 8');
		assert.deepEqual(membersOf(early.account), [
			[1, 0],
			[1, 0],
			[0, 0],
		]);

		const { account, id: workflowId } = await stage.imported('event-registrations', seed(1));
		await succeed(workflowId, 'Every Day at 8');
		await succeed(workflowId, 'Every Day at 8');
		assert.deepEqual(membersOf(account), [
			[1, 1],
			[1, 1],
			[0, 0],
		]);
		const table = await tableOf(n8n, 'Guests');
		const guests = async () =>
			(await table.rows())
				.map((row) => [row.ticket_key, row.guest, row.status, row.answers, row.checked_in])
				.sort();
		const answers = '{"What do you eat?":"Olives"}';
		const row = (key: string, name: string, isIn: boolean, status = 'REGISTERED') => [
			key,
			`${name} Lee`,
			status,
			answers,
			isIn,
		];
		const before = [row('a1', 'ann', false), row('a2', 'ann', false), row('b1', 'bob', false)];
		assert.deepEqual(await guests(), [...before, row('c1', 'cleo', false, 'CANCELED')]);

		await n8n.activate(workflowId);
		const scan = async (ticket: string) =>
			await fetch(`${n8n.url}/webhook/ticket-scanned`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ event_id: EVENT, ticket }),
			});
		const answer = await scan('a2');
		assert.equal(answer.status, 200);
		assert.partialDeepStrictEqual(await answer.json(), { ticket_key: 'a2', guest: 'ann Lee' });
		assert.equal((await scan('nobody')).status, 500);
		const after = [row('a1', 'ann', false), row('a2', 'ann', true), row('b1', 'bob', false)];
		assert.deepEqual((await guests()).slice(0, 3), after);
		const [{ registrations }] = [...account.events.values()];
		assert.deepEqual(
			registrations.flatMap(({ tickets }) =>
				tickets.map(({ checked_in_time }) => checked_in_time !== undefined),
			),
			[false, true, false, false],
		);

		await succeed(workflowId, 'Every Day at 8');
		assert.deepEqual((await guests()).slice(0, 3), after);
	});

	test('no example was forgotten', () => {
		assert.deepEqual([...stage.ran].sort(), APART.events);
	});
});
