import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { isMainThread } from 'node:worker_threads';

// Preloaded as `resolve-from.ts?folder=/a/package`: what the program's main module imports is looked up as from that
// folder. Worker threads load it too, but stand where their own file is.
const folder = new URL(import.meta.url).searchParams.get('folder')!;
const standsAt = pathToFileURL(`${folder}/README.md`).href;
const main = pathToFileURL(process.argv[1]!).href;

if (isMainThread) {
  registerHooks({
    resolve: (specifier, context, next) =>
      next(specifier, context.parentURL === main ? { ...context, parentURL: standsAt } : context),
  });
}
