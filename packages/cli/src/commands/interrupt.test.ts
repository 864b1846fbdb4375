import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { SampleProject } from '../sample/sample-project.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
// util-linux has it, BSD has another of that name.
const hasTerminal = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux');

const spins = `import { implement } from '@wordloom/stage';
import { work } from './stages.ts';

export default implement(work, async ({ outputs, report }) => {
  report.metric('process', process.pid);
  report.progress({ done: 1, total: 2, unit: 'steps' });
  await new Promise((resolve) => setTimeout(resolve, 300));
  for (;;);
});
`;

/** Whether a process is there, and not only waits for its parent to ask how it ended. */
function isAlive(pid: number): boolean {
  const stat = `/proc/${pid}/stat`;
  return existsSync(stat) && !/\) [ZX] /.test(readFileSync(stat, 'utf8'));
}

/** What the stages of the last run told. */
function eventsOf({ root }: SampleProject): { type: string; name?: string; value?: number }[] {
  const runs = join(root, 'artifacts/runs');
  const last = readdirSync(runs).sort().at(-1)!;
  const lines = readFileSync(join(runs, last, 'events.jsonl'), 'utf8')
    .trim()
    .split('\n');
  return lines
    .map((line) => JSON.parse(line))
    .flatMap((event) => (event.type === 'stage' ? [event.event] : []));
}

test.skipIf(!hasTerminal)(
  'Ctrl-C in a terminal ends even a stage that never looks up and would compute for ever, gives the cursor back, and the next run goes on',
  async () => {
    using sample = new SampleProject({ 'pipelines/sample/work-run.ts': spins });
    const { CI, ...environment } = process.env;
    const command = `stty rows 24 columns 80; '${process.execPath}' '${main}' run sample`;
    const terminal = spawn('script', ['-qefc', command, '/dev/null'], {
      cwd: sample.root,
      env: { ...environment, TERM: 'xterm', WORDLOOM_DATA: join(sample.root, 'data') },
    });
    let screen = '';
    terminal.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (!/1\/2 steps/.test(screen) && /1\/2 steps/.test(screen + text)) terminal.stdin.write('\x03');
      screen += text;
    });
    const code = await new Promise((resolve) => terminal.on('close', resolve));
    expect(code).toBe(130);
    expect(screen).toContain('stopped; what had finished is kept, the next run goes on');
    expect(screen).toContain('\x1b[?25l'); // the cursor was hidden
    expect(screen.lastIndexOf('\x1b[?25h')).toBeGreaterThan(screen.lastIndexOf('\x1b[?25l'));
    const [event] = eventsOf(sample).filter(({ type, name }) => type === 'metric' && name === 'process');
    while (isAlive(event!.value!)) await setTimeout(50); // it would compute for ever

    sample.write(
      'pipelines/sample/work-run.ts',
      spins.replace('for (;;);', 'await outputs.done.write(1);').replace('300', '1'),
    );
    const { code: next, out } = await sample.wordloom('run', 'sample');
    expect({ next, out }).toEqual({ next: 0, out: expect.stringContaining('1 ran, 3 from the store') });
  },
);
