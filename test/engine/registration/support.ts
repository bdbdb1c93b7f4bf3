import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

export const registration = runOf('eventRegistration');

/** The same ID for the same number. */
export const id = (number: number) => `66666666-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const TASTING = id(1);
export const PRESS = id(2);

/** Registrations of the event, before which this one begins. */
const ofEvent = (event: string) => `/v3/events/${event}/tracks/${event.slice(-6)}/registrations`;
export const PATH = ofEvent(TASTING);
export const PRESS_PATH = ofEvent(PRESS);

export const goOn = { settings: { onError: 'continueRegularOutput' as const } };

/** Somebody who came on that day of March. */
export const registered = (number: number, day = number, more: object = {}) => ({
	registration_id: id(100 + number),
	contact_id: id(1000 + number),
	first_name: `Ann ${number}`,
	last_name: `Lee ${number}`,
	email_address: `ann${number}@example.com`,
	registration_time: `2026-03-${String(day).padStart(2, '0')}T08:00:00.000Z`,
	payment_method: 'DOOR',
	payment_status: 'PENDING',
	tickets: [{ order_ticket_key: `key${number}`, ticket_name: 'Seat', price: 25 }],
	answers: { 'What do you eat?': `Olives ${number}` },
	...more,
});

/** An account with two events; these register for the first one. */
export async function accountWith(
	registrations: object[],
	switches: object = {},
	others: object[] = [registered(50, 1)],
): Promise<TestAccount> {
	return await TestAccount.create({
		events: [
			{ event_id: TASTING, name: 'Tasting', registrations },
			{ event_id: PRESS, name: 'Press', registrations: others },
		],
		settings: { switches },
	});
}

export const pick = (value: string, mode = 'id'): INodeParameters => ({
	event: { __rl: true, mode, value },
});

/** The values of one property. */
export const values = (output: IDataObject[], name: string) => output.map((item) => item[name]);

/** The registrations of the events, by their IDs. */
export async function storedIn(account: TestAccount): Promise<Map<string, IDataObject>> {
	const events = (await account.events()) as Array<{ registrations: IDataObject[] }>;
	const all = events.flatMap(({ registrations }) => registrations);
	return new Map(all.map((each) => [String(each.registration_id), each]));
}
