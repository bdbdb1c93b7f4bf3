import { notice } from '../../parameters/notice';

export const sendNotice = notice(
	'sendNotice',
	"Sends to real people as soon as this runs, also with Execute step. It cannot be taken back. To see the email first, use 'Send Test'; to send only after a yes, add Approved under Only If.",
);

export const scheduleNotice = notice(
	'scheduleNotice',
	"Sends to real people at this date, also if it was set with Execute step. Until then, 'Unschedule' takes it back. To send only after a yes, add Approved under Only If.",
);

export const resendNotice = notice(
	'resendNotice',
	"Sends to real people once more after this wait, also if it was set with Execute step. Until then, 'Cancel Resend' takes it back.",
);
