import { randomUUID } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { ConstantContactApi } from '../../nodes/ConstantContact/transport/api';

test('nothing is sent after a stop, even by an n8n that does not cancel requests itself', async () => {
	const stop = new AbortController();
	const httpRequestWithAuthentication = jest.fn().mockResolvedValue({ statusCode: 200, body: {} });
	const api = new ConstantContactApi({
		getExecutionCancelSignal: () => stop.signal,
		getCredentials: async () => ({ clientId: randomUUID() }),
		helpers: { httpRequestWithAuthentication },
	} as unknown as IExecuteFunctions);

	await api.get('/contacts');
	stop.abort();
	await expect(api.get('/contacts')).rejects.toThrow('The execution was cancelled');
	expect(httpRequestWithAuthentication).toHaveBeenCalledTimes(1);
});
