import { describeMachine } from '../document/machine.ts';
import type { Place } from './rows.ts';

interface Row {
  readonly place: Place;
  readonly figures: readonly { readonly trainer: string; readonly version: string }[];
}

/** Lines for under a table: each machine that its rows come from, with the programs there. */
export function measuredOn(rows: readonly Row[]): string {
  const lines = rows.map(({ place, figures }) => {
    const programs = figures.map(({ trainer, version }) => `${trainer} ${version}`).join('; ');
    return `${place.date}, ${describeMachine(place.machine)}, load at the start ${place.load.toFixed(2)}. ${programs}.`;
  });
  return [...new Set(lines)].map((line) => `Measured ${line}`).join('\n\n');
}

/** The trainers of all rows, in the order of the first that has them. */
export function trainerNames(rows: readonly Row[]): string[] {
  return [...new Set(rows.flatMap(({ figures }) => figures.map(({ trainer }) => trainer)))];
}
