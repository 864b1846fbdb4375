import type { AssetComponents, InputContent, KeyComponents } from './key.ts';

/** A component of the key with what it was and is, in words. */
export type Reason = string;

interface Snapshot {
  readonly components: KeyComponents | AssetComponents;
  /** Hash of each module of the code by path. */
  readonly modules?: Readonly<Record<string, string>>;
}

/** What changed between two keys, most telling first; never empty for keys that differ. */
export function explainChange(before: Snapshot, after: Snapshot, source: (port: string) => string): Reason[] {
  const [was, is] = [before.components, after.components];
  if ('asset' in was || 'asset' in is) return explainAsset(was, is);
  const reasons = [
    ...explainParameters(was, is),
    ...explainCode(before, after),
    ...changes(was.inputs, is.inputs, (port, from, to) => explainInput(port, from, to, source(port))),
    ...explainSurroundings(was, is),
  ];
  return reasons.length > 0 ? reasons : ['its key changed'];
}

/** The same without the inputs: what changed in the node itself, whatever it reads. */
export function explainOwnChange(before: Snapshot, after: Snapshot): Reason[] {
  const [was, is] = [before.components, after.components];
  if ('asset' in was || 'asset' in is) return explainAsset(was, is);
  return [...explainParameters(was, is), ...explainCode(before, after), ...explainSurroundings(was, is)];
}

function explainParameters(was: KeyComponents, is: KeyComponents): Reason[] {
  return changes(
    was.parameters,
    is.parameters,
    (name, from, to) => `parameter ${name}: ${show(from)} → ${show(to)}`,
  );
}

function explainSurroundings(was: KeyComponents, is: KeyComponents): Reason[] {
  return [
    ...changes(
      was.packages,
      is.packages,
      (name, from, to) => `package ${name}: ${version(from)} → ${version(to)}`,
    ),
    ...changes(was.environment ?? {}, is.environment ?? {}, (name, from, to) => `${name}: ${from} → ${to}`),
    ...changes(scalars(was), scalars(is), (name, from, to) => `${name}: ${show(from)} → ${show(to)}`),
  ];
}

function explainAsset(was: Snapshot['components'], is: Snapshot['components']): Reason[] {
  if (!('asset' in was && 'asset' in is)) return ['an asset became a stage, or a stage an asset'];
  if (was.source !== is.source) return ['the file it is read from changed'];
  if (was.format !== is.format) return [`key format: ${was.format} → ${is.format}`];
  return ['its declared checksums changed'];
}

function explainCode(before: Snapshot, after: Snapshot): Reason[] {
  const [was, is] = [before.components, after.components];
  if (!('code' in was && 'code' in is) || was.code === is.code) return [];
  const named = changes(before.modules ?? {}, after.modules ?? {}, (path, from, to) => {
    if (from === undefined) return `code: ${path} came in`;
    return to === undefined ? `code: ${path} is no longer used` : `code: ${path} changed`;
  });
  return named.length > 0 ? named : ['code: a file that it reaches by URL changed'];
}

function explainInput(
  port: string,
  was: InputContent | undefined,
  is: InputContent | undefined,
  from: string,
): Reason {
  if (!was || !is) return `input ${port} is ${was ? 'gone' : 'new'}`;
  if (!('columns' in was && 'columns' in is)) return `input ${port}: the content of ${from} changed`;
  const columns = changes(was.columns, is.columns, (name) => name);
  return `input ${port}: ${columns.length === 1 ? 'column' : 'columns'} ${columns.join(', ') || 'order'} of ${from} changed`;
}

function scalars({ bundler, node, stage, seed, format }: KeyComponents): Record<string, unknown> {
  return { stage, seed, node, bundler, 'key format': format };
}

function changes<T>(
  was: Readonly<Record<string, T>>,
  is: Readonly<Record<string, T>>,
  say: (name: string, from: T | undefined, to: T | undefined) => Reason,
): Reason[] {
  const names = new Set([...Object.keys(was), ...Object.keys(is)]);
  return [...names]
    .filter((name) => show(was[name]) !== show(is[name]))
    .map((name) => say(name, was[name], is[name]));
}

function show(value: unknown): string {
  return value === undefined ? 'unset' : (JSON.stringify(value) ?? String(value));
}

function version(closure: string | undefined): string {
  return closure?.split(' ')[0] ?? 'unused';
}
