import type { Contact } from '../simulator/account.mts';
import type { Write } from './arbitraries.mts';
import type { Service } from './service.mts';

/** Changes contacts as users, apps and the contacts themselves do. */
export class Writer {
	private names = 0;

	private readonly service: Service;

	private readonly isSpared: (kind: Write['kind'], contact: Contact) => boolean;

	/** @param isSpared whether a contact must not be changed in this way now */
	constructor(service: Service, isSpared: Writer['isSpared']) {
		this.service = service;
		this.isSpared = isSpared;
	}

	write({ kind, index, late }: Write): void {
		const before = this.service.latest(index);
		const isPossible =
			kind === 'create' ? !before : before && !(kind === 'delete' && before.deleted_at);
		// In the second of an update, nothing tells an opt-out from a second update.
		const isUnclear = kind === 'unsubscribe' && before?.updated_at === this.service.time;
		if (!isPossible || isUnclear || (before && this.isSpared(kind, before))) return;
		this.service.write(
			index,
			(contact) => {
				if (kind !== 'create') this.change(kind, contact);
			},
			late,
		);
	}

	private change(kind: Write['kind'], contact: Contact): void {
		const { time, day, account } = this.service;
		const isSilent =
			kind === 'unsubscribe' ||
			(kind === 'delete' && account.switches.deletionDate === 'keepsUpdate');
		if (!isSilent) {
			contact.updated_at = time;
			contact.first_name = String(++this.names);
		}
		if (kind === 'delete') contact.deleted_at = day;
		if (kind === 'revive' || kind === 'update') delete contact.deleted_at;
		if (!contact.email_address) return;
		contact.email_address.updated_at = time;
		if (kind === 'resubscribe') contact.email_address.permission_to_send = 'explicit';
		if (kind !== 'unsubscribe') return;
		contact.email_address.permission_to_send = 'unsubscribed';
		contact.email_address.opt_out_date = time;
	}
}
