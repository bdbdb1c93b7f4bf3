import type { FastifyInstance } from 'fastify';
import type { AccountEmail } from '../campaign.mts';
import { badRequest } from '../errors.mts';

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

const EXTRAS: Record<string, object> = {
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

	app.get('/account/user/privileges', ({ account }) =>
		account.settings.privileges.map((privilege_name, index) => ({
			privilege_id: index + 1,
			privilege_name,
		})),
	);

	app.get('/account/summary', { config: read }, ({ query }) => {
		const names = (query as Query).extra_fields?.split(',') ?? [];
		if (!names.every((name) => name in EXTRAS)) {
			throw badRequest('extra_fields does not have a valid value');
		}
		return { ...SUMMARY, ...Object.fromEntries(names.map((name) => [name, EXTRAS[name]])) };
	});

	app.get('/account/summary/physical_address', { config: read }, () => ADDRESS);

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
