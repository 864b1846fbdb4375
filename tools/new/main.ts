import { formatError } from '@wordloom/errors';
import { defineCommand, runMain } from 'citty';
import { LAYERS_FILE } from '../layers/layers.ts';
import { createPackage } from './create-package.ts';

const packageCommand = defineCommand({
  meta: {
    name: 'package',
    description: 'a package in the house form: pnpm new package fasttext --layer models',
  },
  args: {
    name: { type: 'positional', required: true, description: 'folder name, e.g. negative-sampler' },
    layer: {
      type: 'string',
      description: 'line of the layer table, for a package that it does not name yet',
    },
  },
  run({ args: { name, layer } }) {
    try {
      const files = createPackage('.', { name, layer });
      console.log(`wrote\n${files.map((file) => `  ${file}`).join('\n')}\n`);
      console.log(nextSteps(name, files.includes(LAYERS_FILE)));
    } catch (error) {
      console.error(formatError(error));
      process.exitCode = 1;
    }
  },
});

function nextSteps(name: string, placedLast: boolean): string {
  const steps = [
    `say what it does in the description in packages/${name}/package.json and in its README`,
    `write packages/${name}/src, then: pnpm test packages/${name}`,
    ...(placedLast ? [`move it to its place within its line in ${LAYERS_FILE}`] : []),
    'name its owners in .github/CODEOWNERS',
    'add a changeset: pnpm changeset',
  ];
  return `next\n${steps.map((step, index) => `  ${index + 1}. ${step}`).join('\n')}`;
}

await runMain(defineCommand({ meta: { name: 'pnpm new' }, subCommands: { package: packageCommand } }));
