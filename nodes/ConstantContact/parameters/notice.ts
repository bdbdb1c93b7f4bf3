import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

/** What whoever opens an operation has to know before the first click: a yellow box between the fields. */
export function notice(
	name: string,
	displayName: string,
	displayOptions?: IDisplayOptions,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'notice',
		default: '',
		...(displayOptions && { displayOptions }),
	};
}
