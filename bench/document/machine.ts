import { cpus, loadavg, totalmem } from 'node:os';

/** What a measurement was made on. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly node: string;
}

export function thisMachine(): Machine {
  const cores = cpus();
  return {
    processor: cores[0]!.model.trim(),
    cores: cores.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
}

export function describeMachine({ processor, cores, memoryGiB, node }: Machine): string {
  return `${processor}, ${cores} cores, ${memoryGiB} GiB; Node ${node}`;
}

const quiet = 0.5;

/** Runnable threads over the last minute, with a warning where others are at work too. */
export function loadAtStart(): number {
  const [load] = loadavg() as [number, number, number];
  console.log(`load average ${load.toFixed(2)}`);
  if (load > quiet)
    console.warn(`warning: above ${quiet}: others use this machine, trust no figure but ratios`);
  return load;
}
