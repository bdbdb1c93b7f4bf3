/** What tells a custom field from the others. */
interface Labelled {
	id: string;
	label: string;
	/** What the API and imports call it. */
	apiName?: string;
}

/** How a simplified contact, and n8n where it flattens one, names what is in its custom fields. */
const PREFIX = 'custom_fields.';

/**
 * What each custom field is called among the others → its ID: its label; of two with the same label,
 * the second its API name, or its ID where that is another field's name.
 */
export function customFieldNames(fields: readonly Labelled[]): Map<string, string> {
	const names = new Map<string, string>();
	const others: Labelled[] = [];
	for (const field of fields) {
		if (!field.label || names.has(field.label)) others.push(field);
		else names.set(field.label, field.id);
	}
	for (const { id, apiName } of others) {
		names.set(!apiName || names.has(apiName) ? id : apiName, id);
	}
	return names;
}

/** The column that a custom field of a simplified contact is. */
export function customColumn(name: string): string {
	return PREFIX + name;
}

/** The name of the custom field that a column is in the custom fields of a simplified contact. */
export function nameInCustomFields(column: string): string | undefined {
	return column.startsWith(PREFIX) ? column.slice(PREFIX.length) : undefined;
}
