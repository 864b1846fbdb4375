import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Task } from '../rows.ts';

const script = fileURLToPath(new URL('./wordloom-run.ts', import.meta.url));

/** Many empty stages, without the start of the process: planned when all are in the store, and all run. */
export function stageTasks(folder: string, stages: number): Task[] {
  const place = mkdtempSync(join(folder, 'stages-'));
  let value = 0;
  const ask = (...what: string[]) => {
    const args = [script, 'wide', String(stages), String(value), place, ...what];
    return Number(execFileSync(process.execPath, args, { encoding: 'utf8' }));
  };
  const own = { program: 'wordloom', version: 'of this repository' };
  return [
    {
      task: `all of ${stages} empty stages run, two side by side`,
      contenders: [
        {
          ...own,
          run() {
            value++;
            return ask();
          },
        },
      ],
    },
    { task: `${stages} stages in the store are planned`, contenders: [{ ...own, run: () => ask('plan') }] },
  ];
}
