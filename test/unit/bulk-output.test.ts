import { inItemOrder } from '../../nodes/ConstantContact/runner/bulk-output';

test('what comes out stands in the order of the items that it comes from', () => {
	const made = [[{ item: 3 }, { item: 0 }], 2, { item: 1 }, undefined, 5].map((pairedItem) => ({
		json: {},
		pairedItem,
	}));
	expect(inItemOrder(made).map(({ pairedItem }) => pairedItem)).toEqual([
		undefined,
		{ item: 1 },
		2,
		[{ item: 3 }, { item: 0 }],
		5,
	]);
});
