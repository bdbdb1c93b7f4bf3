import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';
import { formatDate } from '../input/calendar';
import { textOf } from '../input/text-of';
import { offsetOf, utcDate } from '../input/time-zones';
import type { Collection } from '../transport/collections';
import { momentOf } from '../transport/moment';

/** What a dropdown calls a member: by its name, and the day on which it begins, where it has one. */
export function shownName(
	editor: ILoadOptionsFunctions,
	{ name, start }: Collection,
	member: IDataObject,
): string {
	const shown = textOf(member[name]);
	const time = start === undefined ? undefined : momentOf(member[start]);
	if (time === undefined) return shown;
	const day = utcDate(time + offsetOf(editor.getTimezone(), time));
	return `${shown} (${formatDate(day)})`;
}
