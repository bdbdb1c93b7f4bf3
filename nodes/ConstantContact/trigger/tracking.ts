import { momentOf } from '../transport/moment';
import { REPORT_PAGE, trackedRow, trackingReport, type TrackedKind } from '../transport/reports';
import { latestMailings } from './campaigns';
import type { Asked, Family, Mailing, Reading, TriggerEvent } from './reading';
import { DAY_MS, intervalOf } from './schedule';

/** Reports may come late: they are made by another part of the service than the emails. */
export const REPORT_KEEP_MS = 2 * DAY_MS;

/**
 * What tells two activities of a contact from each other. Names may change between two polls, and
 * the device may be missing in one of two answers.
 */
const IDENTITY = ['contact_id', 'created_time', 'url_id'];

/**
 * An event of email reports: what contacts do with the emails of the campaigns that are followed.
 * @param kind as it stands in the path of the report
 */
export function trackingEvent(event: string, kind: TrackedKind): TriggerEvent {
	const family = ({ pickedAs }: Asked): Family => ({
		event,
		selection: pickedAs.campaigns,
		things: 'the campaigns',
	});
	const readingOf = (asked: Asked, mailing: Mailing): Reading => ({
		...trackingReport(mailing.activityId, kind),
		query: { limit: REPORT_PAGE },
		everyMs: (passed) => intervalOf(ageOf(mailing, asked.api.serviceTime) - passed),
		deepEveryMs: DAY_MS,
		newestFirst: ({ created_time }) => momentOf(created_time),
		family: family(asked),
		about: mailing.campaignName || mailing.campaignId,
		mayBeMissing: true,
		observers: [
			{
				event,
				memory: `${event}/${mailing.activityId}`,
				keepMs: REPORT_KEEP_MS,
				observe: (activity) => {
					const time = momentOf(activity.created_time);
					if (time === undefined) return undefined;
					return { id: JSON.stringify(IDENTITY.map((name) => activity[name])), time };
				},
				present: (activity) => trackedRow(mailing.campaignId, mailing.campaignName, activity),
			},
		],
	});
	const readingsOf = (asked: Asked, mailings: Mailing[]) =>
		mailings.map((mailing) => readingOf(asked, mailing));
	return {
		readings: async (asked) => readingsOf(asked, await asked.mailings()),
		sample: async (asked) => readingsOf(asked, await latestMailings(asked)),
		family,
	};
}

function ageOf({ sentAt = -Infinity }: Mailing, now = Date.now()): number {
	return now - sentAt;
}
