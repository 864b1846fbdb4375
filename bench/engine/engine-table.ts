import { describeMachine } from '../document/machine.ts';
import { markdownTable } from '../document/markdown-table.ts';
import { median } from '../document/statistics.ts';
import type { Row } from './rows.ts';

/** Medians in milliseconds; in brackets how many times as long as ours, the first of each task, it took. */
export function engineTable(rows: readonly Row[]): string {
  const programs = [...new Set(rows.flatMap(({ figures }) => figures.map(({ program }) => program)))];
  const cells = rows.map(({ task, figures }) => [
    task,
    String(figures[0]!.seconds.length),
    ...programs.map((program) => {
      const figure = figures.find((each) => each.program === program);
      if (!figure) return '';
      const own = median(figures[0]!.seconds);
      const ratio = figure === figures[0] ? '' : ` (${(median(figure.seconds) / own).toFixed(1)}x)`;
      return `${milliseconds(median(figure.seconds))}${ratio}`;
    }),
  ]);
  const measured = rows.map(
    ({ date, machine, load, figures }) =>
      `Measured ${date}, ${describeMachine(machine)}, load at the start ${load.toFixed(2)}. ${figures
        .map(({ program, version }) => `${program} ${version}`)
        .join('; ')}.`,
  );
  return ['Milliseconds:', markdownTable(['task', 'runs', ...programs], cells, 2), ...new Set(measured)].join(
    '\n\n',
  );
}

function milliseconds(seconds: number): string {
  const value = seconds * 1000;
  return value.toLocaleString('en-US', { maximumFractionDigits: value < 100 ? 1 : 0 });
}
