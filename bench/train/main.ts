import { parseArgs } from 'node:util';
import { describeMachine, loadAtStart, thisMachine } from '../document/machine.ts';
import { measure } from './measure.ts';
import { MODELS } from './models/index.ts';
import { profile } from './profile.ts';
import { saveRow } from './results.ts';
import { trainTable } from './train-table.ts';

// Training steps beside PyTorch on the CPU; ../README.md says how to run it.

const { values } = parseArgs({
  options: {
    models: { type: 'string', default: Object.keys(MODELS).join(',') },
    threads: { type: 'string', default: '1,2' },
    runs: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '2' },
    quick: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
  },
});
const models = values.models.split(',');
for (const model of models) {
  if (!(model in MODELS)) throw new Error(`no model ${model}; there are ${Object.keys(MODELS).join(', ')}`);
}
const threads = values.threads.split(',').map(Number);

const machine = thisMachine();
console.log(describeMachine(machine));
for (const model of models) {
  for (const count of threads) {
    const load = loadAtStart();
    if (values.profile) {
      console.log(`\n${model}, threads ${count}\n\n${await profile(model, count, 5)}\n`);
      continue;
    }
    const place = { machine, load, date: new Date().toISOString().slice(0, 10) };
    const plan = values.quick
      ? { runs: 1, seconds: 0, place }
      : { runs: Number(values.runs), seconds: Number(values.seconds), place };
    const row = await measure(model, count, plan);
    console.log(`\n${trainTable([row])}\n`);
    if (!values.quick) saveRow(row);
  }
}
