export { formatError, formatPlace } from './format-error.ts';
export { nearest, suggest } from './nearest.ts';
export { visible } from './visible.ts';
export { type ErrorDetails, type Place, WordloomError } from './wordloom-error.ts';
