import type {
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';

const SELECTORS = ['resource', 'operation'];

/** Every operation that the node's description offers, as `resource.operation`. */
export function offeredOperations({ properties }: INodeTypeDescription): string[] {
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options = [], displayOptions }) =>
			(displayOptions?.show?.resource ?? []).flatMap((resource) =>
				(options as INodePropertyOptions[]).map(({ value }) => `${resource}.${value}`),
			),
		);
}

/**
 * The paths of all parameters that an operation offers, such as `options.clearIfEmpty`. Node
 * settings belong to every operation alike and come under the operation `settings`.
 */
export function offeredParameters({ properties }: INodeTypeDescription, operation: string) {
	const isSetting = operation === 'settings';
	const paths = properties
		.filter(({ name }) => !SELECTORS.includes(name))
		.filter((property) =>
			property.isNodeSetting ? isSetting : !isSetting && isShownFor(property, operation),
		)
		.flatMap((property) => pathsOf(property));
	// A parameter may have two variants, of which one shows.
	return [...new Set(paths)];
}

/** The paths of all parameters that the trigger offers, for whatever event. */
export function offeredByTrigger({ properties }: INodeTypeDescription): string[] {
	return properties
		.filter(({ name, isNodeSetting }) => name !== 'triggerOn' && !isNodeSetting)
		.flatMap((property) => pathsOf(property));
}

function isShownFor({ displayOptions }: INodeProperties, operation: string): boolean {
	const [resource, name] = operation.split('.');
	const { show = {} } = displayOptions ?? {};
	return (show.resource?.includes(resource) ?? true) && (show.operation?.includes(name) ?? true);
}

/** A notice takes nothing. */
function pathsOf({ name, type, options = [] }: INodeProperties): string[] {
	if (type === 'notice') return [];
	const parts =
		type === 'collection'
			? (options as INodeProperties[]).flatMap(pathsOf)
			: type === 'fixedCollection'
				? (options as INodePropertyCollection[]).flatMap((group) =>
						group.values.flatMap(pathsOf).map((path) => `${group.name}.${path}`),
					)
				: undefined;
	return parts?.map((path) => `${name}.${path}`) ?? [name];
}
