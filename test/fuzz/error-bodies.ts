import fc from 'fast-check';
import { ApiFailure } from '../../nodes/ConstantContact/transport/api-failure';
import { failureOfAnswer } from '../../nodes/ConstantContact/transport/read-failure';
import { junk } from './junk';

interface Input {
	status: number;
	body: unknown;
	/** The service's words, when the body has one of its forms. */
	words?: string;
}

const STATUSES = [400, 401, 403, 404, 405, 409, 415, 422, 429, 500, 502, 503, 504];
/** Without blanks that are joined, and without what looks like a page. */
const words = fc
	.string({ minLength: 1, maxLength: 80 })
	.map((text) => text.replace(/\s+/g, ' ').trim())
	.filter((text) => text !== '' && !text.includes('<'));
const documented = words.chain((text) =>
	fc
		.constantFrom<unknown>(
			{ error_key: 'some.key', error_message: text },
			[{ error_key: 'some.key', error_message: text }],
			{ message: text },
			{ Message: text },
			{ error: 'invalid', error_description: text },
			[text],
			text,
		)
		.map((body) => ({ body, words: text })),
);
const strange = fc
	.oneof(
		junk,
		fc.array(junk, { maxLength: 3 }),
		fc.record({ error_key: junk, error_message: junk }),
		fc.string().map((text) => `<html>${text}</html>`),
	)
	.map((body) => ({ body }));

/** An answer with an error status. */
export const errorInput: fc.Arbitrary<Input> = fc
	.tuple(
		fc.constantFrom(...STATUSES),
		fc.oneof({ weight: 2, arbitrary: documented }, { weight: 1, arbitrary: strange }),
	)
	.map(([status, each]) => ({ status, ...each }));

/** @returns whether the body had a documented form; throws when its words are lost */
export function checkErrorBody({ status, body, words: expected }: Input): boolean {
	const failure = failureOfAnswer(status, body);
	expect(failure).toBeInstanceOf(ApiFailure);
	expect(failure.status).toBe(status);
	expect(failure.message).not.toContain('<html>');
	expect(failure.message).toMatch(/^\S/);
	expect(failure.message.length).toBeLessThan(700);
	expect(failure.remedy).toMatch(/\S/);
	if (expected === undefined) return false;
	expect(failure.message).toContain(expected);
	return true;
}
