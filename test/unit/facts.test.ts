import { ConstantContact } from '../../nodes/ConstantContact/ConstantContact.node';
import { offeredOperations } from '../contract/offered-parameters';
import type { ItemOperation } from '../../nodes/ConstantContact/runner/operation';
import { OPERATIONS } from '../support/resources';

const PAGE =
	/^https:\/\/developer\.constantcontact\.com\/(api_guide\/[a-z_]+\.html|api_reference\/index\.html#!\/\w+\/\w+)$/;

/** Operations whose items are about nothing that is there before: all, several together, or something new. */
const ABOUT_NOTHING =
	/\.(create|count|getAll)$|^(account|social)\.|^report\.(getPerformance|getSms|getStats)$|^eventRegistration\.update$/;

/** Operations whose items go one by one: a campaign has an ID, and so has each of its emails. */
const ONE_BY_ONE = /^campaign\.(addAbTest|resend|schedule|send)$/;

it('every operation of the node is here', () => {
	const names = OPERATIONS.map(([name]) => name);
	expect(names.sort()).toEqual(offeredOperations(new ConstantContact().description).sort());
});

it.each(OPERATIONS)('%s names the page it rests on', (_name, { page }) => {
	expect(page).toMatch(PAGE);
});

it.each(OPERATIONS.filter(([, operation]) => 'execute' in operation))(
	'%s says what an item is about, by one of its fields',
	(name, operation) => {
		const { subject, fields } = operation as ItemOperation;
		if (ABOUT_NOTHING.test(name) || ONE_BY_ONE.test(name)) expect(subject).toBeUndefined();
		else expect(fields.map((field) => field.name)).toContain(subject);
	},
);
