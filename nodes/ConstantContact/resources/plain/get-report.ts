import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { EVER, type PeriodFields } from '../../parameters/period';
import { readMax, returnAllFields } from '../../parameters/return-all';
import { ONLY_READS, type ItemOperation } from '../../runner/operation';
import type { ConstantContactApi } from '../../transport/api';
import { REPORT_PAGE, type PagedReport } from '../../transport/reports';
import { readRows, warned } from './read-rows';

/** A report that an item asks for. */
export interface AskedReport {
	report: PagedReport;
	/** What narrows it at the service. */
	query?: IDataObject;
	/** What comes out for a row. */
	present: (row: IDataObject) => IDataObject | Promise<IDataObject>;
	/** Its largest page, if not that of most reports; 0 where it comes as a whole. */
	pageSize?: number;
}

interface GetReport {
	/** The page of Constant Contact that it rests on. */
	page: string;
	/** The privileges that its requests may need. */
	access: string[];
	/** The parameter that names what it is about. */
	subject?: string;
	/** What stands above *Return All*, and below it. */
	fields: [above: INodeProperties[], below: INodeProperties[]];
	/** The property with the date of a row. */
	time: string;
	/** What the dates of the rows lie between, where the service cannot look for it. */
	between?: PeriodFields;
	/** The reports that the item asks for, the first one first. Throws InputError. */
	ask: (
		node: IExecuteFunctions,
		item: number,
		api: ConstantContactApi,
	) => AskedReport[] | Promise<AskedReport[]>;
}

/** Makes the operation that returns the rows of reports, one item for each. */
export function getReport({
	page,
	access,
	subject,
	fields: [above, below],
	time,
	between,
	ask,
}: GetReport): ItemOperation {
	return {
		repeating: ONLY_READS,
		access,
		subject,
		page,
		fields: [...above, ...returnAllFields, ...below],
		async execute(node, item, api) {
			const wanted = { time, between: between?.read(node, item) ?? EVER };
			const max = readMax(node, item);
			const rows: IDataObject[] = [];
			const warnings: string[] = [];
			for (const asked of await ask(node, item, api)) {
				if (rows.length >= max) break;
				const { report, query = {}, present, pageSize = REPORT_PAGE } = asked;
				const take = async (row: IDataObject) => {
					rows.push(await present(row));
				};
				const left = { ...wanted, pageSize, max: max - rows.length };
				warnings.push(...(await readRows(api, report, query, left, take)));
			}
			return warned(node, rows, warnings);
		},
	};
}
