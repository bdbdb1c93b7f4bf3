import { isObject } from '../input/is-object';
import { customColumn } from './custom-field-names';
import type { StoredContact } from './stored-contact';

type Row = Record<string, unknown>;

/** The columns of an item: those of its body, or of its query, if it is what n8n's Webhook node makes. */
function rowOf(item: Row): Row {
	const { headers, params, query } = item;
	// Some forms post a list of one.
	const body = Array.isArray(item.body) && item.body.length === 1 ? item.body[0] : item.body;
	if (![headers, params, query, body].every(isObject)) return item;
	return Object.keys(body as Row).length > 0 ? (body as Row) : (query as Row);
}

/**
 * The columns of an item and their values. Collections in the service's own shape, as Get and Get Many
 * return them, are taken apart: phones and addresses by their kind, custom fields by their ID. So are the
 * custom fields of a simplified contact, by their names.
 */
export function cellsOf(item: Row): Array<[column: string, value: unknown]> {
	return Object.entries(rowOf(item)).flatMap(([column, value]): Array<[string, unknown]> => {
		if (typeof value !== 'object' || value === null) return [[column, value]];
		return takeApart(column, value) ?? [[column, value]];
	});
}

function takeApart(column: string, value: object): Array<[string, unknown]> | undefined {
	if (column === 'email_address' && isObject(value) && 'address' in value) {
		const { address, permission_to_send, opt_out_date } = value;
		return [
			[column, address],
			['permission_to_send', permission_to_send],
			['opt_out_date', opt_out_date],
		];
	}
	if (column === 'custom_fields' && isObject(value)) {
		return Object.entries(value).map(([name, each]) => [customColumn(name), each]);
	}
	if (!Array.isArray(value) || !value.every(isObject)) return undefined;
	const stored = { [column]: value } as unknown as StoredContact;
	switch (column) {
		case 'phone_numbers':
			return stored.phone_numbers?.map(({ kind, phone_number }) => [
				kind ? `${kind}_phone` : column,
				phone_number,
			]);
		case 'street_addresses':
			return stored.street_addresses?.flatMap(
				({ kind, street, city, state, postal_code, country }) =>
					Object.entries({ street, city, state, postal_code, country }).map(
						([part, text]): [string, unknown] => [kind ? `${kind}_${part}` : column, text],
					),
			);
		case 'custom_fields':
			return stored.custom_fields?.map(({ custom_field_id, value: text, choice_ids }) => [
				custom_field_id,
				choice_ids?.length ? choice_ids : text,
			]);
		default:
			return undefined;
	}
}
