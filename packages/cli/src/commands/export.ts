import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { RunRecord, Store } from '@wordloom/artifact';
import { colorOption, jsonOption, storeOption } from '../arguments/standard-options.ts';
import { command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { attributionText, licencesOf, licenceWarnings } from '../export/attribution.ts';
import { chooseOutputs } from '../export/choose-outputs.ts';
import {
  destinationOf,
  refuseExisting,
  type TableFormat,
  tableFormats,
  writeOutput,
} from '../export/write-output.ts';
import { formatBytes } from '../format/bytes.ts';
import { formatPath } from '../format/path.ts';
import { exportOutput } from '../outputs/export.ts';
import { printJson } from '../print-json.ts';
import { findRun, shortId } from '../runs/find-run.ts';
import { newestRun } from '../runs/two-runs.ts';
import { terminalOf } from '../terminal/terminal.ts';
import { textTable } from '../terminal/text-table.ts';
import { wrap } from '../terminal/wrap.ts';
import { foldersHere, openStoreToRead } from '../world.ts';

export const exportCommand = command({
  name: 'export',
  summary: 'write what a pipeline made as files for other programs',
  notes: [
    'Tables become Parquet, Arrow (IPC), JSON (a row a line; numbers that JSON has no word for are null) or, where they hold word vectors, text in the format of word2vec. Records become JSON; files stay as they are. Every byte is held against its hash first.',
    'Where the data they are made from has a licence, ATTRIBUTION.md is written beside them, and share-alike is said.',
  ],
  examples: [
    'wordloom export quickstart',
    'wordloom export quickstart vectors --format word2vec --to vectors/',
    'wordloom export quickstart tokenize.words --run 02c1d9 --format arrow',
  ],
  args: {
    name: { type: 'positional', required: true, description: 'a pipeline' },
    output: {
      type: 'positional',
      required: false,
      description: 'one of its results, a stage, or STAGE.OUTPUT (default: all results)',
    },
    to: { type: 'string', valueHint: 'DIR', description: 'the folder to write to (default: NAME-export)' },
    format: { type: 'enum', options: [...tableFormats], description: 'of tables (default: parquet)' },
    run: { type: 'string', valueHint: 'RUN', description: 'of this run (default: the last that ended well)' },
    profile: { type: 'string', valueHint: 'P', description: 'of the last run with this profile' },
    force: { type: 'boolean', description: 'replace files that are there' },
    ...storeOption,
    ...jsonOption,
    ...colorOption,
  },
  run: async (args) => {
    const store = await openStoreToRead(foldersHere(args.store));
    const record = await runOf(store, args);
    const chosen = await chooseOutputs(store, record, args.output);
    const folder = resolve(args.to ?? `${record.pipeline}-export`);
    const licences = licencesOf(chosen.map(({ manifest }) => manifest));
    const settings = {
      format: (args.format ?? 'parquet') as TableFormat,
      named: args.output !== undefined,
    };
    const destinations = chosen.map((one) => destinationOf(one, folder, settings));
    const notes: [path: string, content: string][] = [];
    if (licences.length > 0)
      notes.push([join(folder, 'ATTRIBUTION.md'), attributionText(licences, record.pipeline)]);
    if (!args.force) await refuseExisting([...destinations.map(({ path }) => [path] as const), ...notes]);
    await mkdir(folder, { recursive: true });
    const files: Awaited<ReturnType<typeof writeOutput>>[] = [];
    for (const [i, one] of chosen.entries()) files.push(await writeOutput(store, one, destinations[i]!));
    for (const [path, content] of notes) await writeFile(path, content);
    const terminal = terminalOf(process.stdout, process.env, args.color);
    for (const warning of licenceWarnings(licences)) {
      const lines = wrap(`warning: ${warning}`, terminal.columns);
      process.stderr.write(`${lines.join('\n')}\n`);
    }
    if (args.json) {
      printJson(exportOutput, { pipeline: record.pipeline, run: record.id, folder, files, licences });
      return exitCodes.ok;
    }
    const rows = files.map(({ path, rows, bytes, node, output }) => [
      formatPath(path),
      rows,
      formatBytes(bytes),
      `${node}.${output}`,
    ]);
    const names = ['file', 'rows', 'size', `from run ${shortId(record.id)}`].map((name) => ({ name }));
    process.stdout.write(`${textTable(names, rows, terminal.columns, terminal.paint).join('\n')}\n`);
    return exitCodes.ok;
  },
});

function runOf(
  store: Store,
  { name, run, profile }: { name: string; run?: string | undefined; profile?: string | undefined },
): Promise<RunRecord> {
  return run === undefined ? newestRun(store, { pipeline: name, profile, ok: true }) : findRun(store, run);
}
