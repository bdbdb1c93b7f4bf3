import { sleep } from 'n8n-workflow';

/**
 * So many bytes of a file are worked on at a stretch, which takes some ten milliseconds: meanwhile n8n
 * does nothing else, and does not hear the Stop button.
 */
export const SLICE_BYTES = 1 << 16;

/** Gives n8n a turn after each slice of work. */
export class Turns {
	private bytes = 0;

	/** @param bytes what was worked on since the last call */
	async after(bytes: number): Promise<void> {
		this.bytes += bytes;
		if (this.bytes < SLICE_BYTES) return;
		this.bytes = 0;
		await sleep(0);
	}
}
