import type { FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import type { Reshaping } from '../contract/reshape.mts';
import type { Account, Contact, DeepPartial } from './account.mts';
import type { Campaign } from './campaign.mts';

/** Something that goes wrong, on purpose, with the requests it matches. */
export interface Fault {
	method?: string;
	/** Path such as `/v3/contacts`; `{…}` stands for any one segment, a `*` at the end for any rest. */
	path?: string;
	/** A text that the address or the body has, such as an email, wherever items are under way together. */
	about?: string;
	/** How many matching requests pass first. */
	skip?: number;
	/** How many are hit; left out, all of them. */
	times?: number;
	/** Answer this instead of doing the work. */
	answer?: {
		status: number;
		body?: unknown;
		contentType?: string;
		headers?: Record<string, string>;
		/** Puts so many characters where the body says `filler`. */
		filler?: number;
	};
	/** Do the work, then answer in another shape that the contract allows. */
	reshape?: Reshaping;
	/** Do the work, then lose the answer, or all of it but a half, and leave the connection open. */
	break?: 'reset' | 'cut' | 'stall';
	/** Never answer. */
	silence?: boolean;
	/** Somebody else creates this contact just before the request is handled. */
	createBefore?: DeepPartial<Contact>;
	/** Somebody else deletes this list just before the request is handled. */
	deleteListBefore?: string;
	/** Somebody else changes this campaign just before the request is handled. */
	changeCampaignBefore?: DeepPartial<Campaign>;
}

/** The fault that hits this request, if any. Counts down `skip` and `times`. */
export function faultFor(account: Account, request: FastifyRequest): Fault | undefined {
	const path = request.url.split('?')[0];
	for (const fault of account.faults) {
		if (fault.method && fault.method !== request.method) continue;
		if (fault.path && !matches(fault.path, path)) continue;
		if (fault.about && !saidIn(request).includes(fault.about)) continue;
		if (fault.skip) {
			fault.skip--;
			continue;
		}
		if (fault.times === 0) continue;
		if (fault.times !== undefined) fault.times--;
		return fault;
	}
	return undefined;
}

/** What is left of an answer when the connection breaks: nothing, or half of the body. */
export function breakAnswer(
	kind: 'reset' | 'cut' | 'stall',
	request: FastifyRequest,
	payload: string,
): string | Readable {
	if (kind === 'reset') {
		request.raw.socket.destroy();
		return '';
	}
	const half = payload.slice(0, payload.length / 2);
	if (kind === 'stall') {
		const stalled = new Readable({ read: () => undefined });
		stalled.push(half);
		return stalled;
	}
	return Readable.from(
		(function* () {
			yield half;
			throw new Error('cut by simulator');
		})(),
	);
}

function saidIn({ url, body }: FastifyRequest): string {
	return `${decodeURIComponent(url)} ${JSON.stringify(body ?? {})}`;
}

function matches(pattern: string, path: string): boolean {
	const expression = pattern
		.replace(/[.+?$()|[\]\\]/g, '\\$&')
		.replace(/\{[^}]*\}/g, '[^/]+')
		.replace(/\*$/, '.*');
	return new RegExp(`^${expression}$`).test(path);
}
