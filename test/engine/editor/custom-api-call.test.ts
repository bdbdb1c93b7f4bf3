import type { INodeParameters } from 'n8n-workflow';
import { run } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const CUSTOM = '__CUSTOM_API_CALL__';

test.each<[string, INodeParameters]>([
	['operation', { resource: 'list', operation: CUSTOM }],
	['resource', { resource: CUSTOM }],
	['resource and operation', { resource: CUSTOM, operation: CUSTOM }],
])("n8n's Custom API Call as %s points to HTTP Request", async (_, parameters) => {
	const account = await TestAccount.create();
	const { message, remedy } = await run(account, parameters);
	expect(message).toBe("'Custom API Call' is not done by this node");
	expect(remedy).toContain("Use the node 'HTTP Request'");
	expect(await account.requests()).toEqual([]);
});

test('an operation that the node does not have is named', async () => {
	const account = await TestAccount.create();
	const { message } = await run(account, { resource: 'list', operation: 'archive' });
	expect(message).toBe('The node has no operation archive of list');
});
