import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const read = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url));

export const vocabularyText = gunzipSync(read('bert-base-uncased.vocab.txt.gz')).toString();

/** What Hugging Face tokenizers make of an input. */
export interface ExpectedEncoding {
  readonly input: string | [string, string];
  readonly ids: number[];
  readonly typeIds: number[];
  readonly offsets: [number, number][];
  readonly decoded: string;
}

export const expected: {
  readonly texts: ExpectedEncoding[];
  readonly truncated: Record<string, ExpectedEncoding[]>;
  readonly sha256: Record<string, string>;
} = JSON.parse(read('expected.json').toString());
