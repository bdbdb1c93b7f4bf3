import type { FastifyInstance } from 'fastify';
import type { AbTest, Campaign } from '../campaign.mts';
import { abTest as schema } from '../email-schemas.mts';
import { badRequest, conflict, notFound } from '../errors.mts';
import { demandStatus, primaryOf } from './email-store.mts';

const PATH = '/emails/activities/:campaign_activity_id/abtest';
const AB_TEST = { type: 'AB_TEST', type_code: 57 };

/** Two subjects for one campaign, of which the one that is opened more often goes to all others. */
export function addEmailAbTests(app: FastifyInstance): void {
	const access = (privilege: string) => ({ scope: 'campaign_data', privilege });
	const write = access('campaign:write');

	app.get(PATH, { config: access('campaign:read') }, ({ account, params }) =>
		testOf(primaryOf(account, params).campaign),
	);

	const taking = { config: write, schema: { body: schema }, attachValidation: true };
	app.post(PATH, taking, ({ account, params, body }, reply) => {
		const { campaign } = primaryOf(account, params);
		demandStatus(campaign, 'Draft');
		if (campaign.abTest) throw conflict('An A/B test exists already for this campaign activity.');
		if (campaign.resend && account.switches.resendWithAbTest === 'refused') {
			throw badRequest('A campaign with a resend to non-openers cannot have an A/B test');
		}
		const { type, type_code } = campaign;
		const abTest = body as AbTest;
		Object.assign(campaign, { abTest, typeBefore: { type, type_code }, ...AB_TEST });
		return reply.code(201).send(abTest);
	});

	app.delete(PATH, { config: write }, ({ account, params }, reply) => {
		const { campaign } = primaryOf(account, params);
		testOf(campaign);
		demandStatus(campaign, 'Draft');
		Object.assign(campaign, campaign.typeBefore);
		delete campaign.abTest;
		return reply.code(204).send();
	});
}

function testOf({ abTest }: Campaign): AbTest {
	if (!abTest) throw notFound('The campaign activity has no A/B test.');
	return abTest;
}
