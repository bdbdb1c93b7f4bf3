import { isObjectEmpty } from 'n8n-workflow';
import type { ConstantContactApi } from '../../transport/api';
import { waitForActivity, type Activity } from '../../transport/activity';
import { ApiFailure } from '../../transport/api-failure';
import type { Collection } from '../../transport/collections';
import { textOf } from '../../input/text-of';

/**
 * What a deletion returns, after it is done if the user wants to wait. The API does not say that
 * activities of deletions can be read; one that cannot comes out as it was started, with a warning.
 * Throws ApiFailure when the deletion does not succeed.
 * @param started the answer to DELETE; empty after 204, when nothing is left to be done
 */
export async function finishDeletion(api: ConstantContactApi, started: Activity, waits: boolean) {
	if (isObjectEmpty(started)) return { deleted: true };
	const activity = waits ? await waitForActivity(api, started).catch(unlessUnknown) : started;
	const { activity_id, state } = activity ?? started;
	const warnings = [
		`Constant Contact has accepted the deletion, and does not tell what becomes of activity ${activity_id} (404)`,
	];
	return { deleted: state === 'completed', activity_id, state, ...(!activity && { warnings }) };
}

function unlessUnknown(failure: unknown): undefined {
	if (!(failure instanceof ApiFailure) || failure.status !== 404) throw failure;
}

/**
 * Deletes a member of a collection. A run that is repeated meets what it has deleted already.
 * @returns the answer; undefined when the account does not have the member any more
 * Throws the refusal when the account still has it.
 */
export async function deleteMember<T>(
	api: ConstantContactApi,
	collection: Collection,
	id: string,
): Promise<T | undefined> {
	const ask = async () => await api.delete<T>(`${collection.path}/${id}`);
	return await unlessGone(api, collection, id, ask);
}

/**
 * What a request about a member of a collection is answered. The service refuses one that is deleted as
 * it refuses an unknown ID, so the collection is looked at then.
 * @returns undefined when the account does not have the member any more
 * Throws the refusal when the account still has it.
 */
export async function unlessGone<T>(
	api: ConstantContactApi,
	collection: Collection,
	id: string,
	ask: () => Promise<T>,
): Promise<T | undefined> {
	return await ask().catch(async (failure: unknown) => {
		if (!isUnknown(failure)) throw failure;
		api.forget(collection);
		const members = await api.known<Record<string, unknown>>(collection);
		const living = members.filter((member) => !collection.isGone?.(member));
		if (living.some((member) => textOf(member[collection.id]) === id)) throw failure;
		return undefined;
	});
}

/** The service answers 404 to an unknown ID, and 400 to that of a list. */
function isUnknown(failure: unknown): boolean {
	if (!(failure instanceof ApiFailure)) return false;
	return (
		failure.status === 404 || (failure.status === 400 && /not found/i.test(failure.detail ?? ''))
	);
}

/** What is said of something that was not there to be deleted. */
export const GONE =
	'The account does not have it: it was deleted before, or the ID is one of another account';
