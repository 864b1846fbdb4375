export { syncPath } from './sync-path.ts';
export { writeDurable } from './write-durable.ts';
