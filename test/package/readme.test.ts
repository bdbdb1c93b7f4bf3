import { OPERATION_NAMES } from '../support/operation-names';
import { readDocument } from '../support/read-document';

test("the README's table of what the node does has every operation", () => {
	const lines = readDocument('README.md').split('\n');
	const table = lines.slice(lines.indexOf('| --- | --- | --- |') + 1);
	const rows = table
		.slice(0, table.indexOf(''))
		.map((line) => line.split('|').map((cell) => cell.trim()))
		.filter(([, resource]) => !resource.startsWith('**'));
	const named = rows.flatMap(([, resource, operations]) =>
		operations.split(', ').map((operation) => `${resource}, ${operation}`),
	);
	expect(named.sort()).toEqual([...OPERATION_NAMES.keys()].sort());
});
