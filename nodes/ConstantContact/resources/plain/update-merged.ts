import type { IDataObject } from 'n8n-workflow';
import { updateFields } from '../../parameters/groups';
import { locatorField, readPicked } from '../../parameters/locator';
import type { Parameters } from '../../parameters/parameter';
import { SAFE_TO_REPEAT, type ItemOperation } from '../../runner/operation';
import type { Kind } from '../../transport/collections';
import { identityFirst } from '../../transport/identity-first';

interface UpdateMerged<T> {
	of: Kind;
	/** The page of Constant Contact that it rests on. */
	page: string;
	/** What can change, under the names that `merge` knows. */
	parameters: Parameters;
	/** The body of the PUT, which clears what it leaves out; undefined when nothing changes. */
	merge: (stored: T, change: IDataObject) => object | undefined;
}

/** Makes the operation that changes the one that is picked: reads it, merges the change, and writes it. */
export function updateMerged<T extends IDataObject>({
	of,
	page,
	parameters,
	merge,
}: UpdateMerged<T>): ItemOperation {
	const changes = updateFields(parameters);
	return {
		repeating: SAFE_TO_REPEAT,
		access: [of.access.read, of.access.write],
		subject: of.parameter,
		gives: { [`updateFields.${of.name}`]: 'name' },
		page,
		fields: [locatorField(of), ...changes.fields],
		async execute(node, item, api) {
			const change = changes.read(node, item);
			const id = await readPicked(node, item, api, of);
			const stored = await api.get<T>(`${of.path}/${id}`);
			const body = merge(stored, change);
			if (!body) return identityFirst(of, stored);
			const updated = await api.put<IDataObject>(`${of.path}/${id}`, body);
			await api.remember(of, id, updated);
			return identityFirst(of, updated);
		},
	};
}
