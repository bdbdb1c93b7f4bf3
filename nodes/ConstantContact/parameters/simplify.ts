import { flag } from './parameter';

/** Whether fewer properties are wanted. */
export const simplify = flag({
	displayName: 'Simplify',
	name: 'simple',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
});
