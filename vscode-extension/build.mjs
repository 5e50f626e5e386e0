// Bundles the extension; with --tests its tests, against mocks of what only VS Code has.
import { build } from 'esbuild';
import { readdirSync } from 'node:fs';

const common = { bundle: true, platform: 'node', target: 'node18', format: 'cjs', logLevel: 'warning' };

if (process.argv.includes('--tests')) {
    await build({
        ...common,
        entryPoints: readdirSync('test')
            .filter((name) => name.endsWith('.test.ts'))
            .map((name) => `test/${name}`),
        outdir: 'dist-test',
        alias: { vscode: './test/mocks/vscode.ts', 'vscode-languageclient/node': './test/mocks/languageclient.ts' },
        sourcemap: 'inline',
    });
} else {
    await build({ ...common, entryPoints: ['src/extension.ts'], outfile: 'dist/extension.js', external: ['vscode'], minify: true });
}
