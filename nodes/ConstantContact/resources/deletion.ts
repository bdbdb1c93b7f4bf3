import { isObjectEmpty, type IExecuteFunctions } from 'n8n-workflow';
import type { ConstantContactApi } from '../transport/api';
import { ApiFailure } from '../transport/api-failure';
import { waitForActivity, type Activity } from '../transport/activity';

/**
 * What a deletion returns, after it is done if the user wants to wait. The API does not say that
 * activities of deletions can be read; one that cannot comes out as it was started, with a warning.
 * Throws ApiFailure when the deletion does not succeed.
 * @param started the answer to DELETE; empty after 204, when nothing is left to be done
 */
export async function readDeletion(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
	started: Activity,
) {
	if (isObjectEmpty(started)) return { deleted: true };
	const waits = node.getNodeParameter('waitForCompletion', item) !== false;
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
