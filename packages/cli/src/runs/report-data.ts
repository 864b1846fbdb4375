import type { Manifest, RunRecord } from '@wordloom/artifact';
import type { Failure } from '@wordloom/events';
import {
  besideBaselines,
  compare,
  type DataLicence,
  type Expected,
  type ReportData,
  type ReportNode,
} from '@wordloom/report';
import type { Graph, GraphNode } from '@wordloom/stage';
import { commandText } from './command-text.ts';
import { machineFacts } from './machine.ts';

/** Figures at the top of a report. */
const headlines = 4;

/** All that a report says of a run, from its record, the pipeline and the artifacts. */
export function reportData(
  record: RunRecord,
  graph: Graph,
  manifests: ReadonlyMap<string, Manifest>,
  failures: ReadonlyMap<string, Failure> = new Map(),
  expected?: Expected,
): ReportData {
  const nodes = graph.nodes.map((node) =>
    reportNode(node, record, manifests.get(node.id), failures.get(node.id)),
  );
  const { id, pipeline, profile, startedAt, milliseconds } = record;
  return {
    run: {
      id,
      pipeline,
      summary: graph.summary,
      ...(profile === undefined ? {} : { profile }),
      startedAt,
      milliseconds,
      command: commandText(record),
    },
    machine: machineFacts(),
    headline: headlineOf(nodes),
    comparisons: expected ? compare(expected, profile, manifests) : [],
    baselines: expected ? besideBaselines(expected.baselines, profile, manifests) : [],
    nodes,
    licences: licencesOf(graph),
  };
}

function reportNode(
  node: GraphNode,
  record: RunRecord,
  manifest: Manifest | undefined,
  failure: Failure | undefined,
): ReportNode {
  const ended = record.nodes.find(({ id }) => id === node.id);
  const outcome = ended?.outcome ?? 'skipped';
  return {
    id: node.id,
    kind: node.kind,
    stage: node.kind === 'asset' ? node.asset.type.name : node.stage.name,
    summary: node.kind === 'asset' ? node.asset.summary : node.stage.summary,
    inputs: ended?.inputs ?? [],
    outcome,
    milliseconds: (outcome === 'cached' ? manifest?.milliseconds : ended?.milliseconds) ?? 0,
    key: ended?.key ?? '',
    parameters: node.kind === 'stage' ? node.parameters : {},
    metrics: finiteMetrics(manifest),
    figures: manifest?.figures ?? [],
    warnings: manifest?.warnings ?? [],
    outputs: Object.entries(manifest?.outputs ?? {}).map(([name, { type, rows, bytes }]) => ({
      name,
      kind: type.kind,
      bytes,
      ...(rows === undefined ? {} : { rows }),
    })),
    ...(failure ? { failure } : {}),
  };
}

function finiteMetrics(manifest: Manifest | undefined): Record<string, number> {
  const metrics = Object.entries(manifest?.metrics ?? {});
  return Object.fromEntries(metrics.map(([name, value]) => [name, value ?? Number.NaN]));
}

/** What the last stages measured: a pipeline ends with what it is for. */
function headlineOf(nodes: readonly ReportNode[]): ReportData['headline'] {
  const metrics = nodes.toReversed().flatMap(({ metrics }) => Object.entries(metrics));
  return metrics.slice(0, headlines).map(([name, value]) => ({ name, value }));
}

function licencesOf({ nodes }: Graph): DataLicence[] {
  return nodes.flatMap((node) => {
    if (node.kind !== 'asset' || !node.asset.licence) return [];
    const { name, licence, sources } = node.asset;
    const download = sources.find((source) => source.from === 'https');
    return [
      {
        name,
        licence: licence.name,
        attribution: licence.attribution,
        ...(download ? { source: download.url } : {}),
        shareAlike: licence.shareAlike ?? false,
      },
    ];
  });
}
