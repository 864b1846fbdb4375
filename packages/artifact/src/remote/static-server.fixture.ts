import { createReadStream, existsSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** Gives out a folder as it is, as any server for static files does. */
export class StaticServer implements AsyncDisposable {
  readonly url: string;
  /** Paths that were asked for, in order. */
  readonly asked: string[] = [];
  /** Answers instead of the folder where it returns true. */
  answer: (path: string, response: ServerResponse) => boolean = () => false;
  readonly #server;

  static async of(folder: string): Promise<StaticServer> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return new StaticServer(folder, server);
  }

  private constructor(folder: string, server: ReturnType<typeof createServer>) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/store`;
    server.on('request', ({ url = '' }, response) => {
      const path = url.replace('/store/', '');
      this.asked.push(path);
      if (this.answer(path, response)) return;
      const file = join(folder, path);
      if (!existsSync(file)) response.writeHead(404).end();
      else createReadStream(file).pipe(response);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }
}
