import { visible } from '@wordloom/errors';
import type { Neighbour } from '@wordloom/keyed-vectors';
import { formatAge } from '../format/age.ts';
import { neighboursOutput } from '../outputs/neighbours.ts';
import { printJson } from '../print-json.ts';
import { terminalOf } from '../terminal/terminal.ts';
import { textTable } from '../terminal/text-table.ts';
import type { FoundVectors } from './find-vectors.ts';

/** Prints what a query came to, and whose vectors said so. */
export function tellNeighbours(
  query: readonly string[],
  neighbours: readonly Neighbour[],
  { record, vectors }: FoundVectors,
  options: { readonly json?: boolean | undefined; readonly color?: boolean | undefined },
): void {
  const { id, pipeline, profile, startedAt } = record;
  if (options.json) {
    const { dimensions, words } = vectors;
    printJson(neighboursOutput, {
      query: [...query],
      pipeline,
      run: id,
      ...(profile === undefined ? {} : { profile }),
      words: words.length,
      dimensions,
      neighbours: neighbours.map(({ word, similarity }) => ({ word, similarity })),
    });
    return;
  }
  const { columns, paint } = terminalOf(process.stdout, process.env, options.color);
  const rows = neighbours.map(({ word, similarity }) => [word, similarity]);
  const table = textTable([{ name: 'word' }, { name: 'similarity', digits: 3 }], rows, columns, paint);
  const source = `vectors of ${visible(profile === undefined ? pipeline : `${pipeline}, profile ${profile}`)}, run ${formatAge(startedAt, Date.now())}`;
  process.stdout.write(`${[...table, '', paint('dim', source)].join('\n')}\n`);
}
