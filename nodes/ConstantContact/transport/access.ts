import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';
import { ApiFailure } from './api-failure';

/** What a token and its user need for a request. */
interface Access {
	scope: string;
	privilege: string;
}

/** Where the user's privileges are read. Any valid token may. */
export const PRIVILEGES = '/account/user/privileges';

/** The scope that the credential asks for only if the user wants it: an account has to be connected anew for it. */
const ON_REQUEST = 'account_update';

const CHECK_APP =
	"check that the app is still active under 'My Applications' at developer.constantcontact.com";

/**
 * What requests need by their method and path; the first that fits counts. From the security and the
 * privileges of each operation in Constant Contact's API reference.
 */
// prettier-ignore
const ACCESS: Array<[request: RegExp, scope: string, privilege: string]> = [
	[/^GET \/account\/(summary|emails)\b/, 'account_read', 'account:read'],
	[/^\w+ \/account\/(summary|emails)\b/, 'account_update', 'account:update'],
	[/^\w+ \/(activities|contact_exports)\b/, 'contact_data', 'contacts:write'],
	[/^GET \/(contact_lists|segments)\b/, 'contact_data', 'contacts:lists:read'],
	[/^\w+ \/(contact_lists|segments)\b/, 'contact_data', 'contacts:lists:write'],
	[/^GET \/(contacts|contact_tags|contact_custom_fields)\b/, 'contact_data', 'contacts:read'],
	[/^\w+ \/(contacts|contact_tags|contact_custom_fields)\b/, 'contact_data', 'contacts:write'],
	[/^GET \/(emails|events|social)\b/, 'campaign_data', 'campaign:read'],
	[/^\w+ \/emails\/activities\/[^/]+\/(schedules|tests|non_opener_resends)\b/, 'campaign_data', 'campaign:send'],
	[/^DELETE \/emails\/[^/]+$/, 'campaign_data', 'campaign:delete'],
	[/^\w+ \/(emails|events|social)\b/, 'campaign_data', 'campaign:write'],
	[/^GET \/automations\b/, 'campaign_data', 'customer-journey:read'],
	[/^POST \/automations\b/, 'campaign_data', 'customer-journey:create'],
	[/^PUT \/automations\b/, 'campaign_data', 'customer-journey:update'],
	[/^GET \/reports\/contact_reports\b/, 'contact_data', 'ui:campaign:metrics'],
	[/^GET \/reports\b/, 'campaign_data', 'ui:campaign:metrics'],
];

/**
 * What the request needs, or undefined when Constant Contact documents nothing.
 * @param path below `/v3`, without query
 */
export function accessFor(method: IHttpRequestMethods, path: string): Access | undefined {
	const found = ACCESS.find(([request]) => request.test(`${method} ${path}`));
	return found && { scope: found[1], privilege: found[2] };
}

/**
 * A refused request (403) with what is missing: Constant Contact does not say it. A refusal without a
 * word may come from elsewhere, so only a privilege that is known to be missing is told then.
 * @param readPrivileges asks for what the connected user may do
 * @param whole the privileges of all that is to be done, so that what else is missing is told at once
 */
export async function explainRefusal(
	refusal: ApiFailure,
	method: IHttpRequestMethods,
	path: string,
	readPrivileges: () => Promise<IDataObject[]>,
	whole: readonly string[] = [],
): Promise<ApiFailure> {
	const access = accessFor(method, path);
	if (!access) return refusal;
	const { scope, privilege } = access;
	return await readPrivileges().then(
		(privileges) => {
			const lacks = (one: string) =>
				!privileges.some(({ privilege_name }) => privilege_name === one);
			if (lacks(privilege)) {
				const others = whole.filter((one) => one !== privilege && lacks(one));
				const remedy = giving(privilege, others);
				return withWords(refusal, `The user has no privilege ${privilege}`, remedy);
			}
			if (!refusal.detail) return refusal;
			return withWords(
				refusal,
				`The scope ${scope} is missing`,
				`The user has the privilege ${privilege}. ${adding(scope)} and connect again. If it is there, ${CHECK_APP}`,
			);
		},
		(failure: unknown) =>
			failure instanceof ApiFailure && failure.status === 403 && failure.detail
				? withWords(refusal, 'The app is not active', `To continue, ${CHECK_APP}`)
				: refusal,
	);
}

function adding(scope: string): string {
	return scope === ON_REQUEST
		? `Switch on 'Custom Scopes' in the credential, add ${scope} to 'Enabled Scopes'`
		: `Add the scope ${scope} to the credential`;
}

/** @param others what the operation may need besides, and the user lacks, too */
function giving(privilege: string, others: string[]): string {
	const also =
		others.length > 0
			? `. For everything that this operation can do, the user also lacks ${others.join(', ')}`
			: '';
	return privilege === 'account:update'
		? `Connect the account as Account Owner: only this role may change the account's details${also}`
		: `Connect the account as Account Owner or Account Manager, who have all privileges, or let one of them give it to the user${also}`;
}

function withWords({ message, status, detail }: ApiFailure, missing: string, remedy: string) {
	return new ApiFailure(`${message}. ${missing}`, remedy, status, detail);
}
