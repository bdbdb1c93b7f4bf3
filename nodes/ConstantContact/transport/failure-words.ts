/** Why a request failed: Constant Contact's `error_key`, an HTTP status, or what broke on the way. */
export type Cause =
	| 'throttled'
	| 'quota_exceeded'
	| 'busy'
	| 'testsUsedUp'
	| 'emailConflict'
	| 'noCredential'
	| 'reconnect'
	| 'tokenRefused'
	| 'timeout'
	| 'connection'
	| 'notJson'
	| 'blocked'
	| 'badLink'
	| 'cancelled'
	| number;

interface Words {
	message: string;
	remedy: string;
	/** What to do instead, where the answer has no words of its own. */
	wordless?: string;
}

/** For every other refusal, with and without words. */
const REFUSED: Words = {
	message: 'Constant Contact refused the request',
	remedy: 'Do what the message says, then run the workflow again',
	wordless:
		'Constant Contact does not say why. Run the workflow again; if it happens again, check whether a proxy or firewall between n8n and api.cc.email answers in its place',
};

const REPEAT = "Run the workflow again, or let 'Retry On Fail' in the node's settings do so";

const WORDS: Partial<Record<Cause, Words>> = {
	throttled: {
		message: 'Constant Contact got more requests in one second than it allows',
		remedy: `Switch on 'Retry On Fail' in the node's settings, or run the workflow again. Something else uses the same API key, which has 4 requests a second: another app, a node with a higher 'Batching', or another n8n process. Several processes keep to the limit when 'Batching' is divided by their number`,
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
	testsUsedUp: {
		message: 'Constant Contact sends no more test emails for this account today',
		remedy:
			"An account may send tests to 50 addresses a day, and each address of an email counts. Look at the preview instead, or continue tomorrow. If nothing else gets through either, the API key's daily quota of requests is used up",
	},
	emailConflict: {
		message: 'Constant Contact reports a conflict',
		remedy:
			'Something else may have changed the campaign at the same moment, or it is not in a state for this. Look at it in Constant Contact, then run the workflow again',
	},
	reconnect: {
		message: 'The Constant Contact account is not connected, or access could not be renewed',
		remedy:
			'Open the credential, check its Client ID (the API key) and Client Secret, and connect the account again',
	},
	noCredential: {
		message: 'No credential is picked',
		remedy:
			"Pick one in the field 'Credential to connect with' of this node, or create one there and connect your Constant Contact account",
	},
	tokenRefused: {
		message: 'Access to Constant Contact could not be renewed: the request for it was refused',
		remedy:
			'Something in front of authz.constantcontact.com refused it without looking at the credential, which may be correct. Run the workflow again later; if it happens again, let n8n reach that address another way, without the proxy or firewall that it goes through',
	},
	timeout: {
		message: 'Constant Contact did not answer in time',
		remedy: REPEAT,
	},
	connection: {
		message: 'The connection to Constant Contact broke off',
		remedy: REPEAT,
	},
	notJson: {
		message: 'The answer did not come from the Constant Contact API: it is not the JSON it sends',
		remedy:
			'Check whether a proxy or firewall between n8n and api.cc.email answers in its place, then run the workflow again',
	},
	blocked: {
		message: 'The request did not reach Constant Contact: something before it denied access',
		remedy:
			'The refusal did not come from the Constant Contact API, so it says nothing about the user, the scopes or the app. Run the workflow again later; if it happens again, check whether a proxy or firewall between n8n and api.cc.email, or the network in front of api.cc.email, blocks the address of n8n or a text in the data',
	},
	badLink: {
		message: 'Constant Contact sent no usable link to the next page of its answer',
		remedy:
			'Nothing was returned, because the rest would be missing. Run the workflow again; if it happens again, ask for no more than fits into one page',
	},
	cancelled: {
		message: 'The execution was cancelled',
		remedy: 'Run the workflow again',
	},
	400: {
		message: 'Constant Contact refused the data',
		remedy: 'Change the value that the message names',
		wordless:
			'Constant Contact does not say which value it is. Leave out one value after another to find it, beginning with dates, custom fields and IDs',
	},
	401: {
		message: 'Constant Contact did not accept the access token',
		remedy: 'Open the credential and connect the account again',
	},
	403: {
		message: 'Constant Contact denied access',
		remedy:
			"Connect the account as Account Owner or Account Manager, check that the credential has the scope that this needs, such as contact_data, campaign_data or account_read, and that the app is still active under 'My Applications' at developer.constantcontact.com",
		wordless:
			"Constant Contact does not say why. Connect the account as Account Owner or Account Manager, check that the credential has the scope that this needs, such as contact_data, campaign_data or account_read, and that the app is still active under 'My Applications' at developer.constantcontact.com. If all of this is right, check whether a proxy or firewall between n8n and api.cc.email answers in its place",
	},
	404: {
		message: 'Constant Contact does not know what the request names',
		remedy: 'It may have been deleted meanwhile. Pick it again, or check the ID',
	},
	405: {
		message: 'Constant Contact does not allow this request',
		remedy: 'Update n8n-nodes-constant-contact: the service may have changed',
	},
	406: {
		message: 'Constant Contact cannot answer in the format that was asked for',
		remedy: 'Check whether a proxy between n8n and api.cc.email changes the headers of requests',
	},
	409: {
		message: 'Constant Contact reports a conflict',
		remedy:
			'The name may be taken already: choose another. Or something else has changed the same data at the same moment: run the workflow again',
	},
	410: {
		message: 'Constant Contact no longer has this',
		remedy: 'Pick another one, or update n8n-nodes-constant-contact: the service may have changed',
	},
	413: {
		message: 'The request is larger than Constant Contact allows',
		remedy: 'Send fewer items or a smaller file at a time',
	},
	414: {
		message: 'The request names more than Constant Contact allows',
		remedy: 'Use fewer filters, lists or tags',
	},
	415: {
		message: 'Constant Contact does not accept data of this kind',
		remedy:
			'Give a file as CSV, with a name that ends in .csv. For other data, check whether a proxy between n8n and api.cc.email changes the headers of requests',
	},
	422: {
		message: 'Constant Contact cannot work with the data',
		remedy: 'Change the value that the message names',
		wordless:
			'Constant Contact does not say which value it is. Leave out one value after another to find it, beginning with dates, custom fields and IDs',
	},
	500: {
		message: 'Constant Contact had an internal fault',
		remedy: REPEAT,
	},
	503: {
		message: 'Constant Contact is not available at the moment',
		remedy: REPEAT,
	},
};

/** Whether nobody knows what has become of the request: it may have been done all the same. */
export function isUnclear(cause: Cause): boolean {
	if (typeof cause === 'number') return cause >= 500;
	return cause === 'timeout' || cause === 'connection' || cause === 'cancelled';
}

/**
 * The words for a failed request.
 * @param now used for the time until the daily quota resets, at 00:00 UTC
 * @param isWordless whether the answer itself says nothing
 */
export function wordsFor(cause: Cause, now: Date, isWordless = false): Words {
	const fallback = typeof cause === 'number' && cause >= 500 ? (WORDS[500] as Words) : REFUSED;
	const { message, remedy, wordless } = WORDS[cause] ?? fallback;
	const words = { message, remedy: (isWordless && wordless) || remedy };
	if (cause !== 'quota_exceeded') return words;

	const minutes = Math.ceil((86_400_000 - (now.getTime() % 86_400_000)) / 60_000);
	const left = `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
	return {
		message: words.message,
		remedy: `The quota resets at 00:00 UTC, in ${left}. ${words.remedy}`,
	};
}
