/** Shows a line of the test run's result: jest itself prints only names. */
exports.print = (line) => process.stdout.write(`${line}\n`);
