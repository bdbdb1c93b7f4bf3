import type { IDataObject } from 'n8n-workflow';
import type { Recording } from './recording';

/** What an account has, and what happened to it, before the recorded request is sent. */
export interface Stage {
	seed: IDataObject;
	/** Requests that come before. */
	before?: Array<{ method: string; path: string; body?: IDataObject }>;
	/** What is sent in place of the recorded body, where that is not whole. */
	body?: IDataObject;
	/** Whether activities that were started have to be done. */
	isDone?: boolean;
}

export const ANN = 'a1000001-bc35-11f1-959b-020000000001';
export const LIST = 'b1000001-bc12-11f1-959b-020000000001';
export const TAG = 'c1000001-bc35-11f1-959b-020000000001';
export const FIELD = 'd1000001-bc35-11f1-959b-020000000001';
export const EXPORT = 'e1000004-bc35-11f1-959b-020000000004';

const LISTS = { lists: [{ list_id: LIST, name: 'Newsletter' }] };
const TAGS = { tags: [{ tag_id: TAG, name: 'VIP' }] };
const ann = (more: IDataObject = {}): IDataObject => ({
	contact_id: ANN,
	email_address: { address: 'person.one@example.com' },
	...more,
});
const knowing = (contact: IDataObject): Stage => ({ seed: { ...LISTS, contacts: [contact] } });
const unsubscribed = ann({
	email_address: { address: 'person.one@example.com', permission_to_send: 'unsubscribed' },
});

const without = (name: string, value: IDataObject): IDataObject =>
	Object.fromEntries(Object.entries(value).filter(([each]) => each !== name));

type Body = Record<string, IDataObject[]>;
const bodyOf = ({ response }: Recording) => response.body as Body;

/** The stage of each recording, by its name. What it shows to be stored stands in it. */
export const STAGES: Record<string, (recording: Recording) => Stage> = {
	'account-emails': () => ({ seed: {} }),
	'account-summary': () => ({ seed: {} }),
	'activities-next-link': (recording) => {
		const shown = bodyOf(recording)
			.activities.map((each) => without('_links', each))
			.reverse();
		return {
			seed: { activities: [{ state: 'completed', created_at: '2026-01-01T00:00:00Z' }, ...shown] },
		};
	},
	'activity-get': ({ response }) => ({ seed: { activities: [response.body as IDataObject] } }),
	'contact-conflict': () => knowing(ann()),
	'contact-delete-again': ({ request: { path } }) => ({
		...knowing(ann()),
		before: [{ method: 'DELETE', path }],
	}),
	'contact-delete': () => knowing(ann()),
	'contact-post-source-contact': () => ({ seed: LISTS }),
	'contact-put-unsubscribed-lists': () => {
		const { seed } = knowing(unsubscribed);
		return { seed: { ...seed, settings: { switches: { putUnsubscribed: 'listsRefused' } } } };
	},
	'contact-put-without-permission': ({ response }) => {
		const { phone_numbers, street_addresses, ...stored } = response.body as Body;
		const phone = without('update_source', phone_numbers[0]);
		return {
			seed: {
				...LISTS,
				...TAGS,
				customFields: [{ custom_field_id: FIELD, label: 'Tier', type: 'string' }],
				contacts: [{ ...stored, phone_numbers: [phone], street_addresses }],
			},
		};
	},
	'contact-unsubscribed': () => knowing(unsubscribed),
	'contact-without-email': () => knowing({ contact_id: ANN, first_name: 'Bob' }),
	'contacts-include-all': (recording) => ({
		seed: { ...LISTS, contacts: bodyOf(recording).contacts },
	}),
	'contacts-newest-first': (recording) => ({
		seed: { contacts: [...bodyOf(recording).contacts].reverse() },
	}),
	'contacts-next-link': () => ({
		seed: { contacts: [ann(), { email_address: { address: 'person.two@example.com' } }] },
	}),
	'custom-field-rename': ({ response }) => ({
		seed: { customFields: [response.body as IDataObject] },
	}),
	'custom-fields-list': (recording) => ({
		seed: { customFields: [...bodyOf(recording).custom_fields].reverse() },
	}),
	'email-get': ({ response }) => ({
		seed: { campaigns: [{ ...(response.body as IDataObject), current_status: 'Draft' }] },
	}),
	'emails-by-creation': (recording) => ({
		seed: { campaigns: [...bodyOf(recording).campaigns].reverse() },
	}),
	'emails-next-link': (recording) => ({
		seed: {
			campaigns: [
				...bodyOf(recording).campaigns,
				{ created_at: '2026-01-01T00:00:00.000Z', updated_at: '2026-01-01T00:00:00.000Z' },
			],
		},
	}),
	'export-file': () => ({
		seed: { ...TAGS, ...knowing(ann({ taggings: [TAG] })).seed, ...FAVOURITE },
		before: [{ method: 'POST', path: '/v3/activities/contact_exports', body: {} }],
		isDone: true,
	}),
	'export-started': () => ({ seed: LISTS }),
	'list-delete-unknown': () => ({ seed: {} }),
	'list-delete': () => ({ seed: LISTS }),
	'list-put-unchanged': ({ response }) => ({ seed: { lists: [response.body as IDataObject] } }),
	'lists-membership-count': (recording) => {
		const list = without('membership_count', bodyOf(recording).lists[0]);
		return { seed: { lists: [list], contacts: [ann({ list_memberships: [LIST] })] } };
	},
	'queue-full': () => ({
		seed: {
			...knowing(ann()).seed,
			settings: { limits: { queuedActivities: 1, perSecond: 1000 } },
			activities: [{ state: 'processing' }],
		},
		body: { source: { contact_ids: [ANN] }, list_ids: [LIST] },
	}),
	'report-summary-empty': () => ({ seed: { campaigns: [{ name: 'Draft' }] } }),
	'sign-up-form-again': () => knowing(ann({ deleted_at: '2026-01-01' })),
	'tag-delete': () => ({ seed: TAGS }),
};

const FAVOURITE = { customFields: [{ label: 'Favourite planet', type: 'string' }] };
