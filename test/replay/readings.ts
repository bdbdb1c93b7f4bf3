import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Recording } from './recording';
import { ANN, EXPORT, FIELD, LIST, TAG } from './stages';

/** How the node comes to get a recorded answer, and what a user gets of it. */
export interface Reading {
	seed?: IDataObject;
	parameters: INodeParameters;
	/** The output items, each in part. */
	output?: unknown[];
	/** A part of the error. */
	message?: string;
	/** The query of the request after the recorded one. */
	nextQuery?: IDataObject;
	/** What is answered to that. */
	lastPage?: IDataObject;
}

const pick = (kind: string, id: string) => ({ [kind]: { __rl: true, mode: 'id', value: id } });
const contact = (operation: string, more: INodeParameters = {}): INodeParameters => ({
	resource: 'contact',
	operation,
	...more,
});
const named = (value: IDataObject): INodeParameters => ({
	fields: { mappingMode: 'defineBelow', value } as INodeParameters,
});
const all = (resource: string, more: INodeParameters = {}): INodeParameters => ({
	resource,
	operation: 'getAll',
	returnAll: true,
	...more,
});
const raw = { simple: false };

const ADDRESS = 'person.one@example.com';
const LISTS = { lists: [{ list_id: LIST, name: 'Newsletter' }] };
const stored = { contact_id: ANN, email_address: { address: ADDRESS } };
const KNOWN = { ...LISTS, contacts: [stored] };
const done = (activity_id: string) => ({ activities: [{ activity_id, state: 'completed' }] });

type Body = Record<string, IDataObject[]> & { activity_id: string };
const bodyOf = ({ response }: Recording) => response.body as Body;

/** The reading of each recording that an operation meets, by its name. */
export const READINGS: Record<string, (recording: Recording) => Reading> = {
	'account-emails': () => ({
		parameters: {
			resource: 'account',
			operation: 'getEmails',
			filters: { status: 'CONFIRMED' },
		},
		output: [{ email_address: 'owner@example.com', confirm_time: '2026-01-02T14:37:13.521+0000' }],
	}),
	'account-summary': () => ({
		parameters: { resource: 'account', operation: 'get', ...raw },
		output: [{ country_code: 'ke', organization_name: 'Example' }],
	}),
	'activities-next-link': (recording) => ({
		parameters: all('activity'),
		output: bodyOf(recording).activities.map(({ activity_id, state }) => ({ activity_id, state })),
		nextQuery: {
			cursor: 'bGltaXQ9NSZuZXh0PWUxMDAwMDA2LWJjMzUtMTFmMS05NTliLTAyMDAwMDAwMDAwNg==',
		},
		lastPage: { activities: [] },
	}),
	'activity-get': (recording) => ({
		parameters: {
			resource: 'activity',
			operation: 'get',
			activityId: bodyOf(recording).activity_id,
		},
		output: [{ state: 'completed', percent_done: 100 }],
	}),
	'contact-conflict': () => ({
		// A search does not show it yet; only the conflict names it.
		seed: { contacts: [{ ...stored, visible_from: 4e12 }] },
		parameters: contact('upsert', { email: ADDRESS, permission: 'keep' }),
		output: [{ contact_id: ANN, action: 'unchanged' }],
	}),
	'contact-delete': () => ({
		seed: KNOWN,
		parameters: contact('delete', pick('contact', ANN)),
		output: [{ contact_id: ANN, deleted: true }],
	}),
	'contact-delete-again': () => ({
		parameters: contact('delete', pick('contact', ANN)),
		message: '(404)',
	}),
	'contact-post-source-contact': () => ({
		seed: LISTS,
		parameters: contact('create', {
			email: ADDRESS,
			...named({ first_name: 'Ann' }),
			options: { createdBy: 'Contact' },
		}),
		output: [{ contact_id: ANN }],
	}),
	'contact-put-unsubscribed-lists': () => ({
		seed: KNOWN,
		parameters: contact('update', { ...pick('contact', ANN), lists: [LIST] }),
		message: 'unsubscribed',
	}),
	'contact-put-without-permission': () => ({
		seed: KNOWN,
		parameters: contact('update', {
			...pick('contact', ANN),
			...named({ first_name: 'Updated' }),
		}),
		output: [{ contact_id: ANN }],
	}),
	'contact-unsubscribed': () => ({
		parameters: all('contact', { filters: { status: ['unsubscribed'] }, ...raw }),
		output: [{ email_address: { permission_to_send: 'unsubscribed' } }],
	}),
	'contact-without-email': () => ({
		parameters: all('contact', { filters: { status: ['all'] } }),
		output: [{ first_name: 'Bob' }],
	}),
	'contacts-include-all': () => ({
		parameters: all('contact', {
			...raw,
			options: { include: ['list_memberships', 'notes'] },
		}),
		output: [{ first_name: 'Olive', list_memberships: [expect.any(String)], notes: [] }],
	}),
	'contacts-newest-first': (recording) => ({
		parameters: all('contact'),
		output: bodyOf(recording).contacts.map(({ contact_id }) => ({ contact_id })),
	}),
	'contacts-next-link': () => ({
		parameters: all('contact'),
		output: [{ contact_id: ANN }],
		nextQuery: {
			cursor:
				'bGltaXQ9MSZuZXh0PTImdXBkYXRlZF9hZnRlcj0yMDIyLTAzLTExVDIyJTNBMDklM0EwMiUyQjAwJTNBMDA=',
		},
		lastPage: { contacts: [] },
	}),
	'custom-field-rename': () => ({
		seed: { customFields: [{ custom_field_id: FIELD, label: 'Before', type: 'string' }] },
		parameters: {
			resource: 'customField',
			operation: 'update',
			...pick('customField', FIELD),
			updateFields: { label: 'Test CF Renamed' },
		},
		output: [{ name: 'test_cf_renamed', label: 'Test CF Renamed' }],
	}),
	'custom-fields-list': (recording) => ({
		parameters: all('customField'),
		output: bodyOf(recording).custom_fields.map(({ label }) => ({ label })),
	}),
	'export-file': () => ({
		seed: {
			activities: [
				{
					activity_id: EXPORT,
					state: 'completed',
					_links: {
						self: { href: `/v3/activities/${EXPORT}` },
						results: { href: '/v3/contact_exports/e2000001-bc35-11f1-959b-020000000001' },
					},
				},
			],
		},
		parameters: contact('export', { source: 'earlier', activityId: EXPORT, simple: false }),
		output: [{ 'Email address': ADDRESS, 'Favourite planet': 'Mars' }],
	}),
	'export-started': () => ({
		seed: {
			...KNOWN,
			activities: [{ activity_id: EXPORT, state: 'failed', activity_errors: ['No space'] }],
		},
		parameters: contact('export', { source: 'lists', sourceLists: [LIST] }),
		message: 'No space',
	}),
	'list-delete': (recording) => ({
		seed: { ...LISTS, ...done(bodyOf(recording).activity_id) },
		parameters: { resource: 'list', operation: 'delete', ...pick('list', LIST) },
		output: [{ list_id: LIST, deleted: true, state: 'completed' }],
	}),
	'list-put-unchanged': () => ({
		seed: { lists: [{ list_id: LIST, name: 'Probe List', favorite: false }] },
		parameters: {
			resource: 'list',
			operation: 'update',
			...pick('list', LIST),
			updateFields: { description: 'Disposable probe list' },
		},
		output: [{ list_id: LIST, name: 'Probe List', updated_at: '2026-01-02T18:38:54Z' }],
	}),
	'lists-membership-count': () => ({
		parameters: all('list', { options: { memberCount: 'all' } }),
		output: [{ list_id: LIST, membership_count: 1 }],
	}),
	'queue-full': () => ({
		seed: KNOWN,
		parameters: contact('addToList', {
			...pick('contact', ANN),
			source: 'items',
			lists: [LIST],
		}),
		message: 'takes no more bulk work at the moment (429): You exceeded 1,000 queued activities',
	}),
	'sign-up-form-again': () => ({
		seed: LISTS,
		parameters: contact('upsert', {
			email: ADDRESS,
			permission: 'explicit',
			lists: [LIST],
			...named({ first_name: 'Ann', last_name: 'Example' }),
		}),
		output: [{ contact_id: ANN, action: 'updated' }],
	}),
	'tag-delete': (recording) => ({
		seed: { tags: [{ tag_id: TAG, name: 'VIP' }], ...done(bodyOf(recording).activity_id) },
		parameters: { resource: 'tag', operation: 'delete', ...pick('tag', TAG) },
		output: [{ tag_id: TAG, deleted: true, state: 'completed' }],
	}),
	'list-delete-unknown': () => ({
		seed: LISTS,
		parameters: { resource: 'list', operation: 'delete', ...pick('list', LIST) },
		message: 'list_id not found',
	}),
};
