import { Readable } from 'node:stream';
import { isTextName } from './text-files.ts';

/**
 * The text files of a tar archive, in its order, joined by newlines. Names only tell text from the rest: nothing is written
 * under them, and links are passed over.
 */
export async function* tarTexts(archive: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { extract } = await import('tar-stream'); // loaded only where there is an archive
  const entries = extract();
  const source = Readable.from(archive);
  source.on('error', (error) => entries.destroy(error));
  source.pipe(entries);
  let first = true;
  for await (const entry of entries) {
    if (entry.header.type === 'file' && isTextName(entry.header.name)) {
      if (!first) yield Uint8Array.of(10);
      first = false;
      yield* entry as AsyncIterable<Uint8Array>;
    } else entry.resume();
  }
}
