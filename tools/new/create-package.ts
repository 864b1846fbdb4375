import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { suggest, WordloomError } from '@wordloom/errors';
import { LAYERS_FILE, type Layers, rankOf, readLayers } from '../layers/layers.ts';
import { OWNERS_FILE } from '../owners/check-owners.ts';
import { packageFiles } from './package-files.ts';
import { withOwner, withPackage } from './register.ts';

/**
 * Makes a package in the house form and gives it an owner and, if it has none, a place in the layer table.
 *
 * @param wanted.layer may be left out for a package that the table names
 * @returns the files written, from the root
 * @throws WordloomError new/name, new/exists, new/layer
 */
export function createPackage(root: string, wanted: { name: string; layer?: string | undefined }): string[] {
  const layers = readLayers(root);
  checkName(root, wanted.name);
  const made = { name: wanted.name, layer: settleLayer(layers, wanted.name, wanted.layer) };
  const files: Record<string, string> = {
    ...packageFiles(made),
    [OWNERS_FILE]: withOwner(readFileSync(join(root, OWNERS_FILE), 'utf8'), made),
  };
  const table = withPackage(layers, made);
  if (table !== layers) files[LAYERS_FILE] = formatLayers(table);
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
  return Object.keys(files);
}

function checkName(root: string, name: string): void {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    throw new WordloomError({
      code: 'new/name',
      what: `"${name}" cannot name a package`,
      fix: 'use lower-case words joined by hyphens, e.g. negative-sampler',
    });
  }
  if (/^(utils?|common|misc|helpers?|shared|core|lib)$/.test(name)) {
    throw new WordloomError({
      code: 'new/name',
      what: `"${name}" says nothing of what is in it`,
      fix: "take the field's term for the one idea it holds, e.g. windows",
    });
  }
  if (existsSync(join(root, 'packages', name))) {
    throw new WordloomError({
      code: 'new/exists',
      what: `packages/${name} exists`,
      fix: 'choose another name, or work on that package',
    });
  }
}

function settleLayer(layers: Layers, name: string, layer: string | undefined): string {
  const planned = rankOf(layers, { kind: 'package', folderName: name })?.layer;
  if (planned !== undefined && (layer === undefined || layer === planned)) return planned;
  if (planned !== undefined) {
    throw new WordloomError({
      code: 'new/layer',
      what: `the layer table puts ${name} in ${planned}, not in ${layer}`,
      fix: `leave out --layer, or move ${name} in ${LAYERS_FILE} first`,
    });
  }
  const options = [...layers.keys()].filter((option) => option !== 'pipelines' && option !== 'e2e');
  if (layer === undefined || !options.includes(layer)) {
    throw new WordloomError({
      code: 'new/layer',
      what:
        layer === undefined
          ? `the layer table does not name ${name}, so it needs --layer`
          : `there is no layer "${layer}"`,
      fix: suggest(layer ?? '', options, '--layer'),
    });
  }
  return layer;
}

// One line a layer as far as the formatter's width allows it.
function formatLayers(layers: Layers): string {
  const lines = [...layers].map(([layer, names]) => {
    const line = `  ${JSON.stringify(layer)}: [${names.map((name) => JSON.stringify(name)).join(', ')}],`;
    if (line.length <= 110) return line;
    return `  ${JSON.stringify(layer)}: [\n${names.map((name) => `    ${JSON.stringify(name)}`).join(',\n')}\n  ],`;
  });
  return `{\n${lines.join('\n').replace(/,$/, '')}\n}\n`;
}
