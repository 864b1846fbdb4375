import { join } from 'node:path';
import type { Commit, Staging } from '@wordloom/artifact';
import { type LocalCopy, unpack } from '@wordloom/datasets';
import type { StageEvent } from '@wordloom/events';
import { type AssetNode, assetOutput } from '@wordloom/stage';
import type { ResolvedNode } from '../plan/resolve-node.ts';
import { storedType } from './stored-type.ts';

/** Unpacks and checks an asset, so that stages read it from the store like any other artifact. */
export async function importAsset(
  { asset }: AssetNode,
  { key, components, copy }: ResolvedNode & { readonly copy: LocalCopy },
  staging: Staging,
  signal: AbortSignal,
  say: (event: StageEvent) => void,
): Promise<Commit> {
  const started = performance.now();
  const file = join(staging.folder, assetOutput);
  await unpack(copy, file, { onProgress: (progress) => say({ type: 'progress', progress }), signal });
  return {
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
  };
}
