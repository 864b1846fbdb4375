export type Texts = readonly (string | Uint8Array)[];

const LEAST = 1 << 14;
const MOST = 1 << 18;

/** Texts in a row, as many together as are worth a message, and parts enough for all threads to end at about the same time. */
export function partsOf(texts: Texts, threads: number): Texts[] {
  const total = texts.reduce((sum, text) => sum + text.length, 0);
  const size = Math.min(MOST, Math.max(LEAST, total / (16 * threads)));
  const parts: (string | Uint8Array)[][] = [];
  let room = 0;
  for (const text of texts) {
    if (room <= 0) {
      parts.push([]);
      room = size;
    }
    parts.at(-1)!.push(text);
    room -= text.length;
  }
  return parts;
}
