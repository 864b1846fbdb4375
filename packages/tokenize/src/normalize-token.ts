const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** What a token becomes, and how many invalid UTF-8 sequences it held. */
export function normalizeToken(
  token: Uint8Array,
  lowercase: boolean,
): { bytes: Uint8Array; replaced: number } {
  if (isAscii(token)) return { bytes: lowercase ? lowercaseAscii(token) : token, replaced: 0 };
  const text = decoder.decode(token);
  const replaced = replacementsIn(text) - replacementBytesIn(token);
  return { bytes: encoder.encode(lowercase ? text.toLowerCase() : text), replaced };
}

function isAscii(token: Uint8Array): boolean {
  for (const byte of token) if (byte >= 0x80) return false;
  return true;
}

function lowercaseAscii(token: Uint8Array): Uint8Array {
  return token.map((byte) => (byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte));
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
