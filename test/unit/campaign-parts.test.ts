import { datedName } from '../../nodes/ConstantContact/resources/campaign/dated-name';
import { mergeAddress } from '../../nodes/ConstantContact/resources/campaign/physical-address';

test('a name that is cut for its date is not cut in the middle of a character', () => {
	const now = Date.UTC(2026, 2, 31, 8, 15);
	const end = ' 2026-03-31 08:15';
	expect(datedName(`${'x'.repeat(62)}😀`, now, 'UTC', 1)).toBe('x'.repeat(62) + end);
	expect(datedName(`${'x'.repeat(61)}😀`, now, 'UTC', 1)).toBe(`${'x'.repeat(61)}😀${end}`);
});

test('what the service adds to an address is not sent back to it', () => {
	const stored = {
		organization_name: 'Olives',
		address_line1: '1 Maple Street',
		state_code: 'MA',
		country_code: 'US',
		country_name: 'United States',
		state_name: 'Massachusetts',
	};
	expect(mergeAddress(stored, { city: 'Boston' })).toEqual({
		organization_name: 'Olives',
		address_line1: '1 Maple Street',
		state_code: 'MA',
		country_code: 'US',
		city: 'Boston',
	});
	expect(mergeAddress(stored, { state_code: 'MA' })).toBeUndefined();
});
