import { type Program, startProgram } from './program.ts';
import type { TrainRow } from './rows.ts';

export interface Plan {
  readonly runs: number;
  /** A run takes about so long, and one step at least. */
  readonly seconds: number;
  readonly place: TrainRow['place'];
}

const WARM_UP = 2;
/** Of the losses of the first steps, relative: the same model, values and batch in single precision. */
const TOLERANCE = 1e-4;

/** Programs take turns, each round begun by another, after first steps that do not count. */
export async function measure(model: string, threads: number, plan: Plan): Promise<TrainRow> {
  const programs: Program[] = [];
  try {
    for (const name of ['wordloom', 'PyTorch'] as const) {
      const program = await startProgram(name, model, threads);
      if (program) programs.push(program);
      else console.log(`${name} is left out: it does not start (PYTHON names a Python that has torch)`);
    }
    const figures = [];
    for (const program of programs) {
      const warm = await program.train(WARM_UP);
      const steps = Math.max(1, Math.round((plan.seconds * WARM_UP) / warm.seconds));
      figures.push({
        program,
        steps,
        losses: warm.losses,
        peakBytes: 0,
        runs: [] as { seconds: number; cpuSeconds: number }[],
      });
    }
    checkLosses(
      model,
      figures.map(({ losses }) => losses),
    );
    for (let run = 0; run < plan.runs; run++) {
      for (let turn = 0; turn < figures.length; turn++) {
        const figure = figures[(turn + run) % figures.length]!;
        const { steps } = figure;
        const { seconds, cpuSeconds, peakBytes } = await figure.program.train(steps);
        figure.runs.push({ seconds: seconds / steps, cpuSeconds: cpuSeconds / steps });
        figure.peakBytes = peakBytes;
      }
    }
    return {
      model,
      threads,
      place: plan.place,
      figures: figures.map(({ program: { name, version }, peakBytes, losses, runs }) => ({
        program: name,
        version,
        peakBytes,
        loss: losses.at(-1)!,
        runs,
      })),
    };
  } finally {
    for (const program of programs) program.end();
  }
}

function checkLosses(model: string, [ours, theirs]: readonly (readonly number[])[]): void {
  if (!ours || !theirs) return;
  const apart = ours.some((loss, i) => !(Math.abs(loss - theirs[i]!) <= TOLERANCE * Math.abs(theirs[i]!)));
  if (apart) throw new Error(`${model} is not the same model: losses ${ours}, and ${theirs}`);
}
