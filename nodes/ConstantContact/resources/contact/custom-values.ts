import type { CustomFieldValue } from '../../contact-model/contact';
import type { CustomFieldDefinition } from '../../contact-model/custom-fields';
import { FORMAT_COUNT, inFormat } from '../../contact-model/custom-value-formats';
import { isBadRequest, type ApiFailure } from '../../transport/api-failure';

/**
 * Sends contacts of one run, and one of them once more in another format if its custom values are
 * refused: nobody has seen in which one the service wants dates, times and true or false. Only a
 * refusal that names a custom field is followed by another request.
 */
export class CustomValues {
	/** The format that the service took after it had refused another. */
	private taken: number | undefined;

	/** @param definitions reads the custom fields of the account */
	constructor(private readonly definitions: () => Promise<CustomFieldDefinition[]>) {}

	/** Throws the first refusal if every format is refused. */
	async send<T>(body: object, send: (body: object) => Promise<T>): Promise<T> {
		const { custom_fields: values } = body as { custom_fields?: CustomFieldValue[] };
		if (!values?.length) return await send(body);
		const first =
			this.taken === undefined ? values : inFormat(this.taken, values, await this.definitions());
		return await send({ ...body, custom_fields: first }).catch(
			async (refusal: unknown) => await this.sendOtherwise({ body, values, first, send }, refusal),
		);
	}

	private async sendOtherwise<T>(
		{ body, values, first, send }: Refused<T>,
		refusal: unknown,
	): Promise<T> {
		const fields = isBadRequest(refusal) ? await this.definitions() : [];
		if (!isBadRequest(refusal) || !namesCustomField(refusal, values, fields)) throw refusal;
		for (let format = 0; format < FORMAT_COUNT; format++) {
			const custom_fields = inFormat(format, values, fields);
			if (JSON.stringify(custom_fields) === JSON.stringify(first)) continue;
			const answer = await send({ ...body, custom_fields }).then(
				(body) => ({ body }),
				(failure: unknown) => {
					if (!isBadRequest(failure)) throw failure;
					return undefined;
				},
			);
			if (answer === undefined) continue;
			this.taken = format;
			return answer.body;
		}
		throw refusal;
	}
}

interface Refused<T> {
	body: object;
	values: readonly CustomFieldValue[];
	/** The values as they were refused. */
	first: readonly CustomFieldValue[];
	send: (body: object) => Promise<T>;
}

function namesCustomField(
	{ detail = '' }: ApiFailure,
	values: readonly CustomFieldValue[],
	fields: readonly CustomFieldDefinition[],
): boolean {
	const sent = new Set(values.map(({ custom_field_id }) => custom_field_id));
	return (
		/custom[ _]?field/i.test(detail) ||
		fields.some(
			({ custom_field_id, label }) =>
				sent.has(custom_field_id) && (detail.includes(custom_field_id) || detail.includes(label)),
		)
	);
}
