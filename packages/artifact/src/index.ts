export type { Commit, StagedOutput } from './commit.ts';
export { tableContentHash } from './hashes.ts';
export { type Manifest, manifestSchema } from './manifest.ts';
export { openRemoteStore, type RemoteStore, type RemoteStoreOptions } from './remote/remote-store.ts';
export { type RunRecord, runRecordSchema } from './run-record.ts';
export type { RunLog, Runs } from './runs.ts';
export { openStore, type Store, type StoreOptions } from './store.ts';
export type { Staging } from './temporary.ts';
