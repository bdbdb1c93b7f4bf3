import type { INodeParameters } from 'n8n-workflow';
import { ConstantContact } from '../../../nodes/ConstantContact/ConstantContact.node';
import { offeredOperations } from '../../contract/offered-parameters';
import { workflowWith } from '../../support/engine';

/** The hints the editor shows, which evaluates their conditions on the items of the node before. */
function hintsOf(parameters: INodeParameters, itemCount = 1): string[] {
	const { workflow, node } = workflowWith(new ConstantContact(), parameters);
	const items = Array.from({ length: itemCount }, () => ({ json: {} }));
	const { hints = [] } = new ConstantContact().description;
	return hints
		.filter(({ displayCondition = '' }) => {
			const { expression } = workflow;
			const shows = expression.getParameterValue(
				displayCondition,
				null,
				0,
				0,
				node.name,
				items,
				'manual',
				{},
			);
			// The editor shows nothing for anything else, and warns in the console.
			expect(typeof shows).toBe('boolean');
			return shows;
		})
		.map(({ message }) => message);
}

const withBatching = (requestOptions: INodeParameters): INodeParameters => ({ requestOptions });
const batch = (batchSize: number, batchInterval: number) =>
	withBatching({ batching: { batch: { batchSize, batchInterval } } });
const upsert = (permission: string): INodeParameters => ({
	resource: 'contact',
	operation: 'upsert',
	permission,
});

test('a node as it is dropped shows none', () => {
	expect(hintsOf({}, 300)).toEqual([]);
});

test.each([
	['a request too many', batch(5, 1000)],
	['a burst, though the average is right', batch(8, 2000)],
	['an interval too short', batch(4, 999)],
	['a single request too soon', batch(1, 249)],
	['a size of 0, which counts as 1', batch(0, 249)],
	['an interval of 0', batch(4, 0)],
	['a size of -1', batch(-1, 1000)],
])('Batching with %s is above the limit', (_, parameters) => {
	expect(hintsOf(parameters)).toEqual([expect.stringContaining('Batching is off or above 4')]);
	expect(hintsOf({ ...parameters, resource: 'list', operation: 'get' })).toHaveLength(1);
});

test.each([
	['4 a second', batch(4, 1000)],
	['2 in half a second', batch(2, 500)],
	['fewer', batch(1, 1000)],
	['Request Options without it', withBatching({})],
	['another option alone', withBatching({ timeout: 1000 })],
	['its own defaults', withBatching({ batching: { batch: {} } })],
])('Batching with %s is within the limit', (_, parameters) => {
	expect(hintsOf(parameters)).toEqual([]);
});

test('recording consent for many people at once shows a warning', () => {
	expect(hintsOf(upsert('explicit'), 10)).toEqual([]);
	expect(hintsOf(upsert('explicit'), 11)).toEqual([
		expect.stringContaining('even those who have unsubscribed'),
	]);
});

test('a large sync shows that there is an import', () => {
	expect(hintsOf(upsert('keep'), 300)).toEqual([]);
	expect(hintsOf(upsert('keep'), 301)).toEqual([
		expect.stringContaining("'Import' needs only a few"),
	]);
	expect(hintsOf({ resource: 'contact', operation: 'delete' }, 301)).toEqual([]);
});

test.each(['send', 'schedule'])('several items to %s show that each is a campaign', (operation) => {
	expect(hintsOf({ resource: 'campaign', operation }, 1)).toEqual([]);
	expect(hintsOf({ resource: 'campaign', operation }, 2)).toEqual([
		'Each item sends one campaign to real people. To send one campaign, pass on one item.',
	]);
	expect(hintsOf({ resource: 'campaign', operation: 'get' }, 2)).toEqual([]);
});

test.each(['now', 'atDate'])(
	'several items that publish (%s) show that each is a post',
	(publish) => {
		const post = { resource: 'social', operation: 'createPost' };
		expect(hintsOf({ ...post, publish }, 1)).toEqual([]);
		expect(hintsOf({ ...post, publish }, 2)).toEqual([
			'Each item publishes a post, which this node cannot delete. To publish one post, pass on one item.',
		]);
		expect(hintsOf(post, 2)).toEqual([]);
		expect(hintsOf({ ...post, operation: 'getProfiles', publish }, 2)).toEqual([]);
	},
);

test('the subtitle of each operation is in words', () => {
	const subtitles = offeredOperations(new ConstantContact().description).map((name) => {
		const [resource, operation] = name.split('.');
		const { workflow, node } = workflowWith(new ConstantContact(), { resource, operation });
		const { subtitle = '' } = new ConstantContact().description;
		return workflow.expression.getParameterValue(
			subtitle,
			null,
			0,
			0,
			node.name,
			[{ json: {} }],
			'manual',
			{},
		);
	});
	expect(subtitles).toContain('get many: custom field');
	expect(subtitles).toContain('create or update: contact');
	expect(subtitles).toContain('get SMS history: contact');
	for (const subtitle of subtitles)
		expect(subtitle).toMatch(/^[a-z]+( ([a-z]+|SMS|A\/B|V2|IDs))*: [a-z ]+$/);
});
