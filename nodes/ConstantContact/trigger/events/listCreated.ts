import { momentOf } from '../../transport/moment';
import type { TriggerEvent } from '../reading';
import { idOf } from '../../transport/api';
import { LISTS } from '../../transport/collections';
import { identityFirst } from '../../transport/identity-first';

const VALUE = 'listCreated';

/** List Created. Lists cannot be searched by date, but an account has 1,000 at most. */
export const listCreated: TriggerEvent = {
	readings: () => [
		{
			path: LISTS.path,
			property: LISTS.property,
			query: { limit: LISTS.pageSize, ...LISTS.query },
			observers: [
				{
					event: VALUE,
					memory: VALUE,
					dated: 'created_at',
					observe: ({ list_id, created_at }) => {
						const time = momentOf(created_at);
						return time === undefined ? undefined : { id: idOf(list_id), time };
					},
					present: (list) => identityFirst(LISTS, list),
				},
			],
		},
	],
};
