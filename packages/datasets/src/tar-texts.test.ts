import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { afterAll, expect, test } from 'vitest';
import { readContent } from './read-content.ts';

const folder = mkdtempSync(join(tmpdir(), 'wordloom-tar-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function archive(): Promise<Buffer> {
  const tar = pack();
  tar.entry({ name: 'poe/raven.md' }, 'Once upon a midnight dreary');
  tar.entry({ name: 'poe/portrait.png' }, 'not text');
  tar.entry({ name: 'poe/link.md', type: 'symlink', linkname: '/etc/hostname' });
  tar.entry({ name: '../outside.txt' }, 'é'.repeat(100_000));
  tar.finalize();
  return Buffer.from(await new Response(ReadableStream.from(tar as AsyncIterable<Uint8Array>)).arrayBuffer());
}

async function contentOf(name: string, bytes: Uint8Array): Promise<string> {
  writeFileSync(join(folder, name), bytes);
  return new Response(ReadableStream.from(readContent(join(folder, name)))).text();
}

test('an archive is its text files in order, joined by newlines; links and other files are passed over', async () => {
  const tar = await archive();
  const text = `Once upon a midnight dreary\n${'é'.repeat(100_000)}`;
  expect(await contentOf('books.tar', tar)).toBe(text);
  expect(await contentOf('books.tar.gz', gzipSync(tar))).toBe(text);
});

test('an archive that was cut short is refused, packed or not', async () => {
  const tar = await archive();
  await expect(contentOf('cut.tar', tar.subarray(0, 100_000))).rejects.toMatchObject({
    code: 'datasets/damaged',
  });
  const packed = gzipSync(tar);
  await expect(contentOf('cut.tar.gz', packed.subarray(0, packed.length - 20))).rejects.toMatchObject({
    code: 'datasets/damaged',
  });
});
