import type { Tokenizer } from '../tokenizer.ts';

/**
 * A token for people to read: its text, with the space and the line end as vocabulary files spell them where `spelled`; a token
 * that holds a part of a character as its bytes.
 */
export function pieceText(tokenizer: Tokenizer, id: number, spelled: boolean): string {
  const token = tokenizer.tokenOf(id)!;
  if (tokenizer.definition.kind === 'character' || tokenizer.specialIds.includes(id)) return token;
  const bytes = tokenizer.decodeBytes([id]);
  const text = textOf(bytes) ?? Array.from(bytes, byteText).join('');
  return spelled ? text.replaceAll(' ', 'Ġ').replaceAll('\n', 'Ċ') : text;
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function byteText(byte: number): string {
  return byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16)}`;
}
