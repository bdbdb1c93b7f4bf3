import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { canonical } from '../../input/fingerprint';
import { refuseNoNames } from '../../input/given-names';
import { InputError } from '../../input/input-error';
import { lists } from '../../parameters/contact/lists-and-tags';
import { locatorOption, readPicked } from '../../parameters/locator';
import type { ConstantContactApi } from '../../transport/api';
import { SEGMENTS } from '../../transport/collections';
import { idsIn } from './count-recipients';

export const segmentField: INodeProperties = {
	...locatorOption(SEGMENTS),
	description: 'Send to the contacts of a segment, instead of lists',
};

export const listsField: INodeProperties = {
	...lists.field,
	description: `Send to these lists. ${lists.field.description}.`,
};

/** The fields of a collection in which recipients are given: lists, or one segment. */
export const recipientFields: INodeProperties[] = [listsField, segmentField];

/**
 * The recipients that the item gives, under the names of an email; nothing when it gives none.
 * A field that is there and empty is refused: whom else the email reaches would be a guess.
 * Throws InputError for that, for lists beside a segment, and for unknown names.
 * @param group the collection of the editor in which the fields stand
 * @param given what they hold, if lists are given apart from it
 */
export async function readRecipients(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
	group: string,
	given = node.getNodeParameter(group, item, {}) as IDataObject,
): Promise<IDataObject> {
	const fields = recipientFields.filter(({ name }) => name in given);
	if (fields.length > 1) {
		throw new InputError(
			`'${fields[0].displayName}' cannot be combined with '${fields[1].displayName}'`,
			'Remove one of them: an email goes to lists or to one segment',
		);
	}
	if (fields.length === 0) return {};
	const [{ name, displayName: label }] = fields;
	if (name === segmentField.name) {
		const picked = { ...SEGMENTS, parameter: `${group}.${name}` };
		return { segment_ids: [Number(await readPicked(node, item, api, picked))] };
	}
	refuseNoNames(label, given[name], 'Pick at least one, or remove the field');
	return { contact_list_ids: await lists.find(api, given[name]) };
}

/** Whom an email goes to, in a form that is the same for the same recipients. */
export function recipientsOf({ contact_list_ids, segment_ids }: IDataObject): string {
	return canonical([idsIn(contact_list_ids), idsIn(segment_ids)]);
}
