import type { Switches } from './switches.mts';

/** An answer with an error status, in one of the body shapes the service uses. */
export class ServiceError extends Error {
	readonly status: number;
	readonly body: unknown;

	constructor(status: number, body: unknown) {
		super(`Status ${String(status)}`);
		this.status = status;
		this.body = body;
	}
}

const list = (error_key: string, ...messages: string[]) =>
	messages.map((error_message) => ({ error_key, error_message }));

export const badRequest = (...messages: string[]) =>
	new ServiceError(400, list('contacts.api.validation.error', ...messages));

export const notFound = (message: string) =>
	new ServiceError(404, list('contacts.api.not_found', message));

export const conflict = (message: string) =>
	new ServiceError(409, list('contacts.api.conflict', message));

export const unauthorized = () =>
	new ServiceError(401, { error_key: 'unauthorized', error_message: 'Unauthorized' });

export const throttled = () =>
	new ServiceError(429, { error_key: 'throttled', error_message: 'Too Many Requests' });

export const quotaExceeded = () =>
	new ServiceError(429, { error_key: 'quota_exceeded', error_message: 'Limit Exceeded' });

/** Documented as a text; whether there is a key is not. */
export const queueFull = (key: 'none' | 'ownKey') =>
	new ServiceError(429, {
		...(key === 'ownKey' && { error_key: 'activities.queue_full' }),
		error_message: 'You exceeded 1,000 queued activities for this user account.',
	});

export const forbidden = () =>
	new ServiceError(403, { error_key: 'forbidden', error_message: 'Forbidden' });

/** The statuses whose bodies nobody has seen. */
export const isUnseen = (status: number) => [401, 403, 404].includes(status) || status >= 500;

/** The body of an error of that status, in the form that the account's switches ask for. */
export function inForm(switches: Switches, status: number, body: unknown): unknown {
	const form = status === 403 ? switches.forbiddenBody : switches.errorBody;
	if (!isUnseen(status) || form === 'documented') return body;
	const [error] = [body].flat() as { error_key?: string; error_message?: string }[];
	const { error_key = 'unknown', error_message: words = `Status ${String(status)}` } = error ?? {};
	const object = { error_key, error_message: words };
	return {
		object,
		array: [object],
		message: { message: words },
		capitalMessage: { Message: words },
		description: { error: error_key, error_description: words },
		text: words,
		nothing: undefined,
	}[form];
}
