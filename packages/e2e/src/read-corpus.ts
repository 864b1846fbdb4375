import { fileURLToPath } from 'node:url';
import { locate, ptb, readContent, wikitext2 } from '@wordloom/datasets';

/** What to do instead when a corpus is not there: `skip` of a test's context. */
export type Otherwise = (message: string) => never;

const corpora = [ptb.train, wikitext2.train, wikitext2.valid];
const dataFolder =
  process.env.WORDLOOM_DATA ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));

/**
 * The bytes of a corpus, from the data folder or from the repository; nothing is downloaded.
 *
 * @param path of the plain file under the data folder
 */
export async function readCorpus(path: string, otherwise: Otherwise): Promise<Uint8Array> {
  const asset = corpora.find(({ paths }) => paths[0] === path);
  if (!asset) throw new Error(`${path} is none of ${corpora.map(({ paths }) => paths[0]).join(', ')}`);
  const copy = await locate(asset, { dataFolder, cacheFolder: dataFolder });
  if (copy.found === 'https') {
    return otherwise(
      `needs ${path} or ${path}.xz under the folder in WORDLOOM_DATA; it is not in ${dataFolder}`,
    );
  }
  return new Uint8Array(await new Response(ReadableStream.from(readContent(copy.path))).arrayBuffer());
}
