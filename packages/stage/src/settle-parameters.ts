import { suggest, visible, WordloomError } from '@wordloom/errors';
import type { z } from 'zod';
import type { Overrides } from './define-pipeline.ts';
import type { GraphNode, StageNode } from './graph.ts';

/**
 * Each stage's parameters: those of `build`, under the overrides, checked and with defaults.
 *
 * @throws WordloomError `pipeline/parameters` with everything that is wrong, by `stage.parameter`
 */
export function settleParameters(pipeline: string, nodes: GraphNode[], overrides: Overrides): GraphNode[] {
  const stages = nodes.filter((node) => node.kind === 'stage');
  const problems: string[] = [];
  const changes = new Map<string, Record<string, unknown>>();
  for (const [path, value] of Object.entries(overrides)) {
    const problem = unknownPath(path, stages);
    if (problem) problems.push(problem);
    const [id, parameter] = split(path);
    changes.set(id, { ...changes.get(id), [parameter]: value });
  }
  const settled = nodes.map((node): GraphNode => {
    if (node.kind === 'asset') return node;
    const values = { ...node.parameters, ...changes.get(node.id) };
    const known = strictly(node.stage.parameters).safeParse(values);
    if (known.success) return { ...node, parameters: known.data };
    problems.push(...known.error.issues.flatMap((issue) => describe(node, issue, values)));
    return node;
  });
  if (problems.length === 0) return settled;
  throw new WordloomError({
    code: 'pipeline/parameters',
    what: problems.length === 1 ? 'a parameter is not valid' : `${problems.length} parameters are not valid`,
    where: { pipeline },
    problems: [...new Set(problems)],
    fix: `see what a stage takes: wordloom show ${pipeline} --parameters`,
  });
}

const strict = new WeakMap<z.ZodObject, z.ZodObject>(); // made once for all nodes of a stage: making one takes longer than parsing

function strictly(parameters: z.ZodObject): z.ZodObject {
  const made = strict.get(parameters) ?? parameters.strict();
  strict.set(parameters, made);
  return made;
}

function unknownPath(path: string, stages: StageNode[]): string | undefined {
  const [id, parameter] = split(path);
  const node = stages.find((stage) => stage.id === id);
  if (!node)
    return `${path}: there is no stage '${id}': ${suggest(
      id,
      stages.map((stage) => stage.id),
      'stage',
    )}`;
  const names = Object.keys(node.stage.parameters.shape);
  if (names.includes(parameter)) return undefined;
  return unknownParameter(node, parameter);
}

function unknownParameter(node: StageNode, parameter: string): string {
  const names = Object.keys(node.stage.parameters.shape);
  return `${node.id}.${parameter}: stage ${node.stage.name} has no such parameter: ${suggest(parameter, names, 'parameter')}`;
}

function describe(node: StageNode, issue: z.core.$ZodIssue, values: Record<string, unknown>): string[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownParameter(node, key));
  const value = issue.path.reduce<unknown>(
    (at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key],
    values,
  );
  const given = value === undefined ? '' : ` (given ${visible(JSON.stringify(value) ?? String(value))})`;
  return [`${[node.id, ...issue.path].join('.')}: ${issue.message}${given}`];
}

function split(path: string): [id: string, parameter: string] {
  const dot = path.indexOf('.');
  return dot < 0 ? [path, ''] : [path.slice(0, dot), path.slice(dot + 1)];
}
