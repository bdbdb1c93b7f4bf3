import Ajv from 'ajv';
import type { IDataObject } from 'n8n-workflow';

interface Schema extends IDataObject {
	properties?: Record<string, Schema>;
	items?: Schema;
}

/**
 * What the output has that the operation's `__schema__` does not describe, in words. n8n's editor
 * shows users this schema before a run.
 */
export async function undescribed(operation: string, output: IDataObject[]): Promise<string[]> {
	const path = operation === 'trigger' ? '' : `/${operation.replace('.', '/')}`;
	const folder = '../../nodes/ConstantContact/__schema__/v1.0.0';
	const schema = (await import(`${folder}${path}.json`)) as Schema;
	const ajv = new Ajv({ strict: false, allErrors: true });
	const validate = ajv.compile(forbidUnknown(structuredClone(schema)));
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
	if (schema.properties) schema.additionalProperties = false;
	for (const each of Object.values(schema.properties ?? {})) forbidUnknown(each);
	if (schema.items) forbidUnknown(schema.items);
	return schema;
}
