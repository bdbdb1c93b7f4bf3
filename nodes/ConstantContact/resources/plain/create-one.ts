import type { IDataObject } from 'n8n-workflow';
import { additionalFields } from '../../parameters/groups';
import { readParameter, type Parameter, type Parameters } from '../../parameters/parameter';
import { LOOK_FIRST, type ItemOperation } from '../../runner/operation';
import type { Kind } from '../../transport/collections';
import { identityFirst } from '../../transport/identity-first';

interface CreateOne {
	of: Kind;
	/** The page of Constant Contact that it rests on. */
	page: string;
	/** Under the name that the kind has for it, such as `name`. */
	name: Parameter<string>;
	/** What may be given besides, under the names of the body. */
	additional: Parameters;
}

/** Makes the operation that creates one with a name. */
export function createOne({ of, page, name, additional }: CreateOne): ItemOperation {
	const more = additionalFields(additional);
	return {
		repeating: LOOK_FIRST,
		access: [of.access.write],
		page,
		fields: [name.field, ...more.fields],
		async execute(node, item, api) {
			const body = { [of.name]: readParameter(node, item, name), ...more.read(node, item) };
			return identityFirst(of, await api.post<IDataObject>(of.path, body));
		},
	};
}
