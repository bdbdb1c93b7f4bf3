// n8n's strict lint lets no spec import these packages; n8n-core brings them.
const { Logger } = require('@n8n/backend-common');
const { Container } = require('@n8n/di');
const { LoggerProxy } = require('n8n-workflow');

const LEVELS = ['error', 'warn', 'info', 'debug'];

/** Keeps what n8n and the node log in the returned list instead of writing it. */
exports.collectLogs = () => {
	const logged = [];
	const keep = (...parts) => void logged.push(parts);
	const methods = Object.fromEntries(LEVELS.map((level) => [level, keep]));
	LoggerProxy.init({ ...methods, scoped: () => Container.get(Logger) });
	Object.assign(Logger.prototype, methods);
	return logged;
};
