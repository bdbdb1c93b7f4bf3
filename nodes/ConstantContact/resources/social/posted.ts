import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { canonical, fingerprint } from '../../input/fingerprint';
import { textOf } from '../../input/text-of';
import { runOf } from '../../runner/run-index';
import type { ConstantContactApi } from '../../transport/api';
import { ApiFailure, isLost, reworded } from '../../transport/api-failure';

const POSTS = '/social/posts';
const DIGEST_LENGTH = 22;

/** A post that this node has sent, with its answer unless that was lost. */
interface Sent {
	digest: string;
	post?: IDataObject;
}

/** n8n keeps it between tries of Retry On Fail, and for an execution that repeats a failed one. */
interface Context {
	socialPosts?: Record<string, Sent | undefined>;
}

/**
 * Sends a post once, whatever becomes of the answer: nobody can ask Constant Contact whether it has one.
 * Throws ApiFailure when it is refused, and when it is not known what became of it.
 * API: Social, `POST /social/posts`.
 * @returns the post, and whether an earlier try has sent it
 */
export async function postOnce(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
	body: IDataObject,
): Promise<{ post: IDataObject; already: boolean }> {
	const context = node.getContext('node') as Context;
	const key = textOf([runOf(node), item]);
	const digest = fingerprint(canonical(body), DIGEST_LENGTH);
	const note = (sent?: Sent) => {
		context.socialPosts = { ...context.socialPosts, [key]: sent };
	};
	const sent = context.socialPosts?.[key];
	if (sent?.digest === digest) {
		if (sent.post) return { post: sent.post, already: true };
		throw notKnown('An earlier try has sent it, and its answer was lost', new ApiFailure('', ''));
	}
	note({ digest });
	const post = await api.post<IDataObject>(POSTS, body).catch((failure: unknown) => {
		if (failure instanceof ApiFailure && isLost(failure)) throw notKnown(failure.message, failure);
		note();
		throw failure;
	});
	note({ digest, post });
	return { post, already: false };
}

/** What to do says the operation, in `repeating`: running it again is no remedy. */
function notKnown(why: string, failure: ApiFailure): ApiFailure {
	const message = `It is not known whether Constant Contact has the post. ${why}`;
	return reworded(failure, message, '', true);
}
