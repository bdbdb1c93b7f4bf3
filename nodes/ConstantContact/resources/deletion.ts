import type { IExecuteFunctions } from 'n8n-workflow';
import type { ConstantContactApi } from '../transport/api';
import { waitForActivity, type Activity } from '../transport/activity';

/**
 * What a deletion returns, after it is done if the user wants to wait. Throws ApiFailure when it
 * does not succeed.
 */
export async function readDeletion(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
	started: Activity,
) {
	const waits = node.getNodeParameter('waitForCompletion', item) !== false;
	const { activity_id, state } = waits ? await waitForActivity(api, started) : started;
	return { deleted: state === 'completed', activity_id, state };
}
