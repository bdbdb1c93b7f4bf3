import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { sentences } from '../../input/sentences';
import { textOf } from '../../input/text-of';
import {
	detailedRegistration,
	registrationPath,
	registrationsPath,
} from '../../parameters/event/registration';
import { nameItems } from '../../runner/node-error';
import { turnBefore } from '../../runner/turn-before';
import type { ConstantContactApi } from '../../transport/api';
import { ApiFailure, reworded } from '../../transport/api-failure';
import { namedIn } from '../plain/named-in';
import { groupsOf, type Asked, type ChangeGroup } from './change-groups';
import { plain } from './statuses';

/** A registration that was changed, or why it was not. */
type Row = IDataObject | ApiFailure;

/** What comes out for an item; or the error by which it fails as a whole. */
type Answered = { rows: Row[] } | { thrown: unknown };

const runs = new WeakMap<ConstantContactApi, Promise<Answered[]>>();

/**
 * Changes the registrations that the item names. Those of all items are changed together, by the first of
 * them: as few requests as possible. With On Error set to stop, nothing is sent when an item is wrong, and
 * nothing more after a failure.
 * @param read what an item asks for; changes nothing
 */
export async function changesOfItem(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
	read: (item: number) => Promise<Asked>,
): Promise<Row[]> {
	const run = runs.get(api) ?? changeAll(node, api, read);
	runs.set(api, run);
	const answered = (await run)[item];
	if ('thrown' in answered) throw answered.thrown;
	return answered.rows;
}

async function changeAll(
	node: IExecuteFunctions,
	api: ConstantContactApi,
	read: (item: number) => Promise<Asked>,
): Promise<Answered[]> {
	const stops = !node.continueOnFail();
	const plans: Array<{ asked: Asked } | { thrown: unknown }> = [];
	for (let item = 0; item < node.getInputData().length; item++) {
		await turnBefore(item);
		plans.push(
			await read(item).then(
				(asked) => ({ asked }),
				(thrown: unknown) => ({ thrown }),
			),
		);
	}
	const isWrong = plans.some((plan) => 'thrown' in plan);
	const asked = plans.flatMap((plan) => ('asked' in plan ? plan.asked : []));
	const { groups, found } = groupsOf(stops && isWrong ? [] : asked);
	const changed = new Map<ChangeGroup, Map<string, Row>>();
	for (const group of groups) {
		const rows = await change(api, group);
		changed.set(group, rows);
		if (stops && [...rows.values()].some((row) => row instanceof ApiFailure)) break;
	}
	const answers = plans.map((plan): Answered => {
		if ('thrown' in plan) return plan;
		const named = found.get(plan.asked) ?? [];
		const rows = named.flatMap(({ id, group }): Row[] => {
			const row = changed.get(group)?.get(id);
			return row ? [row] : [];
		});
		return { rows };
	});
	return stops ? withLaterOnes(answers) : answers;
}

/** What became of each registration of the group, by its ID. */
async function change(api: ConstantContactApi, group: ChangeGroup): Promise<Map<string, Row>> {
	const failureOf = await send(api, group);
	const rows = new Map<string, Row>();
	for (const id of group.ids) rows.set(id, failureOf(id) ?? (await rowOf(api, group, id)));
	return rows;
}

/** Sends the request. @returns why a registration was not changed, as far as the answer tells */
async function send(
	api: ConstantContactApi,
	{ event, ids, change: { path, query, property, status } }: ChangeGroup,
): Promise<(id: string) => ApiFailure | undefined> {
	const body = { registration_ids: [...ids], [property]: status };
	try {
		const { status: code, body: answer } = await api.putAnswer<IDataObject>(
			`${registrationsPath(event)}${path}`,
			body,
			query,
		);
		// By the contract, all are changed where none is named.
		const { failed_registration_ids: failed = Object.values(answer) } = answer;
		const named = namedIn(code === 207 || 'failed_registration_ids' in answer ? failed : [], ids);
		return (id) => {
			if (!named.isWhole) return notChanged(id, code, NOT_TOLD);
			return named.ids.has(id) ? notChanged(id, code, OTHERS_CHANGED) : undefined;
		};
	} catch (failure) {
		return () => failure as ApiFailure;
	}
}

const OTHERS_CHANGED =
	'The others that were sent with it are changed, unless they are named in the same way';
const NOT_TOLD =
	'Constant Contact names registrations other than those sent, so it is not known which it has changed';

function notChanged(id: string, status: number, besides: string): ApiFailure {
	return new ApiFailure(
		`Constant Contact has not changed the registration ${id}`,
		sentences(
			'Constant Contact does not say why. Check the ID, and whether this registration can have that status',
			besides,
		),
		status,
	);
}

/** The registration as it was changed, read again where that is asked for. */
async function rowOf(
	api: ConstantContactApi,
	{ event, change: { property, status }, isVerified }: ChangeGroup,
	id: string,
): Promise<Row> {
	const { eventId: event_id, name: event_name } = event;
	if (!isVerified) {
		return { registration_id: id, event_id, ...(event_name && { event_name }), [property]: status };
	}
	return await api.get<IDataObject>(registrationPath(event, id)).then(
		(answer) => {
			const row = detailedRegistration(event, { registration_id: id, ...answer });
			const now = textOf(row[property] ?? '');
			return plain(now) === plain(status) ? row : unchanged(id, property, now);
		},
		(failure: ApiFailure) =>
			reworded(
				failure,
				`The registration ${id} was sent to be changed, but could not be read again: ${failure.message}`,
				failure.remedy,
			),
	);
}

function unchanged(id: string, property: string, now: string): ApiFailure {
	const isPayment = property === 'payment_status';
	return new ApiFailure(
		`The registration ${id} has not changed: its ${isPayment ? 'payment ' : ''}status is ${now || 'none'}`,
		isPayment
			? 'Constant Contact leaves free registrations, which have no payment, as they are. If it has a payment, it may take a moment until the change shows'
			: 'It may take a moment until the change shows. Look at the registration in Constant Contact',
	);
}

/** The failure of the first item that stops the run, with the items behind it whose changes are done. */
function withLaterOnes(answers: Answered[]): Answered[] {
	const isFailed = (each: Answered) =>
		'thrown' in each || each.rows.some((row) => row instanceof ApiFailure);
	const first = answers.findIndex(isFailed);
	const done = answers.flatMap((each, item) =>
		item > first && 'rows' in each && each.rows.length > 0 && !isFailed(each) ? [item] : [],
	);
	if (first < 0 || done.length === 0) return answers;
	const names = done.map((item) => nameItems([item])).join(', ');
	return answers.map((each) => {
		if ('thrown' in each) return each;
		const told = (row: Row) =>
			row instanceof ApiFailure
				? reworded(
						row,
						row.message,
						sentences(row.remedy, `What was already sent is done, too: ${names}`),
					)
				: row;
		return { rows: each.rows.map(told) };
	});
}
