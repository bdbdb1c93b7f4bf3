import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { ConstantContactApi } from '../transport/api';
import { waitForActivity, type Activity } from '../transport/activity';

/**
 * The field of deletions that Constant Contact works off by itself.
 * @param where the resource and operation that show it
 */
export function waitField(where: { resource: string[]; operation: string[] }): INodeProperties {
	return {
		displayName: 'Wait for Completion',
		name: 'waitForCompletion',
		type: 'boolean',
		default: true,
		description:
			'Whether to wait until Constant Contact has finished deleting, which takes a few more requests. Otherwise the ID of its activity is returned at once.',
		displayOptions: { show: where },
	};
}

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
