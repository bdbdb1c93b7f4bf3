import type { Account } from './account.mts';

/** All accounts the simulator plays at once, so that tests run side by side without meeting. */
export class World {
	readonly accounts = new Map<string, Account>();

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
