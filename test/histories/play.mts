import type { IDataObject } from 'n8n-workflow';
import assert from 'node:assert/strict';
import type { Contact } from '../simulator/account.mts';
import type { Step, Write } from './arbitraries.mts';
import { Host } from './host.mts';
import { describe, Oracle } from './oracle.mts';
import { Service, type Character } from './service.mts';
import { Writer } from './writer.mts';

interface Setting {
	character: Character;
	events: string[];
	/** Whether contacts come with the names of their lists, whose lookup may fail, too. */
	isNamed: boolean;
}

/** Plays a history, and holds what starts the workflow against the oracle at every poll. */
export class Play {
	private readonly service: Service;

	private readonly host: Host;

	private readonly oracle: Oracle;

	private readonly events: string[];

	/** Deletions that `updated_at` does not show are found within a day only. */
	private readonly isExact: (news: string) => boolean;

	private readonly fired = new Set<string>();

	/** What was deleted before the workflow was activated. */
	private atFirst = new Set<string>();

	private readonly writer: Writer;

	constructor({ character, events, isNamed }: Setting) {
		this.service = new Service(character);
		Date.now = () => this.service.hostTime;
		const options = { include: ['list_memberships'] };
		this.host = new Host(this.service, events, isNamed ? { simple: true, options } : {});
		if (isNamed) this.service.makeLists();
		this.events = events;
		this.writer = new Writer(this.service, (...about) => this.dependsOnRestart(...about));
		this.oracle = new Oracle(events);
		const hasDate = character.switches.deletionDate === 'renewsUpdate';
		this.isExact = (news) => hasDate || !news.startsWith('contactDeleted');
	}

	async run(before: Write[], steps: Step[]): Promise<void> {
		for (const each of before) this.writer.write(each);
		this.service.advance(1);
		assert.deepEqual(await this.host.poll(), [], 'the first poll starts nothing');
		this.host.save();
		this.oracle.expect(this.service.contacts);
		this.atFirst = new Set(this.service.contacts.map((each) => describe('contactDeleted', each)));
		for (const each of steps) await this.step(each);
		for (const seconds of [600, 86_400, 60]) {
			this.service.advance(seconds);
			await this.step({ kind: 'poll' });
		}
		this.checkDeletions();
	}

	private async step(step: Step): Promise<void> {
		switch (step.kind) {
			case 'advance':
				this.service.advance(step.seconds);
				return;
			case 'restart':
				this.host.restart();
				return;
			case 'failingPoll':
				this.service.failing = { ...step };
				await this.failingPoll();
				this.service.failing = { after: Infinity, times: 0 };
				return;
			case 'shortPolls':
				await this.poll(step.count);
				return;
			case 'poll':
				await this.poll();
				return;
			case 'overlappingPolls':
				await this.poll(0, 2);
				return;
			default:
				this.writer.write(step);
		}
	}

	/**
	 * Polls, after some polls that n8n grants no time for more than a page.
	 * @param atOnce how many polls run at the same time
	 */
	private async poll(shortPolls = 0, atOnce = 1): Promise<void> {
		const items = [];
		for (let count = 0; count < shortPolls; count++) items.push(...(await this.host.poll(1)));
		const goesOn = this.host.isInTheMiddle;
		const polls = Array.from({ length: atOnce }, async () => await this.host.poll());
		items.push(...(await Promise.all(polls)).flat());
		// A reading that goes on from an earlier poll does not look at its first pages again.
		if (goesOn) items.push(...(await this.host.poll()));
		this.compare(items, this.oracle.expect(this.service.contacts));
	}

	/** What a poll hands on that cannot read everything, is right and does not come again. */
	private async failingPoll(): Promise<void> {
		const items = await this.host.poll().catch((error: unknown) => {
			assert(String(error).includes('internal fault (500)'), String(error));
			return [];
		});
		this.compare(items, this.oracle.expectSome(this.service.contacts, items as never));
	}

	private compare(items: IDataObject[], expected: string[]): void {
		const news = items.map((item) => describe(String(item.event), item as never));
		assert.deepEqual(news.filter(this.isExact).sort(), expected.filter(this.isExact).sort());
		for (const each of news.filter((one) => one.startsWith('contactDeleted'))) {
			assert(!this.fired.has(each), `${each} again`);
			this.fired.add(each);
		}
	}

	private checkDeletions(): void {
		if (!this.events.includes('contactDeleted')) return;
		for (const contact of this.service.contacts) {
			const news = describe('contactDeleted', contact);
			const isKnown = this.atFirst.has(news);
			if (contact.deleted_at && !isKnown) assert(this.fired.has(news), `${news} is missing`);
		}
	}

	/**
	 * What a poll only has to remember is lost in a restart, unless n8n has saved it meanwhile. It
	 * matters for contacts that change in the second of their creation, or that no poll saw alive.
	 */
	private dependsOnRestart(kind: Write['kind'], { contact_id, created_at, deleted_at }: Contact) {
		const isUnseen = deleted_at !== undefined && !this.oracle.hasSeenAlive(contact_id);
		return isUnseen || (created_at === this.service.time && kind !== 'delete');
	}
}
