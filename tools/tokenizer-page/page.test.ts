import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { Tokenizer } from '@wordloom/bpe';
import { WordPieceTokenizer } from '@wordloom/wordpiece';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gpt2Encoder } from './gpt2-encoder.ts';

const repository = new URL('../../', import.meta.url);
const at = (path: string) => fileURLToPath(new URL(path, repository));
const unpacked = (path: string) => gunzipSync(readFileSync(at(path))).toString();

const chromium = process.env.CHROMIUM ?? 'chromium';
const folder = mkdtempSync(join(tmpdir(), 'wordloom-page-'));
const page = join(folder, 'index.html');
beforeAll(() => {
  execFileSync(process.execPath, [at('tools/tokenizer-page/main.ts'), page]);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The page as it stands in Chromium once it has tokenized a text. */
function opened(text: string): string {
  return execFileSync(
    chromium,
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      `--user-data-dir=${join(folder, 'profile')}`,
      '--virtual-time-budget=10000',
      '--dump-dom',
      `${pathToFileURL(page).href}#${new URLSearchParams({ text })}`,
    ],
    { encoding: 'utf8', maxBuffer: 2 ** 26, stdio: ['ignore', 'pipe', 'ignore'] },
  );
}

test('the page is one file, which asks for nothing else', () => {
  const html = readFileSync(page, 'utf8').replace(/<script[\s\S]*?<\/script>/g, '');
  expect(html).not.toMatch(/\b(src|href)=|url\(|@import/);
});

test('both tokenizers give the same ids in a browser as in Node', ({ skip }) => {
  const { error } = spawnSync(chromium, ['--version'], { stdio: 'ignore' });
  skip(error !== undefined, `${chromium} is not installed: install it, or name it in CHROMIUM`);
  const text = [
    unpacked('packages/datasets/data/wikitext-2/wiki.valid.tokens.gz').slice(0, 1500),
    'naïve café, Zürich, 東京タワー, Привет мир, नमस्ते, 😀👨‍👩‍👧 ﬁne\t\u00a0\u3000 1,234.5 km²',
    "    if (x == null) return `don't`;\n\n\n",
  ].join('\n');
  const html = opened(text);
  const ids = (name: string) =>
    new RegExp(`id="${name}-ids"[^>]*>([^<]*)<`).exec(html)![1]!.split(' ').map(Number);

  const bert = WordPieceTokenizer.fromVocabulary(
    unpacked('packages/wordpiece/fixtures/bert-base-uncased.vocab.txt.gz'),
  );
  expect(ids('bert')).toEqual([...bert.encode(text)]);

  const merges = unpacked('tools/tokenizer-page/gpt2.vocab.bpe.gz');
  const gpt2 = Tokenizer.fromGpt2(gpt2Encoder(merges), merges);
  expect(ids('gpt2')).toEqual([...gpt2.encode(text)]);
  expect(html.match(/class="piece[" ]/g)).toHaveLength(ids('gpt2').length + ids('bert').length);
});

test("GPT-2's encoder.json is made of its merges", () => {
  const encoder = JSON.parse(gpt2Encoder(unpacked('tools/tokenizer-page/gpt2.vocab.bpe.gz')));
  expect(Object.keys(encoder)).toHaveLength(50257);
  expect(encoder).toMatchObject({ '!': 0, Hello: 15496, Ġworld: 995, Ġgazed: 50255, '<|endoftext|>': 50256 });
});
