/** An answer, recorded or of the simulator. */
export interface Answer {
	status: number;
	headers?: Record<string, string>;
	body?: unknown;
}

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const FORMS: Array<[RegExp, string]> = [
	[/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'time in whole seconds'],
	[/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'time in milliseconds'],
	[/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/, 'time with an offset'],
	[/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/, 'time with an offset without a colon'],
	[/^[a-z]{2}$/, 'two small letters'],
];

/**
 * What a path of `shown` finds in an answer, so that two answers can be compared: what stands there
 * after `==`, the same but for IDs and times after `=`, and only its shape otherwise. `~` asks for a
 * text anywhere below, and `headings` for the columns of a file. What is missing is undefined, and
 * a path that was shown to be missing has to be missing.
 */
export function found(answer: Answer, shown: string, recorded: Answer): unknown {
	if (shown === 'status') return answer.status;
	if (shown === 'headings')
		return headingsOf(answer)
			.filter((each) => headingsOf(recorded).includes(each))
			.sort();
	const [path, text] = shown.split('~');
	if (text !== undefined) return JSON.stringify(at(answer, path)).includes(text);
	if (path.endsWith('==')) return at(answer, path.slice(0, -2));
	if (path.endsWith('=')) return alike(at(answer, path.slice(0, -1)));
	return shapeOf(at(answer, path));
}

function headingsOf({ body }: Answer): string[] {
	return String(body).split('\n')[0].trim().split(',');
}

function at(value: unknown, path: string): unknown {
	const [name, ...rest] = path.split('.');
	const isEach = name.endsWith('[]');
	const inner = (Object(value) as Record<string, unknown>)[isEach ? name.slice(0, -2) : name];
	if (rest.length === 0 || inner === undefined) return inner;
	const further = rest.join('.');
	if (!isEach) return at(inner, further);
	return (inner as unknown[]).map((each) => at(each, further));
}

/** The value with IDs and times by their form. */
function alike(value: unknown): unknown {
	if (typeof value === 'string')
		return formOf(value) ?? value.replace(UUID, 'ID').replace(/\/accounts\/\d+\//, '/accounts/N/');
	return within(value, alike);
}

/** Only kinds of values: an array has the set of its members' shapes. */
function shapeOf(value: unknown): unknown {
	if (typeof value === 'string') return formOf(value) ?? linkOf(value) ?? 'text';
	if (Array.isArray(value))
		return [...new Set(value.map((each) => JSON.stringify(shapeOf(each))))].sort();
	return typeof value === 'object' ? within(value, shapeOf) : typeof value;
}

function within(value: unknown, map: (inner: unknown) => unknown): unknown {
	if (Array.isArray(value)) return value.map(map);
	if (typeof value !== 'object' || value === null) return value;
	const sorted = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
	return Object.fromEntries(sorted.map(([name, inner]) => [name, map(inner)]));
}

function formOf(text: string): string | undefined {
	return FORMS.find(([pattern]) => pattern.test(text))?.[1];
}

/** A link by its path and the names in its cursor, whose values are the service's business. */
function linkOf(text: string): string | undefined {
	if (!text.startsWith('/')) return undefined;
	const [path, cursor] = text.replace(UUID, 'ID').split('?cursor=');
	if (cursor === undefined) return path;
	const names = new URLSearchParams(Buffer.from(cursor, 'base64').toString()).keys();
	return `${path}?cursor=${[...names].sort().join('&')}${/%/.test(cursor) ? ', escaped' : ''}`;
}
