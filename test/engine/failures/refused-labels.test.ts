import type { INodeParameters } from 'n8n-workflow';
import { ConstantContact } from '../../../nodes/ConstantContact/ConstantContact.node';
import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

/** What the editor calls the fields of an operation, with the members of collections. */
function labelsOf(operation: string): string[] {
	const { properties } = new ConstantContact().description;
	const labels = (field: object): string[] => {
		const {
			displayName = '',
			options = [],
			values = [],
		} = field as {
			displayName?: string;
			options?: object[];
			values?: object[];
		};
		return [displayName, ...[...options, ...values].flatMap(labels)];
	};
	return properties
		.filter(({ displayOptions: { show = {} } = {} }) =>
			[show.resource?.includes('contact'), show.operation?.includes(operation)].every(Boolean),
		)
		.flatMap(labels);
}

const contact = (value: string): INodeParameters => ({
	contact: { __rl: true, mode: 'email', value },
});
const from = (source: string, more: INodeParameters): INodeParameters => ({ source, ...more });

test.each<[operation: string, parameters: INodeParameters, label: string]>([
	[
		'addTag',
		{ ...from('lists', { sourceLists: ['None'] }), tags: ['VIP'] },
		'Members of List Names or IDs',
	],
	[
		'addTag',
		{ ...from('tags', { sourceTags: ['None'] }), tags: ['VIP'] },
		'Contacts With Tag Names or IDs',
	],
	['addTag', { ...from('items', contact('nobody')), tags: ['VIP'] }, 'Contact'],
	['get', contact('nobody'), 'Contact'],
	[
		'addTag',
		{ ...from('lists', { sourceLists: ['News'] }), tags: ['VIP'], options: { exclude: 'nobody' } },
		'Exclude Contacts',
	],
	[
		'export',
		from('newSubscribers', { options: { subscribedLists: ['None'] } }),
		'Subscribed to List Names or IDs',
	],
	['update', { ...contact('ann@example.com'), options: { newEmail: 'nobody' } }, 'New Email'],
	[
		'upsert',
		{ email: 'ann@example.com', options: { clearIfEmpty: ['none'] } },
		'Clear If Empty Names or IDs',
	],
	[
		'create',
		{ email: 'ann@example.com', options: { emailPermission: '={{ "x" }}' } },
		'Email Permission',
	],
	['unsubscribe', { ...contact('ann@example.com'), whoAsked: '={{ "x" }}' }, 'Who Asked'],
])('%s %j: the message names the field that is wrong', async (operation, parameters, label) => {
	const account = await TestAccount.create({ lists: [{ name: 'News' }], tags: [{ name: 'VIP' }] });
	const { message } = await runOf('contact')(account, operation, parameters);
	expect(/^'([^']+)'/.exec(String(message))?.[1]).toBe(label);
	expect(labelsOf(operation)).toContain(label);
});
