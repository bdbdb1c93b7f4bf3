import type { IDataObject } from 'n8n-workflow';
import { options as optionsGroup } from '../../parameters/groups';
import { locatorField, readPicked } from '../../parameters/locator';
import type { Parameters } from '../../parameters/parameter';
import { ONLY_READS, type ItemOperation } from '../../runner/operation';
import type { Kind } from '../../transport/collections';
import { identityFirst } from '../../transport/identity-first';
import { withoutOff } from './without-off';

interface GetOne {
	of: Kind;
	/** The page of Constant Contact that it rests on. */
	page: string;
	/** What may be asked for besides, under the names of the query. */
	options?: Parameters;
}

/** Makes the operation that returns the one that is picked. */
export function getOne({ of, page, options = {} }: GetOne): ItemOperation {
	const asked = optionsGroup(options);
	return {
		repeating: ONLY_READS,
		access: [of.access.read],
		subject: of.parameter,
		page,
		fields: [locatorField(of), ...asked.fields],
		async execute(node, item, api) {
			const query = withoutOff(asked.read(node, item));
			const id = await readPicked(node, item, api, of);
			return identityFirst(of, await api.get<IDataObject>(`${of.path}/${id}`, query));
		},
	};
}
