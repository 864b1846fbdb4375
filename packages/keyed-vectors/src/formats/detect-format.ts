import { parseHeader } from './header.ts';
import { parseDecimal } from './parse-decimal.ts';
import { notVectors } from './refusals.ts';
import type { VectorFormat } from './vector-format.ts';

const packed: readonly (readonly [name: string, magic: readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
];

/**
 * The format of a file from how it starts: a first line of two counts is the header of word2vec, text where the second line is text
 * and ends in a number, else binary; a first line of a word and numbers is GloVe.
 *
 * @param head the start of the file, 64 KB or all of it
 * @throws WordloomError `keyed-vectors/not-vectors` with what it seems to be
 */
export function detectFormat(head: Uint8Array, file: string): VectorFormat {
  refusePacked(head, file);
  const [first = '', second = ''] = new TextDecoder('latin1').decode(head).split('\n', 2);
  if (parseHeader(first)) return isWordAndNumbers(second) ? 'word2vec' : 'word2vec-binary';
  if (isWordAndNumbers(first)) return 'glove';
  throw notVectors(
    file,
    'the file starts with neither the header `count dimensions` nor a word and its numbers',
    'give a file in the format of word2vec (text or .bin), GloVe or fastText .vec',
  );
}

/** @throws WordloomError `keyed-vectors/not-vectors` for what has to be unpacked or converted first */
export function refusePacked(head: Uint8Array, file: string): void {
  if (head.length === 0) throw notVectors(file, 'the file is empty', 'get the file again');
  const [kind] = packed.find(([, magic]) => magic.every((byte, i) => head[i] === byte)) ?? [];
  if (kind) throw notVectors(file, `the file is packed with ${kind}`, 'unpack it first');
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (isUtf16) throw notVectors(file, 'the file is UTF-16 text', 'save it as UTF-8');
}

/** By the last number but one, since the line may be cut off in its last. */
function isWordAndNumbers(line: string): boolean {
  const fields = line.trim().split(/[ \t]+/);
  if (fields.length < 2) return false;
  const bytes = new TextEncoder().encode(fields[Math.max(1, fields.length - 2)]);
  return !Number.isNaN(parseDecimal(bytes, 0, bytes.length));
}
