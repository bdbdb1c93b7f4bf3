import { choice } from './parameter';

/** Which of the things comes first, in the words of the API. Collections begin with different ones. */
export const sortOrder = (preset: 'ASC' | 'DESC', description: string) =>
	choice({
		displayName: 'Sort Order',
		name: 'sortOrder',
		type: 'options',
		default: preset,
		description,
		options: [
			{ name: 'Ascending', value: 'ASC' },
			{ name: 'Descending', value: 'DESC' },
		],
	});
