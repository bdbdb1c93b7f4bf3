import { ApiFailure } from '../../transport/api-failure';

/** What of a contact only one can have, as far as a request carries it. */
interface Unique {
	email?: string;
	sms?: unknown;
}

/** The failure with a remedy of its own when another contact has the email or the number for texts. */
export function asTaken(failure: unknown, { email, sms }: Unique): unknown {
	if (!(failure instanceof ApiFailure) || failure.status !== 409) return failure;
	const { message, status, detail = '' } = failure;
	const isAboutSms = sms !== undefined && (!email || /\bsms\b/i.test(detail));
	if (!isAboutSms && !email) return failure;
	return new ApiFailure(
		message,
		isAboutSms
			? 'Another contact has this number for text messages: use another number, or write to that contact'
			: "The account has a contact with this email already, maybe a deleted one. Use 'Create or Update' to write to it",
		status,
		detail,
	);
}
