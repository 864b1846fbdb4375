import type { Column, Columns } from './column.ts';

/**
 * Whether a table with columns `Got` can stand where `Need` is asked for: every needed column present, of the same type;
 * more columns do no harm. `unknown` when it can, else an object type that names what is wrong, which no value has.
 */
export type Accepts<Need extends Columns, Got extends Columns> =
  Mismatch<Need, Got> extends never
    ? unknown
    : {
        readonly 'columns do not fit': {
          [K in Mismatch<Need, Got> & string]: { need: Need[K]; got: Got[K] };
        };
      };

type Mismatch<Need extends Columns, Got extends Columns> = {
  [K in keyof Need]: K extends keyof Got ? (FitsColumn<Need[K], Got[K]> extends true ? never : K) : K;
}[keyof Need];

type FitsColumn<Need extends Column, Got extends Column> = Need extends {
  type: 'vector';
  size: infer N;
  item: infer I;
}
  ? Got extends { type: 'vector'; size: infer M; item: I }
    ? N extends number
      ? [M] extends [N]
        ? true
        : false
      : true
    : false
  : Need extends { type: 'list'; item: infer I }
    ? Got extends { type: 'list'; item: infer J }
      ? [I, J] extends [J, I]
        ? true
        : false
      : false
    : Need['type'] extends Got['type']
      ? true
      : false;

/** The same check on data: the first needed column that is missing or of another type, or undefined when all fit. */
export function findMismatch(
  need: Columns,
  got: Columns,
): { readonly column: string; readonly need: Column; readonly got: Column | undefined } | undefined {
  for (const [column, wanted] of Object.entries(need)) {
    const given = got[column];
    if (given === undefined || !fits(wanted, given)) return { column, need: wanted, got: given };
  }
  return undefined;
}

function fits(need: Column, got: Column): boolean {
  if (need.type === 'vector') {
    if (got.type !== 'vector' || got.item.type !== need.item.type) return false;
    return need.size === undefined || need.size === got.size;
  }
  if (need.type === 'list') return got.type === 'list' && got.item.type === need.item.type;
  return need.type === got.type;
}
