import { columnName } from '@wordloom/schema';
import { type ArtifactType, assetOutput, type Graph, type GraphNode } from '@wordloom/stage';
import { z } from 'zod';
import type { graphOutput } from '../outputs/graph.ts';

type GraphData = z.input<typeof graphOutput>;

/** A pipeline as data, to be printed as JSON. */
export function graphData({ pipeline, summary, profile, seed, nodes, outputs }: Graph): GraphData {
  return {
    pipeline,
    summary,
    ...(profile === undefined ? {} : { profile }),
    seed,
    nodes: nodes.map(nodeData),
    outputs,
  };
}

/** An artifact's type in words: `table vectors (word utf8, vector vector of float32)`. */
export function typeText(type: ArtifactType): string {
  const { kind, name, columns, mediaType } = typeData(type);
  const names = Object.entries(columns ?? {}).map(([column, text]) => `${column} ${text}`);
  const detail = mediaType ?? names.join(', ');
  return detail === '' ? `${kind} ${name}` : `${kind} ${name} (${detail})`;
}

/** The JSON Schema of a stage's parameters, as they are given. */
export function parametersSchema(node: GraphNode & { kind: 'stage' }): Record<string, unknown> {
  return z.toJSONSchema(node.stage.parameters, { io: 'input', unrepresentable: 'any' });
}

function nodeData(node: GraphNode): GraphData['nodes'][number] {
  if (node.kind === 'asset') {
    const { summary, type } = node.asset;
    const outputs = { [assetOutput]: typeData(type) };
    return { id: node.id, kind: 'asset', summary, inputs: {}, outputs, parameters: {} };
  }
  const { stage, inputs, parameters } = node;
  return {
    id: node.id,
    kind: 'stage',
    stage: stage.name,
    summary: stage.summary,
    inputs: Object.fromEntries(
      Object.entries(inputs).map(([port, wire]) => [port, { ...wire, type: typeData(stage.inputs[port]!) }]),
    ),
    outputs: Object.fromEntries(Object.entries(stage.outputs).map(([name, type]) => [name, typeData(type)])),
    parameters,
    parametersSchema: parametersSchema(node),
  };
}

function typeData(type: ArtifactType): GraphData['nodes'][number]['outputs'][string] {
  const { kind, name } = type;
  if (kind === 'file') return { kind, name, mediaType: type.mediaType };
  if (kind === 'record') return { kind, name };
  const columns = Object.entries(type.columns).map(([column, is]) => [column, columnName(is)]);
  return { kind, name, columns: Object.fromEntries(columns) };
}
