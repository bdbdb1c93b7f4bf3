import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { canonical, fingerprint } from '../../input/fingerprint';
import { InputError } from '../../input/input-error';
import { textOf } from '../../input/text-of';
import { keepNote, noteOf } from '../../runner/notes';
import type { ConstantContactApi } from '../../transport/api';
import { ApiFailure, isLost, reworded } from '../../transport/api-failure';

const POSTS = '/social/posts';
const NOTE = 'socialPosts';
const DIGEST_LENGTH = 22;

/** A post that this node has sent, with its answer unless that was lost. */
interface Sent {
	digest: string;
	post?: IDataObject;
}

/**
 * Sends the post of an item once, whatever becomes of the answer: nobody can ask Constant Contact whether it has one.
 * Throws ApiFailure when it is refused, and when it is not known what became of it; InputError when an
 * execution that failed has sent another post for the item.
 * API: Social, `POST /social/posts`.
 * @returns the post, and whether an earlier try has sent it
 */
export async function postOnce(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
	body: IDataObject,
): Promise<{ post: IDataObject; already: boolean }> {
	const digest = digestOf(body);
	const note = (sent?: Sent) => keepNote(node, item, NOTE, sent);
	const before = noteOf<Sent>(node, item, NOTE);
	if (before) return { post: postOf(before.note, before.isRetry, digest), already: true };
	note({ digest });
	const post = await api.post<IDataObject>(POSTS, body).catch((failure: unknown) => {
		if (failure instanceof ApiFailure && isLost(failure)) throw notKnown(failure.message, failure);
		note();
		throw failure;
	});
	note({ digest, post });
	return { post, already: false };
}

/** What an earlier try has sent, if that is the post that is wanted now. */
function postOf({ digest, post }: Sent, isRetry: boolean, wanted: string): IDataObject {
	if (!isRetry && digest !== wanted) {
		const id = post ? `: campaign_id ${textOf(post.campaign_id)}` : ', and its answer was lost';
		throw new InputError(
			`The execution that is repeated has sent another post for this item${id}`,
			'Nothing was posted. To send this one, too, run the workflow from its start',
		);
	}
	if (post) return post;
	throw notKnown('An earlier try has sent it, and its answer was lost', new ApiFailure('', ''));
}

/** What a post says, whenever it is published. */
function digestOf(body: IDataObject): string {
	return fingerprint(canonical({ ...body, scheduled_time: undefined }), DIGEST_LENGTH);
}

/** What to do says the operation, in `repeating`: running it again is no remedy. */
function notKnown(why: string, failure: ApiFailure): ApiFailure {
	const message = `It is not known whether Constant Contact has the post. ${why}`;
	return reworded(failure, message, '', true);
}
