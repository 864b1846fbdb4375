import type { TokenizerDefinition } from '../definition.ts';
import { indexTokens, listPairs } from '../encode/token-index.ts';

/** Left and right of each merge in order of rank; for tiktoken's ranks those that they imply. */
export function mergesOf({ merges, tokens }: TokenizerDefinition): [left: number, right: number][] {
  const [flat, stride] = merges ? [merges, 3] : [listPairs(tokens, indexTokens(tokens)), 4];
  return Array.from({ length: flat.length / stride }, (_, i) => [flat[i * stride]!, flat[i * stride + 1]!]);
}
