import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { decodeEntities } from '../../input/entities';
import { InputError, quoted } from '../../input/input-error';
import { isEmpty, refuseBrokenText, single } from '../../input/values';

/** Where Constant Contact puts the image by which it counts who has opened an email. */
export const TRACKING_IMAGE = '[[trackingImage]]';

const MOST_CHARACTERS = 150_000;
const MOST_BYTES = 400 * 1024;
const MOST_OF_LINK = 1005;
/** What the service takes for marks of its own template languages. */
const FORBIDDEN = ['[#', '${', '<@'];

/**
 * A fence before the HTML, maybe behind words of the model, or one that is left behind it. One that an email
 * shows stands within an element.
 */
const FENCES = [
	/^```/,
	/^[^<]*```x?html\s*</i,
	/```(?:x?html)?[ \t]*\r?\n\s*<(?:!|(?:html|head|body|center|div|h[1-6]|p|section|style|table)\b)/i,
	/<\/[a-z][^<>]*>\s*```(?:\s[^<]*)?$/i,
];

export const htmlField: INodeProperties = {
	displayName: 'HTML',
	name: 'html',
	type: 'string',
	typeOptions: { editor: 'htmlEditor', rows: 10 },
	default: '',
	description:
		'The content, up to 150,000 characters. Constant Contact fills in its own tags, such as [[FIRSTNAME]], when it sends.',
};

/**
 * The HTML that the item gives; undefined for nothing. What stands in `{{ }}` is an expression, as
 * n8n's HTML editor shows it, but only if a person has typed it: data is never evaluated.
 * Throws InputError for what is no HTML of an email.
 * @param group the collection in which the field stands, if it does
 */
export function readHtml(
	node: IExecuteFunctions,
	item: number,
	group?: string,
): string | undefined {
	const path = group === undefined ? htmlField.name : `${group}.${htmlField.name}`;
	const typed = node.getNodeParameter(path, item, '', { rawExpressions: true }) as unknown;
	const isTemplate = typeof typed === 'string' && !typed.startsWith('=') && typed.includes('{{');
	const given = isTemplate ? evaluated(node, item, typed) : node.getNodeParameter(path, item, '');
	return isEmpty(given) ? undefined : checked(single(given));
}

/** The HTML with one place for the image that counts openings: at the beginning of what is shown. */
export function withTrackingImage(html: string): string {
	if (html.includes(TRACKING_IMAGE)) return html;
	const start = endOf(html, '<body\\b') ?? endOf(html, '</head\\b') ?? endOf(html, '<html\\b') ?? 0;
	return refuseLong(html.slice(0, start) + TRACKING_IMAGE + html.slice(start));
}

function evaluated(node: IExecuteFunctions, item: number, template: string): unknown {
	let failure: unknown;
	try {
		return node.evaluateExpression(template, item);
	} catch (thrown) {
		failure = thrown;
	}
	throw new InputError(
		`The expression in '${htmlField.displayName}' fails: ${(failure as Error).message}`,
		'Correct the expression, or the data that it reads',
	);
}

function checked(given: unknown): string {
	const label = htmlField.displayName;
	if (typeof given !== 'string') {
		throw new InputError(`'${label}' is not text: ${quoted(given)}`, 'Map the HTML itself');
	}
	const html = given.trim();
	refuseBrokenText(label, html);
	refuseLong(html);
	const fenced = FENCES.map((fence) => html.search(fence)).find((place) => place >= 0);
	if (fenced !== undefined) {
		throw new InputError(
			`'${label}' has a code fence around it: ${quoted(html.slice(fenced))}`,
			'Remove the fence, which language models put around code, and what they say before and after it, or tell the model to leave them out',
		);
	}
	const mark = FORBIDDEN.find((each) => html.includes(each));
	if (mark !== undefined) {
		throw new InputError(
			`'${label}' has ${mark}, which Constant Contact does not take: ${quoted(html.slice(html.indexOf(mark)))}`,
			`Remove it, or put a blank between its two characters. The same applies to ${FORBIDDEN.join(', ')}`,
		);
	}
	refuseImages(label, html);
	for (const [, inQuotes, inApostrophes, bare] of html.matchAll(LINK)) {
		const link = decodeEntities(inQuotes ?? inApostrophes ?? bare).trim();
		if (link.length <= MOST_OF_LINK) continue;
		throw new InputError(
			`'${label}' has a link of ${link.length} characters, ${MOST_OF_LINK} are allowed: ${quoted(link)}`,
			'Shorten it, for example by leaving out tracking parameters',
		);
	}
	return html;
}

const LINK = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

function refuseImages(label: string, html: string): void {
	const images = html.match(/\[\[trackingImage\]\]/gi) ?? [];
	if (images.length > 1) {
		throw new InputError(
			`'${label}' has ${TRACKING_IMAGE} ${images.length} times`,
			'Leave one: Constant Contact would count openings more than once',
		);
	}
	if (images.length === 1 && images[0] !== TRACKING_IMAGE) {
		throw new InputError(
			`'${label}' has ${images[0]}`,
			`Write it as Constant Contact does: ${TRACKING_IMAGE}`,
		);
	}
}

function refuseLong(html: string): string {
	const label = htmlField.displayName;
	const remedy = 'Shorten it: styles and images belong on a server, not in the email';
	if (html.length > MOST_CHARACTERS) {
		throw new InputError(
			`'${label}' has ${html.length} characters, ${MOST_CHARACTERS} are allowed`,
			remedy,
		);
	}
	const bytes = Buffer.byteLength(html);
	if (bytes > MOST_BYTES) {
		throw new InputError(
			`'${label}' has ${Math.ceil(bytes / 1024)} KB, ${MOST_BYTES / 1024} KB are allowed`,
			remedy,
		);
	}
	return html;
}

/**
 * Where the first tag ends that begins so; undefined where there is none. Comments do not count:
 * templates hold one `<body>` for Outlook in a comment, and another for all others.
 */
function endOf(html: string, begin: string): number | undefined {
	const parts = html.matchAll(new RegExp(`<!--[^]*?(?:-->|$)|${begin}`, 'gi'));
	for (const { 0: part, index = 0 } of parts) {
		if (part.startsWith('<!--')) continue;
		const rest = /(?:"[^"]*"|'[^']*'|[^'">])*>/y;
		rest.lastIndex = index + part.length;
		return rest.test(html) ? rest.lastIndex : undefined;
	}
	return undefined;
}
