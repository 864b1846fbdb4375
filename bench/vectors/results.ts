import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { replaceSection } from '../document/replace-section.ts';
import { qualityTable } from './quality-table.ts';
import type { QualityRow, SpeedRow } from './rows.ts';
import { speedTable } from './speed-table.ts';

interface Results {
  readonly speed: readonly SpeedRow[];
  readonly quality: readonly QualityRow[];
}

const resultsFile = fileURLToPath(new URL('../results/vectors.json', import.meta.url));
const documentFile = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url));

/** Keeps the row, in the place of an older one of the same setting, and writes the table of all into the document. */
export function saveSpeed(row: SpeedRow): void {
  const results = readResults();
  const speed = replaceRow(results.speed, row, ({ dimensions, sample, threads }) => [
    dimensions,
    sample,
    threads,
  ]);
  save({ ...results, speed }, 'vectors: speed', speedTable(speed));
}

/** Likewise; of the same number of epochs. */
export function saveQuality(row: QualityRow): void {
  const results = readResults();
  const quality = replaceRow(results.quality, row, ({ epochs }) => [epochs]);
  save({ ...results, quality }, 'vectors: quality', qualityTable(quality));
}

/** `row` and those of `older` that have another key, by rising keys. */
export function replaceRow<Row>(older: readonly Row[], row: Row, keyOf: (row: Row) => number[]): Row[] {
  const compare = (a: Row, b: Row) => {
    const other = keyOf(b);
    return keyOf(a).reduce((order, part, at) => order || part - other[at]!, 0);
  };
  return [...older.filter((each) => compare(each, row) !== 0), row].sort(compare);
}

function readResults(): Results {
  return existsSync(resultsFile) ? JSON.parse(readFileSync(resultsFile, 'utf8')) : { speed: [], quality: [] };
}

function save(results: Results, section: string, table: string): void {
  const document = replaceSection(readFileSync(documentFile, 'utf8'), section, table);
  writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(documentFile, document);
}
