import type { INodeParameters } from 'n8n-workflow';
import { ConstantContact } from '../../../nodes/ConstantContact/ConstantContact.node';
import { inEditor } from '../../support/engine';
import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const GOLD = '44444444-0000-4000-8000-000000000001';
const TAGS = [{ tag_id: GOLD, name: 'Gold' }, { name: 'Silver' }];

const run = runOf('tag');

const pick = (mode: string, value: string): INodeParameters => ({
	tag: { __rl: true, mode, value },
});

test('a tag is created, with its source', async () => {
	const account = await TestAccount.create();
	const parameters = { name: ' Fresh ', additionalFields: { tagSource: 'Shop' } };
	const { output } = await run(account, 'create', parameters);
	expect(output).toEqual([
		expect.objectContaining({ tag_id: expect.any(String), name: 'Fresh', tag_source: 'Shop' }),
	]);
});

test.each([
	['', "'Name' is empty"],
	['a <b>', `'Name' contains < or >: "a <b>"`],
	['x'.repeat(256), "'Name' has 256 characters, 255 are allowed"],
])('the name "%s" is refused before anything is sent', async (name, message) => {
	const account = await TestAccount.create();
	const { error } = await run(
		account,
		'create',
		{ name: '={{ $json.name }}' },
		{ items: [{ name }] },
	);
	expect(error?.message).toContain(message);
	expect(await account.requests()).toEqual([]);
});

test('a taken name is a conflict that says what to do', async () => {
	const account = await TestAccount.create({ tags: TAGS });
	const { error, remedy } = await run(account, 'create', { name: 'gold' });
	expect(error?.message).toContain('(409): Validation failed: Tag name is not unique');
	expect(remedy).toContain('choose another');
});

test('a tag is renamed, and found by its new name later in the run', async () => {
	const account = await TestAccount.create({ tags: TAGS });
	const items = [
		{ tag: 'gold', name: 'Platinum' },
		{ tag: 'platinum', name: 'Diamond' },
	];
	const parameters = { ...pick('name', '={{ $json.tag }}'), name: '={{ $json.name }}' };
	const { output } = await run(account, 'update', parameters, { items });
	expect(output.map(({ tag_id, name }) => [tag_id, name])).toEqual([
		[GOLD, 'Platinum'],
		[GOLD, 'Diamond'],
	]);
	expect(await account.journal('GET /v3/contact_tags')).toHaveLength(1);
});

test('a deletion waits until the tag is gone, from its contacts too', async () => {
	const contact = { email_address: { address: 'ann@example.com' }, taggings: [GOLD] };
	const account = await TestAccount.create({ tags: TAGS, contacts: [contact] });
	const { error } = await run(account, 'delete', pick('name', 'Gold'), { items: [{}, {}] });
	expect(await account.contact('ann@example.com')).toMatchObject({ taggings: [] });
	expect(error?.message).toBe(`'Tag' names "Gold", which the account does not have [item 1]`);
	const left = await run(account, 'getAll', { returnAll: true });
	expect(left.output.map(({ name }) => name)).toEqual(['Silver']);
});

test('more than 500 tags are read page by page, counted on request', async () => {
	const tags = Array.from({ length: 501 }, (_, index) => ({ name: `Tag ${index}` }));
	const account = await TestAccount.create({ tags });
	const parameters = { returnAll: true, options: { contactCount: true } };
	const { output } = await run(account, 'getAll', parameters);
	expect(output).toHaveLength(501);
	expect(output[500]).toMatchObject({ name: 'Tag 500', contacts_count: 0 });
	const last = await run(account, 'get', pick('name', 'tag 500'));
	expect(last.output[0].name).toBe('Tag 500');
	const { searchTags } = new ConstantContact().methods.listSearch;
	const found = await inEditor(account, searchTags, 'tag 50');
	expect(found.results.map(({ name }) => name)).toEqual(['Tag 50', 'Tag 500']);
});
