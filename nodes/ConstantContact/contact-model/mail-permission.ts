import { comparable } from './column-name';
import { nameInCustomFields } from './custom-field-names';
import { InputError, quoted } from '../input/input-error';
import { isObject } from '../input/is-object';
import { isEmpty } from '../input/values';
import { textOf } from '../input/text-of';

/** What a row itself says against sending emails to the person. */
export interface Withheld {
	column: string;
	value: unknown;
}

/** The words of an answer in lower case, without punctuation. */
type Answer = readonly string[];
type Reader = (answer: Answer) => boolean;

const columnsNamed = (names: string, forbids: Reader) =>
	names.split(', ').map((name) => [comparable(name), forbids] as const);

const setOf = (words: string) => new Set(words.split(' '));
const wholeOf = (answer: Answer) => answer.join('');

/** The service's words, those of its export, and those of other mail services; yes in other languages. */
const PERMITS = setOf(
	'explicit implicit express expressed implied explicitpermission implicitpermission expresspermission impliedpermission expressconsent impliedconsent active confirmed confirmedoptin subscribed subscriber optedin optin doubleoptin singleoptin consented granted allowed accepted permitted mailable emailable yes y true t 1 on valid verified deliverable ok ja oui si sí sim tak ano da да evet igen kyllä ναι はい 是 네 예 wahr vrai verdadero vero verdadeiro waar sant prawda pravda igaz истина',
);
const AGREES = /^(yes|yep|ja|oui|s[ií]|sim|i (hereby )?(agree|accept|consent))( |$)/;
/** No in several languages, which the words after it only explain. */
const NOES = setOf(
	'no non nope nein nee nej nei não nao nie ne nu nem ei hayır hayir нет не ні όχι οχι không tidak لا לא いいえ 否 아니요 아니오',
);
/** What denies on its own: FALSE, as spreadsheets of other languages write it, too. */
const DENIALS = setOf(
	'n f false off falsch faux falso onwaar falsk fałsz nepravda hamis epätosi ложь',
);
const DOUBTS =
	/^(not.*|never.*|none|un.*|de(clined|nied|leted).*|pending.*|await.*|opt(ed)?out.*|out|revoked|withdrawn|removed|bounced|blocked|suspended|temp.*hold)$/;
/** Whole answers only: `Notify me` begins like `not`, and `Unplugged` like `un`. */
const REFUSALS =
	/^(not|none|never|not?(thanks?|thankyou|yet|now|given|granted|agreed|accepted|consented|interested|subscribed|selected|checked|ticked)|un(subscribed?(me)?|checked|ticked|selected|confirmed|known)|de(cline|clined|nied)|disagreed?|refused?|reject(ed)?|revoked|withdrawn|(pending|awaiting).*|opt(ed)?out.*)$/;
const NEGATES =
	/(^| )((do|did|am|would) not|(do|did|would)nt|nicht|keine?n?|pas|niet|geen|ikke|inte)( |$)|しない|しません|^不|하지않/;

const denies: Reader = (answer) => {
	const whole = wholeOf(answer);
	return NOES.has(whole) || DENIALS.has(whole) || /^0+$/.test(whole);
};
const agrees = (answer: Answer) => AGREES.test(answer.join(' '));
const permits = (answer: Answer) => PERMITS.has(wholeOf(answer)) || agrees(answer);

/** A word that is not known to permit emails does not. */
const ofStatus: Reader = (answer) => !permits(answer);
/** A form's tick box may give its own text, such as 'Notify me', and 'Newsletter' the name of one. */
const ofTickBox: Reader = (answer) =>
	denies(answer) ||
	NOES.has(answer[0] ?? 'no') ||
	REFUSALS.test(wholeOf(answer)) ||
	(!agrees(answer) && NEGATES.test(answer.slice(0, 5).join(' ')));
/** Dates and names of sources say yes, too. */
const ofOptIn: Reader = (answer) => ofTickBox(answer) || DOUBTS.test(wholeOf(answer));
/** Most statuses are about something else, such as an order. */
const ofOtherStatus: Reader = (answer) =>
	/^(unsubscribed?|(not|non|never)subscribed|opt(ed)?out|cleaned$|((hard|soft)?bounced|complained|suppressed)$)/.test(
		wholeOf(answer),
	);
const ofOptOut: Reader = (answer) =>
	answer.length > 0 && !denies(answer) && !/^(never|none)$/.test(wholeOf(answer));

const COLUMNS = new Map<string, Reader>([
	...columnsNamed(
		'Permission to Send, Email Permission Status, Email Permission, Permission Status, Email Status, Email Marketing: Status, Email Marketing Status, Email Marketing Consent, Email Subscription Status, Subscription Status, Subscriber Status, Member Status, Email Consent, Consent Status, Marketing Consent, Marketing Permission, Opt-In Status',
		ofStatus,
	),
	...columnsNamed(
		'Accepts Email Marketing, Accepts Marketing, Email Marketing, Subscribed, Is Subscribed, Opt-In, Opted In, Email Opt-In, Email Opted In, Newsletter Opt-In, Marketing Opt-In, Email Marketing Opt-In',
		ofOptIn,
	),
	...columnsNamed(
		'Consent, GDPR, GDPR Consent, Agree, Agreed, I Agree, Subscribe, Newsletter',
		ofTickBox,
	),
	...columnsNamed('Status, Contact Status, Customer Status, Lead Status', ofOtherStatus),
	...columnsNamed(
		'Unsubscribe, Unsubscribed, Is Unsubscribed, Unsubscribed At, Unsubscribed On, Unsub Time, Unsubscribed from All Email, Opt-Out, Opted Out, Opted Out of Email, Has Opted Out of Email, Email Opt-Out, Email Opted Out, Do Not Email, Do Not Contact, Email Bounced, Deleted At',
		ofOptOut,
	),
]);

/** The date stays when somebody subscribes again, so a status says more. */
const OPT_OUT_DATES = new Set(
	columnsNamed(
		'Confirmed Opt-Out Date, Email Opt-Out Date, Opt-Out Date, Unsubscribe Date',
		ofOptOut,
	).map(([name]) => name),
);

/** Columns that a form has as a tick box: empty, it is not ticked. */
const TICK_BOXES = new Set([
	...[...COLUMNS].filter(([, reader]) => reader === ofOptIn).map(([name]) => name),
	...columnsNamed('Email Consent, Marketing Consent, Email Marketing Consent', ofStatus).map(
		([name]) => name,
	),
]);

/** What a form asks in words of its own, such as 'Do you agree to receive emails?'. */
const ASKS =
	/newsletter|consent|agree(?!ment)|opt(ed)?in(?!g)|subscribe(?!r)|permission(?!s)|emailme($|about|when|with|the|your|news|offers|updates)|emailyou(?!r)|receive(our|the|your|news|offers|updates|marketing|emails?($|from|about))/;
/** About something else than emails, or about the answer, such as its date. */
const ASKS_ELSE =
	/disagree|unsubscribe|sms|text|phone|call|photo|image|video|parent|guardian|medical|treatment|cookie|terms|conditions|privacy|policy|rules|waiver|name|url|link|source|version|date|time|(in|ed|letter|consent|permission)(at|on|by|id|ip)$|(basis|campaign|channel|comments?|count|form|frequency|interests?|key|level|lists?|method|notes?|number|page|preferences?|proof|reason|status|topics?|types?)$/;

function readerOf(name: string): Reader | undefined {
	const reader = COLUMNS.get(name);
	if (reader) return reader;
	// HubSpot has an opt-out for each kind of email.
	if (name.startsWith('optedoutofemail')) return ofOptOut;
	return ASKS.test(name) && !ASKS_ELSE.test(name) ? ofTickBox : undefined;
}

/** Whether an empty column of a form is a box that is not ticked. */
const isTickBox = (name: string) => TICK_BOXES.has(name) || readerOf(name) === ofTickBox;

/** A column as it is compared, the column, and its value. */
type Cell = readonly [name: string, column: string, value: unknown];

/** What a row says against emails. */
export interface Said {
	withheld?: Withheld;
	/** A tick box that is not ticked: it counts only against emails that the person is said to have asked for. */
	unticked?: Withheld;
}

/** Whether a column tells what a person has agreed to. */
export function tellsPermission(name: string): boolean {
	return readerOf(name) !== undefined || OPT_OUT_DATES.has(name);
}

/** Whether a column that may tell it holds something else, such as the name of a newsletter. */
export function tellsOther(name: string, value: unknown): boolean {
	if (readerOf(name) !== ofTickBox) return false;
	return answersOf(value).some((answer) => !permits(answer) && !ofTickBox(answer));
}

/**
 * What the columns of a row say against emails, whatever else they mean. Empty ones say nothing, but for
 * tick boxes. A custom field of a simplified contact is no answer, whatever its name is.
 */
export function permissionOf(row: ReadonlyArray<readonly [column: string, value: unknown]>): Said {
	const cells = row
		.filter(([column]) => nameInCustomFields(column) === undefined)
		.map(([column, value]) => [comparable(column), column, value] as const)
		.filter(([name]) => tellsPermission(name));
	const withheld = withheldBy(cells);
	const unticked = untickedBy(cells);
	return { ...(withheld && { withheld }), ...(unticked && { unticked }) };
}

function withheldBy(cells: readonly Cell[]): Withheld | undefined {
	let hasStatus = false;
	let optOut: Withheld | undefined;
	for (const [name, column, value] of cells) {
		const answers = answersOf(value);
		const reader = readerOf(name);
		if (reader && answers.some(reader)) return { column, value };
		if (reader === ofStatus && answers.length > 0) hasStatus = true;
		if (OPT_OUT_DATES.has(name) && answers.some(ofOptOut)) optOut = { column, value };
	}
	return hasStatus ? undefined : optOut;
}

/** A status says more than a tick box beside it. */
function untickedBy(cells: readonly Cell[]): Withheld | undefined {
	const isSilent = (value: unknown) => answersOf(value).length === 0;
	if (cells.some(([name, , value]) => readerOf(name) === ofStatus && !isSilent(value))) return;
	const cell = cells.find(([name, , value]) => isTickBox(name) && isSilent(value));
	return cell && { column: cell[1], value: '' };
}

/**
 * Keeps a row that says something against emails from making somebody a contact who gets them.
 * @param permission what the contact would have; left out, it is not known
 * Throws InputError.
 */
export function refuseWithheld(withheld: Withheld | undefined, permission = 'implicit'): void {
	if (withheld && ['implicit', 'explicit'].includes(permission)) throw noPermission(withheld);
}

/** Why the row must not make somebody a contact. */
export function noPermission({ column, value }: Withheld): InputError {
	const said = isEmpty(value) ? 'is empty or not ticked' : `says ${quoted(value)}`;
	return new InputError(
		`The column ${quoted(column)} ${said}, and the contact would get emails`,
		'Leave such rows out with a Filter node. If the column says something else, rename or remove it with an Edit Fields node',
	);
}

/** The answers that a value holds: a form may give several, and a shop its answer with details. */
function answersOf(value: unknown): Answer[] {
	const values = (Array.isArray(value) ? (value as unknown[]) : [value]).map(inside);
	return values.filter((each) => !isEmpty(each)).map(wordsOf);
}

function inside(value: unknown): unknown {
	if (!isObject(value)) return value;
	return value.state ?? value.status ?? value.value ?? value;
}

function wordsOf(value: unknown): Answer {
	const text = textOf(value)
		.normalize('NFKC')
		.toLowerCase()
		.replace(/['\u2019]/g, '')
		.replace(/[✓✔☑✅]/gu, ' yes ')
		.replace(/[✗✘☐❌✕]/gu, ' no ');
	return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
