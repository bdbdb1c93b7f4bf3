import Ajv from 'ajv';
import type { IDataObject } from 'n8n-workflow';
import { outputSchema } from '../../output-schemas';

interface Schema extends IDataObject {
	properties?: Record<string, Schema>;
	items?: Schema;
}

/**
 * What the output has that the operation's `__schema__` does not describe, in words. n8n's editor
 * shows users this schema before a run.
 */
export function undescribed(operation: string, output: IDataObject[]): string[] {
	const path = operation === 'trigger' ? '' : `/${operation.replace('.', '/')}`;
	const schema: Schema = outputSchema(`nodes/ConstantContact/__schema__/v1.0.0${path}.json`);
	const ajv = new Ajv({ strict: false, allErrors: true });
	const validate = ajv.compile(forbidUnknown(schema));
	return output.flatMap((json) =>
		validate(json)
			? []
			: (validate.errors ?? []).map(
					({ instancePath, message, params }) =>
						`${operation} ${instancePath} ${message} ${JSON.stringify(params)}`,
				),
	);
}

function forbidUnknown(schema: Schema): Schema {
	if (schema.properties) schema.additionalProperties ??= false;
	for (const each of Object.values(schema.properties ?? {})) forbidUnknown(each);
	if (schema.items) forbidUnknown(schema.items);
	return schema;
}
