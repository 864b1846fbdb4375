import { WordloomError } from '@wordloom/errors';
import type { EncodeOptions, Encoding } from './encoding.ts';
import type { PieceList } from './piece-list.ts';
import { specialCount, type TemplatePart } from './template.ts';
import { truncatedLengths } from './truncation.ts';

/** The pieces of one or two texts in the places that a template has for them. */
export function assemble(
  texts: readonly PieceList[],
  parts: readonly TemplatePart[],
  { maxLength = Number.POSITIVE_INFINITY, truncation = 'longest-first' }: EncodeOptions,
): Encoding {
  const room = maxLength - specialCount(parts);
  if (!(room >= 0)) throw noRoom(maxLength, specialCount(parts));
  const kept = truncatedLengths(texts[0]!.length, texts[1]?.length, room, truncation);

  let length = 0;
  for (const part of parts) length += 'special' in part ? 1 : kept[part.text];
  const encoding: Encoding = {
    ids: new Int32Array(length),
    typeIds: new Uint8Array(length),
    offsets: new Float64Array(texts[0]!.offsets ? 2 * length : 0),
  };
  let at = 0;
  for (const part of parts) {
    const count = 'special' in part ? 1 : kept[part.text];
    encoding.typeIds.fill(part.typeId, at, at + count);
    if ('special' in part) encoding.ids[at] = part.id;
    else {
      const { ids, offsets } = texts[part.text]!;
      encoding.ids.set(ids.subarray(0, count), at);
      if (offsets) encoding.offsets.set(offsets.subarray(0, 2 * count), 2 * at);
    }
    at += count;
  }
  return encoding;
}

function noRoom(maxLength: number, specials: number): WordloomError {
  return new WordloomError({
    code: 'wordpiece/max-length',
    what: `maxLength ${maxLength} leaves no room beside ${specials} special tokens`,
    where: { parameter: 'maxLength' },
    fix: `make maxLength ${specials + 1} or more`,
  });
}
