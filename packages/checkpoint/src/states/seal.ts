import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** JSON that knows its own hash, so that any damage is found. */
export function seal(content: unknown): string {
  const json = JSON.stringify(content);
  return `${JSON.stringify({ sha256: hashOf(json) })}\n${json}\n`;
}

/** What was sealed; undefined when it is not what it was. */
export function unseal(text: string): unknown {
  const [head = '', json = '', ...rest] = text.split('\n');
  if (rest.length !== 1 || head !== JSON.stringify({ sha256: hashOf(json) })) return undefined;
  return JSON.parse(json);
}

export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
