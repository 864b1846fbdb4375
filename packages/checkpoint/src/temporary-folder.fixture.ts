import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const temporary = mkdtempSync(join(tmpdir(), 'wordloom-checkpoint-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

let paths = 0;
export const newPath = () => join(temporary, `${paths++}`);
