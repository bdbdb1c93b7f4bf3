import { ALIASES, type Meaning } from './column-aliases';
import { comparable } from './column-name';
import { customFieldNames, nameInCustomFields } from './custom-field-names';
import type { ContactField } from './field-table';

/** What a column means in this account. */
export interface KnownColumn extends Meaning {
	label: string;
	field?: ContactField;
	/** The label of another field that the name could mean. */
	other?: string;
}

/** What a column with this name means beside no others; undefined when it means nothing. */
export function targetOf(column: string, fields: readonly ContactField[]): string | undefined {
	return finderOf(fields).find(column).meaning?.target;
}

export interface Found {
	name: string;
	meaning?: KnownColumn;
}

/** Finds what columns mean in this account, each name once. */
class ColumnFinder {
	private readonly own = new Map<string, ContactField>();

	private readonly custom = new Map<string, ContactField[]>();

	private readonly found = new Map<string, Found>();

	private readonly fields: Map<string, ContactField>;

	private readonly customNames: ReadonlyMap<string, string>;

	constructor(fields: readonly ContactField[]) {
		this.fields = new Map(fields.map((field) => [field.id, field]));
		this.customNames = customFieldNames(
			fields.filter(({ section }) => section === 'custom_fields'),
		);
		for (const field of fields) {
			const isCustom = field.section === 'custom_fields';
			const { id, label, apiName } = field;
			const names = [id, label, ...(apiName ? [apiName, `cf:${apiName}`] : [])];
			for (const name of new Set(names.map(comparable))) {
				if (name === '') continue;
				if (!isCustom) this.own.set(name, field);
				else this.custom.set(name, [...(this.custom.get(name) ?? []), field]);
			}
		}
	}

	find(column: string): Found {
		let found = this.found.get(column);
		if (found === undefined) {
			const name = comparable(column);
			const inCustomFields = nameInCustomFields(column);
			const meaning =
				inCustomFields === undefined ? this.meaningOf(column, name) : this.customOf(inCustomFields);
			found = { name, meaning };
			this.found.set(column, found);
		}
		return found;
	}

	/** Leaves out what a name means only beside others that are not there. */
	meaningsOf(columns: string[]): Map<string, Found> {
		const found = new Map(columns.map((column) => [column, this.find(column)]));
		for (const [column, { name, meaning }] of found) {
			if (meaning?.needsAddress && !isBesideAddress(meaning, found)) found.set(column, { name });
		}
		return found;
	}

	/** What is in the custom fields of a simplified contact, by the name it has there. */
	private customOf(given: string): KnownColumn | undefined {
		const alike = this.custom.get(comparable(given)) ?? [];
		const field =
			this.fields.get(this.customNames.get(given) ?? '') ??
			(alike.length === 1 ? alike[0] : undefined);
		return field && asCustom(field);
	}

	private meaningOf(column: string, name: string): KnownColumn | undefined {
		const alias = ALIASES.get(name);
		const own = this.own.get(name);
		if (own) {
			const other = this.custom.has(name) ? `the custom field ${own.label}` : undefined;
			return { ...alias, target: own.id, rank: 0, label: own.label, field: own, other };
		}
		const custom = this.custom.get(name) ?? [];
		// Names that differ in what is not compared are told apart by the whole name, or not at all.
		const field =
			custom.length > 1 ? custom.find(({ label }) => label === column.trim()) : custom[0];
		if (field) {
			const other = this.fields.get(alias?.target ?? '')?.label;
			return { ...asCustom(field), other };
		}
		if (custom.length > 1 || alias === undefined) return undefined;
		const { target } = alias;
		const standard = this.fields.get(target.replace(/(_street)[23]$/, '$1'));
		const label = standard?.label ?? ALIAS_LABELS.get(target) ?? target;
		return { ...alias, label, field: standard };
	}
}

function asCustom(field: ContactField): KnownColumn {
	return { target: field.id, rank: 0, label: `the custom field ${field.label}`, field };
}

const ALIAS_LABELS = new Map([
	['email', 'Email'],
	['sms_number', 'SMS Number'],
	['sms_consent_date', 'SMS Consent Date'],
]);

/** One for each run: fields are made anew with each. */
const finders = new WeakMap<readonly ContactField[], ColumnFinder>();

export function finderOf(fields: readonly ContactField[]): ColumnFinder {
	const finder = finders.get(fields) ?? new ColumnFinder(fields);
	finders.set(fields, finder);
	return finder;
}

/** Whether there is a street, city or postal code, and no better column for the state. */
function isBesideAddress({ target }: KnownColumn, found: ReadonlyMap<string, Found>): boolean {
	const others = [...found.values()].flatMap(({ meaning }) => meaning ?? []);
	const isState = others.some((each) => each.target === target && !each.needsAddress);
	const isAddress = others.some((each) => /^home_(street|city|postal_code)$/.test(each.target));
	return isAddress && !isState;
}
