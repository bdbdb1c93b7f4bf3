import type { INodeParameters } from 'n8n-workflow';
import { runNode, UNPACED, type Run } from './engine';
import type { TestAccount } from './simulator';

export type RunSettings = Omit<Run, 'account' | 'parameters'>;

/**
 * Runs the node once, without waiting between requests, on one empty item unless `settings` has others.
 * @returns what came out: as JSON (`output`) and as n8n hands it on (`paired`), the words of the error, and the hints above the output
 */
export async function run(
	account: TestAccount,
	parameters: INodeParameters,
	settings: RunSettings = {},
) {
	const {
		output,
		error,
		run: execution,
		...rest
	} = await runNode({
		account,
		parameters: { ...UNPACED, ...parameters },
		...settings,
	});
	return {
		...rest,
		execution,
		error,
		output: output.map(({ json }) => json),
		paired: output,
		message: error?.message,
		remedy: error?.description ?? undefined,
		hints: (execution.data.resultData.runData['Constant Contact'] ?? []).flatMap(
			({ hints = [] }) => hints,
		),
	};
}

/** {@link run} for the operations of one resource. */
export const runOf =
	(resource: string) =>
	async (
		account: TestAccount,
		operation: string,
		parameters: INodeParameters = {},
		settings: RunSettings = {},
	) =>
		await run(account, { resource, operation, ...parameters }, settings);

/** The columns that a user maps by hand, with their values. */
export const mapped = (value: object): INodeParameters => ({
	fields: { mappingMode: 'defineBelow', value } as never,
});

/** *Map Automatically*, as it stands in a workflow. */
export const AUTOMATIC: INodeParameters = {
	fields: { mappingMode: 'autoMapInputData', value: null },
};
