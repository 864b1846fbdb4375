import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { pageHtml } from './page-html.ts';

// Writes docs/tokenizer/index.html, or the file that is named: a page that tokenizes what is typed, from the packages' sources.

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const [file = path('../../docs/tokenizer/index.html')] = process.argv.slice(2);

const { outputFiles } = await build({
  entryPoints: [path('./page.ts')],
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  charset: 'utf8',
  write: false,
});
const html = pageHtml({
  script: outputFiles[0]!.text,
  css: readFileSync(path('./page.css'), 'utf8'),
  gpt2: readFileSync(path('./gpt2.vocab.bpe.gz'), 'base64'),
  bert: readFileSync(path('../../packages/wordpiece/fixtures/bert-base-uncased.vocab.txt.gz'), 'base64'),
});
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, html);
console.log(`${file}: ${Math.round(html.length / 1024)} KiB`);
