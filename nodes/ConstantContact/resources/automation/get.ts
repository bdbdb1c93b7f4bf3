import { AUTOMATIONS } from '../../transport/collections';
import { getOne } from '../plain/get-one';

/** Automation → Get, with its trigger and tasks. */
export const get = getOne({
	of: AUTOMATIONS,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Automations/retrieveAutomationCampaignUsingGet',
});
