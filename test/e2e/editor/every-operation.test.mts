import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { PROJECT } from '../../n8n-server/paths.mts';
import { connect, editor, newAccount } from './stage.mts';

interface Property {
	name: string;
	displayOptions?: { show?: { resource?: string[] } };
	options?: { name: string; value: string }[];
}

/** Of a usual screen, and of a small one beside a browser's side bar, in pixels. */
const WIDTHS = [820, 1280];
const HEIGHT = 1500;

const NODE = 'n8n-nodes-constant-contact.constantContact';

/** The description of the node that was built and installed. */
function descriptionOfNode() {
	const file = join(PROJECT, 'dist', 'nodes', 'ConstantContact', 'ConstantContact.node.js');
	const { ConstantContact } = createRequire(import.meta.url)(file) as {
		ConstantContact: new () => { description: { properties: Property[] } };
	};
	return new ConstantContact().description;
}

test('no operation has texts that are cut off, on a usual screen and on a small one', async () => {
	const { properties } = descriptionOfNode();
	const resources = properties.find(({ name }) => name === 'resource')?.options ?? [];
	assert(resources.length > 5);

	const account = newAccount({ lists: [{ name: 'Newsletter' }], tags: [{ name: 'VIP' }] });
	await editor.openWorkflow({
		name: 'Every Operation',
		nodes: [
			editor.node('Start', 'n8n-nodes-base.manualTrigger'),
			editor.node('Constant Contact', NODE, { credentials: await connect(account) }),
		],
	});
	await editor.page.setViewportSize({ width: 1280, height: HEIGHT });
	try {
		await editor.openNode('Constant Contact');
		const cutOff: string[] = [];
		for (const resource of resources) {
			await editor.pick('resource', resource.name);
			const operations =
				properties.find(
					({ name, displayOptions }) =>
						name === 'operation' && displayOptions?.show?.resource?.includes(resource.value),
				)?.options ?? [];
			assert(operations.length > 0, resource.name);
			for (const operation of operations) {
				await editor.pick('operation', operation.name);
				await editor.shoot(`operation-${resource.value}-${operation.value}`);
				for (const width of WIDTHS) {
					await editor.page.setViewportSize({ width, height: HEIGHT });
					// Below the pointer, n8n shows buttons in place of a part of the label.
					await editor.page.mouse.move(1, 1);
					const texts = await editor.cutOffTexts();
					cutOff.push(
						...texts.map((text) => `${operation.name} at ${String(width)} pixels: ${text}`),
					);
				}
			}
		}
		assert.deepEqual(cutOff, []);
	} finally {
		await editor.page.setViewportSize({ width: 1280, height: 900 });
	}
});
