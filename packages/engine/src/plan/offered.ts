import type { Manifest } from '@wordloom/artifact';
import { type ArtifactType, assetOutput, type GraphNode, mismatch } from '@wordloom/stage';
import type { World } from './resolve-node.ts';

const unbounded = new AbortController().signal;

/** What the remote store says it has of a node that is not in the store; its bytes are looked at when they are fetched. */
export async function offered(
  node: GraphNode,
  key: string,
  { remote }: World,
): Promise<Manifest | undefined> {
  const manifest = await remote?.manifest(key, unbounded);
  return manifest && offerProblem(node, manifest) === undefined ? manifest : undefined;
}

/** Why an artifact cannot be that of a node, whatever its key says; undefined where it can. */
export function offerProblem(node: GraphNode, { outputs }: Manifest): string | undefined {
  for (const [name, type] of Object.entries(outputTypes(node))) {
    const output = outputs[name];
    const problem = output ? mismatch(type, output.type as never) : 'there is none';
    if (problem !== undefined) return `has not the output '${name}' that the stage makes: ${problem}`;
  }
  return undefined;
}

function outputTypes(node: GraphNode): Readonly<Record<string, ArtifactType>> {
  return node.kind === 'stage' ? node.stage.outputs : { [assetOutput]: node.asset.type };
}
