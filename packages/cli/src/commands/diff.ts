import { compareRuns } from '@wordloom/engine';
import { colorOption, jsonOption, storeOption } from '../arguments/standard-options.ts';
import { command } from '../command.ts';
import { diffText } from '../diff/diff-text.ts';
import { exitCodes } from '../exit-codes.ts';
import { diffOutput } from '../outputs/diff.ts';
import { printJson } from '../print-json.ts';
import { twoRuns } from '../runs/two-runs.ts';
import { terminalOf } from '../terminal/terminal.ts';
import { foldersHere, openStoreToRead } from '../world.ts';

export const diff = command({
  name: 'diff',
  summary: 'what differs between two runs, and what made it so',
  notes: [
    'Each metric that changed is traced to the parameter, code or data that it goes back to. A run is named by its id or the end of it (wordloom runs); with one run, it is held against the one before it; with a pipeline or nothing, the last two are compared.',
  ],
  examples: ['wordloom diff quickstart', 'wordloom diff 02c1d9 7ab2f0', 'wordloom diff --json'],
  args: {
    first: { type: 'positional', required: false, description: 'a run, or a pipeline for its last two' },
    second: { type: 'positional', required: false, description: 'the later run' },
    profile: { type: 'string', valueHint: 'P', description: 'only runs with this profile' },
    ...storeOption,
    ...jsonOption,
    ...colorOption,
  },
  run: async (args) => {
    const store = await openStoreToRead(foldersHere(args.store));
    const [before, after] = await twoRuns(store, args);
    const nodes = await compareRuns(store, before, after);
    const data = diffOutput.parse({ before, after, nodes });
    if (args.json) printJson(diffOutput, data);
    else
      process.stdout.write(diffText(data, Date.now(), terminalOf(process.stdout, process.env, args.color)));
    return exitCodes.ok;
  },
});
