import type { FastifyInstance } from 'fastify';
import { accountEmail, accountSummary, companyLogo, physicalAddress } from '../account-schemas.mts';
import type { Organization } from '../account.mts';
import type { AccountEmail } from '../campaign.mts';
import { badRequest, conflict, notFound } from '../errors.mts';

type Query = Record<string, string | undefined>;

export const ADDRESS = {
	address_line1: '1601 Trapelo Rd',
	city: 'Waltham',
	state_code: 'MA',
	postal_code: '02451',
	country_code: 'US',
};

export const SUMMARY = {
	contact_email: 'owner@example.com',
	contact_phone: '617-555-0100',
	country_code: 'us',
	encoded_account_id: 'a07e1ikxwuphd4',
	encoded_partner_id: '',
	first_name: 'Olive',
	last_name: 'Owner',
	organization_name: 'Olives and Oils',
	organization_phone: '617-555-0101',
	state_code: 'MA',
	time_zone_id: 'US/Eastern',
	website: 'https://example.com',
};

/** Who an account belongs to that was given nobody. */
export const ORGANIZATION: Organization = {
	summary: SUMMARY,
	physical_address: ADDRESS,
	company_logo: { url: 'https://files.example.com/logo.jpg', internal_id: 'ACCOUNT.IMAGE.5' },
};

/** What an account has that was given none. */
export const EMAILS: AccountEmail[] = [
	{
		email_address: 'owner@example.com',
		email_id: 1,
		confirm_status: 'CONFIRMED',
		confirm_time: '2026-01-01T00:00:00.000+0000',
		confirm_source: '192.0.2.1',
		confirm_source_type: 'SITE_OWNER',
		roles: ['CONTACT', 'REPLY_TO'],
	},
	{
		email_address: 'news@example.com',
		email_id: 2,
		confirm_status: 'UNCONFIRMED',
		roles: [],
		pending_roles: ['OTHER'],
	},
];

export function addAccount(app: FastifyInstance): void {
	const read = { scope: 'account_read', privilege: 'account:read' };
	const write = { scope: 'account_update', privilege: 'account:update' };
	const taking = (body: object) => ({ config: write, schema: { body }, attachValidation: true });

	app.get('/account/user/privileges', ({ account }) =>
		account.settings.privileges.map((privilege_name, index) => ({
			privilege_id: index + 1,
			privilege_name,
		})),
	);

	app.get('/account/summary', { config: read }, ({ account, query }) => {
		const { summary, ...extras } = account.organization;
		const names = (query as Query).extra_fields?.split(',') ?? [];
		if (!names.every((name) => name === 'physical_address' || name === 'company_logo')) {
			throw badRequest('extra_fields does not have a valid value');
		}
		return { ...summary, ...Object.fromEntries(names.map((name) => [name, extras[name]])) };
	});

	app.put('/account/summary', taking(accountSummary), ({ account, body }) => {
		const { organization, emailAddresses } = account;
		const summary = { ...organization.summary, ...(body as Record<string, string>) };
		const isKnown = emailAddresses.some(
			({ email_address, confirm_status }) =>
				email_address === summary.contact_email && confirm_status === 'CONFIRMED',
		);
		if (!isKnown) throw badRequest('contact_email is not a confirmed address of the account');
		organization.summary = summary;
		// Only GET shows the partner.
		return { ...summary, encoded_partner_id: undefined };
	});

	app.get('/account/summary/physical_address', { config: read }, ({ account }, reply) => {
		const { missingAddress } = account.switches;
		const { physical_address } = account.organization;
		if (physical_address) return physical_address;
		if (missingAddress === 'notFound') throw notFound('The account has no physical address');
		if (missingAddress === 'nothing') return {};
		return reply.code(204).send();
	});

	const takingAddress = taking(physicalAddress);
	app.post('/account/summary/physical_address', takingAddress, ({ account, body }, reply) => {
		if (account.organization.physical_address) throw conflict('The address already exists');
		void reply.code(201);
		return (account.organization.physical_address = body as Record<string, string>);
	});

	app.put('/account/summary/physical_address', takingAddress, ({ account, body }) => {
		if (!account.organization.physical_address) throw badRequest('There is no address yet');
		return (account.organization.physical_address = body as Record<string, string>);
	});

	app.get('/account/summary/company_logo', { config: read }, ({ account }, reply) => {
		return account.organization.company_logo ?? reply.code(204).send();
	});

	app.put('/account/summary/company_logo', taking(companyLogo), ({ account, body }) => {
		const { external_url, internal_id } = body as Record<string, string>;
		const url = external_url ?? `https://files.example.com/${internal_id}.jpg`;
		account.organization.company_logo = { url, ...(body as object) };
		return account.organization.company_logo;
	});

	app.post('/account/emails', taking(accountEmail), ({ account, body }, reply) => {
		const { email_address } = body as { email_address: string };
		const isSame = (each: AccountEmail) =>
			each.email_address.toLowerCase() === email_address.toLowerCase();
		if (account.emailAddresses.some(isSame)) throw conflict('The email address already exists');
		const email_id = account.emailAddresses.length + 1;
		const added = { email_address, email_id, confirm_status: 'UNCONFIRMED' };
		account.emailAddresses.push({ ...added, roles: [], pending_roles: ['OTHER'] });
		void reply.code(201);
		return added;
	});

	app.get('/account/emails', { config: read }, ({ account, query }) => {
		const { confirm_status, role_code, email_address, ...others } = query as Query;
		if (Object.keys(query as Query).length > 1 || Object.keys(others).length > 0) {
			throw badRequest('only one query parameter is supported');
		}
		return account.emailAddresses.filter(
			(email) =>
				email.confirm_status === (confirm_status ?? email.confirm_status) &&
				email.email_address === (email_address ?? email.email_address) &&
				(role_code === undefined || email.roles.includes(role_code)),
		);
	});
}
