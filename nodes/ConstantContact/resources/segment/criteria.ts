import { jsonParse } from 'n8n-workflow';
import { InputError, quoted } from '../../input/input-error';
import { textOf } from '../../input/text-of';

const LIMIT = 20_000;

/** That of Constant Contact's documentation, with spaces at which the editor can break the line. */
export const EXAMPLE =
	'{ "version": "1.0.0", "criteria": { "type": "and", "group": [{ "source": "tracking", "field": "not_opened", "op": "contains-any", "const_value": "last-n-campaigns", "param": "5" }] } }';

export const CRITERIA_HINT =
	'A JSON object with "version" and "criteria". The criteria have the "type" and, and a "group" of conditions with the "source" contact, list_membership, tags or tracking. See the <a href="https://developer.constantcontact.com/api_guide/segments_overview.html">guide of Constant Contact</a>.';

/** The criteria of contacts who have opened none of so many campaigns, the last ones. */
export function notOpened(campaigns: number): object {
	return withCondition({
		source: 'tracking',
		field: 'not_opened',
		op: 'contains-any',
		const_value: 'last-n-campaigns',
		param: String(campaigns),
	});
}

/** The criteria of contacts who have one of the tags. */
export function tagged(ids: string[]): object {
	const conditions = ids.map((value) => ({ source: 'tags', field: 'tag_id', op: 'eq', value }));
	return withCondition({ type: 'or', group: conditions });
}

/** The group at the top has the type and, whatever there is to join. */
function withCondition(condition: object): object {
	return { version: '1.0.0', criteria: { type: 'and', group: [condition] } };
}

/** Segment criteria as the API takes them: JSON in a text. Throws InputError when they are none. */
export function toCriteria(label: string, value: unknown): string {
	const parsed = typeof value === 'string' ? parse(label, value) : value;
	const text = jsonOf(parsed);
	if (text === undefined) {
		throw new InputError(
			`'${label}' cannot be written as JSON: it is nested too deeply, or holds itself`,
			'Give plain objects, lists and texts, and fewer groups inside of groups',
		);
	}
	if (text.length > LIMIT) {
		throw new InputError(
			`'${label}' has ${text.length} characters, ${LIMIT} are allowed`,
			'Use fewer conditions, or split them into several segments',
		);
	}
	const { criteria } = Object(parsed) as { criteria?: unknown };
	const { type, group } = Object(criteria) as { type?: unknown; group?: unknown };
	if (type !== 'and') {
		throw new InputError(
			`'${label}' has no "criteria" of the "type" and: ${quoted(parsed)}`,
			'Give an object such as { "version": "1.0.0", "criteria": { "type": "and", "group": […] } }. Groups of the type or go inside of it',
		);
	}
	if (!Array.isArray(group) || group.length === 0 || !group.every(isCondition)) {
		throw new InputError(
			`'${label}' has no "group" of conditions in its "criteria": ${quoted(group)}`,
			'Give "group" one condition or more, each with a "source", or with a "group" of its own',
		);
	}
	refuseOutsideOr(label, criteria as CriteriaGroup);
	return text;
}

/** Undefined for what JSON cannot hold: too many levels, or something that holds itself. */
function jsonOf(criteria: unknown): string | undefined {
	try {
		return JSON.stringify(criteria ?? null);
	} catch {
		return undefined;
	}
}

interface CriteriaGroup {
	type?: unknown;
	source?: unknown;
	group?: CriteriaGroup[];
}

/** The sources whose conditions Constant Contact takes in groups of the type or only. */
const IN_OR_ONLY = ['list_membership', 'tags'];

/** Throws InputError for lists or tags that stand in a group of the type and, such as the top one. */
function refuseOutsideOr(label: string, { type, group = [] }: CriteriaGroup): void {
	for (const condition of group) {
		if (Array.isArray(condition.group)) {
			refuseOutsideOr(label, condition);
		} else if (type !== 'or' && IN_OR_ONLY.includes(textOf(condition.source))) {
			throw new InputError(
				`'${label}' has a condition on ${textOf(condition.source)} outside of a group of the "type" or: ${quoted(condition)}`,
				'Put it into a group of its own: { "type": "or", "group": [ the condition ] }',
			);
		}
	}
}

function parse(label: string, text: string): unknown {
	const parsed = jsonParse<unknown>(text, { fallbackValue: null });
	if (parsed !== null) return parsed;
	throw new InputError(
		`'${label}' is not JSON: ${quoted(text)}`,
		`Check quotes, commas and brackets. It looks like ${EXAMPLE}`,
	);
}

function isCondition(condition: unknown): boolean {
	const { source, group } = Object(condition) as { source?: unknown; group?: unknown };
	return Array.isArray(group) ? group.every(isCondition) : typeof source === 'string';
}
