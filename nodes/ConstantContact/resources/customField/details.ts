import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InputError, quoted } from '../../input/input-error';
import { isEmpty, toText } from '../../input/values';
import { additionalFields } from '../../parameters/groups';
import {
	choice,
	flag,
	readAll,
	text,
	wholeNumber,
	type Parameter,
} from '../../parameters/parameter';
import { SELECT_TYPES } from './choices';

/** What Constant Contact calls metadata of a custom field, and the version of its dates. */
interface FieldDetails {
	version?: number;
	metadata?: IDataObject;
}

/** The version of a date that is stored as one, and not as text. */
const REAL_DATE = 2;

const currencyField: INodeProperties = {
	displayName: 'Currency Code',
	name: 'currencyCode',
	type: 'string',
	default: 'USD',
	placeholder: 'e.g. USD',
	description: 'The three-letter code of the currency',
	displayOptions: { show: { '/type': ['currency'] } },
};

const currencyCode: Parameter<string> = {
	field: currencyField,
	read: (given) => {
		const code = toText(currencyField.displayName, given, 3).toUpperCase();
		if (/^[A-Z]{3}$/.test(code)) return code;
		throw new InputError(
			`'${currencyField.displayName}' does not have three letters: "${code}"`,
			'Use a code such as USD or EUR',
		);
	},
};

const dateFormat = text(
	{
		displayName: 'Date Format',
		name: 'dateFormat',
		type: 'string',
		default: 'MM/DD/YYYY',
		placeholder: 'e.g. MM/DD/YYYY',
		description: 'How Constant Contact shows the date. Needs Date Version set to Real Date.',
		displayOptions: { show: { '/type': ['date'] } },
	},
	50,
);

/** What a field may be given besides, each for the types that have it. */
const parameters = {
	allow_negative: flag({
		displayName: 'Allow Negative',
		name: 'allowNegative',
		type: 'boolean',
		default: false,
		description: 'Whether numbers below 0 are accepted',
		displayOptions: { show: { '/type': ['number'] } },
	}),
	currency_code: currencyCode,
	display_format: dateFormat,
	version: wholeNumber(
		{
			displayName: 'Date Version',
			name: 'dateVersion',
			type: 'options',
			default: 2,
			description: 'How Constant Contact stores the date',
			options: [
				{ name: 'Real Date', value: 2, description: 'Can be compared, for example in segments' },
				{ name: 'Text', value: 1, description: 'As in fields of older accounts' },
			],
			displayOptions: { show: { '/type': ['date'] } },
		},
		1,
		2,
	),
	decimals: wholeNumber(
		{
			displayName: 'Decimal Places',
			name: 'decimalPlaces',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 4 },
			default: 2,
			description: 'Number of digits after the decimal point, from 0 (whole numbers only) to 4',
			displayOptions: { show: { '/type': ['number', 'currency'] } },
		},
		0,
		4,
	),
	display_type: choice({
		displayName: 'Display Type',
		name: 'displayType',
		type: 'options',
		default: 'dropdown',
		description: 'How forms show the choices',
		options: [
			{ name: 'Checkbox', value: 'checkbox', description: 'For several choices, up to 20' },
			{ name: 'Dropdown', value: 'dropdown', description: 'Up to 100 choices' },
			{ name: 'Radio', value: 'radio', description: 'For one choice, up to 20' },
		],
		displayOptions: { show: { '/type': SELECT_TYPES } },
	}),
};

/** The additional fields, shown for types that have some. */
export const detailsField: INodeProperties = {
	...additionalFields(parameters).fields[0],
	displayOptions: {
		show: { type: ['currency', 'date', 'multi_select', 'number', 'single_select'] },
	},
};

/** What the additional fields say about a field of this type. Throws InputError for one it lacks. */
export function readDetails(type: string, given: IDataObject): FieldDetails {
	refuseForeign(type, given);
	const { version, decimals, ...rest } = readAll(parameters, given);
	const metadata: IDataObject = {
		...rest,
		...(decimals !== undefined && toDecimals(Number(decimals))),
	};
	if (rest.display_format !== undefined && version !== REAL_DATE) {
		throw new InputError(
			`'${dateFormat.field.displayName}' is ${quoted(given.dateFormat)}, but only real dates have one`,
			"Add 'Date Version' and set it to Real Date, or remove 'Date Format'",
		);
	}
	return {
		...(version !== undefined && { version: Number(version) }),
		...(Object.keys(metadata).length > 0 && { metadata }),
	};
}

function refuseForeign(type: string, given: IDataObject): void {
	for (const { field } of Object.values<Parameter>(parameters)) {
		const { name, displayName, displayOptions } = field;
		const types = (displayOptions?.show?.['/type'] ?? []) as string[];
		if (isEmpty(given[name]) || types.includes(type)) continue;
		throw new InputError(
			`'${displayName}' does not go with the type ${type}`,
			`Remove '${displayName}': it is for ${types.join(' and ')}`,
		);
	}
}

/** The API demands 1 to 4 decimals, or whole numbers. */
function toDecimals(decimals: number) {
	return decimals === 0 ? { integer: true } : { integer: false, decimal_places: decimals };
}
