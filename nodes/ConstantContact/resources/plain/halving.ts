import type { ApiFailure } from '../../transport/api-failure';

/**
 * Asks about several things together, of which the service refuses all for a single one, and does not say
 * which. So they are halved until that one is alone: one among 150 takes some 15 requests.
 * @param ask sends the request; returns why it failed, if it did
 * @param isOfOne whether a failure is that of one of the things
 * @param fail takes each thing that failed
 * @param refusal that of a request for these, or for these among others that are fine: several are halved at once then, and each one
 * is still asked for alone, because the request may have been refused for another reason
 * @returns whether all were answered
 */
export async function halving<T>(
	things: T[],
	ask: (part: T[]) => Promise<ApiFailure | undefined>,
	isOfOne: (failure: ApiFailure) => boolean,
	fail: (thing: T, failure: ApiFailure) => void,
	refusal?: ApiFailure,
): Promise<boolean> {
	const failure = (things.length > 1 && refusal) || (await ask(things));
	if (!failure) return true;
	if (!isOfOne(failure) || things.length <= 1) {
		for (const thing of things) fail(thing, failure);
		return false;
	}
	const half = Math.ceil(things.length / 2);
	const isFirstFine = await halving(things.slice(0, half), ask, isOfOne, fail);
	await halving(things.slice(half), ask, isOfOne, fail, isFirstFine ? failure : undefined);
	return false;
}
