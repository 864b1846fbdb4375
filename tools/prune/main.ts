import { formatError } from '@wordloom/errors';
import { makeWorkerFolder } from './worker-folder.ts';

const [pipeline, folder] = process.argv.slice(2);
if (pipeline === undefined || folder === undefined) {
  process.stderr.write(
    'usage: pnpm worker-folder PIPELINE FOLDER, for example: pnpm worker-folder quickstart ../worker\n',
  );
  process.exitCode = 2;
} else {
  try {
    const names = makeWorkerFolder('.', pipeline, folder);
    process.stdout.write(
      `${folder}: ${names.length} packages\nnext, there: pnpm install --prod --frozen-lockfile\n              node packages/cli/src/main.ts run ${pipeline}\n`,
    );
  } catch (error) {
    process.stderr.write(`${formatError(error)}\n`);
    process.exitCode = 2;
  }
}
