import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { Tokenizer } from './index.ts';

const data = process.env.WORDLOOM_DATA ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));

test("GPT-2's own vocabulary gives the ids that tiktoken gives", async ({ skip }) => {
  const folder = join(data, 'tokenizers/gpt2');
  const book = join(data, 'tinyshakespeare/input.txt');
  if (!existsSync(folder) || !existsSync(book))
    skip('needs tokenizers/gpt2 and tinyshakespeare: set WORDLOOM_DATA');
  const gpt2 = await Tokenizer.fromFile(folder);
  expect([...gpt2.encode("Hello world! It's 日本語 😀<|endoftext|>")]).toEqual([
    15496, 995, 0, 632, 338, 10545, 245, 98, 17312, 105, 45739, 252, 30325, 222, 50256,
  ]);
  const ids = gpt2.encode(readFileSync(book, 'utf8'));
  expect(ids.length).toBe(338_025);
  const hash = createHash('sha256').update(new Uint8Array(ids.buffer, ids.byteOffset, ids.byteLength));
  expect(hash.digest('hex')).toBe('0c00ab83dc7f46665805762aa7688fb7852f03f28c4a5d84061871e85ea7c815');
});
