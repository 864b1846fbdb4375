import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cli = createRequire(import.meta.url).resolve('@wordloom/cli/main');
const packages = fileURLToPath(new URL('../../node_modules/@wordloom', import.meta.url));

/** An empty folder in which the packages are installed, or are not. */
export class OwnFolder implements Disposable {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'wordloom-own-')));

  constructor({ installed = true } = {}) {
    if (!installed) return;
    mkdirSync(join(this.root, 'node_modules'));
    symlinkSync(packages, join(this.root, 'node_modules/@wordloom'));
  }

  write(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), content);
  }

  wordloom(...words: string[]): { code: number | null; out: string; err: string } {
    const { CI, FORCE_COLOR, ...env } = process.env;
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], {
      cwd: this.root,
      env,
      encoding: 'utf8',
    });
    return { code: status, out: stdout, err: stderr };
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true });
  }
}
