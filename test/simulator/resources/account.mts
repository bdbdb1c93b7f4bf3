import type { FastifyInstance } from 'fastify';

export function addAccount(app: FastifyInstance): void {
	app.get('/account/user/privileges', ({ account }) =>
		account.settings.privileges.map((privilege_name, index) => ({
			privilege_id: index + 1,
			privilege_name,
		})),
	);
}
