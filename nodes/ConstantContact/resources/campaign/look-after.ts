import { ApiFailure, isLost, reworded } from '../../transport/api-failure';

/**
 * What has become of a request that lets emails leave, and that is not sent again: it had no answer, or
 * somebody else may have been faster, which the service refuses with 400 or 409.
 * Throws the failure when the account shows nothing of it, and says so where that proves nothing.
 * @param look what the account shows; undefined for nothing
 * @param what of which nobody knows whether it is so, such as `the campaign "News" was sent`
 */
export async function lookAfter<T>(
	failure: unknown,
	look: () => Promise<T | undefined>,
	what: string,
): Promise<T> {
	if (!(failure instanceof ApiFailure)) throw failure;
	const isUnknown = isLost(failure);
	if (!isUnknown && ![400, 409].includes(failure.status ?? 0)) throw failure;
	const found = await look().catch(() => undefined);
	if (found !== undefined) return found;
	if (!isUnknown) throw failure;
	throw reworded(
		failure,
		`It is not known whether ${what}. ${failure.message}`,
		`Look at the campaign in Constant Contact. ${failure.remedy}`,
		true,
	);
}
