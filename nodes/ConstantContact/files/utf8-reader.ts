const SAMPLE_BYTES = 1000;
const LOST = /[\0\uFFFD]/;
const BREAKS = /\r\n|\r|\n/g;

/**
 * Reads UTF-8 piece by piece, wherever the pieces are cut, and notes what shows that letters are lost.
 * A byte order mark stays in the text.
 */
export class Utf8Reader {
	private readonly decoder = new TextDecoder('utf-8', { ignoreBOM: true });

	private readonly strict = new TextDecoder('utf-8', { fatal: true });

	/** The first bytes, which tell UTF-16. */
	private sample = Buffer.alloc(0);

	private line = 1;

	private endsWithReturn = false;

	/** Whether there are bytes that are no UTF-8. */
	isBroken = false;

	/** The first sign that stands where a letter was lost, NUL or U+FFFD, and its line, from 1. */
	lost: { sign: string; line: number } | undefined;

	/** The text of these bytes, as far as its letters are whole. */
	read(bytes: Uint8Array): string {
		if (this.sample.length < SAMPLE_BYTES) {
			this.sample = Buffer.concat([this.sample, bytes.subarray(0, SAMPLE_BYTES)]);
		}
		this.check(bytes, true);
		return this.noted(this.decoder.decode(bytes, { stream: true }));
	}

	/** What is left at the end of the bytes. */
	end(): string {
		this.check(new Uint8Array(0), false);
		return this.noted(this.decoder.decode());
	}

	/** Whether it has a byte order mark of UTF-16, or the NUL bytes that Latin letters have in it. */
	get isUtf16(): boolean {
		const [first, second] = this.sample;
		if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
		const sample = this.sample.subarray(0, SAMPLE_BYTES);
		return sample.filter((byte) => byte === 0).length * 4 > sample.length;
	}

	private check(bytes: Uint8Array, stream: boolean): void {
		if (this.isBroken) return;
		try {
			this.strict.decode(bytes, { stream });
		} catch {
			this.isBroken = true;
		}
	}

	private noted(text: string): string {
		if (this.lost || text === '') return text;
		const at = text.search(LOST);
		const before = at < 0 ? text : text.slice(0, at);
		// A line feed may be the second half of a break.
		const isHalf = this.endsWithReturn && before.startsWith('\n');
		this.line += (before.match(BREAKS)?.length ?? 0) - (isHalf ? 1 : 0);
		this.endsWithReturn = before.endsWith('\r');
		if (at >= 0) this.lost = { sign: text[at], line: this.line };
		return text;
	}
}
