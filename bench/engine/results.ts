import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { replaceSection } from '../document/replace-section.ts';
import { engineTable } from './engine-table.ts';
import type { Row } from './rows.ts';

const resultsFile = fileURLToPath(new URL('../results/engine.json', import.meta.url));
const documentFile = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url));

/** Keeps the row, in the place of an older one of the same task, and writes the table of all into the document. */
export function saveRow(row: Row): void {
  const older = existsSync(resultsFile) ? (JSON.parse(readFileSync(resultsFile, 'utf8')) as Row[]) : [];
  const rows = [...older.filter(({ task }) => task !== row.task), row];
  const document = replaceSection(readFileSync(documentFile, 'utf8'), 'engine', engineTable(rows));
  writeFileSync(resultsFile, `${JSON.stringify(rows, null, 2)}\n`);
  writeFileSync(documentFile, document);
}
