import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';
import { ApiFailure } from './api-failure';

/** What a token and its user need for a request. */
interface Access {
	scope: string;
	privilege: string;
}

/** Where the user's privileges are read. Any valid token may. */
export const PRIVILEGES = '/account/user/privileges';

const CHECK_APP =
	"check that the app is still active under 'My Applications' at developer.constantcontact.com";

/** What the request needs, or undefined when Constant Contact documents nothing. */
function accessFor(method: IHttpRequestMethods, path: string): Access | undefined {
	const verb = method === 'GET' ? 'read' : 'write';
	const [, resource] = path.split('/');
	switch (resource) {
		case 'contact_lists':
		case 'segments':
			return { scope: 'contact_data', privilege: `contacts:lists:${verb}` };
		case 'contacts':
		case 'contact_custom_fields':
		case 'contact_tags':
			return { scope: 'contact_data', privilege: `contacts:${verb}` };
		case 'activities':
		case 'contact_exports':
			return { scope: 'contact_data', privilege: 'contacts:write' };
		case 'emails':
			return { scope: 'campaign_data', privilege: `campaign:${verb}` };
		case 'reports':
			return { scope: 'campaign_data', privilege: 'ui:campaign:metrics' };
		case 'account':
			return { scope: 'account_read', privilege: 'account:read' };
	}
	return undefined;
}

/**
 * A refused request (403) with what is missing: Constant Contact does not say it.
 * @param readPrivileges asks for what the connected user may do
 */
export async function explainRefusal(
	refusal: ApiFailure,
	method: IHttpRequestMethods,
	path: string,
	readPrivileges: () => Promise<IDataObject[]>,
): Promise<ApiFailure> {
	const access = accessFor(method, path);
	if (!access) return refusal;
	const { scope, privilege } = access;
	return await readPrivileges().then(
		(privileges) =>
			privileges.some(({ privilege_name }) => privilege_name === privilege)
				? withWords(
						refusal,
						`The scope ${scope} is missing`,
						`The user has the privilege ${privilege}. Add the scope ${scope} to the credential and connect again. If it is there, ${CHECK_APP}`,
					)
				: withWords(
						refusal,
						`The user has no privilege ${privilege}`,
						'Connect the account as Account Owner or Account Manager, who have all privileges, or let one of them give it to the user',
					),
		(failure: unknown) =>
			failure instanceof ApiFailure && failure.status === 403
				? withWords(refusal, 'The app is not active', `To go on, ${CHECK_APP}`)
				: refusal,
	);
}

function withWords({ message, status, detail }: ApiFailure, missing: string, remedy: string) {
	return new ApiFailure(`${message}. ${missing}`, remedy, status, detail);
}
