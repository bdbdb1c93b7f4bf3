import type { IDataObject } from 'n8n-workflow';
import { filters as filtersGroup, options as optionsGroup } from '../../parameters/groups';
import { readParameter, type Parameters } from '../../parameters/parameter';
import { readMax, returnAllFields } from '../../parameters/return-all';
import { simplify } from '../../parameters/simplify';
import { ONLY_READS, type ItemOperation } from '../../runner/operation';
import { pageQuery, type Kind } from '../../transport/collections';
import { identityFirst } from '../../transport/identity-first';
import { withoutOff } from './without-off';

interface GetMany {
	of: Pick<Kind, 'path' | 'property' | 'pageSize' | 'id'> & {
		name?: string;
		access: { read: string };
	};
	/** The page of Constant Contact that it rests on. */
	page: string;
	/** What narrows the search, under the names of the query. */
	filters?: Parameters;
	/** What may be asked for besides, under the names of the query. */
	options?: Parameters;
	/** What is asked for when the item says nothing about it. */
	query?: IDataObject;
	/** What Simplify keeps of each; left out, all comes out. */
	simplified?: (member: IDataObject) => IDataObject;
	/** Throws InputError for what the API does not combine. */
	refuse?: (query: IDataObject) => void;
}

/** Makes the operation that returns the members of a collection, page by page. */
export function getMany({
	of,
	page,
	filters = {},
	options = {},
	query,
	simplified,
	refuse,
}: GetMany): ItemOperation {
	const [narrowed, asked] = [filtersGroup(filters), optionsGroup(options)];
	return {
		repeating: ONLY_READS,
		access: [of.access.read],
		page,
		fields: [
			...returnAllFields,
			...(simplified ? [simplify.field] : []),
			...narrowed.fields,
			...asked.fields,
		],
		async execute(node, item, api) {
			const max = readMax(node, item);
			const isSimple = simplified !== undefined && readParameter(node, item, simplify);
			const said = { ...narrowed.read(node, item), ...asked.read(node, item) };
			const whole = { ...pageQuery(of, max), ...query, ...withoutOff(said) };
			refuse?.(whole);
			const members = await api.getAll<IDataObject>(of.path, of.property, whole, max);
			return members.map(isSimple ? simplified : (member) => identityFirst(of, member));
		},
	};
}
