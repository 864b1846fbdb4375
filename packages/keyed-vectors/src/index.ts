export { type Direction, KeyedVectors, type Neighbour, type VectorTable } from './keyed-vectors.ts';
export { nearestSpellings } from './nearest-spellings.ts';
export { type PlaneOptions, projectToPlane } from './project-to-plane.ts';
export { reservedWords } from './reserved-words.ts';
