import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { replaceSection } from '../document/replace-section.ts';
import { MODELS } from './models/index.ts';
import type { TrainRow } from './rows.ts';
import { trainTable } from './train-table.ts';

const resultsFile = fileURLToPath(new URL('../results/train.json', import.meta.url));
const documentFile = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url));

/** Keeps the row, in the place of an older one of the same model and threads, and writes the table of all into the document. */
export function saveRow(row: TrainRow): void {
  const older: TrainRow[] = existsSync(resultsFile) ? JSON.parse(readFileSync(resultsFile, 'utf8')) : [];
  const others = older.filter(({ model, threads }) => model !== row.model || threads !== row.threads);
  const order = Object.keys(MODELS);
  const rows = [...others, row].sort(
    (a, b) => order.indexOf(a.model) - order.indexOf(b.model) || a.threads - b.threads,
  );
  const document = replaceSection(readFileSync(documentFile, 'utf8'), 'train', trainTable(rows));
  writeFileSync(resultsFile, `${JSON.stringify(rows, null, 2)}\n`);
  writeFileSync(documentFile, document);
}
