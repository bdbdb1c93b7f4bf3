import type { IDataObject } from 'n8n-workflow';

declare const CONTRACT_OPERATIONS: Array<{ verb: string; path: string; statuses: number[] }>;

/**
 * Optional properties by which the node finds what it has asked for, or that say that it happened: a
 * campaign without the date of its sending is not sent, one without a status is not deleted, and one
 * without lists goes to nobody. A postal address without a first line is none.
 */
const IDENTITIES = [
	'activities',
	'activity_id',
	'address_line1',
	'bottom',
	'bulk_email_campaign_summaries',
	'bulk_sms_campaign_summaries',
	'campaign_activities',
	'campaign_activity_id',
	'campaign_id',
	'campaigns',
	'click_rate',
	'clicks',
	'connections',
	'contact_id',
	'contact_list_ids',
	'contacts',
	'current_status',
	'custom_field_id',
	'custom_fields',
	'default_track',
	'deleted_at',
	'email_address',
	'event_id',
	'flow_summaries',
	'last_sent_date',
	'link_click_counts',
	'list_id',
	'lists',
	'open_rate',
	'opens',
	'opt_out_date',
	'permission_to_send',
	'records',
	'results',
	'segments',
	'sequence_id',
	'state',
	'tag_id',
	'tags',
	'top',
	'track_id',
	'tracking_activities',
	'v2_email_campaign_id',
	'xrefs',
];

/** Other shapes of an answer; see `Reshaping` in test/contract/reshape.mts. */
export const SHAPES = {
	extra: { to: 'extra' },
	missing: { to: 'missing', keep: IDENTITIES },
	null: { to: 'null', keep: IDENTITIES },
	/** What is done is told by the state; without it, the node would wait for minutes. */
	bare: { to: 'missing', keep: ['state'] },
};

/** What an error answer of the contract's may look like; the contract gives no shape for it. */
const ERROR_BODIES = [
	[{ error_key: 'test.api.refused', error_message: 'Told by the service' }],
	{ error_key: 'test.api.refused', error_message: 'Told by the service' },
	'',
];

/** Each error that the contract documents for these operations, as a fault of the simulator. */
export function documentedErrors(requested: Array<string | undefined>) {
	return CONTRACT_OPERATIONS.filter(({ verb, path }) =>
		requested.includes(`${verb.toUpperCase()} ${path}`),
	)
		.flatMap(({ verb, path, statuses }) =>
			statuses
				.filter((status) => status >= 400)
				.map((status) => ({ method: verb.toUpperCase(), path: `/v3${path}`, status })),
		)
		.map(({ method, path, status }, number) => {
			const body = ERROR_BODIES[number % ERROR_BODIES.length];
			return { method, path, answer: { status, body } };
		});
}

/** Words that come from JavaScript or from a value that is not there, and help nobody. */
export const NO_WORDS =
	/Cannot (read|set|convert)|undefined|is not (a function|iterable|an object)|\[object |\bNaN\b|Invalid (time|Date)|Unexpected (token|end)|Maximum call stack/;

/** The text of an output without times and IDs, which differ from run to run. */
export function textOf(output: IDataObject[]): string {
	return JSON.stringify(output).replace(
		/"(\d{4}-\d\d-\d\d(T[^"]+)?|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})"/g,
		'"…"',
	);
}
