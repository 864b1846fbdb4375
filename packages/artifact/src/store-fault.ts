import { WordloomError } from '@wordloom/errors';

/** Runs what touches the store's folder, with the errors of the file system said in the store's own words. */
export async function inStore<R>(folder: string, work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    throw faultOf(folder, error) ?? error;
  }
}

function faultOf(folder: string, cause: unknown): WordloomError | undefined {
  const { code, message, syscall } = cause as { code?: unknown; message?: string; syscall?: unknown };
  const where = { file: folder };
  const why = String(message);
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return notWritable(folder, cause);
    case 'ENOENT': // what a folder that cannot be made with those above it gives on a disk that is read-only
      return syscall === 'mkdir' ? notWritable(folder, cause) : undefined;
    case 'ENOSPC':
    case 'EDQUOT':
      return new WordloomError({
        code: 'artifact/disk-full',
        what: 'there is no room left for the store',
        where,
        why,
        fix: 'free some room (wordloom gc says what the store can spare), or choose a store on another disk with --store FOLDER',
        cause,
      });
    case 'ENOTDIR':
    case 'EEXIST':
      return new WordloomError({
        code: 'artifact/not-a-folder',
        what: 'the store is to be a folder, but a file is in its place',
        where,
        why,
        fix: 'choose another store with --store FOLDER',
        cause,
      });
    default:
      return undefined;
  }
}

export function notWritable(folder: string, cause: unknown): WordloomError {
  return new WordloomError({
    code: 'artifact/not-writable',
    what: 'there is no permission to use the store',
    where: { file: folder },
    why: String((cause as Error).message),
    fix: 'give yourself permission to write there, or choose another store with --store FOLDER',
    cause,
  });
}
