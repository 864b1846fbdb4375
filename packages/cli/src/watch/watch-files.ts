import { type FSWatcher, readdirSync, watch } from 'node:fs';
import { join, relative } from 'node:path';

/** Folders in which nobody edits: what is installed, and what is hidden. */
const skipped = (name: string) => name === 'node_modules' || name.startsWith('.');

/**
 * Tells of every file under a folder that is written, made or removed, by its path from there; also in folders that are made
 * later.
 *
 * @param without a folder that is not looked into
 */
export function watchFiles(root: string, without: string, onChange: (path: string) => void): Disposable {
  const watchers = new Map<string, FSWatcher>();
  const add = (folder: string) => {
    if (watchers.has(folder) || folder === without) return;
    let entries: string[];
    try {
      const watcher = watch(folder, (_event, name) => {
        if (name === null || skipped(name)) return;
        const path = join(folder, name);
        if (path === without) return;
        add(path);
        onChange(relative(root, path));
      });
      watchers.set(folder, watcher);
      const forget = () => {
        watcher.close();
        watchers.delete(folder);
      };
      watcher.on('error', forget);
      entries = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory() && !skipped(entry.name) ? [entry.name] : [],
      );
    } catch {
      watchers.get(folder)?.close(); // a file, or gone again
      watchers.delete(folder);
      return;
    }
    for (const name of entries) add(join(folder, name));
  };
  add(root);
  return {
    [Symbol.dispose]() {
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}
