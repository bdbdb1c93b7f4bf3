import { BINARY_ENCODING, type IBinaryData, type IExecuteFunctions } from 'n8n-workflow';
import { SLICE_BYTES } from './turns';

/** Letters of base64 that stand for whole bytes, and for no more than a slice. */
const SLICE_LETTERS = SLICE_BYTES;
const PLAIN = /^[A-Za-z\d+/]*$/;

/**
 * The bytes of a file in slices, so that it is nowhere kept as a whole: as n8n streams it from where it
 * keeps files, or out of the item itself.
 */
export async function* slicesOf(
	node: IExecuteFunctions,
	{ id, data }: IBinaryData,
): AsyncGenerator<Buffer> {
	if (id) {
		for await (const chunk of await node.helpers.getBinaryStream(id, SLICE_BYTES)) {
			yield* cut(chunk as Buffer);
		}
		return;
	}
	for (let at = 0; at < data.length; at += SLICE_LETTERS) {
		const letters = data.slice(at, at + SLICE_LETTERS);
		if (!PLAIN.test(letters)) {
			// The end, or something between the letters, which says nothing about where bytes begin.
			yield* cut(Buffer.from(data.slice(at), BINARY_ENCODING));
			return;
		}
		yield Buffer.from(letters, BINARY_ENCODING);
	}
}

function* cut(bytes: Buffer): Generator<Buffer> {
	for (let at = 0; at < bytes.length; at += SLICE_BYTES) {
		yield bytes.subarray(at, at + SLICE_BYTES);
	}
}
