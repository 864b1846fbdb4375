import { wrongHeader } from './refusals.ts';

/** What a file of vectors holds. */
export interface Size {
  readonly words: number;
  readonly dimensions: number;
}

/** The two counts in a line, if it is two counts. */
export function parseHeader(line: string): Size | undefined {
  const counts = /^\s*(\d{1,15})[ \t]+(\d{1,15})\s*$/.exec(line);
  return counts ? { words: Number(counts[1]), dimensions: Number(counts[2]) } : undefined;
}

/**
 * Holds the counts of a header, which nobody vouches for, against the size of the file, before anything is allocated.
 *
 * @param bytes of the file behind the header
 * @param valueBytes least bytes of a value: 2 in text, a digit and a space; 4 in binary
 * @throws WordloomError `keyed-vectors/header`
 */
export function checkHeader(
  { words, dimensions }: Size,
  { file, bytes, valueBytes }: { file: string; bytes: number; valueBytes: number },
): void {
  const counts = `${words} words of ${dimensions} dimensions`;
  if (words === 0 || dimensions === 0) throw wrongHeader(file, `the header announces ${counts}: no vectors`);
  const least = words * leastRowBytes({ dimensions, valueBytes }) - 1; // the last line end may be missing
  if (bytes < least) {
    throw wrongHeader(
      file,
      `the header announces ${counts}, at least ${least} bytes, and ${bytes} bytes follow`,
    );
  }
}

/** A letter, what ends it, and the values with what is between them. */
export function leastRowBytes({
  dimensions,
  valueBytes,
}: {
  dimensions: number;
  valueBytes: number;
}): number {
  return 2 + valueBytes * dimensions;
}
