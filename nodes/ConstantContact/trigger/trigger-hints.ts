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

/** Accounts for which the requests of registrations are told: events, and the pages of each. */
const REGISTERED: Array<[events: number, pages: number]> = [
	[1, 1],
	[3, 5],
	[20, 1],
];

/** How often the active events are looked up at least, in minutes. */
const LISTED_EVERY = 15;

/** From then on the rest of the account's work is in danger. */
const MANY = 2500;

/** The chosen events, and the minutes between two polls; 0, where they are no fixed ones. */
const ON = '[].concat($parameter.triggerOn ?? [])';
const MINUTES =
	'((times) => times.length === 1 ? ((time) => time.mode === "everyMinute" ? 1 : time.mode === "everyHour" ? 60 : time.mode === "everyX" && time.unit === "minutes" ? time.value : 0)(times[0]) : 0)($parameter.pollTimes?.item ?? [{ mode: "everyMinute" }])';

/**
 * What the settings cost a day, as docs/requests.md has it, said in the editor before the first run. The
 * text of a hint is fixed, so there is one for each number.
 */
export const triggerHints: NodeHint[] = [
	...EACH_POLL.flatMap((_, index) => INTERVALS.map((minutes) => ofPolls(index + 1, minutes))),
	...EMAIL_EVENTS.map((_, index) => ofEmails(index + 1)),
	...INTERVALS.map(ofRegistrations),
];

function ofPolls(readings: number, minutes: number): NodeHint {
	const requests = (readings * MINUTES_A_DAY) / minutes;
	const chosen = `${JSON.stringify(EACH_POLL)}.filter((together) => together.some((event) => ${ON}.includes(event))).length`;
	return {
		type: requests > MANY ? 'warning' : 'info',
		message: `With these events and Poll Times, the polls need ${inThousands(requests)} requests a day while nothing happens. All workflows and apps with the same API key share 10,000.`,
		displayCondition: `={{ ${chosen} === ${readings} && ${MINUTES} === ${minutes} }}`,
		whenToDisplay: 'always',
		location: 'outputPane',
	};
}

function ofEmails(events: number): NodeHint {
	const requests = (emails: number) =>
		inThousands(Math.round(LOOKUPS + emails * ((EACH_EMAIL * events) / 14 + 1)));
	const chosen = `${JSON.stringify(EMAIL_EVENTS)}.filter((event) => ${ON}.includes(event)).length`;
	return {
		type: 'info',
		message: `With these events of emails, reports need about ${requests(8)} requests a day where 8 emails were sent in the last 14 days, ${requests(100)} with 100 emails, and ${requests(300)} with 300.`,
		displayCondition: `={{ ${chosen} === ${events} }}`,
		whenToDisplay: 'always',
		location: 'outputPane',
	};
}

function ofRegistrations(minutes: number): NodeHint {
	const polls = MINUTES_A_DAY / minutes;
	const lookups = polls / Math.max(1, Math.floor(LISTED_EVERY / minutes));
	const [one, three, twenty] = REGISTERED.map(([events, pages]) =>
		Math.round(polls * events * pages + lookups + events),
	);
	return {
		type: three > MANY ? 'warning' : 'info',
		message: `With Event Registration and these Poll Times, registrations need about ${inThousands(one)} requests a day where one event has up to 100, ${inThousands(three)} where three have 500 each, and ${inThousands(twenty)} where 20 have up to 100. Each new one costs one more.`,
		displayCondition: `={{ ${ON}.includes("eventRegistration") && ${MINUTES} === ${minutes} }}`,
		whenToDisplay: 'always',
		location: 'outputPane',
	};
}

function inThousands(count: number): string {
	return count.toLocaleString('en-US');
}
