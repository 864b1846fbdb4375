import type { TokenizerDefinition } from '../definition.ts';

/** The tokenizer as training would have left it at a smaller size: the first ids, and the merges that give them. */
export function firstTokens(definition: TokenizerDefinition, size: number): TokenizerDefinition {
  const { tokens, merges = new Int32Array() } = definition;
  const offsets = tokens.offsets.slice(0, size + 1);
  let kept = 0;
  while (kept < merges.length && merges[kept + 2]! < size) kept += 3;
  return {
    ...definition,
    tokens: { bytes: tokens.bytes.subarray(0, offsets.at(-1)), offsets },
    merges: merges.slice(0, kept),
  };
}
