export { syncPath } from './sync-path.ts';
export { renameDurable, writeDurable, writeSynced } from './write-durable.ts';
