import type { FileHandle } from 'node:fs/promises';

const step = 2 ** 24; // some ms of a disk: small tables are waited for once, at their end

/** Brings a file's bytes to the disk while more of them are written, so that little is left to wait for at its end. */
export class EarlySync {
  readonly #file: Promise<FileHandle>;
  #unsynced = 0;
  #syncing: Promise<void> | undefined;

  constructor(file: Promise<FileHandle>) {
    this.#file = file;
  }

  wrote(bytes: number): void {
    this.#unsynced += bytes;
    if (this.#unsynced < step || this.#syncing) return;
    this.#unsynced = 0;
    this.#syncing = this.#file
      .then((file) => file.datasync())
      .then(() => {
        this.#syncing = undefined;
        this.wrote(0);
      });
    this.#syncing.catch(() => {}); // the system tells of a fault once: finish() says it
  }

  /** Waits until all is on the disk; fails where any of it could not be brought there. */
  async finish(): Promise<void> {
    while (this.#syncing) await this.#syncing;
    await (await this.#file).sync();
  }
}
