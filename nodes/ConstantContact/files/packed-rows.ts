const CHUNK_BYTES = 1 << 20;
/** A place is the number of a chunk, times this, and where in the chunk the row begins. */
const SPAN = 2 ** 32;
const LENGTH_BYTES = 4;

/** A name, and what a row has under it. */
export type Pair = [name: string, value: string | number];

/**
 * Rows of names and values, kept as UTF-8 in few large buffers: as objects they take several times the
 * room of the text that they come from. Each name is kept once.
 */
export class PackedRows {
	private readonly names: string[] = [];

	private readonly numbers = new Map<string, number>();

	private readonly chunks: Array<Buffer | undefined> = [];

	/** Bytes of the last chunk that hold rows. */
	private used = 0;

	/** How many chunks are let go. */
	private freed = 0;

	/** Keeps a row. Returns its place, for `get`; later rows have higher ones. */
	add(pairs: Iterable<readonly [name: string, value: string | number]>): number {
		const flat: Array<string | number> = [];
		for (const [name, value] of pairs) flat.push(this.numberOf(name), value);
		const row = Buffer.from(JSON.stringify(flat), 'utf8');
		const chunk = this.chunkFor(LENGTH_BYTES + row.length);
		const at = chunk.writeUInt32LE(row.length, this.used);
		row.copy(chunk, at);
		const place = (this.chunks.length - 1) * SPAN + this.used;
		this.used = at + row.length;
		return place;
	}

	/** The row at this place, in the order in which it was given. */
	get(place: number): Pair[] {
		const chunk = this.chunks[Math.floor(place / SPAN)] as Buffer;
		const at = place % SPAN;
		const from = at + LENGTH_BYTES;
		const text = chunk.toString('utf8', from, from + chunk.readUInt32LE(at));
		const flat = JSON.parse(text) as Array<string | number>;
		return Array.from({ length: flat.length / 2 }, (_, index) => [
			this.names[flat[2 * index] as number],
			flat[2 * index + 1],
		]);
	}

	/** Lets go of the rows before this place, in whole chunks. */
	freeBefore(place: number): void {
		for (; this.freed < Math.floor(place / SPAN); this.freed++) {
			this.chunks[this.freed] = undefined;
		}
	}

	private numberOf(name: string): number {
		const known = this.numbers.get(name) ?? this.names.push(name) - 1;
		this.numbers.set(name, known);
		return known;
	}

	private chunkFor(bytes: number): Buffer {
		const last = this.chunks[this.chunks.length - 1];
		if (last && this.used + bytes <= last.length) return last;
		const chunk = Buffer.allocUnsafe(Math.max(CHUNK_BYTES, bytes));
		this.chunks.push(chunk);
		this.used = 0;
		return chunk;
	}
}
