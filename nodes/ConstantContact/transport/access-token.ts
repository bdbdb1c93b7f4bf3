/** How long a request may wait for its turn and be on its way. */
const NEAR_END_MS = 60_000;

/**
 * The access token of one run, as n8n signs requests with it. When it has run out, n8n renews it and sends
 * each request again that was refused. So requests go one at a time while the token may be refused: until
 * the first answer of a run, and near the token's end.
 */
export class AccessToken {
	/** How n8n signed the latest request, or signs the first. */
	private signature: unknown;

	private isProven = false;

	/** Settles when the request has ended that goes alone. */
	private alone?: Promise<void>;

	/** @param token as the credential holds it */
	set stored(token: unknown) {
		this.signature = `Bearer ${String(token)}`;
	}

	/**
	 * Sends a request, once none goes alone.
	 * @param now what the service's clock says, in milliseconds since the epoch
	 */
	async send<T>(now: () => number, request: () => Promise<T>): Promise<T> {
		while (this.alone) await this.alone;
		if (this.isProven && !this.isNearEnd(now())) return await request();
		const sending = request();
		const after = () => (this.alone = undefined);
		this.alone = sending.then(after, after);
		return await sending;
	}

	/**
	 * Begins to watch a request. n8n does not tell that it has sent it again; but then it has signed the
	 * headers with another token than before.
	 * @returns what tells, by how the request was signed in the end, how often n8n sent it
	 */
	watch(): (signature: unknown, isAnswered: boolean) => number {
		const before = this.signature;
		return (signature, isAnswered) => {
			this.isProven ||= isAnswered;
			if (signature === undefined || signature === before) return 1;
			this.signature = signature;
			return 2;
		};
	}

	private isNearEnd(now: number): boolean {
		return endOf(this.signature) - now < NEAR_END_MS;
	}
}

/** When the token ends, as it says itself; never for one that does not say it. Who has issued it is of no interest here. */
function endOf(signature: unknown): number {
	const [, claims = ''] = String(signature).split('.');
	try {
		const { exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { exp?: unknown };
		return typeof exp === 'number' ? exp * 1000 : Infinity;
	} catch {
		return Infinity;
	}
}
