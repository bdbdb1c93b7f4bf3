import type { INodeProperties } from 'n8n-workflow';

const notice = (name: string, displayName: string): INodeProperties => ({
	displayName,
	name,
	type: 'notice',
	default: '',
});

/** What whoever opens an operation that lets emails leave has to know before the first click. */
export const sendNotice = notice(
	'sendNotice',
	"Sends to real people as soon as this runs, also with Execute step. It cannot be taken back. To see the email first, use 'Send Test'; to be sure of what goes out, add conditions under Only If.",
);

export const scheduleNotice = notice(
	'scheduleNotice',
	"Sends to real people at this date, also if it was set with Execute step. Until then, 'Unschedule' takes it back.",
);

export const resendNotice = notice(
	'resendNotice',
	"Sends to real people once more after this wait, also if it was set with Execute step. Until then, 'Cancel Resend' takes it back.",
);
