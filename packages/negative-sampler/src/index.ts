export { type AliasTable, buildAliasTable, drawAlias } from './alias-table.ts';
export { drawNegatives } from './draw-negatives.ts';
export { negativeWeights } from './negative-weights.ts';
