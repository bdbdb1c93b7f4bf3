import type { INodeProperties } from 'n8n-workflow';
import { InputError, quoted } from '../input/input-error';
import { text, type Parameter } from './parameter';

/** A time zone by its name in the tz database. Its reader throws InputError for anything else, offsets too. */
export function timeZone(field: INodeProperties): Parameter<string> {
	const { read } = text(field);
	return {
		field,
		read: (given) => {
			const zone = read(given);
			if (isTimeZone(zone)) return zone;
			throw new InputError(
				`'${field.displayName}' is not a time zone: ${quoted(given)}`,
				'Use a name such as US/Eastern or Europe/Rome',
			);
		},
	};
}

function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('en-US', { timeZone: name });
		return !/^[+-]/.test(name);
	} catch {
		return false;
	}
}
