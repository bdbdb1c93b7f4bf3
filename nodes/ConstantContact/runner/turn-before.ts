import { sleep } from 'n8n-workflow';

const ITEMS_AT_A_TIME = 100;

/**
 * Gives n8n a turn before each hundredth item. Items that wait for no answer would keep it from everything
 * else, the Stop button included, until the last of thousands is done.
 */
export async function turnBefore(item: number): Promise<void> {
	if (item > 0 && item % ITEMS_AT_A_TIME === 0) await sleep(0);
}
