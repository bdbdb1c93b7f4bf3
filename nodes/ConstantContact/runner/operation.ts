import type {
	IBinaryKeyData,
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';
import type { Activity, NameLine } from '../transport/activity';
import type { ConstantContactApi } from '../transport/api';
import type { Multipart } from '../files/multipart';

interface Fields {
	/** What the editor shows for the operation; `propertiesOf` adds where. */
	fields: INodeProperties[];
	/**
	 * What comes of a request that is sent again though it may have been done, in words for the user.
	 */
	repeating: string;
	/** The privileges that its requests may need, by Constant Contact's reference; all, whatever is asked for. */
	access: string[];
	/** The page of Constant Contact that it rests on. */
	page: string;
}

/** For operations that change nothing in the account. */
export const ONLY_READS = 'Repeating is safe: nothing is written';

/** For operations that delete. */
export const ONLY_DELETES = 'Repeating is safe: nothing else is deleted';

/** For operations that create without a lookup. */
export const LOOK_FIRST = 'Look first whether it is there: repeating may create it twice';

/** For operations whose requests can be sent again. */
export const SAFE_TO_REPEAT =
	'Repeating is safe: what has already been written is updated, not duplicated';

/** An operation that takes one item after another. */
export interface ItemOperation extends Fields {
	/**
	 * The parameter that names what an item is about, for operations that are about one thing that is
	 * there; it may be empty, or name the same thing in another way. None for something new and for
	 * whole collections.
	 */
	subject?: string;
	/**
	 * Parameters in which an item gives its subject what only one thing can have, and what that is. Items
	 * that are about it, or give the same, go one after the other.
	 */
	gives?: Record<string, 'email' | 'name' | 'number'>;
	/**
	 * Reads the item's parameters, calls the API, returns what comes out for it. Throws on failure. An error
	 * among what it returns is the failure of one of several things that the item is about.
	 */
	execute: (
		node: IExecuteFunctions,
		itemIndex: number,
		api: ConstantContactApi,
	) => Promise<IDataObject | WithFile | Array<IDataObject | Error>>;
}

/** What comes out for an item, with files under the names of their fields. */
export class WithFile {
	constructor(
		readonly json: IDataObject,
		readonly binary: IBinaryKeyData,
	) {}
}

/** What is sent: JSON, or a form. */
export type Body = object | Multipart;

/** A request that starts a bulk activity, and the input items that it is for. */
export interface BulkRequest {
	/** Such as `/activities/contact_delete`. */
	path: string;
	/** A function makes it when it is sent: bodies of a large file are too much to keep at once. */
	body: Body | (() => Promise<Body>);
	items: number[];
	/**
	 * What each of the items names, such as a contact; an item comes out for each of them, with its
	 * activity. Left out, one comes out for the activity.
	 */
	each?: IDataObject[];
	/** What a line in the activity's errors stands for. */
	nameLine?: NameLine;
	/** How many rows an import has. */
	rowCount?: number;
	/** What the activity does only in part; it comes out with it. */
	warnings?: string[];
	/** The activity that the request has started before; nothing is sent then. */
	activityId?: string;
}

/** What one item contributes to a bulk operation. */
export interface Part<T = unknown> {
	item: number;
	asked: T;
}

/** An operation that takes all items together, as few requests as the API's limits allow. */
export interface BulkOperation<T = unknown> extends Fields {
	/** What the item asks for. Changes nothing in the account. Throws on bad input. */
	read: (node: IExecuteFunctions, itemIndex: number, api: ConstantContactApi) => Promise<T>;
	/**
	 * The requests for all items. Changes nothing in the account.
	 * @param refuse takes an item out that turns out to be wrong only here
	 * @param rest items that could not be read, and whether the run stops at a failure: then there are
	 * some only with `tellsUnread`
	 */
	plan: (
		parts: Array<Part<T>>,
		api: ConstantContactApi,
		refuse: (item: number, failure: Error) => void,
		rest: { unread: Array<{ item: number; failure: unknown }>; stops: boolean },
	) => Promise<BulkRequest[]>;
	/** Whether `plan` refuses the items that could not be read, all in one error, when the run stops at it. */
	tellsUnread?: boolean;
	/** Whether a retry cannot plan again, because what was done is gone then. */
	isPlannedOnce?: boolean;
	/** What comes out for a finished activity, in place of its items or itself. */
	collect?: (
		node: IExecuteFunctions,
		api: ConstantContactApi,
		activity: Activity,
		request: BulkRequest,
	) => Promise<INodeExecutionData[]>;
}

export type Operation = ItemOperation | BulkOperation;

/** What can be done with one kind of thing. */
export interface Resource {
	/** The field in which the operation is picked. */
	dropdown: INodeProperties;
	operations: Record<string, Operation>;
}

/** Lets operations with different parts stand in one table. */
export function bulk<T>(operation: BulkOperation<T>): BulkOperation {
	return operation as BulkOperation;
}
