import type { INodeProperties } from 'n8n-workflow';
import type { CustomFieldDefinition } from '../../contact-model/custom-fields';
import { refuseMoreThan } from '../../input/refuse-more-than';
import { InputError, quoted } from '../../input/input-error';
import { readNames } from '../../input/given-names';
import { refuseBrokenNameOfSeveral } from '../../input/new-name';
import { findIds } from '../../input/resolve-names';
import { isEmpty, toText } from '../../input/values';
import { textOf } from '../../input/text-of';
import type { Parameter } from '../../parameters/parameter';

export const SELECT_TYPES = ['single_select', 'multi_select'];

/** The longest label of a custom field. */
export const LABEL_LIMIT = 50;

const CHOICE_LIMIT = 255;
const MOST_CHOICES = 100;
const MOST_BUTTONS = 20;

type StoredChoice = NonNullable<CustomFieldDefinition['choices']>[number];

/** The labels of new choices, see `readNames`. Its reader throws InputError for what is no label. */
export function choiceLabels(field: INodeProperties): Parameter<string[]> {
	return {
		field,
		read: (value) =>
			readNames(value).map((given) => {
				const choice = toText(field.displayName, given, CHOICE_LIMIT);
				refuseBrokenNameOfSeveral(field.displayName, choice);
				return choice;
			}),
	};
}

/** Refuses more choices than the field can show. */
export function refuseTooManyChoices(count: number, displayType?: unknown): void {
	const isButtons = displayType === 'radio' || displayType === 'checkbox';
	const most = isButtons ? MOST_BUTTONS : MOST_CHOICES;
	refuseMoreThan(most, count, {
		says: (all) => `The field would have ${all} choices`,
		remedy: isButtons
			? "Give fewer choices, or set 'Display Type' to Dropdown, which allows 100"
			: 'Give fewer choices',
	});
}

/** Choices with some more at their end. Those it has already stay as they are. */
export function addChoices(stored: StoredChoice[], labels: string[]) {
	const known = new Set(stored.map(({ choice_label }) => choice_label.toLowerCase()));
	const last = Math.max(0, ...stored.map(({ display_order }) => display_order ?? 0));
	const fresh = labels.filter((label) => {
		const isKnown = known.has(label.toLowerCase());
		known.add(label.toLowerCase());
		return !isKnown;
	});
	return [
		...stored.map(({ choice_id, choice_label, display_order }) => ({
			choice_id,
			choice_label,
			...(!isEmpty(display_order) && { display_order }),
		})),
		...fresh.map((choice_label, index) => ({ choice_label, display_order: last + index + 1 })),
	];
}

/** Choices without some of them. Throws InputError for one that is not there. */
export function removeChoices(
	stored: StoredChoice[],
	label: string,
	removed: unknown,
): StoredChoice[] {
	const known = stored.map((choice) => ({
		id: textOf(choice.choice_id),
		name: choice.choice_label,
	}));
	const { ids, unknown } = findIds(label, removed, known);
	if (unknown.length > 0) {
		throw new InputError(
			`'${label}' names ${quoted(unknown[0])}, which the field does not have`,
			`Use one of: ${known.map(({ name }) => quoted(name)).join(', ')}`,
		);
	}
	return stored.filter(({ choice_id }) => !ids.includes(textOf(choice_id)));
}

/** Throws InputError when a field would be left without any choice. */
export function refuseNone(choices: unknown[]): void {
	if (choices.length > 0) return;
	throw new InputError(
		"'Choices to Remove' names every choice of the field, which needs one at least",
		"Keep a choice, name new ones in 'Choices to Add', or delete the field",
	);
}

/** The choices of a field that has them. Throws InputError for another field. */
export function requiredChoices({ label, type, choices }: CustomFieldDefinition): StoredChoice[] {
	if (SELECT_TYPES.includes(type)) return (choices ?? []).filter(({ deleted_at }) => !deleted_at);
	throw new InputError(
		`The custom field ${quoted(label)} has no choices: its type is ${type}`,
		"Remove 'Choices to Add' and 'Choices to Remove', or pick a field with one or several choices",
	);
}
