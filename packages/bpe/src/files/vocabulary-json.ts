import type { PackedBytes } from '../definition.ts';
import { TokenBytes } from '../token-bytes.ts';
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
  const tokens = new TokenBytes(kind);
  for (const token of Object.keys(value)) {
    const id = checkId((value as Record<string, unknown>)[token], token);
    if (!tokens.add(id, token)) {
      const [other] = Array.from(ids).find(([, given]) => given === id)!;
      throw formatError(`the id ${id} is given twice: to ${quoted(other)} and to ${quoted(token)}`);
    }
    ids.set(token, id);
  }
  return { tokens: tokens.packed(), ids };
}

/** Text of a JSON file as a value. */
export function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw formatError(`${what} is not JSON: ${cause instanceof Error ? cause.message : cause}`);
  }
}
