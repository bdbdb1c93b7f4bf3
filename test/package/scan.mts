import { buildScanConfig } from '@n8n/scan-community-package/scanner/scanner.mjs';
import { ESLint } from 'eslint';

/**
 * Lints a folder by the rules of n8n's scan for verified community nodes, which ignores comments that
 * switch rules off. Stricter than the scan: warnings count, too.
 * @returns one line for each finding
 * @throws when no file matches, because then nothing was judged
 */
export async function scan(folder: string, patterns: string[]): Promise<string[]> {
	const eslint = new ESLint({
		cwd: folder,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: await buildScanConfig(),
	});
	const results = await eslint.lintFiles(patterns);
	return results.flatMap(({ filePath, messages }) =>
		messages.map(
			({ line, ruleId, message }) => `${filePath}:${String(line)} ${String(ruleId)}: ${message}`,
		),
	);
}
