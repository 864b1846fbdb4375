import { isSecure } from './secure.ts';
import type { Source } from './source.ts';
import { Unreachable } from './unreachable.ts';

/** A store whose folder a server gives out as it is. */
export function webSource(base: URL, patience: number): Source {
  const root = new URL(base);
  if (!root.pathname.endsWith('/')) root.pathname += '/';
  return {
    name: String(base).replace(/\/$/, ''),
    async open(path, signal) {
      const url = new URL(path, root);
      url.search = root.search;
      const silence = new Silence(patience);
      const response = await request(url, AbortSignal.any([signal, silence.signal])).catch((error) => {
        silence.end();
        signal.throwIfAborted();
        throw error instanceof Unreachable ? error : new Unreachable(reasonOf(error), { cause: error });
      });
      if (response) return bodyOf(response, silence);
      silence.end();
      return undefined;
    },
  };
}

/** Undefined where the server says that there is no such file. */
async function request(url: URL, signal: AbortSignal): Promise<Response | undefined> {
  // identity: a server that compresses on the way would hide the true length
  const response = await fetch(url, { headers: { 'accept-encoding': 'identity' }, signal });
  if (response.ok && isSecure(new URL(response.url))) return response;
  await response.body?.cancel();
  if (response.ok)
    throw new Unreachable(`it leads to ${response.url}, where what comes may be changed on the way`);
  if (response.status === 404 || response.status === 410) return undefined;
  throw new Unreachable(`it answers ${response.status} ${response.statusText}`.trimEnd());
}

async function* bodyOf(response: Response, silence: Silence): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      silence.broken();
      yield chunk;
    }
  } finally {
    silence.end();
  }
}

/** Aborts when nothing came for too long. */
class Silence {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;

  constructor(patience: number) {
    const why = new Error(`nothing came for ${patience / 1000} s`);
    this.#timer = setTimeout(() => this.#controller.abort(why), patience);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  broken(): void {
    this.#timer.refresh();
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}

/** fetch says only that it failed; its cause says why. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? cause.message || String((cause as NodeJS.ErrnoException).code) : message;
}
