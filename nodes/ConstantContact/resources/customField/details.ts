import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { toChoice } from '../../input/choice';
import { InputError, show } from '../../input/input-error';
import { toBoolean } from '../../input/booleans';
import { toWholeNumber } from '../../input/numbers';
import { isEmpty, toText } from '../../input/values';
import { SELECT_TYPES } from './choices';

/** What Constant Contact calls metadata of a custom field, and the version of its dates. */
export interface Details {
	version?: number;
	metadata?: {
		allow_negative?: boolean;
		currency_code?: string;
		decimal_places?: number;
		integer?: boolean;
		display_format?: string;
		display_type?: string;
	};
}

const NUMBERS = ['number', 'currency'];

/** The version of a date that is stored as one, and not as text. */
const REAL_DATE = 2;

/** The additional fields, each for the types that have it. */
export const detailFields: INodeProperties[] = [
	{
		displayName: 'Allow Negative',
		name: 'allowNegative',
		type: 'boolean',
		default: false,
		description: 'Whether numbers below 0 are taken',
		displayOptions: { show: { '/type': ['number'] } },
	},
	{
		displayName: 'Currency Code',
		name: 'currencyCode',
		type: 'string',
		default: 'USD',
		placeholder: 'e.g. USD',
		description: 'Three letters of the currency',
		displayOptions: { show: { '/type': ['currency'] } },
	},
	{
		displayName: 'Date Format',
		name: 'dateFormat',
		type: 'string',
		default: 'MM/DD/YYYY',
		placeholder: 'e.g. MM/DD/YYYY',
		description: 'How Constant Contact shows the date. Needs Date Version set to Real Date.',
		displayOptions: { show: { '/type': ['date'] } },
	},
	{
		displayName: 'Date Version',
		name: 'dateVersion',
		type: 'options',
		default: 2,
		description: 'How Constant Contact stores the date',
		options: [
			{ name: 'Real Date', value: 2, description: 'Can be compared, such as in segments' },
			{ name: 'Text', value: 1, description: 'As in fields of older accounts' },
		],
		displayOptions: { show: { '/type': ['date'] } },
	},
	{
		displayName: 'Decimal Places',
		name: 'decimalPlaces',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 4 },
		default: 2,
		description: 'Number of digits after the dot, from 0 (whole numbers only) to 4',
		displayOptions: { show: { '/type': NUMBERS } },
	},
	{
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
	},
];

/** What the additional fields say about a field of this type. Throws InputError for one it lacks. */
export function readDetails(type: string, given: IDataObject): Details {
	for (const { name, displayName, displayOptions } of detailFields) {
		const types = (displayOptions?.show?.['/type'] ?? []) as string[];
		if (isEmpty(given[name]) || types.includes(type)) continue;
		throw new InputError(
			`'${displayName}' does not go with the type ${type}`,
			`Remove '${displayName}': it is for ${types.join(' and ')}`,
		);
	}
	const { allowNegative, currencyCode, dateFormat, dateVersion, decimalPlaces, displayType } =
		given;
	const metadata = {
		...(!isEmpty(allowNegative) && {
			allow_negative: toBoolean('Allow Negative', allowNegative),
		}),
		...(!isEmpty(currencyCode) && { currency_code: toCurrencyCode(currencyCode) }),
		...(!isEmpty(decimalPlaces) && toDecimals(decimalPlaces)),
		...(!isEmpty(dateFormat) && { display_format: toText('Date Format', dateFormat, 50) }),
		...(!isEmpty(displayType) && {
			display_type: toChoice('Display Type', displayType, ['checkbox', 'dropdown', 'radio']),
		}),
	};
	const version = isEmpty(dateVersion)
		? undefined
		: toWholeNumber('Date Version', dateVersion, 1, 2);
	if (metadata.display_format !== undefined && version !== REAL_DATE) {
		throw new InputError(
			`'Date Format' is ${show(dateFormat)}, but only real dates have one`,
			"Add 'Date Version' and set it to Real Date, or remove 'Date Format'",
		);
	}
	return {
		...(version !== undefined && { version }),
		...(Object.keys(metadata).length > 0 && { metadata }),
	};
}

/** The API demands 1 to 4 decimals, or whole numbers. */
function toDecimals(value: unknown) {
	const decimals = toWholeNumber('Decimal Places', value, 0, 4);
	return decimals === 0 ? { integer: true } : { integer: false, decimal_places: decimals };
}

function toCurrencyCode(value: unknown): string {
	const code = toText('Currency Code', value, 3).toUpperCase();
	if (/^[A-Z]{3}$/.test(code)) return code;
	throw new InputError(
		`'Currency Code' does not have three letters: "${code}"`,
		'Use a code such as USD or EUR',
	);
}
