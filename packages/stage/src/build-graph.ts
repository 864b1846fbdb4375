import { suggest, WordloomError } from '@wordloom/errors';
import type { FileType } from './artifact-type.ts';
import type { Asset } from './asset.ts';
import { checkResults } from './check-results.ts';
import { checkWire } from './check-wire.ts';
import type { Overrides, Pipeline, PipelineBuilder, Wire } from './define-pipeline.ts';
import type { Stage } from './define-stage.ts';
import { assetOutput, type Graph, type GraphNode } from './graph.ts';
import { isAsset, ProfileAssets } from './profile-assets.ts';
import { settleParameters } from './settle-parameters.ts';

export interface GraphOptions {
  readonly profile?: string;
  /** Parameters by `stage.parameter`, over those of the profile. */
  readonly set?: Overrides;
  readonly seed?: number;
  /** Refuse input that would otherwise be mended: sets `strict` of every stage with such a parameter. */
  readonly strict?: boolean;
}

/**
 * The pipeline as a checked DAG.
 *
 * @throws WordloomError `pipeline/profile`, `pipeline/duplicate-node`, `pipeline/wiring` and `pipeline/parameters`, the last
 * with all invalid parameters of all stages at once
 */
export function buildGraph(pipeline: Pipeline, options: GraphOptions = {}): Graph {
  const nodes = new Map<string, GraphNode>();
  const profile = profileOf(pipeline, options.profile);
  const assets = new ProfileAssets(pipeline.name, profile);

  const add = (node: GraphNode) => {
    if (nodes.has(node.id)) {
      throw new WordloomError({
        code: 'pipeline/duplicate-node',
        what: `two nodes are called ${node.id}`,
        where: { pipeline: pipeline.name, stage: node.id },
        fix: 'give each stage an id of its own: p.stage(ID, ...)',
      });
    }
    nodes.set(node.id, node);
  };
  const builder = {
    asset(wanted: Asset<FileType>) {
      const asset = assets.inPlaceOf(wanted);
      if (!nodes.has(asset.name)) add({ kind: 'asset', id: asset.name, asset });
      return { node: asset.name, output: assetOutput, type: asset.type };
    },
    stage(id: string, stage: Stage, inputs: Record<string, Wire>, parameters: Record<string, unknown> = {}) {
      for (const port of Object.keys(stage.inputs)) checkWire(stage, id, port, inputs[port], pipeline.name);
      const wired = Object.keys(stage.inputs).map((port) => [
        port,
        { node: inputs[port]!.node, output: inputs[port]!.output },
      ]);
      add({ kind: 'stage', id, stage, parameters, inputs: Object.fromEntries(wired) });
      return Object.fromEntries(
        Object.entries(stage.outputs).map(([output, type]) => [output, { node: id, output, type }]),
      );
    },
  };
  const results = checkResults(pipeline.name, pipeline.build(builder as unknown as PipelineBuilder));
  assets.checkUsed();
  const built = [...nodes.values()];
  const overrides = {
    ...parametersOf(profile),
    ...(options.strict ? strictest(pipeline.name, built) : {}),
    ...options.set,
  };
  const settled = settleParameters(pipeline.name, built, overrides);
  return {
    pipeline: pipeline.name,
    summary: pipeline.summary,
    profile: options.profile,
    seed: options.seed ?? pipeline.seed ?? 0,
    nodes: settled,
    outputs: results,
  };
}

function parametersOf(profile: Overrides): Overrides {
  return Object.fromEntries(Object.entries(profile).filter(([, value]) => !isAsset(value)));
}

function profileOf(pipeline: Pipeline, profile: string | undefined): Overrides {
  if (profile === undefined) return {};
  const known = pipeline.profiles?.[profile];
  if (known) return known;
  throw new WordloomError({
    code: 'pipeline/profile',
    what: `pipeline ${pipeline.name} has no profile '${profile}'`,
    where: { pipeline: pipeline.name },
    fix: suggest(profile, Object.keys(pipeline.profiles ?? {}), 'profile'),
  });
}

function strictest(pipeline: string, nodes: readonly GraphNode[]): Overrides {
  const stages = nodes.filter((node) => node.kind === 'stage' && 'strict' in node.stage.parameters.shape);
  if (stages.length > 0) return Object.fromEntries(stages.map(({ id }) => [`${id}.strict`, true]));
  throw new WordloomError({
    code: 'pipeline/strict',
    what: `no stage of pipeline ${pipeline} has a parameter 'strict'`,
    where: { pipeline },
    fix: 'leave out --strict: nothing is mended that could be refused',
  });
}
