import { suggest, visible, WordloomError } from '@wordloom/errors';

/** A file that is not, or no longer, a safetensors file. */
export function badFile(file: string, what: string, likely: 'damaged' | 'truncated' = 'damaged') {
  return new WordloomError({
    code: 'checkpoint/safetensors',
    what,
    where: { file },
    why:
      likely === 'truncated'
        ? 'the file was cut off: a download or a copy did not end'
        : 'the file is damaged, or of another format',
    fix: 'get it again',
  });
}

export function unknownTensor(file: string, name: string, names: readonly string[]): WordloomError {
  return new WordloomError({
    code: 'checkpoint/unknown-tensor',
    what: `there is no tensor '${visible(name)}'`,
    where: { file },
    fix: suggest(name, names, 'tensor'),
  });
}

export function unreadType(file: string, name: string, dtype: string): WordloomError {
  return new WordloomError({
    code: 'checkpoint/unread-type',
    what: `tensor '${visible(name)}' is of type ${dtype}; F32, F16, BF16, I32 and I64 are read`,
    where: { file },
    fix: 'convert it first, or leave it out',
  });
}
