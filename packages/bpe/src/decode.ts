import type { DecoderStep, TokenizerDefinition } from './definition.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The bytes that ids stand for. */
export function bytesOfIds(
  ids: Iterable<number>,
  definition: TokenizerDefinition,
  vocabulary: Vocabulary,
): Uint8Array {
  if (definition.decoder === 'bytes') return joined(Array.from(ids, (id) => vocabulary.bytesOf(id)));
  const texts = Array.from(ids, (id) => {
    vocabulary.bytesOf(id);
    return vocabulary.tokenOf(id)!;
  });
  return new TextEncoder().encode(definition.decoder.reduce(applyStep, texts).join(''));
}

function applyStep(texts: string[], step: DecoderStep): string[] {
  switch (step.kind) {
    case 'Replace':
      return texts.map((text) => text.replaceAll(step.from, step.to));
    case 'ByteFallback':
      return bytesJoined(texts);
    case 'Fuse':
      return [texts.join('')];
    case 'Strip':
      return texts.map((text) => stripped(text, step.content, step.start, step.stop));
    case 'Suffix':
      return texts.map((text, i) => text.replaceAll(step.suffix, i < texts.length - 1 ? ' ' : ''));
  }
}

/** Tokens `<0xE4><0xB8>..` in a row as the text of those bytes; where they are none, each is U+FFFD, as Hugging Face has it. */
function bytesJoined(texts: readonly string[]): string[] {
  const result: string[] = [];
  let bytes: number[] = [];
  const flush = () => {
    if (bytes.length === 0) return;
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes));
    result.push(text.includes('\ufffd') ? '\ufffd'.repeat(bytes.length) : text);
    bytes = [];
  };
  for (const text of texts) {
    const byte = /^<0x([0-9A-Fa-f]{2})>$/.exec(text);
    if (byte) bytes.push(Number.parseInt(byte[1]!, 16));
    else {
      flush();
      result.push(text);
    }
  }
  flush();
  return result;
}

function stripped(text: string, content: string, start: number, stop: number): string {
  const characters = [...text];
  let from = 0;
  while (from < start && characters[from] === content) from++;
  let to = characters.length;
  while (characters.length - to < stop && to > from && characters[to - 1] === content) to--;
  return characters.slice(from, to).join('');
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
