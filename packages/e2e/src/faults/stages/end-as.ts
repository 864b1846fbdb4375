import { setTimeout } from 'node:timers/promises';
import { WordloomError } from '@wordloom/errors';
import type { Checkpoint } from '@wordloom/stage';
import type { endings } from './stages.ts';

/** Ends a stage in the way that is asked for; returns where it is to go on. */
export async function endAs(way: (typeof endings)[number], checkpoint: Checkpoint): Promise<void> {
  const isFirst = async () => {
    if ((await checkpoint.read('tried')) !== undefined) return false;
    await checkpoint.write('tried', 'yes');
    return true;
  };
  if (way !== 'fine') process.stdout.write(`it ${way} now\n`);
  switch (way) {
    case 'throws':
      throw new RangeError('no more numbers');
    case 'exits':
      return process.exit(7);
    case 'is killed':
      return kill();
    case 'is killed once':
      if (await isFirst()) await kill();
      return;
    case 'fills memory': {
      const held: unknown[] = [];
      for (;;) held.push(new Array(100_000).fill(held.length));
    }
    case 'hangs':
      await setTimeout(1e8);
      return;
    case 'spins':
      for (;;);
    case 'rejects late':
      void Promise.reject(new Error('nobody waits for me'));
      await setTimeout(1000);
      return;
    case 'rejects after its end':
      setTimeout(150).then(() => {
        throw new Error('a stage before me left this');
      });
      return;
    case 'is refused once':
      if (await isFirst()) throw new WordloomError({ code: 'sample/busy', what: 'the server is busy' });
  }
}

async function kill(): Promise<void> {
  process.kill(process.pid, 'SIGKILL');
  await setTimeout(1e8);
}
