import { existsSync } from 'node:fs';
import type { Manifest, RunRecord, Store } from '@wordloom/artifact';
import type { GraphNode, Pipeline } from '@wordloom/stage';
import type { z } from 'zod';
import { typeText } from '../graph/graph-data.ts';
import type { showPipelineOutput, showStageOutput } from '../outputs/show.ts';
import { reportPath } from '../runs/report-file.ts';
import { parametersOf } from './parameters.ts';

export type PipelineData = z.input<typeof showPipelineOutput>;
export type StageData = z.input<typeof showStageOutput>;

/** What is known of a run: its record, and the artifacts that are still in the store. */
export interface KnownRun {
  readonly store: Store;
  readonly record: RunRecord;
  readonly manifests: ReadonlyMap<string, Manifest>;
}

export function pipelineData(pipeline: Pipeline, run: KnownRun | undefined): PipelineData {
  const { name, summary, profiles = {} } = pipeline;
  return { pipeline: name, summary, profiles: Object.keys(profiles), ...(run ? { run: runData(run) } : {}) };
}

export function stageData(node: GraphNode, run: KnownRun | undefined): StageData {
  const manifest = run?.manifests.get(node.id);
  return {
    id: node.id,
    kind: node.kind,
    ...(node.kind === 'stage' ? { stage: node.stage.name } : {}),
    summary: node.kind === 'stage' ? node.stage.summary : node.asset.summary,
    parameters: parametersOf(node),
    ...portsOf(node),
    ...(run && manifest ? { artifact: { ...manifest, outputs: outputsOf(manifest, run.store) } } : {}),
  };
}

function runData({ store, record, manifests }: KnownRun): PipelineData['run'] {
  const report = reportPath(store, record.id);
  const outputs = Object.entries(record.outputs).flatMap(([name, { node, output }]) => {
    const manifest = manifests.get(node);
    return manifest ? [[name, outputsOf(manifest, store)[output]!] as const] : [];
  });
  return {
    ...record,
    ...(existsSync(report) ? { report } : {}),
    outputs: Object.fromEntries(outputs),
    metrics: Object.fromEntries(
      [...manifests]
        .filter(([, { metrics }]) => Object.keys(metrics).length > 0)
        .map(([stage, { metrics }]) => [stage, metrics]),
    ),
    tables: [...manifests].flatMap(([stage, { figures }]) =>
      figures.flatMap((figure) => {
        if (figure.kind !== 'table') return [];
        const { title, columns, rows } = figure;
        return [
          { stage, title, columns: columns.map(({ name }) => name), rows: rows.map((row) => [...row]) },
        ];
      }),
    ),
  };
}

function outputsOf({ outputs }: Manifest, store: Store) {
  const described = Object.entries(outputs).map(([name, { type, rows, bytes, blob }]) => [
    name,
    {
      kind: type.kind,
      type: type.name,
      bytes,
      path: store.blobPath(blob),
      ...(rows === undefined ? {} : { rows }),
    },
  ]);
  return Object.fromEntries(described) as NonNullable<PipelineData['run']>['outputs'];
}

function portsOf(node: GraphNode): Pick<StageData, 'inputs' | 'outputs'> {
  if (node.kind === 'asset') return { inputs: {}, outputs: { content: typeText(node.asset.type) } };
  const { stage, inputs } = node;
  return {
    inputs: Object.fromEntries(
      Object.entries(inputs).map(([port, from]) => [
        port,
        { from: `${from.node}.${from.output}`, type: typeText(stage.inputs[port]!) },
      ]),
    ),
    outputs: Object.fromEntries(Object.entries(stage.outputs).map(([name, type]) => [name, typeText(type)])),
  };
}
