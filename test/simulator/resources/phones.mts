import { randomUUID } from 'node:crypto';
import { timestamp, type Phone } from '../account.mts';

export function newPhone(phone_number: string, kind: string | undefined): Phone {
	const now = timestamp();
	return {
		phone_number_id: randomUUID(),
		phone_number,
		...(kind && { kind }),
		created_at: now,
		updated_at: now,
	};
}

/**
 * What a PUT makes of the stored phones: those of the same number and kind stay, with their IDs and dates.
 * @param update_source who changes them, which only phones that stay tell
 */
export function putPhones(
	stored: Phone[],
	given: { phone_number?: string; kind?: string }[],
	update_source: string,
): Phone[] {
	return given.map(({ phone_number = '', kind }) => {
		const same = stored.find((each) => each.phone_number === phone_number && each.kind === kind);
		return same ? { ...same, update_source } : newPhone(phone_number, kind);
	});
}
