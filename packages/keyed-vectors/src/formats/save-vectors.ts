import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { visible, WordloomError } from '@wordloom/errors';
import type { KeyedVectors } from '../keyed-vectors.ts';
import { valueText } from './value-text.ts';
import type { VectorFormat } from './vector-format.ts';

const chunkBytes = 1024 * 1024;

/**
 * Writes word vectors for other programs, values kept to the bit. What was at the path is replaced once everything is written.
 *
 * @throws WordloomError `keyed-vectors/unwritable` for a word with white space in it, which none of the formats can hold, and a value
 * that is not finite; before anything is written
 */
export async function saveVectors(
  path: string,
  vectors: KeyedVectors,
  { format }: { format: VectorFormat },
): Promise<void> {
  vectors.words.forEach((word, row) => {
    refuseUnwritable(word, vectors.rowAt(row), row);
  });
  const partial = `${path}.partial`;
  const file = await open(partial, 'w');
  try {
    await writeRows(file, vectors, format);
    await file.close();
    await rename(partial, path);
  } catch (error) {
    await file.close();
    await rm(partial, { force: true });
    throw error;
  }
}

async function writeRows(file: FileHandle, vectors: KeyedVectors, format: VectorFormat): Promise<void> {
  let chunk: Uint8Array[] =
    format === 'glove' ? [] : [Buffer.from(`${vectors.words.length} ${vectors.dimensions}\n`)];
  let size = 0;
  const rowOf = format === 'word2vec-binary' ? binaryRow : textRow;
  for (const [row, word] of vectors.words.entries()) {
    const bytes = rowOf(word, vectors.rowAt(row));
    chunk.push(bytes);
    size += bytes.length;
    if (size < chunkBytes) continue;
    await file.writeFile(Buffer.concat(chunk));
    chunk = [];
    size = 0;
  }
  await file.writeFile(Buffer.concat(chunk));
}

function textRow(word: string, vector: Float32Array): Uint8Array {
  return Buffer.from(`${word} ${Array.from(vector, valueText).join(' ')}\n`);
}

/** With a line end after the values, as the original program writes it. */
function binaryRow(word: string, vector: Float32Array): Uint8Array {
  const values = new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);
  return Buffer.concat([Buffer.from(`${word} `), values, Buffer.of(10)]);
}

function refuseUnwritable(word: string, vector: Float32Array, row: number): void {
  const refuse = (what: string, fix: string) => {
    throw new WordloomError({ code: 'keyed-vectors/unwritable', what, where: { row }, fix });
  };
  if (word === '' || /[ \t\n\v\f\r]/.test(word)) {
    refuse(
      word === ''
        ? 'a word is empty'
        : `'${visible(word)}' has white space in it, which ends a word in these formats`,
      'write it without, such as new_york, or leave the word out',
    );
  }
  if (!vector.every(Number.isFinite)) {
    refuse(
      `the vector of '${visible(word)}' has a value that is not finite`,
      'train again with a lower learning rate',
    );
  }
}
