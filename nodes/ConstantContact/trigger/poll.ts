import type { INodeExecutionData } from 'n8n-workflow';
import { mergeReadings, type Asked, type Reading, type TriggerEvent } from './reading';
import type { State } from './state';
import type { Troubles } from './troubles';
import { Turns } from './turns';

/**
 * Reads what has happened since the last poll. What it returns starts the workflow; null starts
 * nothing. Each reading fails alone, and is read from the same point again; what all the others have
 * shown is kept, and the failure is named on the first item, or thrown if there is none. The state
 * changes at the end, at once: of two polls at a time the one that ends first hands on what both
 * have found.
 */
export async function poll(
	state: State,
	asked: Asked,
	events: TriggerEvent[],
	troubles: Troubles,
): Promise<INodeExecutionData[][] | null> {
	const { listed, isPartial } = await listReadings(asked, events);
	const turns = new Turns(state, asked);
	await turns.serve(state.standing.inTurn(listed));
	// An activation that fails leaves nothing behind.
	if (turns.isVain && state.isEmpty) troubles.raise();
	const items = turns.handOver(events, listed, isPartial);
	if (items.length === 0) troubles.raise();
	if (items.length === 0) return null;
	const { warnings } = troubles;
	if (warnings.length > 0) items[0].json = { ...items[0].json, warnings };
	return [items];
}

/** All readings of the chosen events, and whether one could not say what it reads. */
async function listReadings(asked: Asked, events: TriggerEvent[]) {
	const readings: Reading[] = [];
	let isPartial = false;
	for (const event of events) {
		try {
			readings.push(...(await event.readings(asked)));
		} catch (failure) {
			isPartial = true;
			asked.tell(event.family?.(asked).things ?? 'what it reads', failure);
		}
	}
	return { listed: mergeReadings(readings), isPartial };
}
