import { WordloomError } from '@wordloom/errors';
import { type Columns, columnName, findMismatch } from '@wordloom/schema';
import type { TableFile } from './table-file.ts';

/**
 * The columns that are needed, as the file has them; all where nothing is said.
 *
 * @throws WordloomError `table/columns` naming column, needed and given type
 */
export function neededOf<C extends Columns>(
  file: TableFile,
  { name, columns }: { readonly name: string; readonly columns: Columns },
  needed: C | undefined,
): C {
  if (!needed) return columns as C;
  const wrong = findMismatch(needed, columns);
  if (!wrong)
    return Object.fromEntries(Object.keys(needed).map((key) => [key, columns[key]!])) as unknown as C;
  const given = wrong.got
    ? `type ${columnName(wrong.got)}`
    : `a table without it (${Object.keys(columns).join(', ')})`;
  throw new WordloomError({
    code: 'table/columns',
    what: `table '${name}': needs column '${wrong.column}' of type ${columnName(wrong.need)}, given ${given}`,
    where: { file: file.path },
  });
}
