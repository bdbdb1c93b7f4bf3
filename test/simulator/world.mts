import type { Judge } from '../contract/judge.mts';
import type { Account } from './account.mts';

/** All accounts the simulator plays at once, so that tests run side by side without meeting. */
export class World {
	readonly accounts = new Map<string, Account>();

	/** Names operations, and what breaks the vendor's contract, where a test run provides a judge. */
	contract?: Judge;

	accountOfToken(accessToken: string): Account | undefined {
		return this.find((account) => account.accessTokens.has(accessToken));
	}

	accountOfClient(clientId: string): Account | undefined {
		return this.find((account) => account.clientId === clientId);
	}

	private find(isWanted: (account: Account) => boolean): Account | undefined {
		return [...this.accounts.values()].find(isWanted);
	}
}
