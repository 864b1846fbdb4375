import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { describeMachine, loadAtStart, thisMachine } from '../document/machine.ts';
import { replaceSection } from '../document/replace-section.ts';
import { presentPrograms } from './measure.ts';
import { type Figures, timesTable } from './table.ts';

// WordPiece encoding of WikiText-2 beside Hugging Face tokenizers; README.md says how to run it.

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '7' }, quick: { type: 'boolean', default: false } },
});

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const unpacked = (name: string) => gunzipSync(readFileSync(path(`packages/${name}`)));
const machine = thisMachine();
console.log(describeMachine(machine));
const load = loadAtStart();

const folder = mkdtempSync(join(tmpdir(), 'wordloom-bench-'));
try {
  const vocabulary = join(folder, 'vocab.txt');
  const text = join(folder, 'text.txt');
  const part = values.quick ? 'valid' : 'train';
  writeFileSync(vocabulary, unpacked('wordpiece/fixtures/bert-base-uncased.vocab.txt.gz'));
  writeFileSync(text, unpacked(`datasets/data/wikitext-2/wiki.${part}.tokens.gz`));

  const programs = presentPrograms();
  const figures = programs.map(({ name, version }) => ({ name, version, runs: [] }) as Writable<Figures>);
  for (let run = 0; run < (values.quick ? 1 : Number(values.runs)); run++) {
    programs.forEach((program, i) => {
      figures[i]!.runs.push(program.measure(vocabulary, text));
    });
  }
  const counts = new Set(figures.flatMap(({ runs }) => runs.map(({ tokens }) => tokens)));
  if (counts.size !== 1) throw new Error(`the programs do not agree: ${[...counts].join(', ')} tokens`);

  const [tokens] = counts;
  const lines = readFileSync(text, 'utf8').split('\n').length;
  const table = [
    `The ${lines.toLocaleString('en')} lines of WikiText-2, ${tokens!.toLocaleString('en')} tokens, one thread, medians of ${figures[0]!.runs.length}.`,
    timesTable(figures),
    `Measured ${new Date().toISOString().slice(0, 10)}, ${describeMachine(machine)}, load at the start ${load.toFixed(2)}. ${figures.map(({ name, version }) => `${name} ${version}`).join('; ')}.`,
  ].join('\n\n');
  console.log(`\n${table}`);
  if (!values.quick) {
    const results = { machine, load, date: new Date().toISOString().slice(0, 10), figures };
    writeFileSync(path('bench/results/wordpiece.json'), `${JSON.stringify(results, null, 2)}\n`);
    const document = path('docs/benchmarks.md');
    writeFileSync(document, replaceSection(readFileSync(document, 'utf8'), 'wordpiece', table));
  }
} finally {
  rmSync(folder, { recursive: true });
}

type Writable<F extends Figures> = Omit<F, 'runs'> & { runs: F['runs'][number][] };
