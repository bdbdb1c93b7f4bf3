import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Period } from '../../parameters/period';
import { withWarnings } from '../../parameters/warnings';
import { asHtml } from '../../runner/as-html';
import type { ConstantContactApi } from '../../transport/api';
import { momentOf } from '../../transport/moment';
import { Trail } from '../../transport/pages';
import type { PagedReport } from '../../transport/reports';

/** How much of a report is wanted. */
export interface Wanted {
	/** How many rows. */
	max: number;
	between: Period;
	/** The property with the date of a row. */
	time: string;
	/** The largest page; 0 for a report that comes as a whole. */
	pageSize: number;
}

/**
 * Reads a report page by page and hands on each row that is wanted, so that no page is kept. It ends when
 * there are enough rows, or after a whole page that is older than the period: reports list the latest
 * first, by their documentation. One that turns out to list the oldest first is read to its end.
 * @returns what the user should know of the order and the dates, in words
 */
export async function readRows(
	api: ConstantContactApi,
	{ path, property }: PagedReport,
	query: IDataObject,
	{ max, between: { after, before }, time, pageSize }: Wanted,
	take: (row: IDataObject) => void | Promise<void>,
): Promise<string[]> {
	const trail = new Trail();
	// How many rows of a page lie in the period is not known before.
	const limit = pageSize && (before === Infinity ? Math.min(max, pageSize) : pageSize);
	const isBounded = after !== -Infinity || before !== Infinity;
	const seen = new Order();
	let [taken, undated] = [0, 0];
	let cursor: string | undefined;
	let rest: string | undefined;
	do {
		const asked = { ...(limit && { limit }), ...query };
		const page = await api.getPage<IDataObject>(path, property, asked, cursor, trail);
		let latest = -Infinity;
		for (const row of page.items) {
			const at = momentOf(row[time]);
			latest = Math.max(latest, at ?? Infinity);
			if (at !== undefined) seen.take(at);
			else if (isBounded) undated++;
			const isWanted = at === undefined ? !isBounded : at >= after && at < before;
			if (isWanted && taken++ < max) await take(row);
		}
		const isOlder = page.items.length > 0 && latest < after && seen.isFalling;
		rest = page.cursor;
		cursor = isOlder || taken >= max ? undefined : rest;
	} while (cursor !== undefined);
	const isCut = taken >= max || after !== -Infinity;
	return [
		...(isCut && seen.isDisordered ? [disorder(rest !== undefined)] : []),
		...(undated > 0 ? [`Rows without a date are left out: ${undated}`] : []),
	];
}

function disorder(hasRest: boolean): string {
	return `Constant Contact did not list the latest rows first, as it documents. ${
		hasRest
			? 'Rows of the period, or later ones, may be on pages that were not read: to read all, leave out limit and dates'
			: 'All pages were read, so no row of the period is missing'
	}`;
}

/** The rows, of which the first one has the warnings; without a row, they stand above the output. */
export function warned(
	node: IExecuteFunctions,
	rows: IDataObject[],
	warnings: string[],
): IDataObject[] {
	if (rows.length > 0) rows[0] = withWarnings(rows[0], warnings);
	else
		for (const text of warnings)
			node.addExecutionHints?.({ message: asHtml(text), location: 'outputPane' });
	return rows;
}

/** Whether the dates of rows go from the latest to the oldest. */
class Order {
	isDisordered = false;

	private first = NaN;

	private last = NaN;

	take(at: number): void {
		this.isDisordered ||= at > this.last;
		this.first = Number.isNaN(this.first) ? at : this.first;
		this.last = at;
	}

	/** Whether the last row is not later than the first. */
	get isFalling(): boolean {
		return this.last <= this.first;
	}
}
