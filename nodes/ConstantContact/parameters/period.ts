import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { InputError } from '../input/input-error';
import { toInstant } from '../input/moments';
import { isEmpty } from '../input/values';
import type { Parameters } from './parameter';

/** A stretch of time, in milliseconds since the epoch. Its beginning belongs to it, its end does not. */
export interface Period {
	/** -Infinity for one without a beginning. */
	after: number;
	/** Infinity for one without an end. */
	before: number;
}

/** The period that all time lies in. */
export const EVER: Period = { after: -Infinity, before: Infinity };

/** The two fields in which a period is given, and their reader. */
export interface PeriodFields {
	/** To stand among others, by the names of the fields. */
	parameters: Parameters;
	/** Throws InputError for what is no moment, and for a period without time in it. */
	read: (node: IExecuteFunctions, item: number) => Period;
}

/** A field in which a moment is given. */
export function momentField(
	displayName: string,
	name: string,
	description: string,
): INodeProperties {
	return { displayName, name, type: 'dateTime', default: '', description };
}

/** @param group the collection of the editor in which the fields stand, if they do */
export function period(
	[after, before]: [INodeProperties, INodeProperties],
	group?: 'filters' | 'options',
): PeriodFields {
	const asGiven = (field: INodeProperties) => ({ field, read: (given: unknown) => given });
	return {
		parameters: { [after.name]: asGiven(after), [before.name]: asGiven(before) },
		read: (node, item) => {
			const bounds = {
				after: readMoment(node, item, after, group) ?? -Infinity,
				before: readMoment(node, item, before, group) ?? Infinity,
			};
			if (bounds.after < bounds.before) return bounds;
			throw new InputError(
				`'${after.displayName}' is not before '${before.displayName}': ${[
					bounds.after,
					bounds.before,
				]
					.map((time) => new Date(time).toISOString())
					.join(' and ')}`,
				`Nothing lies between them. Correct one of them, or leave it out`,
			);
		},
	};
}

/**
 * What the field gives, in milliseconds since the epoch; undefined for nothing. A time without a zone is
 * meant in the one of the workflow. Throws InputError for what is no moment.
 */
function readMoment(
	node: IExecuteFunctions,
	item: number,
	{ displayName, name, required }: INodeProperties,
	group?: string,
): number | undefined {
	const path = group === undefined ? name : `${group}.${name}`;
	const given = node.getNodeParameter(path, item, '') as unknown;
	if (!isEmpty(given)) return Date.parse(toInstant(displayName, given, node.getTimezone()));
	if (!required) return undefined;
	throw new InputError(`'${displayName}' is empty`, `Fill in '${displayName}'`);
}
