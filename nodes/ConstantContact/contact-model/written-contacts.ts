import { CORE_PROPERTIES } from './contact';
import { asSignedUp, type SignUpBody } from './sign-up-shape';
import type { StoredContact } from './stored-contact';

/** Reads lag for seconds, so what was written before that many contacts is shown by now. */
const MOST_KEPT = 1000;

/** The answer to POST or PUT, or what the sign-up form was given, which answers with an ID only. */
type Write = { answer: StoredContact } | { form: SignUpBody };

/**
 * What one run has written of contacts. A read may lag behind, and a PUT that sends back what it shows
 * would undo what the same run has written before, a consent too.
 */
export class WrittenContacts {
	private readonly ids = new Map<string, string>();

	private readonly signedUp = new Set<string>();

	private readonly writes = new Map<string, Write[]>();

	/** The ID of the contact that was written with this email. */
	idOf(email: string): string | undefined {
		return this.ids.get(email);
	}

	/** The same, if the person has signed up in this run. */
	idOfSignedUp(email: string): string | undefined {
		const id = this.ids.get(email);
		return id !== undefined && this.signedUp.has(id) ? id : undefined;
	}

	/** Remembers under which email a contact was written. */
	name(email: string, id: string): void {
		if (email !== '') this.ids.set(email, id);
	}

	/** Forgets an email that the contact does not have any more. */
	forget(email: string): void {
		this.ids.delete(email);
	}

	/** Remembers the answer to POST or PUT, and hands it on. One without a date says too little. */
	add<T extends StoredContact>(answer: T): T {
		if (answer.updated_at) this.keep(answer.contact_id, { answer });
		return answer;
	}

	/** Remembers what the sign-up form was given. */
	addSignUp(email: string, id: string, form: SignUpBody): void {
		this.name(email, id);
		this.signedUp.add(id);
		this.keep(id, { form });
	}

	/** A contact that was read, with what this run has written of it and the answer may not show yet. */
	upToDate(read: StoredContact): StoredContact {
		const pending = this.pendingAfter(read);
		return pending.reduce(
			(contact, write) =>
				'form' in write ? asSignedUp(contact, write.form) : asAnswered(contact, write.answer, read),
			read,
		);
	}

	/** The writes that a contact which was read may not show. The others are forgotten. */
	private pendingAfter(read: StoredContact): Write[] {
		const writes = this.writes.get(read.contact_id) ?? [];
		const isShown = writes.map(
			(write) => 'answer' in write && updatedTime(read) > updatedTime(write.answer),
		);
		const pending = writes.slice(isShown.lastIndexOf(true) + 1);
		if (pending.length < writes.length) this.writes.set(read.contact_id, pending);
		return pending;
	}

	private keep(id: string, write: Write): void {
		const writes = this.writes.get(id) ?? [];
		this.writes.delete(id);
		this.writes.set(id, [...writes, write]);
		const [oldest] = this.writes.keys();
		if (this.writes.size > MOST_KEPT) this.writes.delete(oldest);
	}
}

/**
 * A contact with the answer to a write over it. What the answer leaves out of the core is not there
 * any more; collections that it lacks stay. Times are whole seconds, and an opt-out does not renew
 * them: where the read is no older than the answer, its permission counts.
 */
function asAnswered(
	contact: StoredContact,
	answer: StoredContact,
	read: StoredContact,
): StoredContact {
	const kept = { ...contact };
	for (const property of [...CORE_PROPERTIES, 'deleted_at'] as const) delete kept[property];
	const { email_address } = updatedTime(read) < updatedTime(answer) ? answer : contact;
	return { ...kept, ...answer, ...(email_address && { email_address }) };
}

function updatedTime({ updated_at }: StoredContact): number {
	return Date.parse(updated_at ?? '');
}
