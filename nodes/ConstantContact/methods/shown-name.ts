import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';
import { formatDate } from '../input/calendar';
import { textOf } from '../input/text-of';
import { offsetOf, utcDate } from '../input/time-zones';
import type { Collection } from '../transport/collections';
import { momentOf } from '../transport/moment';

/** What a dropdown calls a member: by its name, with the day on which it begins and how far it is, where it has them. */
export function shownName(
	editor: ILoadOptionsFunctions,
	{ name, start, status }: Collection,
	member: IDataObject,
): string {
	const shown = textOf(member[name]);
	const time = start === undefined ? undefined : momentOf(member[start]);
	const named =
		time === undefined
			? shown
			: `${shown} (${formatDate(utcDate(time + offsetOf(editor.getTimezone(), time)))})`;
	const state = status === undefined ? '' : asTitle(textOf(member[status] ?? ''));
	return state === '' ? named : `${named} · ${state}`;
}

/** Constant Contact was seen to write `Draft` and `DRAFT`. */
function asTitle(status: string): string {
	return status.charAt(0).toUpperCase() + status.slice(1).toLowerCase();
}
