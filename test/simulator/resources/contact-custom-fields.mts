import type { FastifyInstance } from 'fastify';
import { isDeepStrictEqual } from 'node:util';
import { timestamp, type Account, type CustomField } from '../account.mts';
import { badRequest } from '../errors.mts';
import { firstQuery, pageOf } from '../paging.mts';
import { customFieldPost, customFieldPut } from '../schemas.mts';
import { refuseTakenName, unknownId } from './names.mts';

interface Choice {
	choice_id?: number;
	choice_label: string;
	display_order?: number;
}
type Input = Partial<Omit<CustomField, 'choices'>> & {
	label: string;
	type: string;
	choices?: Choice[];
};

const MOST_FIELDS = 100;
const LAG_MS = 2000;

export function addContactCustomFields(app: FastifyInstance): void {
	const read = { scope: 'contact_data', privilege: 'contacts:read' };
	const write = { scope: 'contact_data', privilege: 'contacts:write' };
	const taking = (body: object) => ({ config: write, schema: { body }, attachValidation: true });
	const path = '/contact_custom_fields/:custom_field_id';

	app.get('/contact_custom_fields', { config: read }, ({ account, query: given }) => {
		const query = firstQuery(given as Record<string, string | undefined>);
		const all = listed(account);
		const { nextLink } = account.switches;
		const page = pageOf(all, '/contact_custom_fields', query, { default: 50, max: 100 }, nextLink);
		return { custom_fields: page.items, ...page.links };
	});

	app.post('/contact_custom_fields', taking(customFieldPost), ({ account, body }, reply) => {
		const input = body as Input;
		refuseLabel(account, input.label);
		refuseDecimals(input);
		if (account.customFields.size >= MOST_FIELDS) {
			throw badRequest('the maximum of custom fields is reached');
		}
		const now = timestamp();
		const field: CustomField = {
			version: 1,
			...input,
			choices: stored(account, input.type, input.choices),
			custom_field_id: account.newId(),
			name: nameOf(input.label),
			created_at: now,
			updated_at: now,
		};
		account.customFields.set(field.custom_field_id, field);
		account.madeFields.set(field.custom_field_id, account.time);
		return reply.code(201).send(field);
	});

	app.get(path, { config: read }, ({ account, params }) => fieldOf(account, params));

	app.put(path, taking(customFieldPut), ({ account, params, body }) => {
		const field = fieldOf(account, params);
		const { label, choices } = body as Input;
		refuseLabel(account, label, field);
		const kept = stored(account, field.type, choices);
		if (label === field.label && isDeepStrictEqual(kept, field.choices)) return field;
		return Object.assign(field, {
			label,
			name: nameOf(label),
			choices: kept,
			updated_at: account.now(),
		});
	});

	app.delete(path, { config: write }, ({ account, params }, reply) => {
		const { custom_field_id } = forgetField(account, fieldOf(account, params));
		for (const contact of account.contacts.values()) {
			contact.custom_fields = contact.custom_fields.filter(
				(field) => field.custom_field_id !== custom_field_id,
			);
		}
		return reply.code(204).send();
	});
}

/** Takes the field out of the account; lists may go on to show it for a while. */
export function forgetField(account: Account, field: CustomField): CustomField {
	account.customFields.delete(field.custom_field_id);
	account.deletedFields.push({ at: account.time, field });
	return field;
}

/** The newest first, as GET shows them at this moment. */
function listed(account: Account): CustomField[] {
	const lag = account.switches.customFieldLag === 'none' ? 0 : LAG_MS;
	const isOld = (at: number) => at <= account.time - lag;
	const shown = [
		...[...account.customFields.values()].filter(({ custom_field_id }) =>
			isOld(account.madeFields.get(custom_field_id) ?? 0),
		),
		...account.deletedFields.filter(({ at }) => !isOld(at)).map(({ field }) => field),
	];
	return shown.sort(
		(one, other) =>
			Date.parse(other.created_at) - Date.parse(one.created_at) ||
			(one.custom_field_id < other.custom_field_id ? -1 : 1),
	);
}

function nameOf(label: string): string {
	return label.replace(/ /g, '_').toLowerCase();
}

function refuseLabel(account: Account, label: string, self?: CustomField): void {
	const others = [...account.customFields.values()].filter((field) => field !== self);
	refuseTakenName(
		account,
		'Custom field',
		others.map((field) => field.label),
		label,
	);
}

function refuseDecimals({ metadata }: Input): void {
	const { integer, decimal_places } = metadata ?? {};
	if (integer === false && !(Number(decimal_places) >= 1 && Number(decimal_places) <= 4)) {
		throw badRequest('decimal_places must be between 1 and 4');
	}
}

/** Choices that have an ID stay, the others get one; what is left out is gone. */
function stored(account: Account, type: string, choices?: Choice[]): CustomField['choices'] {
	if (!type.endsWith('_select')) {
		if (choices) throw badRequest(`choices are not allowed for ${type}`);
		return undefined;
	}
	return choices?.map(({ choice_id, choice_label, display_order }, index) => ({
		choice_id: choice_id ?? account.newNumber(),
		choice_label,
		display_order: display_order ?? index + 1,
	}));
}

function fieldOf(account: Account, params: unknown): CustomField {
	const { custom_field_id } = params as { custom_field_id: string };
	const field = account.customFields.get(custom_field_id);
	if (!field) throw unknownId(account, 'custom_field_id', custom_field_id);
	return field;
}
