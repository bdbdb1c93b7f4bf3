import { sentences } from '../../input/sentences';
import { isBadRequest, reworded } from '../../transport/api-failure';

/**
 * Throws a failure on. One with 400, whose words nobody has seen, says besides what may be wrong.
 * @param hint a sentence without its period
 */
export function withRemedy(hint: string): (failure: unknown) => never {
	return (failure) => {
		if (!isBadRequest(failure)) throw failure;
		throw reworded(failure, failure.message, sentences(failure.remedy, hint));
	};
}
