import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeMachine, loadAtStart, thisMachine } from '../document/machine.ts';
import { engineTable } from './engine-table.ts';
import { pipelineTasks } from './pipelines/pipeline-tasks.ts';
import { stageTasks } from './pipelines/stage-tasks.ts';
import { saveRow } from './results.ts';
import type { Task } from './rows.ts';
import { tableTasks } from './tables/table-tasks.ts';
import { takeTurns } from './take-turns.ts';

// The engine beside DVC, Snakemake and Nx, its tables beside pyarrow; README.md says how to run it.

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '7' },
    only: { type: 'string', default: 'pipelines,stages,tables' },
    quick: { type: 'boolean', default: false },
  },
});
const { quick } = values;
const wanted = values.only.split(',');
for (const part of wanted) {
  if (!['pipelines', 'stages', 'tables'].includes(part))
    throw new Error(`--only knows pipelines, stages and tables, not ${part}`);
}

const machine = thisMachine();
console.log(describeMachine(machine));
const load = loadAtStart();
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'wordloom-bench-engine-')));
const tasks: Task[] = [];
try {
  if (wanted.includes('pipelines')) tasks.push(...pipelineTasks(folder, quick ? 5 : 1000));
  if (wanted.includes('stages')) tasks.push(...stageTasks(folder, quick ? 10 : 1000));
  if (wanted.includes('tables')) tasks.push(...tableTasks(folder, quick ? 1000 : 1));
  for (const task of tasks) {
    const figures = takeTurns(task, quick ? 1 : Number(values.runs));
    const date = new Date().toISOString().slice(0, 10);
    const row = { task: task.task, date, machine, load, figures };
    console.log(`\n${engineTable([row])}`);
    if (!quick) saveRow(row);
  }
} finally {
  for (const task of tasks) task.end?.();
  rmSync(folder, { recursive: true });
}
