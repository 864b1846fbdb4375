export { computeWordpiece } from './wordpiece.ts';
