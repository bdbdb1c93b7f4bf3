import type { INodeProperties } from 'n8n-workflow';
import type { Resource } from './operation';

/** What one place shows, from the top. */
interface Shown {
	place: string;
	fields: INodeProperties[];
}

/**
 * What the editor shows for all resources: the dropdown of each one's operations, and the fields.
 * Equal fields become one that shows in several places, because the editor loads them all.
 */
export function propertiesOf(resources: Record<string, Resource>): INodeProperties[] {
	const all = Object.entries(resources);
	const fields = all.map(([place, { operations }]) => {
		const shown = Object.entries(operations).map(([name, operation]) => ({
			place: name,
			fields: operation.fields,
		}));
		return { place, fields: together(shown, (operation) => ({ operation })) };
	});
	return [
		...all.map(([name, { dropdown }]) => showFor(dropdown, { resource: [name] })),
		...together(fields, (resource) => ({ resource })),
	];
}

/**
 * All fields, equal ones once, in an order that is that of every place.
 * @param toShow what tells a field that it shows in some places
 */
function together(
	all: Shown[],
	toShow: (places: string[]) => Record<string, string[]>,
): INodeProperties[] {
	const joined: Array<{ key: string; field: INodeProperties; places: string[] }> = [];
	for (const { place, fields } of all) {
		let next = 0;
		for (const field of fields) {
			const key = JSON.stringify(field);
			const known = joined.findIndex((each, index) => index >= next && each.key === key);
			if (known < 0) joined.splice(next, 0, { key, field, places: [place] });
			else joined[known].places.push(place);
			next = Math.max(known, next) + 1;
		}
	}
	return joined.map(({ field, places }) => showFor(field, toShow(places)));
}

function showFor(field: INodeProperties, show: Record<string, string[]>): INodeProperties {
	const { displayOptions } = field;
	return {
		...field,
		displayOptions: { ...displayOptions, show: { ...show, ...displayOptions?.show } },
	};
}
