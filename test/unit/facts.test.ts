import { account } from '../../nodes/ConstantContact/resources/account';
import { activity } from '../../nodes/ConstantContact/resources/activity';
import { customField } from '../../nodes/ConstantContact/resources/customField';
import { list } from '../../nodes/ConstantContact/resources/list';
import { segment } from '../../nodes/ConstantContact/resources/segment';
import { tag } from '../../nodes/ConstantContact/resources/tag';
import type { Operation } from '../../nodes/ConstantContact/runner/operation';

const PAGE =
	/^https:\/\/developer\.constantcontact\.com\/(api_guide\/[a-z_]+\.html|api_reference\/index\.html#!\/\w+\/\w+)$/;

const described = Object.entries({ account, activity, customField, list, segment, tag }).flatMap(
	([resource, { operations }]) =>
		Object.entries(operations).map(([name, operation]): [string, Operation] => [
			`${resource}.${name}`,
			operation,
		]),
);

it.each(described)('%s names the page it rests on and what access it needs', (_name, operation) => {
	expect(operation.page).toMatch(PAGE);
	expect(operation.access).toBeDefined();
});

it.each(described.filter(([, { subject }]) => subject))(
	'%s is about one of its fields',
	(_name, operation) => {
		expect(operation.fields.map(({ name }) => name)).toContain(operation.subject);
	},
);
