import type { IDataObject } from 'n8n-workflow';
import { InputError, quoted } from '../../input/input-error';
import { textOf } from '../../input/text-of';

/** How far a campaign and its email may be. */
export type Status = 'draft' | 'scheduled' | 'executing' | 'done' | 'error' | 'removed';

/**
 * Whether a campaign or its email has one of these statuses. Constant Contact was seen to write them
 * as `Draft` and as `DRAFT`.
 */
export function hasStatus({ current_status }: IDataObject, ...statuses: Status[]): boolean {
	const status = textOf(current_status ?? '').toLowerCase();
	return statuses.some((each) => each === status);
}

/** Throws InputError for a deleted campaign, of whose email the service shows and does nothing more. */
export function refuseRemoved(campaign: IDataObject): void {
	if (!hasStatus(campaign, 'removed')) return;
	throw new InputError(
		`The campaign ${quoted(campaign.name)} is deleted`,
		'Restore it in Constant Contact, or pick another one',
	);
}
