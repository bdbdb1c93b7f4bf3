import type { INodeProperties, NodeParameterValue } from 'n8n-workflow';

// n8n takes every `show` for met by an expression. So wherever an expression may stand, `hide` alone decides.

/** A field in two variants, of which one shows: required where the parameter has the value, else not. */
export function requiredWhere(
	field: INodeProperties,
	parameter: string,
	value: NodeParameterValue,
): INodeProperties[] {
	return [
		requiredOnlyWith(field, parameter, value),
		{ ...field, displayOptions: { hide: { [parameter]: [value] } } },
	];
}

/**
 * A field that shows only where the choice has the value, and is required there. An expression may choose
 * another value for each item, and n8n then shows the fields of all of them: it must not demand them all.
 */
export function requiredIfChosen(
	field: INodeProperties,
	choice: string,
	value: NodeParameterValue,
): INodeProperties[] {
	return [
		requiredOnlyWith(field, choice, value),
		{ ...field, displayOptions: { show: { [choice]: [{ _cnd: { startsWith: '=' } }] } } },
	];
}

function requiredOnlyWith(
	field: INodeProperties,
	parameter: string,
	value: NodeParameterValue,
): INodeProperties {
	return {
		...field,
		required: true,
		displayOptions: { hide: { [parameter]: [{ _cnd: { not: value } }] } },
	};
}

/**
 * A field in two variants, of which one shows: required unless the option is there, and not empty. Where n8n
 * stores or loads a workflow, it sees no options: the value is kept, because the required variant shows then.
 * @param option its path from the top, such as `options.smsNumber`
 */
export function requiredWithout(field: INodeProperties, option: string): INodeProperties[] {
	const isThere = { [`/${option}`]: [{ _cnd: { exists: true as const } }] };
	return [
		{ ...field, required: true, displayOptions: { hide: isThere } },
		{ ...field, displayOptions: { show: isThere } },
	];
}
