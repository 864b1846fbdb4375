import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { python, versionOf } from '../programs.ts';
import type { Contender, Task } from '../rows.ts';
import { TABLES, tableTitles } from './cases.ts';

const titles = { write: 'write a', read: 'read a', 'read-first': 'first read of a' };

/** Writing to the disk and reading of tables, each in a process of its own that tells the fifth time, and the first of reading. */
export function tableTasks(folder: string, divisor: number): Task[] {
  const pyarrow = versionOf('pyarrow', python, ['-c', 'import pyarrow; print(pyarrow.__version__)']);
  const script = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  return TABLES.flatMap((table) =>
    (['write', 'read', 'read-first'] as const).map((what): Task => {
      const contender = (program: string, version: string, command: string, file: string): Contender => ({
        program,
        version,
        run() {
          const args = [script(file), what, table, join(folder, `${table}.${program}`), String(divisor)];
          return (JSON.parse(execFileSync(command, args, { encoding: 'utf8' })) as { wall: number }).wall;
        },
      });
      return {
        task: `${titles[what]} ${tableTitles[table]}`.replace(/a (1\d? M)/, '$1'),
        contenders: [
          contender('wordloom', 'of this repository', process.execPath, 'wordloom-tables.ts'),
          ...(pyarrow ? [contender('pyarrow', pyarrow, python, 'pyarrow_tables.py')] : []),
        ],
      };
    }),
  );
}
