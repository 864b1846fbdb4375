export { computeEval } from './eval.ts';
