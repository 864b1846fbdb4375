import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { suggest, visible, WordloomError } from '@wordloom/errors';

/** Runs git in a folder; its output without the last line break. */
export async function git(
  folder: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  const env = { ...process.env, ...environment };
  const { stdout } = await promisify(execFile)('git', [...words], { cwd: folder, env, maxBuffer: 2 ** 28 });
  return stdout.trimEnd();
}

/** @throws WordloomError `affected/no-git` where the folder is in no repository, or there is no git */
export async function repositoryOf(folder: string): Promise<string> {
  return git(folder, ['rev-parse', '--show-toplevel']).catch((cause) => {
    throw new WordloomError({
      code: 'affected/no-git',
      what: 'there is no git history to compare with',
      where: { file: folder },
      why: messageOf(cause),
      fix: 'run it in a git repository, with git installed',
      cause,
    });
  });
}

/**
 * The commit that a change begins at: where the working tree's history left that of the reference.
 *
 * @throws WordloomError `affected/unknown-base` with the nearest names, `affected/no-common-history`
 */
export async function baseCommit(repository: string, reference: string): Promise<string> {
  const name = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${reference}^{commit}`];
  const commit = await git(repository, name).catch(() => undefined);
  if (commit === undefined) throw await unknownBase(repository, reference);
  return git(repository, ['merge-base', commit, 'HEAD']).catch((cause) => {
    throw new WordloomError({
      code: 'affected/no-common-history',
      what: `no commit is known that ${visible(reference)} and HEAD have in common`,
      where: { file: repository },
      why: 'a shallow clone ends before it, or the two never had one',
      fix: 'fetch the whole history: git fetch --unshallow, or fetch-depth: 0 in a workflow',
      cause,
    });
  });
}

async function unknownBase(repository: string, reference: string): Promise<WordloomError> {
  const list = ['for-each-ref', '--format=%(refname:short)', 'refs/heads', 'refs/remotes', 'refs/tags'];
  const names = (await git(repository, list).catch(() => '')).split('\n').filter((name) => name !== '');
  return new WordloomError({
    code: 'affected/unknown-base',
    what: `git knows no commit '${visible(reference)}'`,
    where: { file: repository },
    fix: names.length === 0 ? 'commit something first' : suggest(reference, names, 'branch or tag'),
  });
}

function messageOf(cause: unknown): string {
  const { stderr, message } = cause as { stderr?: string; message: string };
  return visible((stderr?.trim() || message).split('\n')[0]!);
}
