import fc from 'fast-check';
import { SWITCHES } from '../simulator/switches.mts';
import type { AccountStep, Deed } from './accounts-play.mts';
import type { RegistrationWrite } from './registrations-play.mts';
import type { Character } from './service.mts';

const EVENTS = ['contactCreated', 'contactUpdated', 'contactUnsubscribed', 'contactDeleted'];

/** Somebody changes a contact. */
export interface Write {
	kind: 'create' | 'update' | 'delete' | 'revive' | 'unsubscribe' | 'resubscribe';
	index: number;
	/** After how many seconds searches show it. */
	late: number;
}

/** What happens in a history, one after the other. */
export type Step =
	| Write
	| { kind: 'advance'; seconds: number }
	| { kind: 'poll' | 'overlappingPolls' | 'restart' }
	| { kind: 'failingPoll'; after: number; times: number }
	| { kind: 'shortPolls'; count: number };

const MOMENTS = ['poll', 'poll', 'poll', 'restart', 'restart', 'overlappingPolls'] as const;
const late = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 590 }));
const write = fc.record({
	kind: fc.constantFrom<Write['kind'][]>(
		'create',
		'update',
		'update',
		'delete',
		'revive',
		'unsubscribe',
		'resubscribe',
	),
	index: fc.nat({ max: 6 }),
	late,
});
const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 8, arbitrary: write },
	{
		weight: 3,
		arbitrary: fc.record({
			kind: fc.constant('advance' as const),
			seconds: fc.oneof(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 4000 })),
		}),
	},
	{
		weight: 5,
		arbitrary: fc.record({ kind: fc.constantFrom(...MOMENTS) }),
	},
	{
		weight: 1,
		arbitrary: fc.record({
			kind: fc.constant('failingPoll' as const),
			after: fc.nat({ max: 6 }),
			times: fc.constantFrom(1, 1, 2, Infinity),
		}),
	},
	{
		weight: 1,
		arbitrary: fc.record({
			kind: fc.constant('shortPolls' as const),
			count: fc.integer({ min: 1, max: 4 }),
		}),
	},
);
const events = fc.subarray(EVENTS, { minLength: 1 });
const character: fc.Arbitrary<Character> = fc.record({
	switches: fc.record({
		contactOrder: fc.constantFrom(...SWITCHES.contactOrder),
		dateBounds: fc.constantFrom(...SWITCHES.dateBounds),
		dateHeader: fc.constantFrom(...SWITCHES.dateHeader),
		deletionDate: fc.constantFrom(...SWITCHES.deletionDate),
		nextLink: fc.constantFrom(...SWITCHES.nextLink),
	}),
	pageSize: fc.integer({ min: 1, max: 4 }),
	ahead: fc.integer({ min: -300, max: 300 }),
	zone: fc.integer({ min: -12, max: 14 }),
});
export const history = fc.record({
	character,
	events,
	isNamed: fc.boolean(),
	before: fc.array(write, { maxLength: 8 }),
	steps: fc.array(step, { minLength: 5, maxLength: 40 }),
});

export const busyHistory = fc.record({
	character,
	events,
	before: fc.array(write, { maxLength: 12 }),
	rounds: fc.array(fc.array(write, { maxLength: 10 }), { minLength: 1, maxLength: 6 }),
});

const registrationWrite = fc.record({
	kind: fc.constantFrom<RegistrationWrite['kind'][]>(
		'register',
		'register',
		'register',
		'vanish',
		'fail',
	),
	event: fc.nat({ max: 1 }),
	wrongBy: fc.constantFrom(0, 0, -100, 9),
});

/** Registrations that come and vanish while polls read them. */
export const registrationsHistory = fc.record({
	character: fc
		.tuple(
			character,
			fc.constantFrom(...SWITCHES.registrationOrder),
			fc.constantFrom(...SWITCHES.lastCursor),
		)
		.map(([{ switches, ...rest }, registrationOrder, lastCursor]) => ({
			...rest,
			switches: { ...switches, registrationOrder, lastCursor },
		})),
	before: fc.array(registrationWrite, { maxLength: 12 }),
	rounds: fc.array(fc.array(registrationWrite, { maxLength: 10 }), { minLength: 1, maxLength: 6 }),
});

const HOUR = 3600;
const account = fc.nat({ max: 1 });
const campaign = fc.nat({ max: 1 });
const deed: fc.Arbitrary<Deed> = fc.oneof(
	fc.record({
		kind: fc.constant('contact' as const),
		account,
		// Wrong Date headers take some of the ten minutes in which late contacts count.
		late: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 300 })),
		isInList: fc.boolean(),
	}),
	fc.record({ kind: fc.constant('sending' as const), account, campaign }),
	{
		weight: 3,
		arbitrary: fc.record({
			kind: fc.constant('activity' as const),
			account,
			campaign,
			event: fc.constantFrom('emailOpened', 'linkClicked'),
			late: fc.oneof(
				fc.constant(0),
				fc.integer({ min: 1, max: 2 * HOUR }),
				fc.integer({ min: 1, max: 48 * HOUR - 900 }),
			),
			// More than a page, so that a late report is not on the first one.
			people: fc.constantFrom(1, 1, 5),
		}),
	},
	fc.record({ kind: fc.constant('renewedList' as const), account }),
	{
		weight: 2,
		arbitrary: fc.record({
			kind: fc.constant('registration' as const),
			account,
			gathering: campaign,
			late: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 40 * HOUR })),
			people: fc.constantFrom(1, 1, 5),
		}),
	},
	fc.record({
		kind: fc.constantFrom('published' as const, 'ended' as const),
		account,
		gathering: campaign,
	}),
);
const accountStep: fc.Arbitrary<AccountStep> = fc.oneof(
	{ weight: 8, arbitrary: deed },
	{
		weight: 4,
		arbitrary: fc.record({
			kind: fc.constant('advance' as const),
			seconds: fc.oneof(
				fc.integer({ min: 1, max: 600 }),
				fc.integer({ min: 1, max: 3 * HOUR }),
				fc.integer({ min: 1, max: 30 * HOUR }),
			),
		}),
	},
	{
		weight: 6,
		arbitrary: fc.record({
			kind: fc.constant('poll' as const),
			wrongBy: fc.oneof(
				{ weight: 3, arbitrary: fc.constant(0) },
				fc.integer({ min: -3 * HOUR, max: 3 * HOUR }),
				fc.integer({ min: -40 * HOUR, max: 40 * HOUR }),
			),
		}),
	},
	{
		weight: 1,
		arbitrary: fc.record({
			kind: fc.constant('failingPoll' as const),
			after: fc.nat({ max: 12 }),
			times: fc.constantFrom(1, 1, 2, Infinity),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({ kind: fc.constantFrom('restart' as const, 'otherAccount' as const) }),
	},
);
export const accountsHistory = fc.record({
	character: fc
		.tuple(
			character,
			fc.constantFrom(...SWITCHES.reportOrder),
			fc.constantFrom(...SWITCHES.registrationOrder),
			fc.constantFrom(...SWITCHES.lastCursor),
		)
		.map(([{ switches, ...rest }, reportOrder, registrationOrder, lastCursor]) => ({
			...rest,
			// Pages of one or of equal times do not tell that their order is another.
			pageSize: reportOrder === 'newestFirst' ? rest.pageSize : 500,
			switches: { ...switches, reportOrder, registrationOrder, lastCursor },
		})),
	events: fc.subarray(
		[
			'contactCreated',
			'listCreated',
			'emailOpened',
			'linkClicked',
			'campaignSent',
			'eventRegistration',
		],
		{ minLength: 1 },
	),
	isFiltered: fc.boolean(),
	before: fc.array(deed, { maxLength: 10 }),
	steps: fc.array(accountStep, { minLength: 5, maxLength: 40 }),
});
