import { account } from '../../nodes/ConstantContact/resources/account';
import { activity } from '../../nodes/ConstantContact/resources/activity';
import { automation } from '../../nodes/ConstantContact/resources/automation';
import { campaign } from '../../nodes/ConstantContact/resources/campaign';
import { contact } from '../../nodes/ConstantContact/resources/contact';
import { customField } from '../../nodes/ConstantContact/resources/customField';
import { event } from '../../nodes/ConstantContact/resources/event';
import { eventRegistration } from '../../nodes/ConstantContact/resources/eventRegistration';
import { list } from '../../nodes/ConstantContact/resources/list';
import { report } from '../../nodes/ConstantContact/resources/report';
import { segment } from '../../nodes/ConstantContact/resources/segment';
import { social } from '../../nodes/ConstantContact/resources/social';
import { tag } from '../../nodes/ConstantContact/resources/tag';
import type { Operation, Resource } from '../../nodes/ConstantContact/runner/operation';

/** All resources of the node, as it takes them together. */
export const RESOURCES: Record<string, Resource> = {
	account,
	activity,
	automation,
	campaign,
	contact,
	customField,
	event,
	eventRegistration,
	list,
	report,
	segment,
	social,
	tag,
};

/** All operations, under names such as `contact.get`. */
export const OPERATIONS = Object.entries(RESOURCES).flatMap(([resource, { operations }]) =>
	Object.entries(operations).map(([name, operation]): [string, Operation] => [
		`${resource}.${name}`,
		operation,
	]),
);
