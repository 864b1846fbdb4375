import { WordloomError } from '@wordloom/errors';
import type { Encoding, PaddedBatch, PaddedOptions } from './encoding.ts';

/** Encodings as rows of matrices, filled up on the right. */
export function padRight(
  encodings: readonly Encoding[],
  padId: number,
  { length: wanted, multipleOf = 1 }: PaddedOptions,
): PaddedBatch {
  const longest = encodings.reduce((most, { ids }) => Math.max(most, ids.length), 0);
  if (wanted !== undefined && longest > wanted) throw tooLong(longest, wanted);
  const length = Math.ceil((wanted ?? longest) / multipleOf) * multipleOf;
  const rows = encodings.length;
  const batch: PaddedBatch = {
    rows,
    length,
    ids: new Int32Array(rows * length).fill(padId),
    typeIds: new Uint8Array(rows * length),
    mask: new Uint8Array(rows * length),
  };
  encodings.forEach(({ ids, typeIds }, row) => {
    const at = row * length;
    batch.ids.set(ids, at);
    batch.typeIds.set(typeIds, at);
    batch.mask.fill(1, at, at + ids.length);
  });
  return batch;
}

function tooLong(longest: number, length: number): WordloomError {
  return new WordloomError({
    code: 'wordpiece/length',
    what: `a text has ${longest} pieces, more than the ${length} of a row`,
    where: { parameter: 'length' },
    fix: `give maxLength: ${length} too, to have longer texts cut`,
  });
}
