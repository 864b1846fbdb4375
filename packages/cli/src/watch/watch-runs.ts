import { type ChildProcess, spawn } from 'node:child_process';
import { visible } from '@wordloom/errors';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { watchFiles } from './watch-files.ts';

/** Editors write a file in more than one step: how long nothing must change before a run begins, in milliseconds. */
const calm = 150;

/**
 * Runs a command line now and again after every edit, each time in a process of its own, since one never sees an edit of what
 * it has loaded. An edit stops the run that goes on; Ctrl-C ends it all.
 *
 * @param words of `wordloom run`, without --watch
 */
export function watchRuns(words: readonly string[], root: string, store: string): Promise<ExitCode> {
  const say = (text: string) => process.stderr.write(`${text}\n`);
  return new Promise((resolve) => {
    let child: ChildProcess | undefined;
    let timer: NodeJS.Timeout | undefined;
    let ended = false;
    const changed = new Set<string>();

    const start = () => {
      if (child) return void child.kill('SIGINT'); // its end begins the next
      const paths = [...changed];
      changed.clear();
      if (paths.length > 0) say(`\nchanged: ${changedText(paths)}`);
      // A group of its own: Ctrl-C on a terminal reaches it through this process, once.
      child = spawn(process.execPath, [...process.execArgv, process.argv[1]!, 'run', ...words], {
        stdio: ['ignore', 'inherit', 'inherit'],
        detached: true,
      });
      child.once('exit', (code) => {
        child = undefined;
        if (ended) return finish(code === exitCodes.interrupted ? exitCodes.interrupted : exitCodes.ok);
        if (changed.size > 0) return start();
        say('watching for changes; Ctrl-C ends');
      });
    };
    const watcher = watchFiles(root, store, (path) => {
      changed.add(path);
      clearTimeout(timer);
      timer = setTimeout(start, calm);
    });
    const end = () => {
      ended = true;
      clearTimeout(timer);
      if (child) child.kill('SIGINT');
      else finish(exitCodes.ok);
    };
    const finish = (code: ExitCode) => {
      watcher[Symbol.dispose]();
      process.off('SIGINT', end).off('SIGTERM', end);
      resolve(code);
    };
    process.on('SIGINT', end).on('SIGTERM', end);
    start();
  });
}

function changedText(paths: readonly string[]): string {
  const more = paths.length - 3;
  return `${paths
    .slice(0, 3)
    .map((path) => visible(path))
    .join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
