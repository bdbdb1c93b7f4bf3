import type { IDataObject } from 'n8n-workflow';
import type { EventWithTrack } from '../../parameters/event/picked';

/** A request takes as many as a page of registrations has; no source names a limit. */
const MOST_IN_A_REQUEST = 100;

/** What becomes of registrations. */
export interface Change {
	/** What changes of them, as the API calls it. */
	property: 'registration_status' | 'payment_status';
	status: string;
	/** Below that of the registrations. */
	path: string;
	query: IDataObject;
}

/** What an item asks for. */
export interface Asked {
	event: EventWithTrack;
	ids: string[];
	change: Change;
	/** Whether each registration is read afterwards. */
	isVerified: boolean;
}

/** What one request changes. */
export interface ChangeGroup extends Omit<Asked, 'ids'> {
	key: string;
	/** Each once. */
	ids: Set<string>;
}

/**
 * As few requests as possible for what is asked: one for the same change in the same event. A
 * registration that is to change twice does so in the order of the items.
 * @returns the groups in the order in which they are sent, and that of each ID by what asks for it
 */
export function groupsOf(all: Asked[]) {
	const groups: ChangeGroup[] = [];
	const groupOf = (asked: Asked, id: string): ChangeGroup => {
		const { event, change, isVerified } = asked;
		const key = JSON.stringify([event, change, isVerified]);
		const last = groups.map(({ ids }) => ids.has(id)).lastIndexOf(true);
		if (groups[last]?.key === key) return groups[last];
		const open = groups
			.slice(last + 1)
			.find((each) => each.key === key && each.ids.size < MOST_IN_A_REQUEST);
		if (open) return open;
		const group = { key, event, change, isVerified, ids: new Set<string>() };
		groups.push(group);
		return group;
	};
	const found = new Map(
		all.map((asked) => [
			asked,
			asked.ids.map((id) => {
				const group = groupOf(asked, id);
				group.ids.add(id);
				return { id, group };
			}),
		]),
	);
	return { groups, found };
}
