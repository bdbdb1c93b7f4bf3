import { NodeHelpers, type INodeParameters } from 'n8n-workflow';
import { ConstantContact } from '../../nodes/ConstantContact/ConstantContact.node';

const { properties } = new ConstantContact().description;

/** What the panel of a contact operation says in yellow boxes. */
const noticesOf = (operation: string, given: INodeParameters) =>
	properties
		.filter(
			(property) =>
				property.type === 'notice' &&
				NodeHelpers.displayParameter(
					{ resource: 'contact', operation, ...given },
					property,
					null,
					null,
				),
		)
		.map(({ displayName }) => displayName);

test.each([
	[
		'deleteMany',
		{ source: 'lists' },
		/^Deletes every contact on the lists, also with Execute step/,
	],
	['unsubscribe', { whoAsked: 'Contact' }, /^Only the person can subscribe again after this/],
	['resubscribe', {}, /^Emails each contact as soon as this runs, also with Execute step/],
])('%s with %j says before the first click what cannot be undone', (operation, given, words) => {
	expect(noticesOf(operation, given)).toEqual([expect.stringMatching(words)]);
});

test.each([
	['deleteMany', { source: 'items' }],
	['unsubscribe', { whoAsked: 'Account' }],
])('%s with %j has nothing to warn of', (operation, given) => {
	expect(noticesOf(operation, given)).toEqual([]);
});
