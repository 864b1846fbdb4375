import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { LocalCopy, RemoteCopy } from './copy.ts';
import { declaredBody } from './declared.ts';
import { bodyTooLarge, brokenOff, insecureUrl, refused, unreachable, wrongBody } from './download-errors.ts';
import type { TransferOptions } from './transfer-options.ts';

/**
 * Brings a remote copy into the cache, checked against the checksum of its source, or for a plain file against those of the
 * asset. A body larger than the asset can be is cut off; the file appears in the cache whole or not at all.
 *
 * @throws WordloomError `datasets/download` (network, or a server that may answer the next time), `datasets/refused`, `datasets/too-large`, `datasets/checksum`,
 * `datasets/insecure-url` (http, other than to this machine itself), `datasets/undeclared`; the signal's reason when aborted
 */
export async function download(
  remote: RemoteCopy,
  { onProgress, signal }: TransferOptions = {},
): Promise<LocalCopy> {
  const { asset, path } = remote;
  const declared = declaredBody(remote);
  const hash = createHash(declared.algorithm);
  const partial = `${path}.${randomUUID()}.partial`;
  async function* received(): AsyncGenerator<Uint8Array> {
    const response = await request(remote, signal);
    const total = Number(response.headers.get('content-length'));
    let done = 0;
    for await (const chunk of body(remote, response)) {
      done += chunk.byteLength;
      if (done > declared.mostBytes) throw bodyTooLarge(remote, declared);
      hash.update(chunk);
      onProgress?.({ done, unit: 'bytes', ...(total > 0 ? { total } : {}) });
      yield chunk;
    }
  }
  await mkdir(dirname(path), { recursive: true });
  try {
    await pipeline(received(), createWriteStream(partial, { flush: true }), signal ? { signal } : {});
    const found = hash.digest('hex');
    if (!declared.hashes.includes(found)) throw wrongBody(remote, declared, found);
    await rename(partial, path);
    return { found: 'cache', asset, path };
  } catch (error) {
    await rm(partial, { force: true });
    signal?.throwIfAborted();
    throw error;
  }
}

async function request(remote: RemoteCopy, signal: AbortSignal | undefined): Promise<Response> {
  checkSecure(remote, remote.source.url);
  // identity: a server that compresses on the way would hide the true length
  const headers = { 'accept-encoding': 'identity' };
  const response = await fetch(remote.source.url, { headers, ...(signal ? { signal } : {}) }).catch(
    (error: unknown) => {
      throw unreachable(remote, error);
    },
  );
  checkSecure(remote, response.url);
  if (response.ok) return response;
  await response.body?.cancel();
  throw refused(remote, response);
}

function checkSecure(remote: RemoteCopy, url: string): void {
  const { protocol, hostname } = new URL(url);
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (protocol !== 'https:' && !(protocol === 'http:' && loopback)) throw insecureUrl(remote, url);
}

async function* body(remote: RemoteCopy, response: Response): AsyncGenerator<Uint8Array> {
  let done = 0;
  try {
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      done += chunk.byteLength;
      yield chunk;
    }
  } catch (error) {
    throw brokenOff(remote, done, error);
  }
}
