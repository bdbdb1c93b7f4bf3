import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { PROJECT } from '../n8n-server/paths.mts';

/** Every piece of text in the sources that a person may read, with the property it is the value of. */
async function texts(): Promise<{ file: string; property: string; text: string }[]> {
	const found: { file: string; property: string; text: string }[] = [];
	for await (const file of glob('{nodes,credentials}/**/*.ts', { cwd: PROJECT })) {
		const source = ts.createSourceFile(
			file,
			await readFile(join(PROJECT, file), 'utf8'),
			ts.ScriptTarget.Latest,
			true,
		);
		const visit = (node: ts.Node): void => {
			if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
				const { parent } = node;
				const property = ts.isPropertyAssignment(parent) ? parent.name.getText() : '';
				const text = ts.isStringLiteralLike(node)
					? node.text
					: node
							.getText()
							.slice(1, -1)
							.replace(/\$\{[^}]*\}/g, '…');
				found.push({ file, property, text });
			}
			ts.forEachChild(node, visit);
		};
		visit(source);
	}
	return found;
}

const all = await texts();
const sentences = all.filter(({ text }) => /^[A-Z'…].* .* /.test(text));

test('there are texts to judge', () => {
	assert.ok(sentences.length > 300, `only ${String(sentences.length)} texts`);
	assert.ok(all.filter(({ property }) => property === 'placeholder').length > 30);
});

test('placeholders are examples, or what a button does', () => {
	const bad = all.filter(
		({ property, text }) => property === 'placeholder' && !/^(e\.g\. .|Add |Pick one$)/.test(text),
	);
	assert.deepEqual(bad, []);
});

test('no text speaks of errors, problems, failures or mistakes, or begs', () => {
	const bad = sentences.filter(({ text }) =>
		/\b(errors?|problems?|failures?|mistakes?|please)\b/i.test(text),
	);
	assert.deepEqual(bad, []);
});

test('names are in single quotes, not in double ones', () => {
	const bad = sentences.filter(
		({ property, text }) => property === 'description' && /"[A-Z][^"]*"/.test(text),
	);
	assert.deepEqual(bad, []);
});
