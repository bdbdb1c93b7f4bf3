import assert from 'node:assert/strict';
import type { Gathering } from './gatherings.mts';
import { Host } from './host.mts';
import { idOf, Service, type Character } from './service.mts';

/** Something happens to the registrations of one of two events; the oldest that is left may vanish. */
export interface RegistrationWrite {
	kind: 'register' | 'vanish' | 'fail';
	event: number;
	/** By how many hours the time of the registration is wrong. */
	wrongBy: number;
}

/**
 * Plays polls while people register between one answer and the next. Whoever stays has to come once, at the
 * latest with the poll after next; who was there before, and who came and went, may not come twice.
 */
export class RegistrationsPlay {
	private readonly service: Service;

	private readonly host: Host;

	private readonly events: Gathering[];

	private readonly fired = new Set<string>();

	private count = 0;

	constructor(character: Character) {
		this.service = new Service(character);
		Date.now = () => this.service.hostTime;
		this.host = new Host(this.service, ['eventRegistration']);
		this.events = [0, 1].map((index) =>
			this.service.gatherings.publish(idOf(800_000 + index), this.service.now),
		);
	}

	/** @param rounds what happens during each poll, one write between two answers; the first is the activation */
	async run(before: RegistrationWrite[], rounds: RegistrationWrite[][]): Promise<void> {
		for (const each of before) this.write({ ...each, kind: 'register' });
		this.service.advance(1200);
		const known = this.shown();
		// Without the service's clock, who registers during the activation seems to be from before. Then it
		// cannot learn all, and from then on the date tells who was there: a wrong one cannot be told.
		const isMisdated = rounds.slice(1).some((round) => round.some(({ wrongBy }) => wrongBy < 0));
		const isQuiet = isMisdated && this.service.account.switches.dateHeader !== 'sent';
		for (const [index, round] of rounds.entries()) {
			const isFirst = index === 0;
			// What vanishes in both readings of the activation may hide another one from both, and what seems to
			// be from before keeps them from coming to an end.
			const writes = isFirst
				? (isQuiet ? [] : round)
						.filter(({ kind }) => kind === 'register')
						.map((each) => ({ ...each, wrongBy: 0 }))
				: round;
			this.service.between = writes.map((write) => () => {
				this.write(write);
			});
			await this.poll(isFirst);
			for (const rest of this.service.between.splice(0)) rest();
			this.service.advance(900);
		}
		this.service.failing = { after: Infinity, times: 0 };
		const learned = new Set([...known, ...this.duringFirst]);
		for (let poll = 0; poll < 3; poll++) {
			this.service.advance(900);
			await this.poll();
		}
		for (const id of known) assert(!this.fired.has(id), `${id} is from before`);
		for (const id of this.shown()) {
			assert(learned.has(id) || this.fired.has(id), `${id} is missing`);
		}
	}

	/** Who has registered while the trigger was activated, may count as known. */
	private duringFirst: string[] = [];

	private async poll(isFirst = false): Promise<void> {
		const items = await this.host.poll().catch((error: unknown) => {
			// Who vanishes between the list and the details is told as unknown.
			assert(/internal fault \(500\)|\(404\)/.test(String(error)), String(error));
			return [];
		});
		if (isFirst) {
			assert.deepEqual(items, [], 'the first poll starts nothing');
			this.duringFirst = this.shown();
		}
		for (const { registration_id, contact_id } of items) {
			const id = String(registration_id);
			assert.equal(contact_id, id);
			assert(!this.fired.has(id), `${id} again`);
			this.fired.add(id);
		}
	}

	private shown(): string[] {
		return this.events.flatMap(({ registrations }) =>
			registrations.map(({ registration_id }) => registration_id),
		);
	}

	private write({ kind, event, wrongBy }: RegistrationWrite): void {
		const { gatherings, now } = this.service;
		if (kind === 'vanish') this.events[event].registrations.shift();
		if (kind === 'fail') this.service.failing = { after: 0, times: 1 };
		if (kind !== 'register') return;
		const registration_id = idOf(this.count++);
		const at = now + wrongBy * 3_600_000;
		gatherings.register(this.events[event], { registration_id, at, shownAt: now });
	}
}
