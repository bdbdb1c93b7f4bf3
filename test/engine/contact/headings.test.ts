import { parse } from 'csv-parse/sync';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { AUTOMATIC, runOf } from '../../support/run';
import { readDocument } from '../../support/read-document';
import { TestAccount } from '../../support/simulator';
import { SERVICES, type Service } from '../../headings/services';

const CUSTOM = '22222222-0000-4000-8000-000000000001';
const seed = {
	lists: [{ name: 'News' }],
	customFields: [{ label: 'Favourite planet', type: 'string', custom_field_id: CUSTOM }],
};
const NORA = 'nora.quill@example.com';

/** Columns of lists and tags are told each with the parameter that takes them. */
const PICKED_BESIDE = /^(tags?|email lists|lists)$/i;

/** The service writes states and countries out. */
const SHORT: Record<string, string> = { Massachusetts: 'MA', 'United States': 'US' };

const textOf = ({ file }: Service) => readDocument(`test/headings/${file}.csv`);
const itemsOf = (service: Service) => parse(textOf(service), { columns: true }) as IDataObject[];

/** What is stored about a contact, by the ID of the field. */
function flat(contact: IDataObject): Record<string, unknown> {
	const { phone_numbers, street_addresses, custom_fields } = contact as Record<
		string,
		IDataObject[]
	>;
	const core = ['first_name', 'last_name', 'company_name', 'job_title', 'anniversary'];
	const entries = [
		...core.map((id) => [id, contact[id]]),
		['birthday', contact.birthday_day && `${contact.birthday_month}-${contact.birthday_day}`],
		...phone_numbers.map(({ kind, phone_number }) => [`${kind}_phone`, phone_number]),
		...street_addresses.flatMap((address) =>
			['street', 'city', 'state', 'postal_code', 'country'].map((part) => [
				`${address.kind}_${part}`,
				SHORT[String(address[part])] ?? address[part],
			]),
		),
		...custom_fields.map(({ value }) => ['custom', value]),
	] as Array<[string, unknown]>;
	return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== null));
}

async function run(service: Service, operation: string, options: INodeParameters = {}) {
	const account = await TestAccount.create(seed);
	const email = service.read.find((column) => /e-?mail/i.test(column) && column !== 'Email status');
	const isFile = operation === 'importFile';
	const data = Buffer.from(textOf(service)).toString('base64');
	const parameters: INodeParameters = {
		lists: ['News'],
		...(!isFile && { email: `={{ $json[${JSON.stringify(email)}] }}`, ...AUTOMATIC }),
		options,
	};
	const done = await runOf('contact')(account, operation, parameters, {
		items: isFile ? [{}] : itemsOf(service),
		...(isFile && {
			binary: [{ data: { data, mimeType: 'text/csv', fileName: `${service.file}.csv` } }],
		}),
		settings: { onError: 'continueErrorOutput' },
	});
	return { account, ...done, hints: JSON.stringify(done.hints) };
}

const stored = (service: Service) => Object.fromEntries(Object.values(service.goes));

describe.each(SERVICES.map((service) => [service.file, service] as const))('%s', (_, service) => {
	const { goes, read, told, empty = [], withheld = [] } = service;

	test('each column has its place in the table', () => {
		const columns = Object.keys(itemsOf(service)[0]);
		expect([...Object.keys(goes), ...read, ...told, ...empty].sort()).toEqual(columns.sort());
	});

	test('Map Automatically: each column is stored, or told', async () => {
		const { account, hints, errorOutput, error } = await run(service, 'upsert');
		expect(error).toBeUndefined();
		expect(flat((await account.contact(NORA)) as IDataObject)).toEqual(stored(service));
		const shown = told.filter((column) => hints.includes(`\\"${column}\\"`));
		const others = told.filter((column) => !PICKED_BESIDE.test(column));
		const beside = told.filter((column) => PICKED_BESIDE.test(column));
		expect(shown.sort()).toEqual([...others.slice(0, 10), ...beside].sort());
		if (others.length > 10) expect(hints).toContain(`and ${others.length - 10} more`);
		const named = hints.replace(/ \(closest fields: [^)]*\)/g, '');
		for (const column of Object.keys(goes)) expect(named).not.toContain(`\\"${column}\\"`);
		expect(errorOutput.map(({ json }) => json.error)).toEqual(
			withheld.map(() =>
				expect.stringMatching(/^The column ".*" says ".*", and the contact would/),
			),
		);
		for (const email of withheld) expect(await account.contact(email)).toBeUndefined();
	});

	test('Import: the same', async () => {
		const { account, hints, output, errorOutput } = await run(service, 'import');
		expect(flat((await account.contact(NORA)) as IDataObject)).toEqual(stored(service));
		for (const column of told.slice(0, 10)) expect(hints).toContain(`\\"${column}\\"`);
		expect(errorOutput).toHaveLength(withheld.length);
		for (const email of withheld) expect(await account.contact(email)).toBeUndefined();
		if (withheld.length > 0) {
			expect(output[0].warnings).toEqual([
				expect.stringMatching(/^1 of 2 rows were imported\. Item 1: The column ".*" says ".*"/),
			]);
		}
	});

	test('Import From File: the same, once columns that mean nothing may be ignored', async () => {
		const { account, output } = await run(service, 'importFile', { ignoreUnknownColumns: true });
		expect(flat((await account.contact(NORA)) as IDataObject)).toEqual(stored(service));
		const warnings = (output[0].warnings ?? []) as string[];
		const text = warnings.join();
		for (const column of told.slice(0, 10)) expect(text).toContain(`"${column}"`);
		for (const email of withheld) expect(await account.contact(email)).toBeUndefined();
		if (withheld.length > 0) {
			expect(text).toMatch(/^1 of 2 rows were imported\. Line 3: The column ".*" says ".*"/);
		}
	});
});
