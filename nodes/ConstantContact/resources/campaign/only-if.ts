import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { InputError, quoted } from '../../input/input-error';
import { textOf } from '../../input/text-of';
import { isEmpty } from '../../input/values';
import { text, wholeNumber, type Parameter } from '../../parameters/parameter';
import type { ConstantContactApi } from '../../transport/api';
import { countRecipients } from './count-recipients';
import { readAbTest } from './ab-test';
import { contentDigest } from './digest';

const MOST = 10_000_000;

const subjectIs = text({
	displayName: 'Subject Is',
	name: 'subjectIs',
	type: 'string',
	default: '',
	placeholder: 'e.g. May news',
	description: 'The exact subject that the email must have',
});

const maximumRecipients = wholeNumber(
	{
		displayName: 'Maximum Recipients',
		name: 'maximumRecipients',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1000,
		description:
			'How many contacts its lists or its segment may have. A contact on two lists counts twice.',
	},
	1,
	MOST,
);

const contentDigestIs = text({
	displayName: 'Content Digest Is',
	name: 'contentDigestIs',
	type: 'string',
	default: '',
	placeholder: "e.g. {{ $('Get Preview').item.json.content_digest }}",
	description:
		'The digest from Get, Get Preview or Send Test that somebody has approved. Nothing is sent if content, subject, sender or recipients differ.',
});

const approved: Parameter<boolean> = {
	field: {
		displayName: 'Approved',
		name: 'approved',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.data.approved }}',
		description:
			"The answer of a node that has asked a person, such as 'Send and Wait for Response'. Anything but true fails.",
	},
	read: (given) => {
		const answer = textOf(given).trim().toLowerCase();
		if (answer === 'true') return true;
		const label = approved.field.displayName;
		if (answer === 'false') {
			throw new InputError(
				`Nobody has said yes: '${label}' is false`,
				'Nothing was sent or changed. It can go out once somebody has said yes',
			);
		}
		throw new InputError(
			`'${label}' is ${quoted(given)}, not true`,
			answer.includes('{{')
				? `Nothing was sent or changed. This is a text: set the field to Expression${answer.endsWith('}}') ? '' : ', and end it with }}'}`
				: 'Nothing was sent or changed. Use the true or false of the node that has asked, such as {{ $json.data.approved }}',
		);
	},
};

/** The collection of conditions without which nothing is sent or changed. */
export const onlyIf: INodeProperties = {
	displayName: 'Only If',
	name: 'onlyIf',
	type: 'collection',
	placeholder: 'Add condition',
	default: {},
	description:
		'What must be true. Otherwise nothing is sent, and the item fails. To stop quietly when somebody says no, put an If node before this one.',
	options: [approved.field, contentDigestIs.field, maximumRecipients.field, subjectIs.field],
};

/** What the item demands of an email before it leaves, or gets a resend. */
export interface Conditions {
	subject?: string;
	most?: number;
	digest?: string;
}

/** Throws InputError for a bad value, and where nobody has approved. An empty one is bad, too: a condition must not get lost. */
export function readConditions(node: IExecuteFunctions, item: number): Conditions {
	const given = node.getNodeParameter(onlyIf.name, item, {}) as IDataObject;
	const read = <T>({ field, read: toValue }: Parameter<T>): T | undefined => {
		if (!(field.name in given)) return undefined;
		if (!isEmpty(given[field.name])) return toValue(given[field.name]);
		if (field === approved.field) {
			throw new InputError(
				`Nobody has said yes: '${field.displayName}' is empty`,
				'Nothing was sent or changed. Nobody has answered yet, or the expression has to be another, such as {{ $json.data.approved }}',
			);
		}
		throw new InputError(
			`'${field.displayName}' is empty`,
			'Fill it in, correct its expression, or remove the condition',
		);
	};
	read(approved);
	return {
		subject: read(subjectIs),
		most: read(maximumRecipients),
		digest: read(contentDigestIs),
	};
}

/** Whether the item demands anything of the email, for which the email has to be read. */
export function isConditional(conditions: Conditions): boolean {
	return Object.values(conditions).some((each) => each !== undefined);
}

/** Throws InputError unless it is the email that is meant. @param email with `html_content` */
export function refuseOther(email: IDataObject, { subject, digest }: Conditions): void {
	if (subject !== undefined && subject !== textOf(email.subject ?? '').trim()) {
		throw new InputError(
			`The subject is ${quoted(email.subject ?? '')}, not ${quoted(subject)} as in '${subjectIs.field.displayName}'`,
			'Nothing was sent or changed. Pick the campaign that is meant, or correct the condition',
		);
	}
	if (digest !== undefined && digest !== contentDigest(email)) {
		throw new InputError(
			`The email has changed since it was approved: its digest is not that in '${contentDigestIs.field.displayName}'`,
			'Nothing was sent or changed. Content, subject, sender or recipients have changed since: have it approved as it is now',
		);
	}
}

/**
 * Throws InputError for an email that goes to more contacts than allowed. They are counted only where a
 * number is given.
 */
export async function refuseMany(
	api: ConstantContactApi,
	email: IDataObject,
	{ most }: Conditions,
): Promise<void> {
	if (most === undefined) return;
	const count = await countRecipients(api, email, most);
	if (count <= most) return;
	// Of a segment, no more contacts are read than it takes to know that they are too many.
	const many = isEmpty(email.segment_ids)
		? `Up to ${count} contacts`
		: `More than ${most} ${most === 1 ? 'contact' : 'contacts'}`;
	throw new InputError(
		`${many} may get the email, but '${maximumRecipients.field.displayName}' is ${most}`,
		'Nothing was sent or changed. Check lists or segment of the email, or raise the number',
	);
}

/**
 * Throws InputError for an A/B test where subject or digest are demanded: some get its subject, which neither
 * covers. Takes a request, if one of them is demanded.
 */
export async function refuseSecondSubject(
	api: ConstantContactApi,
	activityId: string,
	{ subject, digest }: Conditions,
): Promise<void> {
	if (subject === undefined && digest === undefined) return;
	const test = await readAbTest(api, activityId);
	if (!test) return;
	const condition = digest === undefined ? subjectIs : contentDigestIs;
	throw new InputError(
		`The campaign has an A/B test with the subject ${quoted(test.alternative_subject)}, which '${condition.field.displayName}' does not cover`,
		'Nothing was sent or changed. Remove the A/B test, or leave out the condition if somebody has approved that subject, too',
	);
}
