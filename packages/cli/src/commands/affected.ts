import { join } from 'node:path';
import { findAffected } from '@wordloom/engine';
import { WordloomError } from '@wordloom/errors';
import { affectedData } from '../affected/affected-data.ts';
import { affectedMarkdown } from '../affected/affected-markdown.ts';
import { affectedText } from '../affected/affected-text.ts';
import { readCodeOwners } from '../affected/code-owners.ts';
import { colorOption, jsonOption, storeOption } from '../arguments/standard-options.ts';
import { command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { affectedOutput } from '../outputs/affected.ts';
import { printJson } from '../print-json.ts';
import { terminalOf } from '../terminal/terminal.ts';
import { foldersHere } from '../world.ts';

const usualBase = 'main';

export const affected = command({
  name: 'affected',
  summary: 'the pipelines and stages that a change touches, and their owners',
  notes: [
    'Compares the working tree with where its history left the base, by the fingerprints of code, parameters and data: a comment, a type or a reformat touches nothing. Owners are those in CODEOWNERS of the code that counts. A stage that only reads from one that is touched runs unless what comes in turns out the same.',
  ],
  examples: ['wordloom affected --base main', 'wordloom affected --base origin/main --markdown > comment.md'],
  args: {
    base: {
      type: 'string',
      valueHint: 'REF',
      description: `a branch, tag or commit to compare with (default: ${usualBase})`,
    },
    markdown: { type: 'boolean', description: 'a table for a comment on a pull request' },
    ...storeOption,
    ...jsonOption,
    ...colorOption,
  },
  run: async ({ base = usualBase, markdown, store, json, color }) => {
    const { project, data, cache, store: folder } = foldersHere(store);
    if (project === undefined) throw noProject();
    const found = await findAffected({
      base,
      project,
      dataFolder: data,
      cacheFolder: cache,
      fingerprints: join(folder, 'fingerprints'),
    });
    const told = affectedData(found, readCodeOwners(found.repository));
    if (json) printJson(affectedOutput, told);
    else if (markdown) process.stdout.write(affectedMarkdown(told));
    else process.stdout.write(affectedText(told, terminalOf(process.stdout, process.env, color)));
    return exitCodes.ok;
  },
});

function noProject(): WordloomError {
  return new WordloomError({
    code: 'cli/no-project',
    what: 'there are no pipelines here that a change could touch',
    why: "no folder 'pipelines' with pipelines in it from here upwards",
    fix: 'run it in a project with pipelines/NAME/pipeline.ts',
  });
}
