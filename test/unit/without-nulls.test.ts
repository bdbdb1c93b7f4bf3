import { withoutNulls } from '../../nodes/ConstantContact/transport/without-nulls';

it('takes out what is null at any depth, and nothing else', () => {
	const answer = {
		contact_id: '1',
		first_name: null,
		job_title: '',
		birthday_day: 0,
		favorite: false,
		email_address: { address: 'ann@example.com', deleted_at: null },
		phone_numbers: [null, { kind: null, phone_number: '1' }, null],
		taggings: [null],
		custom_fields: [[null, [null, 'x']], 'y'],
	};

	expect(withoutNulls(answer)).toEqual({
		contact_id: '1',
		job_title: '',
		birthday_day: 0,
		favorite: false,
		email_address: { address: 'ann@example.com' },
		phone_numbers: [{ phone_number: '1' }],
		taggings: [],
		custom_fields: [[['x']], 'y'],
	});
	expect(Object.keys(answer)).not.toContain('first_name');
});

it('takes an answer that is a list, and one that is nested deeper than the stack', () => {
	expect(withoutNulls([null, { name: null }])).toEqual([{}]);

	const depth = 200_000;
	const deep = JSON.parse('['.repeat(depth) + 'null' + ']'.repeat(depth)) as object;
	expect(withoutNulls(deep)).toBe(deep);
});

it('takes out many elements of one list', () => {
	const list = Array.from({ length: 300_000 }, (_, index) => (index % 2 ? null : index));

	expect(withoutNulls(list)).toHaveLength(150_000);
});
