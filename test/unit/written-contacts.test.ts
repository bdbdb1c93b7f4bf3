import type { StoredContact } from '../../nodes/ConstantContact/contact-model/stored-contact';
import { WrittenContacts } from '../../nodes/ConstantContact/contact-model/written-contacts';

const ID = '33333333-0000-4000-8000-000000000001';
const contact = (second: number, more: Partial<StoredContact> = {}): StoredContact => ({
	contact_id: ID,
	updated_at: `2026-01-01T00:00:0${second}Z`,
	...more,
});
const permitted = (permission_to_send: string) => ({
	email_address: { address: 'ann@example.com', permission_to_send },
});

describe('a contact that was read', () => {
	test('counts when it is newer than what was written', () => {
		const written = new WrittenContacts();
		written.add(contact(1, { first_name: 'Ann', ...permitted('explicit') }));
		const read = contact(2, { first_name: 'Bo', ...permitted('unsubscribed') });
		expect(written.upToDate(read)).toEqual(read);
	});

	test('of the same second takes what was written, but keeps its permission', () => {
		const written = new WrittenContacts();
		written.add(contact(1, { first_name: 'Ann', ...permitted('explicit') }));
		const read = contact(1, { last_name: 'Lee', taggings: ['t'], ...permitted('unsubscribed') });
		expect(written.upToDate(read)).toEqual(
			contact(1, { first_name: 'Ann', taggings: ['t'], ...permitted('unsubscribed') }),
		);
	});

	test('that is older takes the permission, too, and is not deleted any more', () => {
		const written = new WrittenContacts();
		written.add(contact(2, { first_name: 'Ann', ...permitted('explicit') }));
		const read = contact(1, { ...permitted('unsubscribed'), deleted_at: '2026-01-01' });
		expect(written.upToDate(read)).toEqual(
			contact(2, { first_name: 'Ann', ...permitted('explicit') }),
		);
	});

	test('is as it is when the answer had no date', () => {
		const written = new WrittenContacts();
		written.add({ contact_id: ID });
		const read = contact(1, { first_name: 'Ann' });
		expect(written.upToDate(read)).toEqual(read);
	});

	test('has what the form was given before a later answer that lacks it', () => {
		const written = new WrittenContacts();
		const custom_fields = [{ custom_field_id: 'f', value: 'new' }];
		written.addSignUp('ann@example.com', ID, { list_memberships: ['l'], custom_fields });
		written.add(contact(2, { taggings: ['t'] }));
		const read = contact(1, {
			custom_fields: [{ custom_field_id: 'f', value: 'old' }],
			list_memberships: ['k'],
		});
		expect(written.upToDate(read)).toMatchObject({
			custom_fields,
			list_memberships: ['k', 'l'],
			taggings: ['t'],
		});
		// Once a newer one was read, the form does not count any more.
		written.upToDate(contact(3));
		expect(written.upToDate(read).custom_fields).toEqual(read.custom_fields);
	});

	test('is forgotten long after it was written', () => {
		const written = new WrittenContacts();
		written.add(contact(2, { first_name: 'Ann' }));
		for (let other = 0; other < 1000; other++) {
			written.add({ ...contact(2), contact_id: String(other) });
		}
		expect(written.upToDate(contact(1))).toEqual(contact(1));
		expect(written.idOf('ann@example.com')).toBeUndefined();
	});
});

describe('the ID of a contact', () => {
	const FORM = { list_memberships: [] };

	test('is found by each email under which it was written', () => {
		const written = new WrittenContacts();
		written.name('ann@example.com', ID);
		written.name('', 'no email');
		expect(written.idOf('ann@example.com')).toBe(ID);
		expect(written.idOf('')).toBeUndefined();
		written.forget('ann@example.com');
		expect(written.idOf('ann@example.com')).toBeUndefined();
	});

	test('is that of a sign-up only if there was one', () => {
		const written = new WrittenContacts();
		written.name('bo@example.com', 'other');
		expect(written.idOfSignedUp('bo@example.com')).toBeUndefined();
		expect(written.idOfSignedUp('ann@example.com')).toBeUndefined();
		written.addSignUp('ann@example.com', ID, FORM);
		expect(written.idOfSignedUp('ann@example.com')).toBe(ID);
		expect(written.idOf('ann@example.com')).toBe(ID);
		expect(written.idOfSignedUp('bo@example.com')).toBeUndefined();
	});

	test('a thousand contacts are remembered, the one that was written last of all the longest', () => {
		const written = new WrittenContacts();
		written.add(contact(2, { first_name: 'Ann' }));
		for (let other = 0; other < 999; other++)
			written.add({ ...contact(2), contact_id: `${other}` });
		expect(written.upToDate(contact(1)).first_name).toBe('Ann');
		written.add(contact(2, { first_name: 'Bo' }));
		for (let other = 0; other < 999; other++)
			written.add({ ...contact(2), contact_id: `b${other}` });
		expect(written.upToDate(contact(1)).first_name).toBe('Bo');
	});

	test('reading others takes no place', () => {
		const written = new WrittenContacts();
		written.add(contact(2, { first_name: 'Ann' }));
		for (let other = 0; other < 1001; other++)
			written.upToDate({ ...contact(1), contact_id: `${other}` });
		written.add({ ...contact(2), contact_id: 'another' });
		expect(written.upToDate(contact(1)).first_name).toBe('Ann');
	});
});
