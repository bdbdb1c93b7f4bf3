/** Text that is read piece by piece, as n8n hands an answer that it does not keep in memory. */
export interface TextStream extends AsyncIterable<string> {
	setEncoding: (encoding: 'utf8') => void;
}

/** The pieces of the text. Letters of several bytes stay whole. */
export function piecesOf(stream: TextStream): AsyncIterable<string> {
	stream.setEncoding('utf8');
	return stream;
}
