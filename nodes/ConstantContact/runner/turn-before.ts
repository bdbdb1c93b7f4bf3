import { sleep } from 'n8n-workflow';

/** With twelve columns that n8n works out, an item takes some ten milliseconds. */
const ITEMS_AT_A_TIME = 20;

/**
 * Gives n8n a turn before each twentieth item. Items that wait for no answer would keep it from everything
 * else, the Stop button included, until the last of thousands is done.
 */
export async function turnBefore(item: number): Promise<void> {
	if (item > 0 && item % ITEMS_AT_A_TIME === 0) await sleep(0);
}
