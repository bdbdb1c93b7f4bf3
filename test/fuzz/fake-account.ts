import { Ajv, type ValidateFunction } from 'ajv';
import type { IDataObject, IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import type { StoredContact } from '../../nodes/ConstantContact/contact-model/stored-contact';
import { DEFINITIONS, LISTS } from '../unit/arbitraries';

/** Strict schemas of the request bodies, by `METHOD path`, out of the vendor's Swagger file. */
declare const CONTRACT_SCHEMAS: Record<string, object>;

export const CONTACT_ID = '00000007-0000-4000-8000-000000000001';
const BASE_URL = 'https://api.cc.email/v3';
const QUERIES: Record<string, string[]> = {
	'GET /contacts': ['email', 'status', 'include'],
	'GET /contacts/{contact_id}': ['include'],
	'GET /contact_lists': ['limit', 'status', 'channel_type'],
	'GET /contact_custom_fields': ['limit'],
};

const validators = new Map<string, ValidateFunction>();

function validatorOf(request: string): ValidateFunction | undefined {
	const schema = CONTRACT_SCHEMAS[request];
	if (schema === undefined) return undefined;
	// Compiling takes longer than thousands of checks.
	const validator =
		validators.get(request) ??
		new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
	validators.set(request, validator);
	return validator;
}

/** An account without a network: it answers at once, and holds each request against the contract. */
export class FakeAccount {
	readonly violations: string[] = [];

	/** POST and PUT requests. */
	writes = 0;

	/** The email with which the person has signed up. */
	private signedUp: string | undefined;

	constructor(
		private readonly contact: StoredContact | undefined,
		private readonly json: IDataObject,
		private readonly parameters: Record<string, unknown>,
	) {}

	/** What n8n hands to the node for one item. */
	get node(): IExecuteFunctions {
		return {
			getInputData: () => [{ json: this.json }],
			getNode: () => ({ name: 'Constant Contact', type: 'constantContact', parameters: {} }),
			getNodeParameter: (path: string, _item: number, fallback: unknown) => {
				const [name, ...keys] = path.split('.');
				const value = keys.reduce(
					(each, key) => (each as IDataObject | undefined)?.[key],
					this.parameters[name],
				);
				return value ?? fallback;
			},
			getTimezone: () => 'Asia/Kolkata',
			continueOnFail: () => false,
			getExecutionCancelSignal: () => undefined,
			getContext: () => ({}),
			getCredentials: async () => ({ clientId: 'fake' }),
			helpers: {
				httpRequestWithAuthentication: async (_credential: string, request: IHttpRequestOptions) =>
					this.answer(request),
			},
		} as unknown as IExecuteFunctions;
	}

	private answer({ method = 'GET', url, qs = {}, body }: IHttpRequestOptions) {
		const path = url.replace(BASE_URL, '').replace(`/${CONTACT_ID}`, '/{contact_id}');
		const request = `${method} ${path}`;
		const sent: unknown = JSON.parse(JSON.stringify(body ?? null));
		this.check(request, qs, sent);
		if (method !== 'GET') this.writes++;
		if (request === 'POST /contacts/sign_up_form') this.signedUp = Object(sent).email_address;
		return { statusCode: 200, body: this.bodyFor(request) };
	}

	private check(request: string, query: IDataObject, body: unknown) {
		const validator = validatorOf(request);
		if (validator?.(body) === false) {
			// Whether the limit counts what is stored as well is for the service to say.
			const errors = validator.errors
				?.map((each) => `${each.instancePath} ${each.message}`)
				.filter((each) => each !== '/custom_fields must NOT have more than 25 items');
			if (errors?.length) this.violations.push(`${request}: ${errors.join(', ')}`);
		}
		const known = QUERIES[request] ?? [];
		if (!validator && known.length === 0) this.violations.push(`${request} is not documented`);
		for (const name of Object.keys(query)) {
			if (!known.includes(name)) this.violations.push(`${request}: query parameter ${name}`);
		}
	}

	/** The form makes everybody explicit, and brings deleted contacts back. */
	private subscription() {
		return this.signedUp === undefined
			? {}
			: {
					email_address: { address: this.signedUp, permission_to_send: 'explicit' },
					deleted_at: undefined,
				};
	}

	private bodyFor(request: string) {
		switch (request) {
			case 'GET /contact_lists':
				return { lists: LISTS.map((list_id, index) => ({ list_id, name: `List ${index}` })) };
			case 'GET /contact_custom_fields':
				return { custom_fields: DEFINITIONS };
			case 'GET /contacts':
				return { contacts: this.contact ? [this.contact] : [] };
			case 'GET /contacts/{contact_id}':
				return { contact_id: CONTACT_ID, ...this.contact, ...this.subscription() };
			default:
				return { contact_id: CONTACT_ID, action: this.contact ? 'updated' : 'created' };
		}
	}
}
