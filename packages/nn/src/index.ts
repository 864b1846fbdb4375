export { computeNn } from './nn.ts';
