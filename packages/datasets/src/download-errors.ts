import { visible, WordloomError } from '@wordloom/errors';
import { byHand } from './by-hand.ts';
import type { RemoteCopy } from './copy.ts';
import type { Declared } from './declared.ts';

export function insecureUrl({ asset }: RemoteCopy, url: string): WordloomError {
  return new WordloomError({
    code: 'datasets/insecure-url',
    what: `${asset.name} would come over a connection that anyone can change: ${visible(url)}`,
    fix: 'declare an https source',
  });
}

export function unreachable({ asset, source }: RemoteCopy, error: unknown): WordloomError {
  return new WordloomError({
    code: 'datasets/download',
    what: `${asset.name} could not be downloaded from ${source.url}: ${reason(error)}`,
    why: 'this machine has no way to that server, or the server is down',
    fix: byHand(asset),
    cause: error,
  });
}

export function refused({ asset, source }: RemoteCopy, response: Response): WordloomError {
  // Asking again helps where a server is overloaded, or broken for a while.
  const mayPass = response.status >= 500 || response.status === 408 || response.status === 429;
  return new WordloomError({
    code: mayPass ? 'datasets/download' : 'datasets/refused',
    what: `the server answered ${response.status} ${visible(response.statusText)} to ${source.url}`,
    why:
      response.status === 404 || response.status === 410
        ? 'the file is no longer there'
        : 'the server refuses or is overloaded',
    fix: byHand(asset),
  });
}

export function brokenOff({ asset, source }: RemoteCopy, done: number, error: unknown): WordloomError {
  return new WordloomError({
    code: 'datasets/download',
    what: `the download of ${asset.name} from ${source.url} broke off after ${done} bytes: ${reason(error)}`,
    why: 'the connection was lost',
    fix: `run again; if it breaks off each time, ${byHand(asset)}`,
    cause: error,
  });
}

export function bodyTooLarge({ asset, source }: RemoteCopy, { mostBytes }: Declared): WordloomError {
  return new WordloomError({
    code: 'datasets/too-large',
    what: `${source.url} sends more than the ${mostBytes} bytes that ${asset.name} can have; the download was stopped`,
    why: 'another file lies there now, such as a web page or another version of the data set',
    fix: byHand(asset),
  });
}

export function wrongBody(
  { asset, source }: RemoteCopy,
  { algorithm, hashes }: Declared,
  found: string,
): WordloomError {
  return new WordloomError({
    code: 'datasets/checksum',
    what: `what ${source.url} sends is not the published ${asset.name}`,
    problems: [
      ...hashes.map((expected) => `expected ${algorithm} ${expected}`),
      `found ${algorithm} ${found}`,
    ],
    why: 'the file was changed at its source, or a proxy answered with a page of its own',
    fix: byHand(asset),
  });
}

// fetch says "fetch failed" and keeps the reason, such as ENOTFOUND, in its cause.
function reason(error: unknown): string {
  const { cause, message } = error as Error;
  return visible(
    cause instanceof Error ? cause.message || String((cause as NodeJS.ErrnoException).code) : message,
  );
}
