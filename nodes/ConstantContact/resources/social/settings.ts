import type { INodeProperties } from 'n8n-workflow';
import { InputError, quoted } from '../../input/input-error';
import { isObject } from '../../input/is-object';
import { toJsonObject } from '../../input/json-object';
import type { Parameter } from '../../parameters/parameter';

type Settings = Record<string, Record<string, string>>;

const EXAMPLE = '{ "tiktok": { "disable_comment": "true" } }';

const field: INodeProperties = {
	displayName: 'Settings',
	name: 'settings',
	type: 'json',
	default: '{}',
	description: `Settings that only one network has, such as ${EXAMPLE}. Constant Contact accepts some for TikTok: disable_comment, disable_duet, disable_stitch, auto_add_music.`,
};

/** The settings of networks: a JSON object whose values are objects of texts. True and false become texts. */
export const settings: Parameter<Settings> = { field, read: toSettings };

function toSettings(given: unknown): Settings {
	const networks = Object.entries(toJsonObject(field.displayName, given, EXAMPLE));
	return Object.fromEntries(
		networks.map(([network, values]) => [network, asTexts(network, values)]),
	);
}

/** Constant Contact keeps all of them as texts. */
function asTexts(network: string, values: unknown): Record<string, string> {
	const entries = isObject(values) ? Object.entries(values) : [];
	const isPlain = (value: unknown) => ['string', 'boolean', 'number'].includes(typeof value);
	if (entries.length > 0 && entries.every(([, value]) => isPlain(value))) {
		return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
	}
	throw new InputError(
		`'${field.displayName}' has no settings for ${quoted(network)}: ${quoted(values)}`,
		`Give an object such as ${EXAMPLE}`,
	);
}
