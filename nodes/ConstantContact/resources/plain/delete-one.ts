import { readValue } from '../../parameters/parameter';
import { wait } from '../../parameters/waiting';
import { locatorField, readPicked } from '../../parameters/locator';
import { ONLY_DELETES, type ItemOperation } from '../../runner/operation';
import type { Activity } from '../../transport/activity';
import type { Kind } from '../../transport/collections';
import { deleteMember, GONE, finishDeletion } from './deletion';

interface DeleteOne {
	of: Kind;
	/** The page of Constant Contact that it rests on. */
	page: string;
	/** Whether Constant Contact goes on with it by itself, and it can be waited for. */
	isActivity?: boolean;
}

/** Makes the operation that deletes the one that is picked, and returns its ID. */
export function deleteOne({ of, page, isActivity = false }: DeleteOne): ItemOperation {
	const { read, write } = of.access;
	return {
		repeating: ONLY_DELETES,
		access: [...new Set([read, write, ...(isActivity ? ['contacts:write'] : [])])],
		subject: of.parameter,
		page,
		fields: [locatorField(of), ...(isActivity ? [wait.field] : [])],
		async execute(node, item, api) {
			// Before anything is sent: a bad value must not show once it is deleted.
			const waits = isActivity && readValue(node, item, wait);
			const id = await readPicked(node, item, api, of);
			const named = { [of.id]: of.hasNumbers ? Number(id) : id };
			const answer = await deleteMember<Activity>(api, of, id);
			if (!answer) return { ...named, deleted: true, warnings: [GONE] };
			const deletion = isActivity ? await finishDeletion(api, answer, waits) : { deleted: true };
			await api.remember(of, id);
			return { ...named, ...deletion };
		},
	};
}
