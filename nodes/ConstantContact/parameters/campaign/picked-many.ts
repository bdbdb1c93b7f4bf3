import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { readNames, refuseNoNames } from '../../input/given-names';
import { UUID } from '../../input/uuid';
import type { ConstantContactApi } from '../../transport/api';
import { CAMPAIGNS } from '../../transport/collections';
import { idsOf } from '../contact/names';

const ID = new RegExp(`^\\s*${UUID}\\s*$`);

/** The field in which campaigns are picked. */
export const campaigns: INodeProperties = {
	displayName: 'Campaign Names or IDs',
	name: 'campaigns',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getCampaigns' },
	required: true,
	default: [],
	description:
		'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
};

/**
 * The IDs of the campaigns that the item picks, each once. An ID is taken as it is: only names are looked
 * up. Throws InputError for none, and for an unknown name.
 */
export async function readCampaignIds(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
): Promise<string[]> {
	const { displayName: label, name } = campaigns;
	const given = node.getNodeParameter(name, item, []) as unknown;
	refuseNoNames(label, given, 'Pick at least one');
	const ids = new Set<string>();
	for (const part of [given].flat() as unknown[]) {
		const named = readNames(part);
		const areIds = named.every((each) => typeof each === 'string' && ID.test(each));
		const found = areIds ? named.map(String) : await idsOf(api, label, part, CAMPAIGNS);
		for (const id of found) ids.add(id.trim().toLowerCase());
	}
	return [...ids];
}
