import type { IBinaryKeyData, IDataObject, INodeParameters } from 'n8n-workflow';

/** A parameter, filled: what the node gets with it, and what it gets without it. */
export interface Filled {
	with: INodeParameters;
	/** Left out, the parameters that the case starts from. */
	without?: INodeParameters;
}

/** How the contract test exercises one operation and each of its parameters. */
export interface ContractCase {
	/** `resource.operation`, or `settings` for what all operations share. */
	name: string;
	/** See `Seed` in test/simulator/control.mts. */
	seed: object;
	items: IDataObject[];
	binary?: IBinaryKeyData[];
	parameters: INodeParameters;
	/** By the parameter's path. Further keys, such as `fields.phone`, try more of a parameter. */
	filled: Record<string, Filled>;
}
