import type { IDataObject } from 'n8n-workflow';
import { contactsReading } from '../contacts';
import { momentOf } from '../moment';
import type { Asked, TriggerEvent } from '../reading';
import { present } from '../../parameters/contact/simplify';
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
			present: (contact) => {
				const shown = present(contact, asked.isSimple, asked.include);
				const email = emailOf(contact);
				const optOut = OPT_OUT.filter((name) => (email[name] ?? undefined) !== undefined);
				const details = Object.fromEntries(optOut.map((name) => [name, email[name]]));
				return { ...shown, email_address: { ...emailOf(shown), ...details } };
			},
		},
	);
}

function emailOf({ email_address }: IDataObject): IDataObject {
	return Object(email_address) as IDataObject;
}
