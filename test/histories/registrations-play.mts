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
		const [first, ...later] = rounds;
		// Without the service's clock, what happened on the day before counts, unless the first reading has shown it.
		const mayFail = this.service.account.switches.dateHeader === 'sent';
		const isFailing = mayFail && first.some(({ kind }) => kind === 'fail');
		for (const each of before) {
			// Until all is learned, the time tells who was there.
			const wrongBy = isFailing ? Math.min(each.wrongBy, 0) : each.wrongBy;
			this.write({ ...each, wrongBy, kind: 'register' });
		}
		this.service.advance(1200);
		const known = this.shown();
		// What vanishes in both readings of the activation may hide another one from both, and what seems to
		// be from before keeps them from coming to an end.
		const activation = first.filter(
			({ kind }) => kind === 'register' || (mayFail && kind === 'fail'),
		);
		const writes = activation.map((each) => ({ ...each, wrongBy: 0 }));
		const learned = new Set(await this.round(writes, true));
		if (isFailing) for (const id of await this.quietPolls(2)) learned.add(id);
		for (const round of later) await this.round(round);
		await this.quietPolls(3);
		for (const id of known) assert(!this.fired.has(id), `${id} is from before`);
		for (const id of this.shown()) {
			assert(learned.has(id) || this.fired.has(id), `${id} is missing`);
		}
	}

	/**
	 * One poll, with one write between two answers.
	 * @returns who was shown when it ended
	 */
	private async round(writes: RegistrationWrite[], isFirst = false): Promise<string[]> {
		this.service.between = writes.map((write) => () => {
			this.write(write);
		});
		await this.poll(isFirst);
		const shown = this.shown();
		for (const rest of this.service.between.splice(0)) rest();
		this.service.advance(900);
		return shown;
	}

	/** Polls in which nothing happens and nothing fails. */
	private async quietPolls(count: number): Promise<string[]> {
		this.service.failing = { after: Infinity, times: 0 };
		for (let poll = 0; poll < count; poll++) {
			this.service.advance(900);
			await this.poll();
		}
		return this.shown();
	}

	private async poll(isFirst = false): Promise<void> {
		const items = await this.host.poll().catch((error: unknown) => {
			// Who vanishes between the list and the details is told as unknown.
			assert(/internal fault \(500\)|\(404\)/.test(String(error)), String(error));
			return [];
		});
		if (isFirst) assert.deepEqual(items, [], 'the first poll starts nothing');
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
