import {
	FORMAT_COUNT,
	inFormat,
} from '../../nodes/ConstantContact/contact-model/custom-value-formats';

const written = (type: string, value: unknown) =>
	Array.from({ length: FORMAT_COUNT }, (_, format) => {
		const values = [{ custom_field_id: 'a', value: value as string }];
		const [field] = inFormat(format, values, [{ custom_field_id: 'a', label: 'A', type }]);
		expect(field.custom_field_id).toBe('a');
		return field.value;
	});

test.each<[string, unknown, string, string]>([
	['date', '2026-03-31', '2026-03-31', '03/31/2026'],
	['date', '03/31/2026', '2026-03-31', '03/31/2026'],
	['date', 'March 31, 2026', '2026-03-31', '03/31/2026'],
	['date', '02/30/2026', '02/30/2026', '02/30/2026'],
	['date', 'March 31', 'March 31', 'March 31'],
	['date', 'soon', 'soon', 'soon'],
	['datetime', '2026-03-31T08:15:00Z', '2026-03-31T08:15:00Z', '2026-03-31T08:15:00.000Z'],
	['datetime', '2026-03-31T08:15:00-04:00', '2026-03-31T12:15:00Z', '2026-03-31T12:15:00.000Z'],
	['datetime', '2026-03-31T08:15:00.500Z', '2026-03-31T08:15:00Z', '2026-03-31T08:15:00.000Z'],
	['datetime', '2026-03-31T08:15:00', '2026-03-31T08:15:00', '2026-03-31T08:15:00'],
	['datetime', 'soon', 'soon', 'soon'],
	['boolean', 'true', 'true', '1'],
	['boolean', 'FALSE', 'FALSE', '0'],
	['boolean', '1', 'true', '1'],
	['boolean', '0', 'false', '0'],
	['boolean', 0, 'false', '0'],
	['boolean', 'yes', 'yes', 'yes'],
	['string', '2026-03-31', '2026-03-31', '2026-03-31'],
	['number', '1', '1', '1'],
])('%s: %j is written as %s, or as %s', (type, value, first, second) =>
	expect(written(type, value)).toEqual([first, second]),
);

test('choices, and fields that nobody knows, stay as they are', () => {
	const choices = { custom_field_id: 'a', choice_ids: ['1'] };
	const definition = { custom_field_id: 'a', label: 'A', type: 'boolean' };
	const unknown = { custom_field_id: 'b', value: '1' };
	expect(inFormat(0, [choices, unknown], [definition])).toEqual([choices, unknown]);
	expect(inFormat(0, [unknown, { custom_field_id: 'a', value: '1' }], [definition])).toEqual([
		unknown,
		{ custom_field_id: 'a', value: 'true' },
	]);
});
