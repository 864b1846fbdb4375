import { join } from 'node:path';
import type { Manifest } from '@wordloom/artifact';
import { type LocalCopy, unpack } from '@wordloom/datasets';
import type { StageEvent } from '@wordloom/events';
import { type AssetNode, assetOutput } from '@wordloom/stage';
import type { ResolvedNode } from '../plan/resolve-node.ts';
import type { NodeContext } from './node-context.ts';
import { storedType } from './stored-type.ts';

/** Unpacks and checks an asset into the store, so that stages read it like any other artifact. */
export async function importAsset(
  { asset }: AssetNode,
  { key, components, copy }: ResolvedNode & { readonly copy: LocalCopy },
  { world: { store }, signal }: NodeContext,
  say: (event: StageEvent) => void,
): Promise<Manifest> {
  const started = performance.now();
  const staging = await store.begin();
  try {
    const file = join(staging.folder, assetOutput);
    await unpack(copy, file, { onProgress: (progress) => say({ type: 'progress', progress }), signal });
    return await store.commit(staging, {
      key,
      stage: `asset ${asset.name}`,
      components,
      modules: {},
      outputs: { [assetOutput]: { file, type: storedType(asset.type) } },
      metrics: {},
      figures: [],
      warnings: [],
      log: '',
      milliseconds: performance.now() - started,
      licences: asset.licence ? [asset.licence] : [],
      reproducible: true,
    });
  } finally {
    await staging.discard();
  }
}
