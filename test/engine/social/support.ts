import { runOf } from '../../support/run';
import type { TestAccount } from '../../support/simulator';

export const run = runOf('social');

export const FACEBOOK = 'profile-1';
export const TIKTOK = 'profile-2';
export const LOST = 'profile-3';
export const SHUT = 'profile-4';

export const SEED = {
	social: {
		profiles: [
			{ profile_id: FACEBOOK, network: 'facebook', connected: true, name: 'Olives' },
			{ profile_id: TIKTOK, network: 'tiktok', connected: true, name: 'Olives' },
			{ profile_id: LOST, network: 'linkedin', connected: false, name: 'Gone, Inc.' },
			{
				profile_id: SHUT,
				network: 'instagram',
				connected: true,
				accessible: false,
				handle: 'olives',
			},
		],
	},
};

export const POST = { text: 'Spring is here', profiles: [FACEBOOK] };
export const SENT = 'POST /v3/social/posts';

/** What was sent as posts. */
export const sentBy = async (account: TestAccount) =>
	(await account.journal(SENT)).map(({ body }) => body);
