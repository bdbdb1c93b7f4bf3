import { NAME_LIMIT } from '../../parameters/name-limit';
import { text } from '../../parameters/parameter';
import { TAGS } from '../../transport/collections';
import { createOne } from '../plain/create-one';
import { name } from './parameters';

const source = text(
	{
		displayName: 'Tag Source',
		name: 'tagSource',
		type: 'string',
		default: '',
		placeholder: 'e.g. Shop',
		description: 'Where the tag comes from. It cannot be changed later.',
	},
	NAME_LIMIT,
);

/** Tag → Create. */
export const create = createOne({
	of: TAGS,
	page: 'https://developer.constantcontact.com/api_guide/tags_create.html',
	name,
	additional: { tag_source: source },
});
