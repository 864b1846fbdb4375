import type { Layers } from '../layers/layers.ts';
import type { NewPackage } from './package-files.ts';

/** The layer table with the package at the end of its line, if the table does not have it yet. */
export function withPackage(layers: Layers, { name, layer }: NewPackage): Layers {
  const line = layers.get(layer) ?? [];
  return line.includes(name) ? layers : new Map(layers).set(layer, [...line, name]);
}

/** CODEOWNERS with a line for the package at the end of its layer's part, which is made if there is none. */
export function withOwner(codeowners: string, { name, layer }: NewPackage): string {
  const line = `/packages/${name}/ @wordloom/${layer}`;
  const parts = codeowners.trimEnd().split(/\n{2,}/);
  const part = parts.findIndex((text) => text.startsWith(`# ${layer}\n`));
  if (part < 0) parts.push(`# ${layer}\n${line}`);
  else parts[part] += `\n${line}`;
  return `${parts.join('\n\n')}\n`;
}
