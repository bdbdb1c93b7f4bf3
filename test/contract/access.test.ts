import type { IHttpRequestMethods } from 'n8n-workflow';
import { accessFor, PRIVILEGES } from '../../nodes/ConstantContact/transport/access';

interface Operation {
	verb: string;
	path: string;
	scopes: string[];
	privileges: string[];
	isForPartners: boolean;
}
declare const CONTRACT_OPERATIONS: Operation[];

const withAccess = ({ verb, path }: Operation) =>
	accessFor(verb.toUpperCase() as IHttpRequestMethods, path.replace(/\{[^}]+\}/g, 'x1-y_2'));

/** Parts of the API that the node has nothing to do with. */
const UNUSED = /^\/partner\//;

it.each(CONTRACT_OPERATIONS.filter(({ path }) => path !== PRIVILEGES && !UNUSED.test(path)))(
	'$verb $path needs what the contract says',
	(operation) => {
		expect(operation.scopes).toHaveLength(1);
		expect(operation.privileges).toHaveLength(1);
		expect(withAccess(operation)).toEqual({
			scope: operation.scopes[0],
			privilege: operation.privileges[0],
		});
	},
);

it('the privileges may be read by anybody, and nothing is told of what the node does not use', () => {
	const others = CONTRACT_OPERATIONS.filter((each) => withAccess(each) === undefined);
	const [own, ...unused] = others.sort((one, other) => one.path.localeCompare(other.path));
	expect(own).toMatchObject({ path: PRIVILEGES, scopes: [], privileges: [] });
	for (const { path } of unused) expect(path).toMatch(UNUSED);
});
