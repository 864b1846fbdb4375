/**
 * Weights count^0.75 (Mikolov et al. 2013, section 2.2), so that rare words are drawn more often than they occur.
 *
 * @param counts occurrences of each word, shape [vocabulary size]
 * @param options.reserved 1 for tokens that are never drawn, such as `<unk>`; same shape
 * @param options.exponent 0.75 by default; 0 draws all words alike
 */
export function negativeWeights(
  counts: Uint32Array,
  { reserved, exponent = 0.75 }: { reserved: Uint8Array; exponent?: number },
): Float64Array {
  return Float64Array.from(counts, (count, id) => (reserved[id] || count === 0 ? 0 : count ** exponent));
}
