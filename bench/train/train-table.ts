import { describeMachine } from '../document/machine.ts';
import { markdownTable } from '../document/markdown-table.ts';
import { median } from '../document/statistics.ts';
import type { TrainRow } from './rows.ts';

type Run = TrainRow['figures'][number]['runs'][number];

/** Medians of milliseconds a step, by the clock and by processor time, how many times slower ours is, and peak memory. */
export function trainTable(rows: readonly TrainRow[]): string {
  const programs = [...new Set(rows.flatMap(({ figures }) => figures.map(({ program }) => program)))];
  const head = [
    'model',
    'threads',
    'runs',
    ...programs.map((program) => `${program}, ms`),
    'ratio',
    ...programs.map((program) => `${program}, CPU ms`),
    'ratio',
    ...programs.map((program) => `${program}, MiB`),
  ];
  const lines = rows.map((row) => [
    row.model,
    `${row.threads}`,
    `${row.figures[0]!.runs.length}`,
    ...times(row, programs, ({ seconds }) => seconds),
    ...times(row, programs, ({ cpuSeconds }) => cpuSeconds),
    ...programs.map((program) => {
      const figure = row.figures.find((each) => each.program === program);
      return figure ? Math.round(figure.peakBytes / 2 ** 20).toLocaleString('en') : '';
    }),
  ]);
  return [markdownTable(head, lines, 3), ...measuredOn(rows)].join('\n\n');
}

/** Of each program, and the first's over the second's. */
function times(row: TrainRow, programs: readonly string[], of: (run: Run) => number): string[] {
  const medians = programs.map((program) => {
    const runs = row.figures.find((each) => each.program === program)?.runs;
    return runs && 1000 * median(runs.map(of));
  });
  const [ours, theirs] = medians;
  const ratio = ours && theirs ? (ours / theirs).toFixed(2) : '';
  return [...medians.map((time) => (time === undefined ? '' : time.toFixed(time < 100 ? 1 : 0))), ratio];
}

function measuredOn(rows: readonly TrainRow[]): string[] {
  const lines = rows.map(({ place, figures }) => {
    const programs = figures.map(({ version }) => version).join('; ');
    return `${place.date}, ${describeMachine(place.machine)}. ${programs}.`;
  });
  return [...new Set(lines)].map((line) => {
    const loads = rows.filter((_, i) => lines[i] === line).map(({ place }) => place.load);
    const [least, most] = [Math.min(...loads), Math.max(...loads)].map((load) => load.toFixed(2));
    return `Measured ${line} Load average at the start ${least === most ? least : `${least} to ${most}`}.`;
  });
}
