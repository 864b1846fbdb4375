import { createHash } from 'node:crypto';
import { simdLevel } from '@wordloom/kernels';
import type { Environment, Stage, StageNode } from '@wordloom/stage';
import { bundler, type CodeFingerprint } from '../fingerprint/code-fingerprint.ts';
import { canonicalJson } from './canonical-json.ts';

/** Raised when the meaning of a key changes: what a fingerprint leaves out, or how the engine runs a stage. */
const keyFormat = 1;

/** The content of one input, as far as the stage reads it. */
export type InputContent =
  | { readonly content: string }
  | { readonly rows: number; readonly columns: Readonly<Record<string, string>> };

/** All that a stage's result depends on, each apart so that `why` can name what changed. */
export interface KeyComponents {
  readonly format: number;
  readonly bundler: string;
  readonly node: string;
  readonly stage: string;
  readonly code: string;
  readonly packages: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly inputs: Readonly<Record<string, InputContent>>;
  readonly seed?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

const environment: Readonly<Record<Environment, () => string>> = { simd: simdLevel };

export function keyComponents(
  { stage, parameters }: StageNode,
  code: CodeFingerprint,
  inputs: Readonly<Record<string, InputContent>>,
  seed: number,
): KeyComponents {
  return {
    format: keyFormat,
    bundler,
    node: process.version,
    stage: stage.name,
    code: code.hash,
    packages: code.packages,
    parameters,
    inputs,
    ...(stage.seeded ? { seed } : {}),
    ...environmentOf(stage),
  };
}

/** SHA-256 over the components, in hexadecimal. */
export function keyOf(components: KeyComponents | AssetComponents): string {
  return createHash('sha256').update(canonicalJson(components)).digest('hex');
}

/** What the import of an asset depends on. */
export interface AssetComponents {
  readonly format: number;
  readonly asset: string;
  /** SHA-256 of the file or folder it is unpacked from. */
  readonly source: string;
  /** The checksums it is held against. */
  readonly sha256: readonly string[];
}

export function assetComponents(
  asset: string,
  source: string,
  sha256: readonly string[] = [],
): AssetComponents {
  return { format: keyFormat, asset, source, sha256 };
}

function environmentOf({ environment: names = [] }: Stage): Pick<KeyComponents, 'environment'> {
  if (names.length === 0) return {};
  return { environment: Object.fromEntries(names.map((name) => [name, environment[name]()])) };
}
