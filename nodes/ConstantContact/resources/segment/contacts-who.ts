import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { InputError } from '../../input/input-error';
import { tags } from '../../parameters/contact/lists-and-tags';
import {
	choice,
	readParameter,
	readValue,
	wholeNumber,
	type Parameter,
} from '../../parameters/parameter';
import { requiredIfChosen } from '../../parameters/variants';
import type { ConstantContactApi } from '../../transport/api';
import { CRITERIA_HINT, EXAMPLE, notOpened, tagged, toCriteria } from './criteria';

/** Who is in a segment: a choice, and what each of its options asks for. */
export interface ContactsWho {
	fields: INodeProperties[];
	/**
	 * The criteria as the API takes them; undefined where the segment keeps its own.
	 * Throws InputError for what is of no use.
	 */
	read: (
		node: IExecuteFunctions,
		item: number,
		api: ConstantContactApi,
	) => Promise<string | undefined>;
}

const OPTIONS: INodePropertyOptions[] = [
	{
		name: 'Have Not Opened the Last Campaigns',
		value: 'notOpened',
		description: 'None of the last campaigns, as many as you say',
	},
	{ name: 'Have Tags', value: 'tagged', description: 'At least one of the tags' },
	{
		name: 'Meet Criteria as JSON',
		value: 'json',
		description: 'Whatever Constant Contact can tell contacts by',
	},
];

const KEEP: INodePropertyOptions = {
	name: 'Meet the Current Criteria',
	value: 'keep',
	description: 'The criteria of the segment stay as they are',
};

/** The API evaluates no more campaigns than these. */
const MOST_CAMPAIGNS = 500;

const campaigns = wholeNumber(
	{
		displayName: 'Last Campaigns',
		name: 'lastCampaigns',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: MOST_CAMPAIGNS },
		default: 5,
		description: `How many of the last campaigns to look at, up to ${MOST_CAMPAIGNS}`,
	},
	1,
	MOST_CAMPAIGNS,
);

const criteriaField: INodeProperties = {
	displayName: 'Criteria',
	name: 'criteria',
	type: 'json',
	default: '',
	description: CRITERIA_HINT,
	hint: `For example ${EXAMPLE}`,
};

const criteria: Parameter<string> = {
	field: criteriaField,
	read: (given) => toCriteria(criteriaField.displayName, given),
};

export const contactsWho = contactsWhoOf({
	displayName: 'Contacts Who',
	name: 'contactsWho',
	type: 'options',
	default: 'notOpened',
	description: 'Who is in the segment. Constant Contact keeps it up to date.',
	options: OPTIONS,
});

/** For a segment that has criteria, which n8n would replace by those of a new one if both fields had one name. */
export const newContactsWho = contactsWhoOf({
	displayName: 'Contacts Who',
	name: 'newContactsWho',
	type: 'options',
	default: 'keep',
	description: 'Who is in the segment. What you choose replaces all its criteria.',
	options: [...OPTIONS, KEEP],
});

function contactsWhoOf(field: INodeProperties): ContactsWho {
	const who = choice(field);
	return {
		fields: [
			who.field,
			...requiredIfChosen(campaigns.field, field.name, 'notOpened'),
			...requiredIfChosen(tags.field, field.name, 'tagged'),
			...requiredIfChosen(criteria.field, field.name, 'json'),
		],
		read: async (node, item, api) => {
			switch (readValue(node, item, who)) {
				case 'notOpened':
					return JSON.stringify(notOpened(readParameter(node, item, campaigns)));
				case 'tagged':
					return await criteriaOfTags(node, item, api);
				case 'json':
					return readParameter(node, item, criteria);
			}
			return undefined;
		},
	};
}

async function criteriaOfTags(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
): Promise<string> {
	const { displayName: label } = tags.field;
	const ids = await tags.read(node, item, api);
	if (ids.length === 0) throw new InputError(`'${label}' is empty`, 'Pick at least one');
	return toCriteria(label, tagged(ids));
}
