import { comparable } from './column-name';
import { InputError, quoted } from '../input/input-error';
import { isEmpty } from '../input/values';
import { textOf } from '../input/text-of';

/** What a row itself says against sending emails to the person. */
export interface Withheld {
	column: string;
	value: unknown;
}

type Reader = (word: string) => boolean;

const columnsNamed = (names: string, forbids: Reader) =>
	names.split(', ').map((name) => [comparable(name), forbids] as const);

/** The service's words, those of its export, and those of other mail services. */
const PERMITS = new Set(
	'explicit implicit express expressed implied explicitpermission implicitpermission expresspermission impliedpermission expressconsent impliedconsent active confirmed confirmedoptin subscribed subscriber optedin optin doubleoptin singleoptin consented granted allowed accepted permitted mailable emailable yes y true 1 on valid verified deliverable ok ja oui si sí sim tak ano da да evet igen kyllä ναι はい 是 네 예 wahr vrai verdadero vero verdadeiro waar sant prawda pravda igaz истина'.split(
		' ',
	),
);
/** No and FALSE, as forms and spreadsheets of other languages write them, too. */
const DENIALS = new Set(
	'no n false 0 off nein non nee nej nei não nao nie ne nu nem ei hayır hayir нет ні όχι いいえ 否 아니요 아니오 falsch faux falso onwaar falsk fałsz nepravda hamis epätosi ложь'.split(
		' ',
	),
);
const THANKS =
	/(thanks?|thankyou|danke|vielendank|merci|gracias|grazie|obrigad[oa]|bedankt|dankje|dankjewel|tack|takk?)$/;
const denies: Reader = (word) => DENIALS.has(word) || DENIALS.has(word.replace(THANKS, ''));
const DOUBTS =
	/^(no|not.*|never.*|none|un.*|de(clined|nied|leted).*|pending.*|await.*|opt(ed)?out.*|out|revoked|withdrawn|removed|bounced|blocked|suspended|temp.*hold)$/;
/** Whole answers only: `Notify me` begins like `not`, and `Unplugged` like `un`. */
const REFUSALS =
	/^(no(t|ne)?|never|not?(yet|now|given|granted|agreed|accepted|consented|interested|subscribed|selected|checked|ticked)|no(i|please)?(dont|donot).*|i?(dont|donot)(agree|accept|consent|want|subscribe).*|un(subscribed?|checked|ticked|selected|confirmed|known)|decline|de(clined|nied)|disagreed?|refused|rejected|revoked|withdrawn|(pending|awaiting).*|opt(ed)?out.*)$/;

/** A word that is not known to permit emails does not. */
const ofStatus: Reader = (word) => !PERMITS.has(word);
/** Dates and names of sources say yes, too. */
const ofOptIn: Reader = (word) => denies(word) || DOUBTS.test(word);
/** A form's tick box may give its own text, such as 'Notify me', and 'Newsletter' the name of one. */
const ofTickBox: Reader = (word) => denies(word) || REFUSALS.test(word);
/** Most statuses are about something else, such as an order. */
const ofOtherStatus: Reader = (word) =>
	/^(unsubscribed?|(not|non|never)subscribed|opt(ed)?out)/.test(word);
const ofOptOut: Reader = (word) => !denies(word) && !/^(never|none|0*)$/.test(word);

const COLUMNS = new Map<string, Reader>([
	...columnsNamed(
		'Permission to Send, Email Permission Status, Email Permission, Permission Status, Email Status, Email Marketing: Status, Email Marketing Status, Email Marketing Consent, Email Subscription Status, Subscription Status, Subscriber Status, Member Status, Email Consent, Consent Status, Marketing Consent, Marketing Permission, Opt-In Status',
		ofStatus,
	),
	...columnsNamed(
		'Accepts Email Marketing, Accepts Marketing, Email Marketing, Subscribed, Is Subscribed, Opt-In, Opted In, Email Opt-In, Email Opted In',
		ofOptIn,
	),
	...columnsNamed('Consent, GDPR Consent, Agree, Subscribe, Newsletter', ofTickBox),
	...columnsNamed('Status, Contact Status, Customer Status, Lead Status', ofOtherStatus),
	...columnsNamed(
		'Unsubscribed, Is Unsubscribed, Unsubscribed At, Unsubscribed from All Email, Opt-Out, Opted Out, Opted Out of Email, Has Opted Out of Email, Email Opt-Out, Email Opted Out, Do Not Email, Do Not Contact, Email Bounced, Deleted At',
		ofOptOut,
	),
]);

/** The date stays when somebody subscribes again, so a status says more. */
const OPT_OUT_DATES = new Set(
	columnsNamed('Confirmed Opt-Out Date, Email Opt-Out Date, Opt-Out Date', ofOptOut).map(
		([name]) => name,
	),
);

/** Columns that a form has as a tick box: empty, it is not ticked. */
const TICK_BOXES = new Set([
	...[...COLUMNS]
		.filter(([, reader]) => [ofOptIn, ofTickBox].includes(reader))
		.map(([name]) => name),
	...columnsNamed('Email Consent, Marketing Consent, Email Marketing Consent', ofStatus).map(
		([name]) => name,
	),
]);

/** Whether a column tells what a person has agreed to. */
export function tellsPermission(name: string): boolean {
	return COLUMNS.has(name) || OPT_OUT_DATES.has(name);
}

/** Whether a column that may tell it holds something else, such as the name of a newsletter. */
export function tellsOther(name: string, value: unknown): boolean {
	const word = wordOf(value);
	return COLUMNS.get(name) === ofTickBox && !PERMITS.has(word) && !ofTickBox(word);
}

/** What all columns of a row say against emails, whatever else they mean. */
export function withheldOf(
	row: ReadonlyArray<readonly [column: string, value: unknown]>,
): Withheld | undefined {
	const cells = row.map(([column, value]) => [comparable(column), column, value] as const);
	return withheldBy(cells.filter(([name]) => tellsPermission(name)));
}

/**
 * The tick box of a row that is not ticked, beside no status that says more. It counts only against
 * emails that the person is said to have asked for.
 * @param cells as of `withheldBy`
 */
export function untickedBy(
	cells: ReadonlyArray<readonly [name: string, column: string, value: unknown]>,
): Withheld | undefined {
	if (cells.some(([name, , value]) => COLUMNS.get(name) === ofStatus && !isEmpty(value))) return;
	const cell = cells.find(([name, , value]) => TICK_BOXES.has(name) && isEmpty(value));
	return cell && { column: cell[1], value: '' };
}

/**
 * What a row says against emails, if it does. Empty cells say nothing.
 * @param cells compared name of a column, the column and its value
 */
export function withheldBy(
	cells: ReadonlyArray<readonly [name: string, column: string, value: unknown]>,
): Withheld | undefined {
	let hasStatus = false;
	let optOut: Withheld | undefined;
	for (const [name, column, value] of cells) {
		if (isEmpty(value)) continue;
		const reader = COLUMNS.get(name);
		if (reader?.(wordOf(value))) return { column, value };
		if (reader === ofStatus) hasStatus = true;
		if (OPT_OUT_DATES.has(name) && ofOptOut(wordOf(value))) optOut = { column, value };
	}
	return hasStatus ? undefined : optOut;
}

/**
 * Keeps a row that says something against emails from making somebody a contact who gets them.
 * @param permission what the contact would have; left out, it is not known
 * Throws InputError.
 */
export function refuseWithheld(withheld: Withheld | undefined, permission = 'implicit'): void {
	if (withheld && ['implicit', 'explicit'].includes(permission)) throw noPermission(withheld);
}

/** Why the row must not make a new contact. */
export function noPermission({ column, value }: Withheld): InputError {
	const said = isEmpty(value) ? 'is empty' : `says ${quoted(value)}`;
	return new InputError(
		`The column ${quoted(column)} ${said}, and a new contact would get emails`,
		'Leave such rows out with a Filter node. If the column says something else, rename or remove it with an Edit Fields node',
	);
}

function wordOf(value: unknown): string {
	const single = Array.isArray(value) && value.length === 1 ? (value as unknown[])[0] : value;
	const text = textOf(single);
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');
}
