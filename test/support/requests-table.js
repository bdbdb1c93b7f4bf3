const fs = require('node:fs');
const path = require('node:path');

const document = () =>
	fs.readFileSync(path.join(__dirname, '../../docs/requests.md'), 'utf8').split('\n');

/** The rows of the trigger's table, with their figures from left to right. */
exports.triggerTable = () =>
	document()
		.filter((line) => /^\|.*\| [\d,]+,\d{3} \|$/.test(line))
		.map((line) => line.split('|').slice(1, -1))
		.map(([name, ...figures]) => ({
			name: name.trim(),
			figures: figures.map((figure) => Number(figure.replace(',', ''))),
		}));

/** The rows of the table in docs/requests.md, as `Resource, Operation, How` with both figures. */
exports.requestsTable = () =>
	document()
		.filter((line) => /\| \d+ \| \d+ \|$/.test(line))
		.map((line) => line.split('|').slice(1, -1))
		.map((cells) => cells.map((cell) => cell.trim()))
		.map(([resource, operation, how, perRun, perItem]) => ({
			name: [resource, operation, how].filter((part) => part !== '').join(', '),
			perRun: Number(perRun),
			perItem: Number(perItem),
		}));
