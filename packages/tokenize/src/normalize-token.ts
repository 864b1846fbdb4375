const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** Whether a token, bytes[start .. end], is ASCII that normalizing leaves as it is. */
export function isNormal(bytes: Uint8Array, start: number, end: number, lowercase: boolean): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    if (byte >= 0x80 || (lowercase && byte >= 0x41 && byte <= 0x5a)) return false;
  }
  return true;
}

/** What a token becomes, and how many invalid UTF-8 sequences it held. */
export function normalizeToken(
  token: Uint8Array,
  lowercase: boolean,
): { normal: Uint8Array; replaced: number } {
  const text = decoder.decode(token);
  const replaced = replacementsIn(text) - replacementBytesIn(token);
  return { normal: encoder.encode(lowercase ? text.toLowerCase() : text), replaced };
}

function replacementsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count++;
  return count;
}

/** Replacement characters that the text itself contains: EF BF BD. */
function replacementBytesIn(token: Uint8Array): number {
  let count = 0;
  for (let i = 2; i < token.length; i++) {
    if (token[i] === 0xbd && token[i - 1] === 0xbf && token[i - 2] === 0xef) count++;
  }
  return count;
}
