import type { ContractCase } from '../contract-case';
import { accountCases } from './account';
import { activityCases } from './activity';
import { automationCases } from './automation';
import { bulkCases } from './bulk';
import { campaignCases } from './campaign';
import { campaignSendingCases } from './campaign-sending';
import { contactCases } from './contact';
import { contactReportCases } from './contact-reports';
import { contactUpsert } from './contact-upsert';
import { customFieldCases } from './custom-field';
import { eventCases } from './event';
import { eventRegistrationCases } from './event-registration';
import { listCases } from './list';
import { reportCases } from './report';
import { segmentCases } from './segment';
import { socialCases } from './social';
import { tagCases } from './tag';

/** One case for each operation. */
export const OPERATION_CASES: ContractCase[] = [
	...accountCases,
	...activityCases,
	...automationCases,
	...bulkCases,
	...campaignCases,
	...campaignSendingCases,
	...contactCases,
	...contactReportCases,
	contactUpsert,
	...customFieldCases,
	...eventCases,
	...eventRegistrationCases,
	...listCases,
	...reportCases,
	...segmentCases,
	...socialCases,
	...tagCases,
];
