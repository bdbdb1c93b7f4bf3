import type { IDataObject } from 'n8n-workflow';
import { documentedErrors, NO_WORDS, SHAPES } from './answer-kinds';
import { EVENTS, stageTrigger } from './trigger-stage';

/** What an item is about; another item is about the same only if the event came twice. */
const subjectOf = ({
	event,
	contact_id,
	list_id,
	campaign_id,
	campaign_activity_id,
	registration_id,
}: IDataObject) =>
	[event, registration_id ?? contact_id ?? list_id ?? campaign_id, campaign_activity_id].join(' ');

/** Who looks up a campaign takes it for deleted when it is unknown, and its event comes without it. */
const isTakenForDeleted = (
	event: string,
	{ path, answer }: { path: string; answer: IDataObject },
) =>
	answer.status === 404 &&
	(path.startsWith('/v3/reports/email_reports/') ||
		(path.startsWith('/v3/emails/') && !event.startsWith('contact')));

/**
 * Polls twice, with a fault. Errors pass, and so does what the first poll names; other shapes of
 * answers stay.
 */
async function play(event: string, fault: { answer?: object; reshape?: object } = {}) {
	const { account, trigger } = await stageTrigger({ triggerOn: [event] });
	const before = (await account.journal()).length;
	if (fault.answer ?? fault.reshape) await account.fault(fault);
	let words: string | undefined;
	const first = await trigger.poll().catch((error: Error & { description?: string }) => {
		words = `${error.message} ${error.description}`;
		return [];
	});
	words ??= first.flatMap(({ warnings }) => (warnings ?? []) as string[])[0];
	if (words ?? fault.answer) await account.heal();
	await trigger.pass(86_400_000);
	const items = [...first, ...(await trigger.poll())];
	return {
		operations: (await account.journal()).slice(before).map(({ operation }) => operation),
		subjects: items.map(subjectOf).sort(),
		text: JSON.stringify(items),
		words,
	};
}

describe.each(EVENTS)('%s', (event) => {
	it.each(Object.entries(SHAPES))(
		'comes once with answers that are %s',
		async (_shape, reshape) => {
			const plain = await play(event);
			const { subjects, words, text } = await play(event, { reshape });

			expect(plain.subjects.length).toBeGreaterThan(0);
			expect({ words, subjects }).toEqual({ words, subjects: plain.subjects });
			expect(`${words ?? ''} ${text}`).not.toMatch(NO_WORDS);
		},
	);

	it('comes once after each error that the contract documents', async () => {
		const plain = await play(event);
		const errors = documentedErrors(plain.operations);
		expect(errors.length).toBeGreaterThan(0);
		for (const fault of errors) {
			const { subjects, words = '' } = await play(event, fault);
			expect({ fault, subjects }).toEqual({ fault, subjects: plain.subjects });
			if (isTakenForDeleted(event, fault)) continue;
			expect({ fault, words }).toEqual({ fault, words: expect.stringMatching(/^.{20,} .{20,}$/) });
			if (fault.answer.body !== '') expect(words).toContain('Told by the service');
		}
	}, 120_000);
});
