import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** In the folder `texts` there. */
export function makeTexts(folder: string, files: number): void {
  mkdirSync(join(folder, 'texts'), { recursive: true });
  for (let i = 0; i < files; i++) writeFileSync(join(folder, `texts/${i}.txt`), `text ${i}\n`);
}
