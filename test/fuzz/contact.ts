import fc from 'fast-check';
import type { IDataObject, NodeOperationError } from 'n8n-workflow';
import { contact } from '../../nodes/ConstantContact/resources/contact';
import type { StoredContact } from '../../nodes/ConstantContact/contact-model/stored-contact';
import { run } from '../../nodes/ConstantContact/runner/run';
import { clearedIds, FIELDS, LISTS, mappedValues, storedContact } from '../unit/arbitraries';
import { CONTACT_ID, FakeAccount } from './fake-account';
import { junk } from './junk';

const LABELS = [
	...FIELDS.map(({ label }) => label),
	...Object.values(contact.operations)
		.flatMap(({ fields }) => fields)
		.flatMap(({ displayName, options = [] }) => [
			displayName,
			...options.map((option) => ('displayName' in option ? option.displayName : '')),
		]),
	'Birthday Month',
	'Clear If Empty',
].filter((label) => label !== '');
/** What an account has too much of is no single field. */
const LIMITED = /The contact would have \d+ (custom fields|lists|phone numbers|street addresses), /;
const SUBSCRIBED = /^\S+ is subscribed \(contact \S+\), but /;

/** n8n's Batching would make each input wait. */
const UNPACED = { batching: { batch: { batchInterval: 0 } } };

const rarely = <T, U>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<U>, one = 12) =>
	fc.oneof({ weight: one - 1, arbitrary: usual }, { weight: 1, arbitrary: rare });

const email = rarely(
	fc.oneof(
		fc.constantFrom('ann@example.com', 'ann.lee@example.com', ' Ann.Lee@EXAMPLE.com '),
		fc.emailAddress(),
	),
	junk,
);
const list = rarely(
	fc.oneof(
		fc.constantFrom(...LISTS),
		fc.integer({ min: 0, max: 59 }).map((index) => ` list ${index}`),
	),
	junk,
	40,
);
const lists = fc.oneof(
	{ weight: 6, arbitrary: fc.array(list, { minLength: 1, maxLength: 5 }) },
	{
		weight: 2,
		arbitrary: fc.array(fc.constantFrom(...LISTS), { maxLength: 3 }).map((some) => some.join(', ')),
	},
	{ weight: 1, arbitrary: fc.constant([]) },
);

const fieldId = fc.constantFrom(...FIELDS.map(({ id }) => id));
const badPair = fc.tuple(rarely(fieldId, fc.string(), 5), junk);
/** A field with a value that only sometimes fits it: the type of another field's. */
const strangePair = fc
	.tuple(fieldId, mappedValues)
	.map(([id, values]): [string, unknown] => [id, values[0]?.[1]]);
const values = fc
	.tuple(
		mappedValues,
		fc.oneof(
			{ weight: 7, arbitrary: fc.constant([]) },
			{ weight: 2, arbitrary: fc.array(badPair, { minLength: 1, maxLength: 2 }) },
			{ weight: 1, arbitrary: fc.array(strangePair, { minLength: 1, maxLength: 2 }) },
		),
	)
	.map(([valid, bad]) => Object.fromEntries([...valid, ...bad]) as IDataObject);

/** Columns are the fields' labels, in the ways that people write them. */
function asColumns(mapped: IDataObject): IDataObject {
	const labelOf = new Map(FIELDS.map(({ id, label }) => [id, label]));
	const columns = Object.entries(mapped).map(([id, value], index) => {
		const label = labelOf.get(id) ?? id;
		return [index % 2 ? label.toUpperCase() : label.replace(/ /g, '_'), value];
	});
	return Object.fromEntries(columns) as IDataObject;
}

interface Input {
	stored: StoredContact | undefined;
	isAutomatic: boolean;
	values: IDataObject;
	parameters: { email: unknown; permission: unknown; lists: unknown; cleared: unknown };
}

/** One item of Contact → Create or Update, and the contact that the account has. */
export const contactInput: fc.Arbitrary<Input> = fc.record({
	stored: fc.option(storedContact(), { nil: undefined }),
	isAutomatic: fc.boolean(),
	values,
	parameters: fc.record({
		email,
		permission: rarely(fc.constantFrom('keep', 'explicit'), junk, 30),
		lists,
		cleared: rarely(fc.constant([]), rarely(clearedIds, junk), 5),
	}),
});

/**
 * Runs the node with one generated item. Throws when it breaks the contract, or fails without naming
 * the item and a field.
 * @returns whether it wrote the contact
 */
export async function checkContact({ stored, isAutomatic, values, parameters }: Input) {
	const { cleared, ...rest } = parameters;
	const address = stored?.email_address?.address.toLowerCase();
	const isKnown = typeof rest.email === 'string' && rest.email.trim().toLowerCase() === address;
	const account = new FakeAccount(
		isKnown ? stored : undefined,
		isAutomatic ? asColumns(values) : {},
		{
			...rest,
			resource: 'contact',
			operation: 'upsert',
			fields: isAutomatic
				? { mappingMode: 'autoMapInputData', value: null }
				: { mappingMode: 'defineBelow', value: values },
			options: { clearIfEmpty: cleared },
			requestOptions: UNPACED,
		},
	);
	const failure = await run(account.node, { contact }).then(
		([items]) => {
			expect(items).toMatchObject([{ json: { contact_id: CONTACT_ID }, pairedItem: { item: 0 } }]);
			return undefined;
		},
		(error: NodeOperationError) => error,
	);
	expect(account.violations).toEqual([]);
	if (failure === undefined) return true;

	const { name, message, description } = failure;
	expect({ name, isNamed: namesField(message), message }).toEqual({
		name: 'NodeOperationError',
		isNamed: true,
		message: expect.stringMatching(/ \[item 0\]$/),
	});
	expect(description).toMatch(/\S/);
	// Consent comes first: what hinders the rest of a sign-up is told afterwards.
	const writes = SUBSCRIBED.test(message) ? 1 : 0;
	expect({ message, writes: account.writes }).toEqual({ message, writes });
	return false;
}

function namesField(message: string): boolean {
	return (
		message.startsWith('The account has no contact field "') ||
		LIMITED.test(message) ||
		LABELS.some((label) => message.includes(`'${label}'`))
	);
}
