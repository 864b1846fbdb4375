export { accuracy } from './accuracy.ts';
export { pearson } from './pearson.ts';
export { spearman } from './spearman.ts';
