import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { pick } from '../../contact-model/pick';
import { InputError } from '../../input/input-error';
import { isEmpty } from '../../input/values';
import { readIfGiven, readParameter, readValue } from '../../parameters/parameter';
import type { ConstantContactApi } from '../../transport/api';
import { htmlField, readHtml, withTrackingImage } from './html';
import {
	addTrackingImage,
	fromName,
	given,
	name,
	preheader,
	required,
	subject,
} from './parameters';
import { addressField, mergeAddress, readAddress } from './physical-address';
import { listsField, readRecipients, segmentField } from './recipients';
import { fromEmail, readSender, replyToEmail } from './senders';

const GROUP = 'additionalFields';

/** A draft as the item wants it, under the names of the API. */
export interface WantedDraft {
	name: string;
	/** Headers and HTML. */
	content: IDataObject;
	/** Lists or a segment; nothing where it has none yet. */
	recipients: IDataObject;
	/** The parts that are given of the footer's address. */
	address?: IDataObject;
}

const [needsSubject, needsFromName] = [required(subject), required(fromName)];
const needsFromEmail = { ...fromEmail, required: true };
const needsHtml = { ...htmlField, required: true };

/** The fields in which a new draft is given. */
export const draftFields: INodeProperties[] = [
	name.field,
	needsSubject.field,
	needsFromName.field,
	needsFromEmail,
	listsField,
	needsHtml,
	{
		displayName: 'Additional Fields',
		name: GROUP,
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [segmentField, addressField, preheader.field, replyToEmail].sort((one, other) =>
			one.displayName.localeCompare(other.displayName),
		),
	},
];

/**
 * The draft that the item gives. Throws InputError for what the service would refuse, or what it would
 * send in another way than it looks.
 */
export async function readDraft(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
): Promise<WantedDraft> {
	const headers = {
		subject: readParameter(node, item, needsSubject),
		from_name: readParameter(node, item, needsFromName),
		preheader: readIfGiven(node, item, preheader, GROUP),
	};
	const html = readHtml(node, item) ?? refuseEmpty(needsHtml);
	const addsImage = readValue(node, item, addTrackingImage, 'options');
	const draft = {
		name: readParameter(node, item, name),
		html_content: addsImage ? withTrackingImage(html) : html,
		address: readAddress(node.getNodeParameter(`${GROUP}.${addressField.name}`, item, {})),
	};
	if (draft.address) mergeAddress({}, draft.address);
	// What has to be looked up comes last.
	const from = (await readSender(node, item, api, needsFromEmail)) ?? refuseEmpty(needsFromEmail);
	const replyTo = await readSender(node, item, api, replyToEmail, GROUP);
	const senders = { from_email: from, reply_to_email: replyTo ?? from };
	return {
		name: draft.name,
		content: given({ ...headers, ...senders, html_content: draft.html_content }),
		recipients: await readRecipients(node, item, api, GROUP, recipientsGiven(node, item)),
		address: draft.address,
	};
}

/** Lists stand apart, and are left empty for a draft that has no recipients yet. */
function recipientsGiven(node: IExecuteFunctions, item: number): IDataObject {
	const { name: key } = listsField;
	const lists = node.getNodeParameter(key, item, []);
	const additional = node.getNodeParameter(GROUP, item, {}) as IDataObject;
	return { ...pick(additional, [segmentField.name]), ...(!isEmpty(lists) && { [key]: lists }) };
}

function refuseEmpty({ displayName }: INodeProperties): never {
	throw new InputError(`'${displayName}' is empty`, `Fill in '${displayName}'`);
}
