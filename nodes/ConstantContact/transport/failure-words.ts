/** Why a request failed: Constant Contact's `error_key`, an HTTP status, or what broke on the way. */
export type Cause =
	| 'throttled'
	| 'quota_exceeded'
	| 'busy'
	| 'reconnect'
	| 'timeout'
	| 'connection'
	| 'notJson'
	| 'badLink'
	| 'cancelled'
	| number;

interface Words {
	message: string;
	remedy: string;
}

const REPEAT = "Run the workflow again, or let 'Retry On Fail' in the node's settings do so";

const REPEATABLE = `${REPEAT}. Repeating is safe: what was written already is updated, not doubled`;

const WORDS: Partial<Record<Cause, Words>> = {
	throttled: {
		message: 'Constant Contact got more requests in one second than it allows',
		remedy: `${REPEAT}. Something else uses the same API key, which has 4 requests a second: another app, a node with a higher 'Batching', or another n8n process. Several processes keep to the limit when 'Batching' is divided by their number`,
	},
	quota_exceeded: {
		message: 'The daily quota of this Constant Contact API key is used up',
		remedy: 'Retrying before it resets does not help',
	},
	busy: {
		message: 'Constant Contact takes no more bulk work at the moment',
		remedy:
			'An account may have 1,000 bulk activities waiting. Run the workflow again once some of them are done: Activity → Get Many shows them',
	},
	reconnect: {
		message: 'The Constant Contact account is not connected, or access could not be renewed',
		remedy:
			'Open the credential, check its Client ID and Client Secret, and connect the account again',
	},
	timeout: {
		message: 'Constant Contact did not answer in time',
		remedy: REPEATABLE,
	},
	connection: {
		message: 'The connection to Constant Contact broke off',
		remedy: REPEATABLE,
	},
	notJson: {
		message: 'The answer did not come from the Constant Contact API: it is not the JSON it sends',
		remedy:
			'Check whether a proxy or firewall between n8n and api.cc.email answers in its place, then run the workflow again',
	},
	badLink: {
		message: 'Constant Contact sent no usable link to the next page of its answer',
		remedy:
			'Nothing was returned, because the rest would be missing. Run the workflow again; if it stays so, ask for no more than fits into one page',
	},
	cancelled: {
		message: 'The execution was cancelled',
		remedy: 'Run the workflow again. Repeating is safe',
	},
	400: {
		message: 'Constant Contact refused the data',
		remedy: 'Change the value that the message names',
	},
	401: {
		message: 'Constant Contact did not accept the access token',
		remedy: 'Open the credential and connect the account again',
	},
	403: {
		message: 'Constant Contact denied access',
		remedy:
			"Connect the account as Account Owner or Account Manager, keep the scope contact_data in the credential, and check that the app is still active under 'My Applications' at developer.constantcontact.com",
	},
	404: {
		message: 'Constant Contact does not know what the request names',
		remedy: 'It may have been deleted meanwhile. Pick it again, or check the ID',
	},
	409: {
		message: 'Constant Contact reports a conflict',
		remedy:
			'The name may be taken already: choose another. Or something else has changed the same data at the same moment: run the workflow again; repeating is safe',
	},
	500: {
		message: 'Constant Contact had an internal fault',
		remedy: REPEATABLE,
	},
	503: {
		message: 'Constant Contact is not available at the moment',
		remedy: REPEATABLE,
	},
};

/**
 * The words for a failed request.
 * @param now used for the time until the daily quota resets, at 00:00 UTC
 */
export function wordsFor(cause: Cause, now: Date): Words {
	const fallback = typeof cause === 'number' && cause >= 500 ? 500 : 400;
	const words = WORDS[cause] ?? (WORDS[fallback] as Words);
	if (cause !== 'quota_exceeded') return words;

	const minutes = Math.ceil((86_400_000 - (now.getTime() % 86_400_000)) / 60_000);
	const left = `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
	return {
		message: words.message,
		remedy: `The quota resets at 00:00 UTC, in ${left}. ${words.remedy}`,
	};
}
