import type { IDataObject } from 'n8n-workflow';
import { accessFor, explainRefusal } from '../../nodes/ConstantContact/transport/access';
import { ApiFailure } from '../../nodes/ConstantContact/transport/api-failure';

test.each([
	['GET', '/account/summary', 'account_read account:read'],
	['GET', '/account/emails/7', 'account_read account:read'],
	['PUT', '/account/summary/physical_address', 'account_update account:update'],
	['POST', '/account/emails', 'account_update account:update'],
	['GET', '/activities/7', 'contact_data contacts:write'],
	['POST', '/activities/contacts_delete', 'contact_data contacts:write'],
	['GET', '/contact_exports/7', 'contact_data contacts:write'],
	['GET', '/contact_lists/7', 'contact_data contacts:lists:read'],
	['GET', '/segments', 'contact_data contacts:lists:read'],
	['DELETE', '/contact_lists/7', 'contact_data contacts:lists:write'],
	['POST', '/segments', 'contact_data contacts:lists:write'],
	['GET', '/contacts', 'contact_data contacts:read'],
	['GET', '/contact_tags/7', 'contact_data contacts:read'],
	['GET', '/contact_custom_fields', 'contact_data contacts:read'],
	['PUT', '/contacts/7', 'contact_data contacts:write'],
	['POST', '/contact_tags', 'contact_data contacts:write'],
	['PATCH', '/contact_custom_fields/7', 'contact_data contacts:write'],
	['GET', '/emails/activities/7/schedules', 'campaign_data campaign:read'],
	['GET', '/events', 'campaign_data campaign:read'],
	['POST', '/emails/activities/a-7/schedules', 'campaign_data campaign:send'],
	['POST', '/emails/activities/7/tests', 'campaign_data campaign:send'],
	['POST', '/emails/activities/7/non_opener_resends', 'campaign_data campaign:send'],
	['DELETE', '/emails/a-7', 'campaign_data campaign:delete'],
	['DELETE', '/emails/activities/7', 'campaign_data campaign:write'],
	['POST', '/emails', 'campaign_data campaign:write'],
	['PUT', '/events/7', 'campaign_data campaign:write'],
	['GET', '/reports/contact_reports/7', 'contact_data ui:campaign:metrics'],
	['GET', '/reports/email_reports/7', 'campaign_data ui:campaign:metrics'],
] as const)('%s %s needs %s', (method, path, needed) =>
	expect(Object.values(accessFor(method, path) ?? {}).join(' ')).toBe(needed),
);

test.each([
	['GET', '/account/user/privileges'],
	['GET', '/accounts'],
	['GET', '/x/contacts'],
	['GET', '/contactsx'],
	['POST', '/reports/email_reports'],
] as const)('%s %s needs nothing that is known', (method, path) =>
	expect(accessFor(method, path)).toBeUndefined(),
);

describe('a refusal', () => {
	const app =
		"check that the app is still active under 'My Applications' at developer.constantcontact.com";
	const owner =
		'Connect the account as Account Owner or Account Manager, who have all privileges, or let one of them give it to the user';
	const refusal = new ApiFailure('Denied', 'Mend it', 403, 'No');
	const wordless = new ApiFailure('Denied', 'Mend it', 403, '');
	const has =
		(...names: string[]) =>
		async () =>
			await Promise.resolve(names.map((privilege_name): IDataObject => ({ privilege_name })));
	const explain = async (
		failure: ApiFailure,
		readPrivileges: () => Promise<IDataObject[]>,
		whole?: string[],
		path = '/contacts',
	) => await explainRefusal(failure, 'POST', path, readPrivileges, whole);

	test.each<[string, ApiFailure, string[], string[] | undefined, string, string]>([
		['lacks', refusal, [], undefined, 'The user has no privilege contacts:write', owner],
		[
			'lacks, without words',
			wordless,
			['x'],
			undefined,
			'The user has no privilege contacts:write',
			owner,
		],
		[
			'lacks more',
			refusal,
			['c'],
			['contacts:write', 'a', 'b', 'c'],
			'The user has no privilege contacts:write',
			`${owner}. For everything that this operation can do, the user also lacks a, b`,
		],
		[
			'has',
			refusal,
			['x', 'contacts:write'],
			['a'],
			'The scope contact_data is missing',
			`The user has the privilege contacts:write. Add the scope contact_data to the credential and connect again. If it is there, ${app}`,
		],
	])('of what the user %s', async (_what, failure, names, whole, message, remedy) => {
		const explained = await explain(failure, has(...names), whole);
		expect(explained).toMatchObject({
			message: `Denied. ${message}`,
			remedy,
			status: 403,
			detail: failure.detail,
		});
	});

	test('of changes of the account says that the scope is not there by default', async () => {
		const failure = await explain(refusal, has('account:update'), [], '/account/emails');
		expect(failure.message).toBe('Denied. The scope account_update is missing');
		expect(failure.remedy).toContain(
			"Switch on 'Custom Scopes' in the credential, add account_update to 'Enabled Scopes' and connect again",
		);
		const none = await explain(refusal, has(), [], '/account/emails');
		expect(none.remedy).toBe(
			"Connect the account as Account Owner: only this role may change the account's details",
		);
	});

	test('without words, of what the user may do, stays as it is', async () =>
		expect(await explain(wordless, has('contacts:write'))).toBe(wordless));

	test('of what is not known asks for nothing', async () =>
		expect(await explain(refusal, async () => await Promise.reject(refusal), [], '/x')).toBe(
			refusal,
		));

	test('of the privileges, too, means that the app is not active', async () =>
		expect(await explain(wordless, async () => await Promise.reject(refusal))).toMatchObject({
			message: 'Denied. The app is not active',
			remedy: `To continue, ${app}`,
		}));

	test.each([[wordless], [new ApiFailure('x', 'y', 500, 'No')], [new Error('x')]])(
		'stays as it is where the privileges cannot be read: %p',
		async (failure) =>
			expect(await explain(refusal, async () => await Promise.reject(failure))).toBe(refusal),
	);
});
