import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { visible, WordloomError } from '@wordloom/errors';
import { folderSource } from './folder-source.ts';
import { isSecure } from './secure.ts';
import { webSource } from './web-source.ts';

/** Where the files of a remote store come from. */
export interface Source {
  /** As people know it. */
  readonly name: string;
  /**
   * The bytes of a file, by its path in the store; undefined where there is none.
   *
   * @throws Unreachable where it cannot be told whether there is one; what breaks off in the middle throws something else
   */
  open(path: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array> | undefined>;
}

/**
 * @param address a folder, or a URL with https, or http to this machine itself
 * @param patience longest silence of a server, in milliseconds
 * @throws WordloomError `artifact/remote-address`
 */
export function sourceOf(address: string, patience: number): Source {
  if (!/^[a-z][a-z0-9+.-]+:/i.test(address) || isAbsolute(address)) return folderSource(resolve(address));
  const url = URL.parse(address);
  if (!url) throw badAddress(address, 'it is no URL');
  if (url.protocol === 'file:') return folderSource(fileURLToPath(url));
  if (url.username || url.password)
    throw badAddress(
      address.replace(/\/\/[^/]*@/, '//'),
      'it has a name or a password, which would end up in logs',
    );
  if (!isSecure(url)) throw badAddress(address, 'what comes over it may be changed on the way');
  return webSource(url, patience);
}

function badAddress(address: string, why: string): WordloomError {
  return new WordloomError({
    code: 'artifact/remote-address',
    what: `'${visible(address)}' cannot be a remote store`,
    why,
    fix: 'name a folder, or a URL that begins with https:',
  });
}
