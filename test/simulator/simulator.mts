import formbody from '@fastify/formbody';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCertificate } from './certificate.mts';
import { addControl } from './control.mts';
import { ServiceError, badRequest, inForm } from './errors.mts';
import { addGateway } from './gateway.mts';
import { addOAuth } from './oauth.mts';
import { createRedirectProxy } from './redirect-proxy.mts';
import { addFormParser } from './form.mts';
import { addAccount } from './resources/account.mts';
import { addActivities } from './resources/activities.mts';
import { addAutomations } from './resources/automations.mts';
import { addBulkDeletions } from './resources/bulk-deletions.mts';
import { addBulkMemberships } from './resources/bulk-memberships.mts';
import { addContactActions } from './resources/contact-actions.mts';
import { addContactCustomFields } from './resources/contact-custom-fields.mts';
import { addContactExports } from './resources/contact-exports.mts';
import { addContactImports } from './resources/contact-imports.mts';
import { addContactLists } from './resources/contact-lists.mts';
import { addContactTags } from './resources/contact-tags.mts';
import { addContactReports } from './resources/contact-reports.mts';
import { addContacts } from './resources/contacts.mts';
import { addEmailAbTests } from './resources/email-ab-tests.mts';
import { addEmailActivities } from './resources/email-activities.mts';
import { addEmailResends } from './resources/email-resends.mts';
import { addEmailSchedules } from './resources/email-schedules.mts';
import { addEmailTests } from './resources/email-tests.mts';
import { addEmails } from './resources/emails.mts';
import { addEventCopies } from './resources/event-copies.mts';
import { addEventRegistrationChanges } from './resources/event-registration-changes.mts';
import { addEventRegistrations } from './resources/event-registrations.mts';
import { addEventTickets } from './resources/event-tickets.mts';
import { addEvents } from './resources/events.mts';
import { addLandingReports } from './resources/landing-reports.mts';
import { addReportStats } from './resources/report-stats.mts';
import { addReports } from './resources/reports.mts';
import { addSegments } from './resources/segments.mts';
import { addSignUpForm } from './resources/sign-up-form.mts';
import { addSmsReports } from './resources/sms-reports.mts';
import { addSocial } from './resources/social.mts';
import { addV2Ids } from './resources/v2-ids.mts';
import { World } from './world.mts';

const RESOURCES = [
	addAccount,
	addActivities,
	addAutomations,
	addBulkDeletions,
	addBulkMemberships,
	addContactActions,
	addContactCustomFields,
	addContactExports,
	addContactImports,
	addContactLists,
	addContactTags,
	addContactReports,
	addContacts,
	addEmailAbTests,
	addEmailActivities,
	addEmailResends,
	addEmailSchedules,
	addEmailTests,
	addEmails,
	addEventCopies,
	addEventRegistrationChanges,
	addEventRegistrations,
	addEventTickets,
	addEvents,
	addLandingReports,
	addReportStats,
	addReports,
	addSegments,
	addSignUpForm,
	addSmsReports,
	addSocial,
	addV2Ids,
];

export interface Simulator {
	world: World;
	/** Plain HTTP: control surface, and the API for a look by hand. */
	httpUrl: string;
	tlsPort: number;
	/** For HTTPS_PROXY. */
	proxyUrl: string;
	/** For NODE_EXTRA_CA_CERTS, in PEM. */
	certificate: string;
	close: () => Promise<void>;
}

/** Starts the service on free ports of the loopback address, or on the given ones. */
export async function startSimulator(
	ports: { http?: number; tls?: number; proxy?: number } = {},
): Promise<Simulator> {
	const world = new World();
	const { key, cert } = await createCertificate();
	const http = createService(world);
	const tls = createService(world, { key, cert });
	await http.listen({ host: '127.0.0.1', port: ports.http ?? 0 });
	await tls.listen({ host: '127.0.0.1', port: ports.tls ?? 0 });
	const tlsPort = portOf(tls.server);
	const proxy = createRedirectProxy(tlsPort);
	await new Promise<void>((resolve) => proxy.listen(ports.proxy ?? 0, '127.0.0.1', resolve));

	return {
		world,
		httpUrl: `http://127.0.0.1:${String(portOf(http.server))}`,
		tlsPort,
		proxyUrl: `http://127.0.0.1:${String(portOf(proxy))}`,
		certificate: cert,
		close: async () => {
			proxy.close();
			proxy.closeAllConnections();
			await Promise.all([http.close(), tls.close()]);
		},
	};
}

function createService(world: World, https?: { key: string; cert: string }): FastifyInstance {
	const options = {
		forceCloseConnections: true,
		bodyLimit: 8_000_000,
		// Some paths name many IDs.
		routerOptions: { maxParamLength: 8000 },
		// The real schemas forbid what they do not know; Fastify would drop it without a word.
		ajv: { customOptions: { removeAdditional: false, coerceTypes: false, allErrors: true } },
	};
	const app = Fastify({ ...options, https: https ?? null } as typeof options);
	app.setErrorHandler((error: FastifyError | ServiceError, request, reply) => {
		const { status, body: own } =
			error instanceof ServiceError ? error : serviceErrorOf(error, request.method);
		const { account, fault } = request as Partial<FastifyRequest>;
		const isGiven = fault?.answer?.body !== undefined;
		const body = account && !isGiven ? inForm(account.switches, status, own) : own;
		const usual = body !== own && typeof body === 'string' ? 'text/plain' : 'application/json';
		const { contentType = usual, headers = {} } = fault?.answer ?? {};
		const payload = typeof body === 'string' ? body : JSON.stringify(body ?? '');
		return reply
			.code(status)
			.headers(headers)
			.type(contentType)
			.send(body === undefined ? '' : payload);
	});
	app.setNotFoundHandler((_request, reply) => reply.code(403).send({ message: 'Forbidden' }));

	void app.register(formbody);
	void app.register(
		async (api) => {
			addFormParser(api);
			addGateway(api, world);
			for (const add of RESOURCES) add(api);
		},
		{ prefix: '/v3' },
	);
	addOAuth(app, world);
	addControl(app, world);
	return app;
}

function serviceErrorOf(error: FastifyError, method: string): ServiceError {
	if (error.statusCode === 415) {
		const error_message = `${method} takes application/json`;
		return new ServiceError(415, [{ error_key: 'unsupported_media_type', error_message }]);
	}
	if (error.statusCode === 400) return badRequest(error.message);
	console.error(error);
	return new ServiceError(500, [{ error_key: 'internal', error_message: error.message }]);
}

function portOf(server: Server | FastifyInstance['server']): number {
	return (server.address() as AddressInfo).port;
}
