// GPT-2's: bytes that print stand for themselves, the others for U+0100 and on, in their order.
const CHARACTERS = alphabet();
const BYTES = new Int16Array(0x180).fill(-1); // by UTF-16 code
for (const [byte, character] of CHARACTERS.entries()) BYTES[character.charCodeAt(0)] = byte;

/** The bytes in the order of their characters: the ids that Hugging Face's trainer gives them. */
export const BYTES_BY_CHARACTER: readonly number[] = CHARACTERS.map((_, byte) => byte).sort(
  (a, b) => CHARACTERS[a]!.charCodeAt(0) - CHARACTERS[b]!.charCodeAt(0),
);

/** Bytes as text of one character each, as byte-level vocabularies write them: a space is `Ġ`. */
export function textOfBytes(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += CHARACTERS[byte]!;
  return text;
}

/** Writes the bytes of such a text to `target` from `start` on; false where a character is not of the alphabet. */
export function writeBytesOfText(text: string, target: Uint8Array, start: number): boolean {
  for (let i = 0; i < text.length; i++) {
    const byte = BYTES[text.charCodeAt(i)] ?? -1;
    if (byte < 0) return false;
    target[start + i] = byte;
  }
  return true;
}

function alphabet(): string[] {
  let next = 0x100;
  return Array.from({ length: 256 }, (_, byte) => {
    const prints = (byte > 0x20 && byte < 0x7f) || (byte > 0xa0 && byte !== 0xad);
    return String.fromCharCode(prints ? byte : next++);
  });
}
