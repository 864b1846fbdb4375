import { WordloomError } from '@wordloom/errors';

/** What is done with the files in which words wait; an error of the disk says whose it is, and what helps. */
export function withSpillErrors<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === undefined) throw cause;
    const full = code === 'ENOSPC' || code === 'EDQUOT';
    throw new WordloomError({
      code: full ? 'bpe/disk-full' : 'bpe/temporary-files',
      what: full
        ? 'there is no room left for the words that wait in files'
        : 'the words that memory has no room for cannot be kept in files',
      where: { file: folder },
      why: message,
      fix: `${full ? 'free some room there' : 'see that it is there and can be written'}, set TMPDIR (Windows: TEMP) to a folder on another disk, or raise maxTableBytes so that more words stay in memory`,
      cause,
    });
  }
}
