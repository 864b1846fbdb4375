import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

// Makes docs/report.png, the picture in the README: two parts of the latest report of the quickstart, side by side.
// Needs Chromium: CHROMIUM names the program, `chromium` otherwise.

const runs = resolve('artifacts/runs');
const report = readdirSync(runs)
  .filter((run) => run.includes('-quickstart-'))
  .sort()
  .map((run) => join(runs, run, 'report.html'))
  .findLast(existsSync);
if (!report) throw new Error('there is no report yet: run `pnpm start` first');

const [width, height] = [1280, 860];
const frame = (part: string) => `<iframe src="${pathToFileURL(report)}${part}"></iframe>`;
const page = `<!doctype html><style>
  body { margin: 0; background: #e8e8e4; display: flex; gap: 20px; padding: 20px; box-sizing: border-box; height: ${height}px }
  iframe { flex: 1; height: 100%; border: 0; border-radius: 8px; background: white }
</style>${frame('')}${frame('#stage-projection')}`;

const folder = mkdtempSync(join(tmpdir(), 'wordloom-picture-'));
writeFileSync(join(folder, 'page.html'), page);
execFileSync(process.env.CHROMIUM ?? 'chromium', [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--hide-scrollbars',
  '--force-device-scale-factor=1.5',
  `--user-data-dir=${join(folder, 'profile')}`,
  `--window-size=${width},${height}`,
  `--screenshot=${resolve('docs/report.png')}`,
  pathToFileURL(join(folder, 'page.html')).href,
]);
rmSync(folder, { recursive: true });
