import { simplified } from '../../nodes/ConstantContact/parameters/contact/simplified';

const lookups = { names: jest.fn(), customFields: jest.fn() };

test.each([
	['of parts that nobody has asked for', ['phone_numbers'], ['l1']],
	['of parts that are empty', ['list_memberships', 'taggings', 'custom_fields'], []],
])('no names are looked up %s', async (_, parts, members) => {
	const contact = {
		contact_id: 'c1',
		list_memberships: members,
		taggings: members,
		custom_fields: members.map((id) => ({ custom_field_id: id, value: 'x' })),
	};
	await simplified(contact, parts, lookups);
	expect(lookups.names).not.toHaveBeenCalled();
	expect(lookups.customFields).not.toHaveBeenCalled();
});
