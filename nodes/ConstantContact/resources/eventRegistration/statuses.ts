import { InputError, quoted } from '../../input/input-error';
import { typedText } from '../../input/values';
import type { Parameter } from '../../parameters/parameter';

/** What the API calls each state. It writes CANCELED for a registration, but CANCELLED for a payment. */
const REGISTRATION = {
	CANCELED: 'Cancelled',
	EXPIRED: 'Expired',
	FAILED: 'Failed',
	IN_PROGRESS: 'In Progress',
	PENDING: 'Pending',
	REGISTERED: 'Registered',
};
const PAYMENT = {
	CANCELLED: 'Cancelled',
	CHARGED_BACK: 'Charged Back',
	FAILED: 'Failed',
	PAID: 'Paid',
	PENDING: 'Pending',
	REFUNDED: 'Refunded',
};

/** How a field of statuses is called. */
interface Named {
	displayName: string;
	name: string;
	description: string;
	default: string;
	show?: Record<string, string[]>;
}

/** A status of a registration. */
export const registrationStatus = (named: Named) => status(named, REGISTRATION);

/** A status of its payment. */
export const paymentStatus = (named: Named) => status(named, PAYMENT);

function status({ show, ...named }: Named, states: Record<string, string>): Parameter<string> {
	const field = {
		...named,
		type: 'options' as const,
		options: Object.entries(states).map(([value, name]) => ({ name, value })),
		...(show && { displayOptions: { show } }),
	};
	return {
		field,
		read: (given) => {
			const found = Object.keys(states).find(
				(state) => plain(state) === plain(typedText(given) ?? ''),
			);
			if (found !== undefined) return found;
			throw new InputError(
				`'${field.displayName}' is ${quoted(given)}`,
				`Use one of: ${Object.values(states).join(', ')}`,
			);
		},
	};
}

/** A status without what its spellings differ in. */
export function plain(status: string): string {
	return status
		.trim()
		.toUpperCase()
		.replace(/[\s-]+/g, '_')
		.replace('CANCELLED', 'CANCELED');
}
