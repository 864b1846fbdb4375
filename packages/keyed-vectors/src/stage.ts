export { nearestWords, neighbours } from './stage/nearest-words.ts';
export { projection, projectVectors } from './stage/project-vectors.ts';
export { vectors } from './vectors-type.ts';
