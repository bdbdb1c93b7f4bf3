/**
 * A request that did not succeed, in words for the user: `message` says what happened, `remedy`
 * what to do. It never carries the request, whose headers hold the access token.
 */
export class ApiFailure extends Error {
	constructor(
		message: string,
		readonly remedy: string,
		/** HTTP status of the answer, if there was one. */
		readonly status?: number,
		/** Constant Contact's own words. */
		readonly detail?: string,
		/** Whether every later request of the run would fail alike. */
		readonly isFinal = false,
		/** Whether the API key had sent too many requests in one second. */
		readonly isThrottled = false,
		/** Whether the request may have been done all the same. */
		readonly isUnclear = false,
	) {
		super(message);
		this.name = 'ApiFailure';
	}
}

/** Whether the service answered that it does not take what was sent. */
export function isBadRequest(failure: unknown): failure is ApiFailure {
	return failure instanceof ApiFailure && failure.status === 400;
}

/** Whether the service answered that it does not know what the request names. */
export function isNotFound(failure: unknown): failure is ApiFailure {
	return failure instanceof ApiFailure && failure.status === 404;
}

/**
 * Whether the answer is none that tells what became of the request: it was lost, or is not the
 * service's own.
 */
export function isLost({ isUnclear, status = 0 }: ApiFailure): boolean {
	return isUnclear || status === 408 || (status >= 200 && status < 400);
}

/** The same failure in other words. */
export function reworded(
	failure: ApiFailure,
	message: string,
	remedy: string,
	isUnclear = failure.isUnclear,
): ApiFailure {
	const { status, detail, isFinal, isThrottled } = failure;
	return new ApiFailure(message, remedy, status, detail, isFinal, isThrottled, isUnclear);
}

/** The failure of a request, with what was done before it. */
export function after(done: string, failure: unknown): unknown {
	if (!(failure instanceof ApiFailure)) return failure;
	return reworded(failure, `${failure.message}. ${done}`, failure.remedy);
}

/** A 403 of what stands before the API: it says nothing about the rights of the user or the app. */
export class GatewayRefusal extends ApiFailure {}
