import type { NodeHint } from 'n8n-workflow';

/** What one request of each poll serves; emails have their own times. */
const EACH_POLL = [
	['contactCreated', 'contactUpdated'],
	['contactUnsubscribed'],
	['contactDeleted'],
	['listCreated'],
	['campaignSent'],
];
const EMAIL_EVENTS = ['emailBounced', 'emailOpened', 'linkClicked', 'emailUnsubscribed'];

/** Times between two polls that people choose, in minutes. */
const INTERVALS = [1, 2, 5, 10, 15, 30, 60];
const MINUTES_A_DAY = 1440;

/** Requests of one event for an email in 14 days, and a day to find what was sent. */
const EACH_EMAIL = 57;
const LOOKUPS = 192;

/** For which account the requests of events are told: how many emails in 14 days; events, and the pages of each. */
const EMAILS = 100;
const EVENTS = 3;
const PAGES = 5;

/** How often the active events are looked up at least, in minutes. */
const LISTED_EVERY = 15;

/** A tenth of the day's requests is worth a word; from a quarter on, the rest of the account's work is in danger. */
const SOME = 1000;
const MANY = 2500;

const SHARED = 'of the 10,000 that all workflows and apps with the same API key share';

/** The chosen events, and the minutes between two polls; 0, where they are no fixed ones. */
const ON = '[].concat($parameter.triggerOn ?? [])';
const MINUTES =
	'((times) => times.length === 1 ? ((time) => time.mode === "everyMinute" ? 1 : time.mode === "everyHour" ? 60 : time.mode === "everyX" && time.unit === "minutes" ? time.value : 0)(times[0]) : 0)($parameter.pollTimes?.item ?? [{ mode: "everyMinute" }])';

/**
 * What the settings cost a day, as docs/requests.md has it, said in the editor before the first run, where
 * it is much. The text of a hint is fixed, so there is one for each number.
 */
export const triggerHints: NodeHint[] = [
	...EACH_POLL.flatMap((_, index) => INTERVALS.flatMap((minutes) => ofPolls(index + 1, minutes))),
	...EMAIL_EVENTS.flatMap((_, index) => ofEmails(index + 1)),
	...INTERVALS.flatMap(ofRegistrations),
];

function ofPolls(readings: number, minutes: number): NodeHint[] {
	const requests = (readings * MINUTES_A_DAY) / minutes;
	const chosen = `${JSON.stringify(EACH_POLL)}.filter((together) => together.some((event) => ${ON}.includes(event))).length`;
	return hintOf(
		requests,
		`With these events and Poll Times, the polls need ${inThousands(requests)} requests a day, ${SHARED}. To need fewer, set Poll Times to every 15 minutes.`,
		`${chosen} === ${readings} && ${MINUTES} === ${minutes}`,
	);
}

function ofEmails(events: number): NodeHint[] {
	const requests = Math.round(LOOKUPS + EMAILS * ((EACH_EMAIL * events) / 14 + 1));
	const chosen = `${JSON.stringify(EMAIL_EVENTS)}.filter((event) => ${ON}.includes(event)).length`;
	return hintOf(
		requests,
		`If ${EMAILS} emails were sent in the last 14 days, these events of emails need about ${inThousands(requests)} requests a day, ${SHARED}. To need fewer, pick campaigns under Filters.`,
		`${chosen} === ${events}`,
	);
}

function ofRegistrations(minutes: number): NodeHint[] {
	const polls = MINUTES_A_DAY / minutes;
	const lookups = polls / Math.max(1, Math.floor(LISTED_EVERY / minutes));
	const requests = Math.round(polls * EVENTS * PAGES + lookups + EVENTS);
	return hintOf(
		requests,
		`If three events have 500 registrations each, Event Registration needs about ${inThousands(requests)} requests a day with these Poll Times, ${SHARED}. To need fewer, poll less often, or pick events under Filters.`,
		`${ON}.includes("eventRegistration") && ${MINUTES} === ${minutes}`,
	);
}

/** The hint for so many requests a day, if they are worth one. */
function hintOf(requests: number, message: string, condition: string): NodeHint[] {
	if (requests < SOME) return [];
	return [
		{
			type: requests > MANY ? 'warning' : 'info',
			message,
			displayCondition: `={{ ${condition} }}`,
			whenToDisplay: 'always',
			location: 'outputPane',
		},
	];
}

function inThousands(count: number): string {
	return count.toLocaleString('en-US');
}
