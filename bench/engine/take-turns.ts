import type { Figure, Task } from './rows.ts';

/** Every contender once without counting, then all in turns, each round begun by another. */
export function takeTurns({ contenders }: Task, runs: number): Figure[] {
  const seconds = contenders.map((): number[] => []);
  for (const contender of contenders) contender.run();
  for (let run = 0; run < runs; run++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const which = (run + turn) % contenders.length;
      seconds[which]!.push(contenders[which]!.run());
    }
  }
  return contenders.map(({ program, version }, i) => ({ program, version, seconds: seconds[i]! }));
}
