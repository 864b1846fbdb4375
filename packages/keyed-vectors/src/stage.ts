export { evaluateVectors } from './stage/evaluate-vectors.ts';
export { evaluation } from './stage/evaluation.ts';
export { nearestWords, neighbours } from './stage/nearest-words.ts';
export { projection, projectVectors } from './stage/project-vectors.ts';
export { vectors } from './vectors-type.ts';
