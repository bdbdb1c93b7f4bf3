import fc from 'fast-check';
import {
	collectionsOf,
	toCreate,
	toUpdate,
	type UpdateBody,
} from '../../nodes/ConstantContact/contact-model/contact-shapes';
import { emptyContact } from '../../nodes/ConstantContact/contact-model/contact';
import type { StoredContact } from '../../nodes/ConstantContact/contact-model/stored-contact';
import { clearedIds, FIELDS, mappedContact, storedContact } from './arbitraries';
import { unlessRefused } from './refusal';
import { fieldsBehind, isSet, mergedSayings, sayingsOf, type Sayings } from './sayings';
import { POST_BODY, PUT_BODY, violations } from './vendor-schemas';

const RUNS = { numRuns: 300 };
const EMAIL = 'ann@example.com';
const COLLECTIONS = [
	'phone_numbers',
	'street_addresses',
	'custom_fields',
	'list_memberships',
] as const;

/** Whether a contact that says this, some of it by mapping, is more than POST and PUT take. */
function isOverLimit(says: Sayings, mapped: Sayings): boolean {
	const keys = Object.keys(says);
	return (
		keys.filter((key) => key.endsWith('_phone')).length > 3 ||
		Object.keys(mapped).filter((key) => key.startsWith('00000001-')).length > 25 ||
		keys.filter((key) => key.startsWith('list ')).length > 50
	);
}

const fields = (ids: string[]) => FIELDS.filter(({ id }) => ids.includes(id));

const asStored = (body: object): StoredContact => ({
	contact_id: 'the-id',
	...(JSON.parse(JSON.stringify(body)) as UpdateBody),
});

/** The stored contact with only these collections, as the API returns it for `include`. */
function including(stored: StoredContact, collections: readonly string[]): StoredContact {
	const copy = { ...stored };
	for (const name of COLLECTIONS) if (!collections.includes(name)) delete copy[name];
	return copy;
}

describe('create', () => {
	test('carries exactly what is mapped, as a new contact with implicit permission', () => {
		fc.assert(
			fc.property(mappedContact(), ({ contact, says }) => {
				const body = unlessRefused(() => toCreate(EMAIL, contact, 'implicit'));
				fc.pre(body !== undefined);
				expect(sayingsOf(body)).toEqual(mergedSayings({}, says));
				expect(body.email_address).toEqual({ address: EMAIL, permission_to_send: 'implicit' });
				expect(body.create_source).toBe('Account');
			}),
			RUNS,
		);
	});

	test('gives a body the API takes, and refuses only what goes over a limit', () => {
		fc.assert(
			fc.property(mappedContact(), ({ contact, says }) => {
				const body = unlessRefused(() => toCreate(EMAIL, contact));
				expect(body === undefined).toBe(isOverLimit(mergedSayings({}, says), says));
				if (body) expect(violations(POST_BODY, body)).toEqual([]);
			}),
			RUNS,
		);
	});

	test('updating the new contact with the same values changes nothing', () => {
		fc.assert(
			fc.property(mappedContact(), ({ contact }) => {
				const created = unlessRefused(() => toCreate(EMAIL, contact));
				fc.pre(created !== undefined);
				const updated = toUpdate(asStored(created), contact);
				expect(sayingsOf(updated)).toEqual(sayingsOf(created));
			}),
			RUNS,
		);
	});
});

describe('update', () => {
	const change = fc.record({
		stored: storedContact(),
		mapped: mappedContact(),
		cleared: clearedIds,
	});

	test('says what is stored, without what is cleared, with what is mapped', () => {
		fc.assert(
			fc.property(change, ({ stored, mapped: { contact, says }, cleared }) => {
				const body = unlessRefused(() => toUpdate(stored, contact, fields(cleared)));
				fc.pre(body !== undefined);
				const touched = including(stored, collectionsOf(contact, fields(cleared)));
				expect(sayingsOf(body)).toEqual(mergedSayings(sayingsOf(touched), says, cleared));
			}),
			RUNS,
		);
	});

	test('gives a body the API takes, and refuses only what goes over a limit', () => {
		fc.assert(
			fc.property(change, ({ stored, mapped: { contact, says }, cleared }) => {
				const body = unlessRefused(() => toUpdate(stored, contact, fields(cleared)));
				const expected = mergedSayings(sayingsOf(stored), says, cleared);
				expect(body === undefined).toBe(isOverLimit(expected, says));
				// Whether the service takes more custom fields than that is for the service to say.
				const faults = body ? violations(PUT_BODY, body) : [];
				expect(faults.filter((each) => !/^body\.custom_fields has \d+/.test(each))).toEqual([]);
			}),
			RUNS,
		);
	});

	test('nothing stored is lost unless it is mapped or cleared', () => {
		fc.assert(
			fc.property(change, ({ stored, mapped: { contact, says }, cleared }) => {
				const body = unlessRefused(() => toUpdate(stored, contact, fields(cleared)));
				fc.pre(body !== undefined);
				// The API keeps the collections that a body leaves out.
				const after = {
					...sayingsOf(
						including(
							stored,
							COLLECTIONS.filter((name) => !(name in body)),
						),
					),
					...sayingsOf(body),
				};
				const changed = [...Object.keys(says), ...cleared].flatMap(fieldsBehind);
				for (const [field, value] of Object.entries(sayingsOf(stored))) {
					if (!changed.includes(field)) expect([field, after[field]]).toEqual([field, value]);
					if (isSet(field) && !cleared.includes(field)) {
						expect(after[field]).toEqual(expect.arrayContaining(value as string[]));
					}
				}
			}),
			RUNS,
		);
	});

	test('keeps address, permission and reason of an opt-out, whatever they are', () => {
		fc.assert(
			fc.property(change, ({ stored, mapped: { contact }, cleared }) => {
				const body = unlessRefused(() => toUpdate(stored, contact, fields(cleared)));
				fc.pre(body !== undefined);
				const { address, permission_to_send, opt_out_reason } = stored.email_address ?? {};
				expect(body.email_address).toEqual({ address, permission_to_send, opt_out_reason });
				expect(body.update_source).toBe('Account');
			}),
			RUNS,
		);
	});

	test('leaves out the collections that nobody touches, and does not need to know them', () => {
		fc.assert(
			fc.property(change, ({ stored, mapped: { contact }, cleared }) => {
				const body = unlessRefused(() => toUpdate(stored, contact, fields(cleared)));
				fc.pre(body !== undefined);
				const touched = collectionsOf(contact, fields(cleared));
				expect(COLLECTIONS.filter((name) => name in body)).toEqual(touched);
				expect(toUpdate(including(stored, touched), contact, fields(cleared))).toEqual(body);
			}),
			RUNS,
		);
	});

	test('is the same when it is done twice', () => {
		fc.assert(
			fc.property(change, ({ stored, mapped: { contact }, cleared }) => {
				const body = unlessRefused(() => toUpdate(stored, contact, fields(cleared)));
				fc.pre(body !== undefined);
				const again = toUpdate(asStored(body), contact, fields(cleared));
				expect(sayingsOf(again)).toEqual(sayingsOf(body));
				expect(again.email_address).toEqual(body.email_address);
			}),
			RUNS,
		);
	});

	test('clearing alone removes exactly what is cleared', () => {
		fc.assert(
			fc.property(storedContact(), clearedIds, (stored, cleared) => {
				const body = toUpdate(stored, emptyContact(), fields(cleared));
				const gone = cleared.flatMap(fieldsBehind);
				const before = sayingsOf(including(stored, collectionsOf(emptyContact(), fields(cleared))));
				const left = Object.entries(before).filter(([field]) => !gone.includes(field));
				expect(sayingsOf(body)).toEqual(Object.fromEntries(left));
			}),
			RUNS,
		);
	});

	test('changes neither the stored contact nor the mapped one', () => {
		fc.assert(
			fc.property(change, ({ stored, mapped: { contact }, cleared }) => {
				const before = JSON.stringify([stored, contact]);
				unlessRefused(() => toUpdate(stored, contact, fields(cleared)));
				expect(JSON.stringify([stored, contact])).toBe(before);
			}),
			RUNS,
		);
	});
});
