/** The n8n versions to run, the oldest first, on an old Node.js for which n8n brings what it needs. */
export const VERSIONS = [
	{ n8n: '1.123.0', node: '20.20.2' },
	{ n8n: '1.123.81', node: '22.23.3' },
	{ n8n: '2.0.3', node: '20.20.2' },
	{ n8n: '2.23.4', node: '22.23.3' },
	{ n8n: '2.30.8', node: '22.23.3' },
	{ n8n: '2.41.1', node: '24.21.0' },
];

export type Version = (typeof VERSIONS)[number];
