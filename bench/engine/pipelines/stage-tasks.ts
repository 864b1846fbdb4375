import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Task } from '../rows.ts';

const script = fileURLToPath(new URL('./wordloom-run.ts', import.meta.url));

/** Many empty stages, without the start of the process: all run, in a row and side by side, and planned when all are in the store. */
export function stageTasks(folder: string, stages: number): Task[] {
  const place = mkdtempSync(join(folder, 'stages-'));
  let value = 0;
  const own = { program: 'wordloom', version: 'of this repository' };
  const task = (name: string, shape: string, count: number, fresh: boolean, ...what: string[]): Task => ({
    task: name,
    contenders: [
      {
        ...own,
        run() {
          if (fresh) value++;
          const args = [script, shape, String(count), String(value), join(place, shape), ...what];
          return Number(execFileSync(process.execPath, args, { encoding: 'utf8' }));
        },
      },
    ],
  });
  const few = Math.ceil(stages / 5);
  return [
    task(`all of ${stages} empty stages run, two side by side`, 'wide', stages, true),
    task(`${stages} stages in the store are planned`, 'wide', stages, false, 'plan'),
    task(`all of ${few} empty stages run, two side by side`, 'wide', few, true),
    task(`all of ${stages} empty stages run, each after another`, 'row', stages, true),
  ];
}
