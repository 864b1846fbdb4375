import { bytesOfText } from '../byte-alphabet.ts';
import type { PackedBytes } from '../definition.ts';
import { packBytes } from '../packed-bytes.ts';
import { formatError, quoted } from './format-error.ts';
import { checkId } from './limits.ts';

/** Tokens by id, of an object of ids by token. */
export function readVocabulary(
  value: unknown,
  kind: 'byte-level' | 'character',
): {
  tokens: PackedBytes;
  ids: Map<string, number>;
} {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw formatError('the vocabulary is not an object of tokens and ids');
  }
  const ids = new Map<string, number>();
  const parts: (Uint8Array | undefined)[] = [];
  const texts: string[] = [];
  const encoder = new TextEncoder();
  for (const [token, given] of Object.entries(value)) {
    const id = checkId(given, token);
    if (texts[id] !== undefined) {
      throw formatError(`the id ${id} is given twice: to ${quoted(texts[id])} and to ${quoted(token)}`);
    }
    texts[id] = token;
    ids.set(token, id);
    parts[id] = (kind === 'byte-level' && bytesOfText(token)) || encoder.encode(token);
  }
  return { tokens: packBytes(Array.from(parts)), ids };
}

/** Text of a JSON file as a value. */
export function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw formatError(`${what} is not JSON: ${cause instanceof Error ? cause.message : cause}`);
  }
}
