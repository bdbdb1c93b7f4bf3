import { crowdDays, ROWS } from './days.mts';

/** Prints what the trigger needs a day, as docs/requests.md has it. */
for (const { name, most, run } of ROWS) {
	const { requests, delays } = await run();
	const all = Object.entries(delays).map(([age, minutes]) => `${age}: ${String(minutes)} min`);
	console.log(`| ${name} | ${String(requests)} | ${String(most)} | ${all.join(', ') || '–'} |`);
}
const { perPoll, items } = await crowdDays(60_000, 500);
console.log(
	`60,000 contacts at once: ${String(items.length)} events, requests of each poll: ${perPoll.join()}`,
);
