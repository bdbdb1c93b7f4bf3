import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

// Simulator, demo and scripts run in Node.js itself, so n8n's rules for nodes do not apply to them.
export default tseslint.config({
	files: ['test/**/*.mts'],
	extends: [eslint.configs.recommended, tseslint.configs.strict, tseslint.configs.stylistic],
});
