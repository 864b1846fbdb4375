import type { GraphNode } from '@wordloom/stage';
import type { z } from 'zod';
import { parametersSchema } from '../graph/graph-data.ts';
import type { parameterOutput } from '../outputs/show.ts';
import { valueText } from './sections.ts';

export type ParameterData = z.output<typeof parameterOutput>;

/** The part of JSON Schema that parameters are described in. */
interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly exclusiveMaximum?: number;
}

/** What a node can be told: each parameter with what it takes, its default and its value. */
export function parametersOf(node: GraphNode): ParameterData[] {
  if (node.kind === 'asset') return [];
  const properties = (parametersSchema(node).properties ?? {}) as Record<string, Schema>;
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    description: schema.description ?? '',
    takes: takesText(schema),
    default: schema.default,
    value: node.parameters[name],
  }));
}

/** What values a schema allows, in words: `integer from 1 to 64`, `auto or integer from 1`. */
function takesText(schema: Schema): string {
  if (schema.anyOf) return schema.anyOf.map(takesText).join(' or ');
  if (schema.const !== undefined) return valueText(schema.const);
  if (schema.enum) return schema.enum.map(valueText).join(' or ');
  if (schema.type === 'array') return `list of ${schema.items ? takesText(schema.items) : 'values'}`;
  const { type = 'any value', minimum, exclusiveMinimum, maximum, exclusiveMaximum } = schema;
  const bounds = [
    ...(minimum === undefined || minimum === Number.MIN_SAFE_INTEGER ? [] : [`from ${minimum}`]),
    ...(exclusiveMinimum === undefined ? [] : [`above ${exclusiveMinimum}`]),
    ...(maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? [] : [`to ${maximum}`]),
    ...(exclusiveMaximum === undefined ? [] : [`below ${exclusiveMaximum}`]),
  ];
  return [type, ...bounds].join(' ');
}
