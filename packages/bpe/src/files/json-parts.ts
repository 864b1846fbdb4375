import { nearest } from '@wordloom/errors';
import { formatError, quoted, unsupported } from './format-error.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export function objectAt(value: unknown, place: string): JsonObject {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  throw formatError(`${place} is ${quoted(value)}, not an object`);
}

export function arrayAt(value: unknown, place: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw formatError(`${place} is ${quoted(value)}, not an array`);
}

export function textAt(value: unknown, place: string): string {
  if (typeof value === 'string') return value;
  throw formatError(`${place} is ${quoted(value)}, not a text`);
}

/** The parts of a step that may be a Sequence, which does not go deeper than eight. */
export function stepsOf(value: unknown, place: string, list: string, depth = 0): JsonObject[] {
  if (value === null || value === undefined) return [];
  if (depth > 8) throw formatError(`${place} has sequences within sequences`);
  const step = objectAt(value, place);
  if (step.type !== 'Sequence') return [step];
  return arrayAt(step[list], `${place}.${list}`).flatMap((part, i) =>
    stepsOf(part, `${place}.${list}[${i}]`, list, depth + 1),
  );
}

export function refuseType(step: JsonObject, place: string, supported: readonly string[]): never {
  const near = typeof step.type === 'string' ? nearest(step.type, supported) : [];
  throw unsupported(place, step.type, near.length > 0 ? near : supported);
}
