import { readFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { openRemoteStore, type RemoteStore } from '@wordloom/artifact';
import { visible, WordloomError } from '@wordloom/errors';
import { z } from 'zod';
import type { Folders } from './project.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const manifestSchema = z.object({ wordloom: z.object({ remote: z.string().optional() }).optional() });
/** Stands for no remote store, whatever else is set. */
const none = 'none';

/**
 * Where artifacts are looked for that the store has not: `--remote`, else WORDLOOM_REMOTE, else `wordloom.remote` in the project's
 * package.json, where a folder is named from the project.
 */
export function remoteAddress(
  option: string | undefined,
  { project }: Pick<Folders, 'project'>,
  { WORDLOOM_REMOTE }: Environment,
): string | undefined {
  const address = option ?? (WORDLOOM_REMOTE || declaredAddress(project));
  return address === none ? undefined : address;
}

/** The remote store as this process sees it; what is wrong with it is told on standard error. */
export function remoteHere(option: string | undefined, folders: Folders): RemoteStore | undefined {
  const address = remoteAddress(option, folders, process.env);
  if (address === undefined) return undefined;
  return openRemoteStore(address, {
    onTrouble: (message) => process.stderr.write(`remote store: ${visible(message)}\n`),
  });
}

function declaredAddress(project: string | undefined): string | undefined {
  const file = project === undefined ? undefined : join(project, 'package.json');
  const text = file === undefined ? undefined : readIfThere(file);
  if (text === undefined) return undefined;
  const { data } = manifestSchema.safeParse(parse(text));
  if (!data) {
    throw new WordloomError({
      code: 'cli/remote',
      what: 'wordloom.remote cannot be read',
      where: { file: file! },
      fix: 'write, for example, "wordloom": { "remote": "https://ci.example.org/artifacts" }',
    });
  }
  const address = data.wordloom?.remote;
  const isFolder =
    address !== undefined && address !== none && (isAbsolute(address) || !URL.canParse(address));
  return isFolder ? resolve(project!, address) : address;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
