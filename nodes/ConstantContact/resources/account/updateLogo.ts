import type { IDataObject } from 'n8n-workflow';
import { InputError, quoted } from '../../input/input-error';
import { choice, readParameter, text, type Parameter } from '../../parameters/parameter';
import { SAFE_TO_REPEAT, type ItemOperation } from '../../runner/operation';

const source = choice({
	displayName: 'Image From',
	name: 'source',
	type: 'options',
	default: 'external_url',
	options: [
		{ name: 'MyLibrary', value: 'internal_id', description: 'An image in Constant Contact' },
		{ name: 'URL', value: 'external_url', description: 'An image that anybody can load' },
	],
});

const imageUrl = text({
	displayName: 'Image URL',
	name: 'imageUrl',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. https://example.com/logo.png',
	displayOptions: { show: { source: ['external_url'] } },
});

const imageId = text({
	displayName: 'Image ID',
	name: 'imageId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. ACCOUNT.IMAGE.5',
	description: 'As Get Logo returns it in internal_id',
	displayOptions: { show: { source: ['internal_id'] } },
});

const IMAGES: Record<string, Parameter<string>> = {
	external_url: { field: imageUrl.field, read: toUrl },
	internal_id: { field: imageId.field, read: toId },
};

/** Account → Update Logo. Constant Contact takes where the image is, not the image itself. */
export const updateLogo: ItemOperation = {
	repeating: SAFE_TO_REPEAT,
	access: ['account:update'],
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Account_Services/putCompanyLogo',
	fields: [source.field, imageUrl.field, imageId.field],
	async execute(node, item, api) {
		const property = readParameter(node, item, source);
		const image = readParameter(node, item, IMAGES[property]);
		return await api.put<IDataObject>('/account/summary/company_logo', { [property]: image });
	},
};

function toId(given: unknown): string {
	const id = imageId.read(given);
	if (/^[\w.-]+$/.test(id)) return id;
	throw new InputError(
		`'${imageId.field.displayName}' is not the ID of an image: ${quoted(given)}`,
		`IDs look like ACCOUNT.IMAGE.5. For an address, choose 'URL' in '${source.field.displayName}'`,
	);
}

function toUrl(given: unknown): string {
	const url = imageUrl.read(given);
	if (/^https?:\/\/[^\s/]+\.[^\s]+$/i.test(url)) return url;
	throw new InputError(
		`'${imageUrl.field.displayName}' is not the address of an image: ${quoted(given)}`,
		'Use one that begins with https:// and that anybody can load',
	);
}
