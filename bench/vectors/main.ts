import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeMachine, loadAtStart, thisMachine } from '../document/machine.ts';
import { buildCorpus } from './corpus.ts';
import { measureQuality } from './measure-quality.ts';
import { measureSpeed } from './measure-speed.ts';
import { qualityTable } from './quality-table.ts';
import { readQuickText } from './quick-text.ts';
import { saveQuality, saveSpeed } from './results.ts';
import { ALL_SETTINGS, matchingSettings } from './settings.ts';
import { readBooks } from './source-text.ts';
import { speedTable } from './speed-table.ts';
import { presentTrainers } from './trainers/present.ts';

// Skip-gram training beside word2vec.c, gensim and fastText; README.md says how to run it.

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string', multiple: true },
    trainers: { type: 'string' },
    runs: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '5' },
    seeds: { type: 'string', default: '3' },
    epochs: { type: 'string', default: '1,3' },
    threads: { type: 'string', default: '1' },
    text: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
});
const [what] = positionals;
if (positionals.length !== 1 || (what !== 'speed' && what !== 'quality')) {
  throw new Error('say what to measure: speed or quality');
}

const machine = thisMachine();
console.log(describeMachine(machine));
const load = loadAtStart();
const trainers = presentTrainers(values.trainers?.split(','));
if (trainers.length === 0) throw new Error('no trainer is left: give one its place, as the lines above say');

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'wordloom-bench-')));
try {
  const text = values.quick
    ? await readQuickText(folder)
    : values.text
      ? readFileSync(values.text)
      : readBooks(folder);
  const corpus = buildCorpus(text);
  const place = { machine, load, date: new Date().toISOString().slice(0, 10) };
  const keep = !values.quick && values.text === undefined;
  if (what === 'speed') {
    const plan = values.quick
      ? { settings: ALL_SETTINGS.slice(0, 1), runs: 1, seconds: 0.5 }
      : {
          settings: values.rows?.flatMap(matchingSettings) ?? ALL_SETTINGS,
          runs: Number(values.runs),
          seconds: Number(values.seconds),
        };
    for await (const row of measureSpeed(corpus, trainers, { ...plan, folder, place })) {
      console.log(`\n${speedTable([row])}`);
      if (keep) saveSpeed(row);
    }
  } else {
    const plan = values.quick
      ? { seeds: 1, epochs: [1], threads: 1 }
      : {
          seeds: Number(values.seeds),
          epochs: values.epochs.split(',').map(Number),
          threads: Number(values.threads),
        };
    for await (const row of measureQuality(corpus, trainers, { ...plan, folder, place })) {
      console.log(`\n${qualityTable([row])}`);
      if (keep) saveQuality(row);
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
