import type { IDataObject } from 'n8n-workflow';
import { readDocument } from '../support/read-document';

/** An exchange with the live service, as a public source shows it. */
export interface Recording {
	name: string;
	source: string;
	sureness: string;
	note?: string;
	/** What of the answer is evidence; see `shape.ts` for how the paths are written. */
	shown: string[];
	request: {
		method: string;
		path: string;
		query?: Record<string, string>;
		headers?: Record<string, string>;
		body?: IDataObject | string;
	};
	response: { status: number; headers?: Record<string, string>; body?: unknown };
}

/** The recording of this name. */
export function recording(name: string): Recording {
	return JSON.parse(readDocument(`test/replay/recordings/${name}.json`)) as Recording;
}
