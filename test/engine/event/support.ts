import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

export const EVENT = '0000000e-0000-4000-8000-0000000000e1';
export const OTHER = '0000000e-0000-4000-8000-0000000000e2';

export const run = runOf('event');

export const pick = (value: string, mode = 'id'): INodeParameters => ({
	event: { __rl: true, mode, value },
});

/** An account with these events, on these sides of the switches. */
export const withEvents = async (events: IDataObject[], switches: IDataObject = {}) =>
	await TestAccount.create({ settings: { switches }, events });

/** An account with one event, *Tasting*. */
export const withTasting = async (event: IDataObject = {}, switches: IDataObject = {}) =>
	await withEvents([{ event_id: EVENT, name: 'Tasting', ...event }], switches);
