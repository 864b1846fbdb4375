import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Refusal } from './refusal.ts';

type Body = AsyncIterable<Uint8Array>;

/** A small file as text; one that is larger than it may be is cut off. */
export async function receiveText(body: Body, most: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bounded(body, most)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** Writes a file that is to have this size and hash, and refuses what has not. */
export async function receiveFile(
  body: Body,
  path: string,
  expected: { readonly bytes: number; readonly hash: string },
  { onBytes, signal }: { onBytes(bytes: number): void; readonly signal: AbortSignal },
): Promise<void> {
  const hash = createHash('sha256');
  let done = 0;
  async function* received(): AsyncGenerator<Uint8Array> {
    for await (const chunk of bounded(body, expected.bytes)) {
      done += chunk.byteLength;
      hash.update(chunk);
      onBytes(chunk.byteLength);
      yield chunk;
    }
  }
  await pipeline(received(), createWriteStream(path, { flags: 'wx' }), { signal });
  if (done !== expected.bytes) throw new Refusal(`is cut short: ${done} of ${expected.bytes} bytes`);
  if (hash.digest('hex') !== expected.hash) throw new Refusal('has not the bytes that its hash is of');
}

async function* bounded(body: Body, most: number): AsyncGenerator<Uint8Array> {
  let done = 0;
  const chunks = body[Symbol.asyncIterator]();
  try {
    for (;;) {
      const { done: ended, value } = await chunks.next().catch((error: unknown) => {
        throw new Refusal(`broke off after ${done} bytes: ${(error as Error).message}`);
      });
      if (ended) return;
      done += value.byteLength;
      if (done > most) throw new Refusal(`is larger than the ${most} bytes that it may have`);
      yield value;
    }
  } finally {
    await chunks.return?.();
  }
}
