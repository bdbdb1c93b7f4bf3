import type { N8nServer } from './server.mts';

/** Of n8n, the data table of that name, which a workflow has made. */
export async function tableOf(n8n: N8nServer, name: string) {
	const { id } = await n8n.get<{ id: string }>('/rest/projects/personal');
	const tables = `/rest/projects/${id}/data-tables`;
	const { data } = await n8n.get<{ data: { id: string; name: string }[] }>(tables);
	const table = `${tables}/${data.find((each) => each.name === name)?.id ?? ''}`;
	return {
		insert: (rows: object[]) => n8n.post(`${table}/insert`, { data: rows }),
		rows: async () => (await n8n.get<{ data: Record<string, unknown>[] }>(`${table}/rows`)).data,
	};
}
