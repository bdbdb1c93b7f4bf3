import { generate } from 'selfsigned';

export const API_HOST = 'api.cc.email';
export const OAUTH_HOST = 'authz.constantcontact.com';

/** A certificate for the two hosts that the simulator stands in for. Trust is up to the caller. */
export async function createCertificate(): Promise<{ key: string; cert: string }> {
	const { private: key, cert } = await generate(
		[{ name: 'commonName', value: 'Constant Contact simulator' }],
		{
			keySize: 2048,
			algorithm: 'sha256',
			extensions: [
				{ name: 'basicConstraints', cA: true },
				{
					name: 'subjectAltName',
					altNames: [API_HOST, OAUTH_HOST].map((value) => ({ type: 2, value })),
				},
			],
		},
	);
	return { key, cert };
}
