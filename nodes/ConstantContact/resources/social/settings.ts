import type { INodeProperties } from 'n8n-workflow';
import { jsonParse } from 'n8n-workflow';
import { InputError, quoted } from '../../input/input-error';
import { isObject } from '../../input/is-object';
import type { Parameter } from '../../parameters/parameter';

type Settings = Record<string, Record<string, string>>;

const field: INodeProperties = {
	displayName: 'Settings',
	name: 'settings',
	type: 'json',
	default: '{\n  "tiktok": { "disable_comment": "true" }\n}',
	description:
		'What only one network has, by the name of the network. Constant Contact knows some of TikTok: disable_comment, disable_duet, disable_stitch, auto_add_music.',
};

/** The settings of networks: a JSON object whose values are objects of texts. True and false become texts. */
export const settings: Parameter<Settings> = { field, read: toSettings };

function toSettings(given: unknown): Settings {
	const parsed =
		typeof given === 'string' ? jsonParse<unknown>(given, { fallbackValue: null }) : given;
	const networks = isObject(parsed) ? Object.entries(parsed) : [];
	if (networks.length > 0 && networks.every(([, values]) => isFlat(values))) {
		return Object.fromEntries(
			networks.map(([network, values]) => [network, asTexts(values as Record<string, unknown>)]),
		);
	}
	throw new InputError(
		`'${field.displayName}' is no JSON of networks with their settings: ${quoted(given)}`,
		'Give an object such as { "tiktok": { "disable_comment": "true" } }',
	);
}

/** Whether it is an object of texts, or of what Constant Contact keeps as texts. */
function isFlat(values: unknown): boolean {
	const isPlain = (value: unknown) => ['string', 'boolean', 'number'].includes(typeof value);
	return isObject(values) && Object.values(values).every(isPlain);
}

function asTexts(values: Record<string, unknown>): Record<string, string> {
	return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}
