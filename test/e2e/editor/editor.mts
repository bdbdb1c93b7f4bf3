import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { PROJECT } from '../../n8n-server/paths.mts';
import { OWNER, type N8nServer } from '../../n8n-server/server.mts';
import { API_HOST, OAUTH_HOST } from '../../simulator/certificate.mts';
import type { Simulator } from '../../simulator/simulator.mts';

/** What a person saw; CI keeps this folder. */
const SCREENSHOTS = join(PROJECT, 'test', 'e2e', 'screenshots');

interface PlacedNode {
	id: string;
	name: string;
	type: string;
	typeVersion: number;
	parameters: object;
	credentials?: object;
	onError?: string;
	/** The node it is a sub-node of, such as an agent, and what it is for that. */
	serves?: { node: string; as: string };
}

/** n8n's editor in Chromium, signed in as the owner. */
export class Editor {
	readonly page: Page;
	private readonly browser: Browser;
	private readonly n8n: N8nServer;

	private constructor(browser: Browser, page: Page, n8n: N8nServer) {
		this.browser = browser;
		this.page = page;
		this.n8n = n8n;
	}

	static async open(n8n: N8nServer, simulator: Simulator): Promise<Editor> {
		await mkdir(SCREENSHOTS, { recursive: true });
		const simulated = [API_HOST, OAUTH_HOST].map(
			(host) => `MAP ${host}:443 127.0.0.1:${String(simulator.tlsPort)}`,
		);
		const browser = await chromium.launch({
			executablePath: '/usr/bin/chromium',
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
				'--ignore-certificate-errors',
				`--host-resolver-rules=${simulated.join(',')}`,
			],
		});
		const page = await browser.newPage({
			viewport: { width: 1280, height: 900 },
			reducedMotion: 'reduce',
		});
		page.setDefaultTimeout(20_000);
		await page.goto(`${n8n.url}/signin`);
		await page.getByRole('textbox', { name: /email/i }).first().fill(OWNER.email);
		await page.locator('input[type=password]').fill(OWNER.password);
		await page.keyboard.press('Enter');
		await page.waitForURL((url) => !url.pathname.includes('signin'));
		return new Editor(browser, page, n8n);
	}

	async newWorkflow(): Promise<void> {
		await this.page.goto(`${this.n8n.url}/workflow/new`);
	}

	/** Stores a workflow whose nodes follow each other, with their sub-nodes below, and opens it. */
	async openWorkflow(workflow: { name: string; nodes: PlacedNode[] }): Promise<string> {
		const connections: Record<string, object> = {};
		const chain = workflow.nodes.filter(({ serves }) => !serves);
		chain.slice(1).forEach(({ name }, index) => {
			connections[chain[index].name] = { main: [[{ node: name, type: 'main', index: 0 }]] };
		});
		const nodes = workflow.nodes.map(({ serves, ...node }, index) => {
			if (!serves) return { ...node, position: [index * 240, 200] };
			const { node: name, as } = serves;
			connections[node.name] = { [as]: [[{ node: name, type: as, index: 0 }]] };
			return { ...node, position: [(index - 1) * 240, 420] };
		});
		const settings = { executionOrder: 'v1' };
		const body = { name: workflow.name, nodes, connections, settings };
		const { id } = await this.n8n.post<{ id: string }>('/rest/workflows', body);
		await this.page.goto(`${this.n8n.url}/workflow/${id}`);
		await this.page.locator('[data-test-id="canvas-node"]').first().waitFor();
		return id;
	}

	node(name: string, type: string, node: Partial<PlacedNode> = {}): PlacedNode {
		return { id: randomUUID(), name, type, typeVersion: 1, parameters: {}, ...node };
	}

	/** Opens the panel that adds a node and types into its search. */
	async searchNode(words: string): Promise<void> {
		await this.page
			.locator('[data-test-id="canvas-add-button"], [data-test-id="canvas-plus-button"]')
			.first()
			.click();
		await this.page.locator('[data-test-id="node-creator-search-bar"]').fill(words);
	}

	/** Adds the node to a new workflow from one of its actions, which opens its panel. */
	async dropAction(action: string, look?: () => Promise<void>): Promise<void> {
		await this.newWorkflow();
		await this.searchNode('constant contact');
		await this.page.getByText('Constant Contact', { exact: true }).first().click();
		// On an empty canvas n8n shows triggers and hides actions.
		await this.page.getByText(/^Actions \(\d+\)$/).click();
		await this.page.getByText(action, { exact: true }).first().waitFor();
		await look?.();
		await this.page.getByText(action, { exact: true }).first().click();
		await this.page.getByText('Parameters', { exact: true }).waitFor();
	}

	/** A parameter of the node or the credential whose panel is open. */
	parameter(name: string): Locator {
		return this.page.locator(`[data-test-id="parameter-input-${name}"]`);
	}

	/** Waits until an empty parameter shows, once, and is marked as required, or is not. */
	async seeRequired(name: string, isRequired: boolean): Promise<void> {
		await this.parameter(name).first().waitFor();
		const mark = this.parameter(name).locator('[data-test-id="parameter-issues"]');
		await mark.waitFor({ state: isRequired ? 'visible' : 'detached' });
		assert.equal(await this.parameter(name).count(), 1, name);
	}

	input(name: string): Locator {
		return this.parameter(name).locator('input');
	}

	/** Fills in a number, which n8n takes over when the field is left. */
	async fillNumber(name: string, value: number): Promise<void> {
		await this.input(name).fill(String(value));
		await this.input(name).blur();
	}

	/** Types into a code editor, whose text n8n takes over a moment later, and waits until it is stored. */
	async fillCode(name: string, code: string): Promise<void> {
		const stored = this.page.waitForResponse((response) => {
			const request = response.request();
			return request.method() === 'PATCH' && !!request.postData()?.includes(JSON.stringify(code));
		});
		await this.parameter(name).locator('.cm-content').click();
		await this.page.keyboard.press('Control+A');
		await this.page.keyboard.insertText(code);
		await stored;
	}

	/** Picks an option of a dropdown, once that has its options. */
	async pick(name: string, option: string): Promise<void> {
		await this.open(name);
		// An option has a description beside its name.
		const named = { has: this.page.getByText(option, { exact: true }) };
		await this.page.getByRole('option').filter(named).locator('visible=true').click();
	}

	async open(name: string): Promise<void> {
		await this.parameter(name).locator('input:enabled').first().click();
	}

	/** Drags a column of the input to a parameter, which becomes an expression. */
	async dragInput(column: string, parameter: string): Promise<void> {
		const input = this.page.locator('[data-test-id="ndv-input-panel"]');
		await input.getByText(column, { exact: true }).first().hover();
		await this.page.mouse.down();
		const target = await this.parameter(parameter).boundingBox();
		if (!target) throw new Error(`${parameter} is not in view`);
		const { x, y, width, height } = target;
		await this.page.mouse.move(x + width / 2, y + height / 2, { steps: 10 });
		await this.page.mouse.up();
		// The expression opens a moment later, and would take the next click.
		const result = this.page.locator('[data-test-id="inline-expression-editor-output"]');
		await result.waitFor();
		await this.page.getByText('Parameters', { exact: true }).click();
		await result.waitFor({ state: 'hidden' });
	}

	/** Presses the button that lets an agent's model fill in the parameter of a tool. */
	async letModelDefine(name: string): Promise<void> {
		await this.parameter(name).hover();
		const button = this.page.locator('[data-test-id="from-ai-override-button"]');
		await button.locator('visible=true').first().click();
	}

	async executeStep(): Promise<void> {
		await this.page.locator('[data-test-id="node-execute-button"]').click();
	}

	/** Texts of the open panel that do not fit, because they are longer than n8n has room for. */
	async cutOffTexts(): Promise<string[]> {
		return await this.page.evaluate<string[]>(`
			[...document.querySelectorAll('[data-test-id="node-parameters"] *')]
				.filter((element) => element.childElementCount === 0 && element.textContent.trim())
				.filter((element) => element.scrollWidth > element.clientWidth + 1)
				.filter((element) => getComputedStyle(element).overflowX !== 'visible')
				.map((element) => element.textContent.trim())`);
	}

	/** Waits until the output panel shows this error, and nothing beside it. */
	async readError(message: string): Promise<void> {
		const shown = this.page.locator('[data-test-id="node-error-message"]');
		await shown.filter({ hasText: message }).waitFor();
		assert.equal((await shown.textContent())?.trim(), message);
	}

	/** Opens the panel of a node on the canvas. */
	async openNode(name: string): Promise<void> {
		await this.page
			.locator('[data-test-id="canvas-node"]')
			.filter({ hasText: name })
			.first()
			.dblclick();
		await this.page.getByText('Parameters', { exact: true }).waitFor();
	}

	/**
	 * Writes what a person sees now, but for passing notices, for a look afterwards.
	 * @param options of a popup instead of the editor; in the dark theme as well
	 */
	async shoot(name: string, options: { of?: Page; dark?: boolean } = {}): Promise<void> {
		const page = options.of ?? this.page;
		for (const theme of options.dark ? (['light', 'dark'] as const) : (['light'] as const)) {
			await page.emulateMedia({ colorScheme: theme });
			await page.screenshot({
				path: join(SCREENSHOTS, `${name}${theme === 'dark' ? '-dark' : ''}.png`),
				animations: 'disabled',
				style: '.el-notification { visibility: hidden }',
			});
		}
		await page.emulateMedia({ colorScheme: 'light' });
	}

	async close(): Promise<void> {
		await this.browser.close();
	}
}
