import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Tokenizer } from '@wordloom/bpe';
import { describeMachine, loadAtStart, thisMachine } from '../document/machine.ts';
import { replaceSection } from '../document/replace-section.ts';
import { quickInputs, readInputs } from './inputs.ts';
import { type EncodeTimes, presentPrograms, type TrainTimes } from './programs.ts';
import { type EncodeResult, encodeTable, type Figures, trainTable } from './tables.ts';

// Byte-pair encoding beside the programs that people use today; README.md says how to run it.

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '7' },
    size: { type: 'string', default: '32000' },
    quick: { type: 'boolean', default: false },
  },
});
const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const machine = thisMachine();
console.log(describeMachine(machine));
const load = loadAtStart();
const date = new Date().toISOString().slice(0, 10);
const programs = presentPrograms();
const runs = values.quick ? 1 : Number(values.runs);
const folder = mkdtempSync(join(tmpdir(), 'wordloom-bench-'));
try {
  const inputs = values.quick ? quickInputs() : readInputs(folder);
  const text = join(folder, 'english.txt');
  writeFileSync(text, inputs[0]!.documents.join(''));

  const size = values.quick ? 300 : Number(values.size);
  const trainers = programs.filter(({ train }) => train);
  const training = takeTurns<TrainTimes>(trainers, ({ train }) => train!(text, size));
  const words = `${size.toLocaleString('en')} tokens from the English text below, medians of ${runs}.`;
  const trained = [words, trainTable(training), measuredOn(training)].join('\n\n');
  console.log(`\n${trained}`);

  const vocabulary = values.quick ? await smallVocabulary(text) : gpt2Folder();
  const encoders = programs.filter(({ encode }) => encode);
  const encoding: EncodeResult[] = inputs.map(({ name, documents }) => {
    const file = join(folder, 'documents.json');
    writeFileSync(file, JSON.stringify(documents));
    const figures = takeTurns<EncodeTimes>(encoders, ({ encode }) => encode!(vocabulary, file));
    const counts = figures.map((each) => `${each.name} ${each.runs[0]!.tokens.toLocaleString('en')}`);
    console.log(`${name}: tokens ${counts.join(', ')}`);
    return { input: name, bytes: Buffer.byteLength(documents.join('')), figures };
  });
  const encoded = [
    `GPT-2's vocabulary, medians of ${runs}; processor time where the clock is not named.`,
    encodeTable(encoding),
    measuredOn(encoding[0]!.figures),
  ].join('\n\n');
  console.log(`\n${encoded}`);

  if (!values.quick) {
    const results = { machine, load, date, training, encoding };
    writeFileSync(path('bench/results/bpe.json'), `${JSON.stringify(results, null, 2)}\n`);
    let document = readFileSync(path('docs/benchmarks.md'), 'utf8');
    document = replaceSection(document, 'bpe: training', trained);
    writeFileSync(path('docs/benchmarks.md'), replaceSection(document, 'bpe: encoding', encoded));
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** Whether a program went over the limit, which it would do again. */
function isTooSlow(times: readonly unknown[]): boolean {
  return times.some((time) => Number.isNaN((time as EncodeTimes).tokens));
}

/** Figures of programs that take turns, each round begun by another. */
function takeTurns<Times>(
  some: readonly ReturnType<typeof presentPrograms>[number][],
  measure: (program: ReturnType<typeof presentPrograms>[number]) => Times,
): Figures<Times>[] {
  const times = some.map((): Times[] => []);
  for (let run = 0; run < runs; run++) {
    for (let turn = 0; turn < some.length; turn++) {
      const at = (run + turn) % some.length;
      if (!isTooSlow(times[at]!)) times[at]!.push(measure(some[at]!));
    }
  }
  return some.map(({ name, version }, i) => ({ name, version, runs: times[i]! }));
}

function measuredOn(figures: readonly { readonly name: string; readonly version: string }[]): string {
  const versions = figures.map(({ name, version }) => `${name} ${version}`).join('; ');
  return `Measured ${date}, ${describeMachine(machine)}, load at the start ${load.toFixed(2)}. ${versions}.`;
}

function gpt2Folder(): string {
  const data = process.env.WORDLOOM_DATA ?? path('../shared/data');
  const found = join(data, 'tokenizers/gpt2');
  if (!existsSync(found)) throw new Error('needs tokenizers/gpt2 under the folder in WORDLOOM_DATA');
  return found;
}

async function smallVocabulary(text: string): Promise<string> {
  const small = await Tokenizer.train({ files: [text] }, { kind: 'byte-level', vocabularySize: 300 });
  await small.save(join(folder, 'gpt2'), { format: 'gpt2' });
  return join(folder, 'gpt2');
}
