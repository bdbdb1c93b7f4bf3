import { ApiFailure } from '../transport/api-failure';

/** What a poll could not read, while all the rest goes on. */
export class Troubles {
	private readonly all: Array<{ what: string; failure: ApiFailure }> = [];

	private readonly notes: string[] = [];

	/**
	 * Takes the failure of one part of a poll; told again, it stays one.
	 * Throws what the rest would meet, too: no access, no quota, or a fault of this package.
	 * @param what could not be read, in words
	 */
	tell(what: string, failure: unknown): void {
		if (!(failure instanceof ApiFailure) || failure.isFinal) throw failure;
		const text = failureText(what, failure);
		if (this.all.some((each) => failureText(each.what, each.failure) === text)) return;
		this.all.push({ what, failure });
	}

	/** Takes what is no failure, but has to be known. */
	note(what: string): void {
		this.notes.push(what);
	}

	/** How many failures there are. */
	get count(): number {
		return this.all.length;
	}

	/** Everything, as the output item names it. */
	get warnings(): string[] {
		return [...this.all.map(({ what, failure }) => failureText(what, failure)), ...this.notes];
	}

	/** Throws the first failure, with the others, for a poll that has nothing to hand on. */
	raise(): void {
		if (this.all.length === 0) return;
		const [{ what, failure }] = this.all;
		const others = this.all.length - 1;
		const also = others > 0 ? ` (and ${String(others)} more)` : '';
		const { remedy, status, detail } = failure;
		throw new ApiFailure(`${failureText(what, failure)}${also}`, remedy, status, detail);
	}
}

function failureText(what: string, { message }: ApiFailure): string {
	return `${message}, when it was asked for ${what}`;
}
