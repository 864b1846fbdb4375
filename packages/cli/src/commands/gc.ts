import { colorOption, jsonOption, storeOption } from '../arguments/standard-options.ts';
import { wholeNumber } from '../arguments/whole-number.ts';
import { gcData } from '../cleaning/gc-data.ts';
import { gcText } from '../cleaning/gc-text.ts';
import { command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { gcOutput } from '../outputs/gc.ts';
import { printJson } from '../print-json.ts';
import { findRun } from '../runs/find-run.ts';
import { terminalOf } from '../terminal/terminal.ts';
import { foldersHere, openStoreToRead } from '../world.ts';

const defaultDays = 30;

export const gc = command({
  name: 'gc',
  summary: 'free what the store no longer needs',
  notes: [
    'Kept are the artifacts of the runs of the last days, of the newest good run of each pipeline and profile, and of pinned runs; and all that was used within the days, in any case within the last hour. What killed processes left half written goes at once. Records of runs are never deleted. Runs may go on meanwhile.',
  ],
  examples: ['wordloom gc', 'wordloom gc --days 7 --delete', 'wordloom gc --pin 02c1d9'],
  args: {
    days: {
      type: 'string',
      valueHint: 'N',
      description: `how long what was used is kept (default: ${defaultDays})`,
    },
    delete: { type: 'boolean', description: 'delete it; without, only say what would go' },
    pin: {
      type: 'string',
      valueHint: 'RUN',
      description: 'keep the artifacts of a run for good (wordloom runs lists them)',
    },
    unpin: { type: 'string', valueHint: 'RUN', description: 'no longer' },
    ...storeOption,
    ...jsonOption,
    ...colorOption,
  },
  run: async (args) => {
    const days = args.days === undefined ? defaultDays : wholeNumber('--days', args.days, 0);
    const store = await openStoreToRead(foldersHere(args.store));
    if (args.pin !== undefined) await store.pins.set((await findRun(store, args.pin)).id, true);
    if (args.unpin !== undefined) await store.pins.set((await findRun(store, args.unpin)).id, false);
    const survey = await store.survey({ days });
    if (args.delete) await store.clean(survey);
    const data = gcData(survey, days, args.delete === true);
    if (args.json) printJson(gcOutput, data);
    else process.stdout.write(gcText(data, terminalOf(process.stdout, process.env, args.color), Date.now()));
    return exitCodes.ok;
  },
});
