import { bytesHeld } from '../support/memory';
import { bodyOf, planned } from './file-import-support';

const FILE_BYTES = 4_000_000;
/** What a test runner holds now and then for itself. */
const SLACK = 1_000_000;

const row = (number: number) => {
	const id = String(number).padStart(6, '0');
	return `contact.${id}@customers.example.com,Alexandra ${id},Featherstone ${id},Trading Company ${id} Ltd.,Head of Purchasing,+1 781 555 0100,${id} Massachusetts Avenue,Cambridge,MA,02139,United States\n`;
};
const headings = (kind: string) =>
	`email,first name,last name,company name,job title,phone,${kind}street,${kind}city,${kind}state,${kind}zip,${kind}country\n`;

test.each([
	['as a file', ''],
	['as rows of JSON', 'work '],
])(
	'no more than twice a file is in memory that is sent %s, neither when it is read nor when all is planned',
	async (_, kind) => {
		// What is loaded and compiled once belongs to no file.
		await planned({ chunks: () => [Buffer.from(headings(kind) + row(0))] });
		const before = await bytesHeld();
		let whenRead = 0;
		const chunks = async function* () {
			yield Buffer.from(headings(kind));
			let bytes = 0;
			for (let number = 0; bytes < FILE_BYTES; ) {
				const rows = Array.from({ length: 300 }, () => row(number++)).join('');
				bytes += rows.length;
				yield Buffer.from(rows);
			}
			whenRead = (await bytesHeld()) - before;
		};
		const { requests } = await planned({ chunks });
		const whenPlanned = (await bytesHeld()) - before;
		for (const request of requests) await bodyOf(request);
		const whenSent = (await bytesHeld()) - before;
		for (const [when, bytes] of Object.entries({ whenRead, whenPlanned, whenSent })) {
			const times = (bytes - SLACK) / FILE_BYTES;
			expect([when, times, times <= 2]).toEqual([when, times, true]);
		}
		// It is kept until it is sent.
		expect(whenPlanned).toBeGreaterThan(FILE_BYTES / 2);
	},
	60_000,
);
