import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { projectFolder } from '@wordloom/engine';

/** The folders that a command works with. */
export interface Folders {
  /** The folder with `pipelines/`, from where the command was given upwards. */
  readonly project: string | undefined;
  readonly store: string;
  /** The person's data sets. */
  readonly data: string | undefined;
  /** Downloads, shared by all projects of a person. */
  readonly cache: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where things are: the store in `artifacts/` of the project unless `--store` says otherwise, data in WORDLOOM_DATA or in
 * `shared/data` beside the project, downloads in the person's cache folder.
 */
export function findFolders(from: string, store: string | undefined, environment: Environment): Folders {
  const project = projectFolder(from);
  return {
    project,
    store: store === undefined ? join(project ?? from, 'artifacts') : resolve(from, store),
    data: dataFolder(project, environment),
    cache: join(environment.XDG_CACHE_HOME || join(homedir(), '.cache'), 'wordloom'),
  };
}

function dataFolder(project: string | undefined, { WORDLOOM_DATA }: Environment): string | undefined {
  if (WORDLOOM_DATA) return resolve(WORDLOOM_DATA);
  const beside = project === undefined ? undefined : join(dirname(project), 'shared', 'data');
  return beside !== undefined && existsSync(beside) ? beside : undefined;
}
