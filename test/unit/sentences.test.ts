import { sentences } from '../../nodes/ConstantContact/input/sentences';

test.each([
	[['Pick at least one'], 'Pick at least one'],
	[['Use a date, e.g. 2026-01-31'], 'Use a date, e.g. 2026-01-31'],
	[['Run it again. Repeating is safe'], 'Run it again. Repeating is safe.'],
	[["Remove it. 'Contacts' stays"], "Remove it. 'Contacts' stays."],
	[['Run it again. Repeating is safe.'], 'Run it again. Repeating is safe.'],
	[['Run it again', 'Repeating is safe'], 'Run it again. Repeating is safe.'],
	[['Run it again.', 'Is it safe?'], 'Run it again. Is it safe?'],
	[['Is it on? Look there'], 'Is it on? Look there.'],
	[['', 'Pick one', ' '], 'Pick one'],
])('%j is %j', (texts, joined) => {
	expect(sentences(...texts)).toBe(joined);
});
