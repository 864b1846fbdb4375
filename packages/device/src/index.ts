export { computeDevice } from './device.ts';
