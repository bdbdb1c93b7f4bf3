import { notice } from '../../parameters/notice';

export const deleteNotice = notice(
	'deleteNotice',
	'Deletes every contact on the lists, also with Execute step. To delete some of them, choose From Input Items.',
	{ show: { source: ['lists'] } },
);

export const unsubscribeNotice = notice(
	'unsubscribeNotice',
	'Only the person can subscribe again after this. If you decided it, choose The Account Owner.',
	{ show: { whoAsked: ['Contact'] } },
);

export const resubscribeNotice = notice(
	'resubscribeNotice',
	'Emails each contact as soon as this runs, also with Execute step. Constant Contact asks a contact only once.',
);
