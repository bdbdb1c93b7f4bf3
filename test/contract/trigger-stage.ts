import type { INodeParameters, INodePropertyOptions } from 'n8n-workflow';
import { ConstantContactTrigger } from '../../nodes/ConstantContact/ConstantContactTrigger.node';
import { TestAccount } from '../support/simulator';
import { TestTrigger } from '../support/trigger';
import { CAMPAIGN, happenings, SEED } from './trigger-seed';

export const { description } = new ConstantContactTrigger();

/** Every event that the trigger offers. */
export const EVENTS = (
	description.properties.find(({ name }) => name === 'triggerOn')?.options as INodePropertyOptions[]
).map(({ value }) => String(value));

/** Activates a workflow and lets everything happen; nothing of it is polled yet. */
export async function stageTrigger(parameters: INodeParameters, seed: object = {}) {
	const account = await TestAccount.create({ ...SEED, ...seed });
	const trigger = new TestTrigger(account, parameters);
	await trigger.activate();
	const { contacts, tracking, registrations } = happenings(new Date().toISOString());
	await account.setContacts(contacts);
	for (const each of tracking) await account.track(each);
	for (const each of registrations) await account.setRegistration(each);
	await account.send('POST', 'contact_lists', { name: 'New list' });
	await account.setCampaign({ campaign_id: CAMPAIGN, last_sent_date: new Date().toISOString() });
	// Reports of old emails are read once a day.
	await trigger.pass(86_400_000);
	return { account, trigger };
}
