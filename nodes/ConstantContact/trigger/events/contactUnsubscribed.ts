import type { IDataObject } from 'n8n-workflow';
import { contactsReading } from '../contacts';
import { momentOf } from '../../transport/moment';
import type { Asked, TriggerEvent } from '../reading';
import { simplified } from '../../parameters/contact/simplified';
import { pick } from '../../contact-model/pick';
import { idOf } from '../../transport/api';

const OPT_OUT = ['opt_out_source', 'opt_out_date', 'opt_out_reason'];

/**
 * Contact Unsubscribed. When a contact opts out, the service does not renew `updated_at`, but sets
 * the date of the opt-out. Who was deleted afterwards has unsubscribed, too; who has subscribed
 * again since has not.
 */
export const contactUnsubscribed: TriggerEvent = {
	readings: (asked) => [readingOf(asked, 'all')],
	sample: (asked) => [readingOf(asked, 'unsubscribed')],
};

function readingOf(asked: Asked, status: string) {
	return contactsReading(
		asked,
		'optout_after',
		{ status },
		{
			event: 'contactUnsubscribed',
			observe: (contact) => {
				const { permission_to_send, opt_out_date } = emailOf(contact);
				const time = momentOf(opt_out_date);
				if (permission_to_send !== 'unsubscribed' || time === undefined) return undefined;
				return { id: idOf(contact.contact_id), time };
			},
			present: async (contact) => {
				const { isSimple, include, lookups } = asked;
				if (!isSimple) return contact;
				const shown = await simplified(contact, include, lookups);
				return { ...shown, ...pick(emailOf(contact), OPT_OUT) };
			},
		},
	);
}

function emailOf({ email_address }: IDataObject): IDataObject {
	return Object(email_address) as IDataObject;
}
