import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { PROJECT } from '../n8n-server/paths.mts';
import { OWNER, type N8nServer } from '../n8n-server/server.mts';
import { API_HOST, OAUTH_HOST } from '../simulator/certificate.mts';
import type { Simulator } from '../simulator/simulator.mts';

export const SCREENSHOTS = join(PROJECT, 'test', 'e2e', 'screenshots');

/** n8n's editor in Chromium, signed in as the owner. */
export class Editor {
	readonly page: Page;
	private readonly browser: Browser;

	private constructor(browser: Browser, page: Page) {
		this.browser = browser;
		this.page = page;
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
		const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
		page.setDefaultTimeout(20_000);
		const editor = new Editor(browser, page);
		await page.goto(`${n8n.url}/signin`);
		await page.getByRole('textbox', { name: /email/i }).first().fill(OWNER.email);
		await page.locator('input[type=password]').fill(OWNER.password);
		await page.keyboard.press('Enter');
		await page.waitForURL((url) => !url.pathname.includes('signin'));
		return editor;
	}

	/** Writes what a person sees now, but for passing notices, for a look afterwards. */
	async shoot(name: string): Promise<void> {
		const notices = this.page.locator('.el-notification');
		for (const notice of await notices.all()) await notice.evaluate((element) => element.remove());
		await this.page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
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

	async close(): Promise<void> {
		await this.browser.close();
	}
}
