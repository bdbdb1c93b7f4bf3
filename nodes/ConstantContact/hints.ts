import type { NodeHint } from 'n8n-workflow';

/**
 * What the editor says above the output, when the settings and the items of the node before make
 * trouble likely. The editor evaluates the conditions itself, so they show before the first run, too.
 * Settings for which `displayCondition` fails or is no boolean show no hint.
 */
export const hints: NodeHint[] = [
	{
		type: 'warning',
		message:
			'Batching is off or above 4 requests a second, which is all that Constant Contact allows. In Settings, set Batching to 4 items per 1000 ms.',
		// As `Spacing` reads it: without Batching it keeps to the limit, -1 is off, 0 counts as 1, and
		// the whole batch may start at once.
		displayCondition:
			'={{ (({ batchSize = 0, batchInterval = 0 }) => batchSize < 0 || batchSize > 4 || Math.max(batchSize, 1) * 250 > batchInterval)($parameter.requestOptions?.batching?.batch ?? { batchSize: 4, batchInterval: 1000 }) }}',
		whenToDisplay: 'always',
		location: 'outputPane',
	},
	{
		type: 'warning',
		message:
			"'Contact Asked to Be Emailed' subscribes all of these people, even those who have unsubscribed. For a sync, use 'Keep Current Permission'.",
		displayCondition:
			'={{ $parameter.resource === "contact" && $parameter.operation === "upsert" && $parameter.permission === "explicit" && $input.all().length > 10 }}',
		whenToDisplay: 'always',
		location: 'outputPane',
	},
	{
		type: 'info',
		message:
			"More than 300 items: 'Create or Update' sends a request for each new contact and two for each that changes. For a first load, 'Import' needs only a few in total.",
		displayCondition:
			'={{ $parameter.resource === "contact" && $parameter.operation === "upsert" && $parameter.permission === "keep" && $input.all().length > 300 }}',
		whenToDisplay: 'always',
		location: 'outputPane',
	},
	{
		type: 'warning',
		message: 'Each item sends one campaign to real people. To send one campaign, pass on one item.',
		displayCondition:
			'={{ $parameter.resource === "campaign" && ["send", "schedule", "resend"].includes($parameter.operation) && $input.all().length > 1 }}',
		whenToDisplay: 'always',
		location: 'outputPane',
	},
	{
		type: 'warning',
		message:
			'Each item publishes a post, which this node cannot delete. To publish one post, pass on one item.',
		displayCondition:
			'={{ $parameter.resource === "social" && $parameter.operation === "createPost" && ["now", "atDate"].includes($parameter.publish) && $input.all().length > 1 }}',
		whenToDisplay: 'always',
		location: 'outputPane',
	},
];
