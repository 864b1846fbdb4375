import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { timed, versionOf } from '../programs.ts';
import { makeTexts } from './make-texts.ts';
import type { Program } from './program.ts';

const installed = fileURLToPath(new URL('../../../node_modules/nx', import.meta.url));
const nx = resolve(installed, '../.bin/nx');
// Its daemon, which it turns off by itself in containers, makes it faster.
const env = {
  ...process.env,
  NX_DAEMON: 'true',
  NX_CACHE_DIRECTORY: '.nx/cache',
  NX_WORKSPACE_DATA_DIRECTORY: '.nx/workspace-data',
};

/** The chain and the files for Nx: projects whose targets are kept in its cache. */
export function nxIn(folder: string, stages: number, files: number): Program[] {
  const version = versionOf('Nx', nx, ['--version']);
  if (version === undefined) return [];
  const [chain, many] = [join(folder, 'chain'), join(folder, 'files')];
  makeWorkspace(chain, ['{projectRoot}/more', { dependentTasksOutputFiles: '**/*.out' }]);
  for (let i = 0; i < stages; i++) {
    const sum = `echo $(($(cat out/s${i - 1}.out) + $(cat s${i}/more))) > out/s${i}.out`;
    const command = i === 0 ? 'cat s0/more > out/s0.out' : sum;
    makeProject(chain, `s${i}`, command, i === 0 ? [] : [`s${i - 1}`]);
    writeFileSync(join(chain, `s${i}/more`), `${i === 0 ? 1 : i}\n`);
  }
  makeWorkspace(many, ['{projectRoot}/*.txt']);
  makeTexts(many, files);
  makeProject(many, 'texts', 'cat texts/*.txt | wc -c > out/texts.out', []);
  // Begun here, where it holds no pipe that a run waits for.
  for (const cwd of [chain, many]) execFileSync(nx, ['daemon', '--start'], { cwd, env, stdio: 'ignore' });
  const run = (place: string, ...words: string[]) => timed(nx, words, place, env);
  return [
    {
      program: 'Nx',
      version: version.match(/\d+\.\d+\.\d+/)![0],
      chain(value) {
        writeFileSync(join(chain, `s${stages - 1}/more`), `${value}\n`);
        return run(chain, 'run', `s${stages - 1}:make`);
      },
      many: () => run(many, 'run', 'texts:make'),
      end() {
        for (const place of [chain, many]) run(place, 'daemon', '--stop');
      },
    },
  ];
}

function makeWorkspace(folder: string, inputs: readonly unknown[]): void {
  mkdirSync(join(folder, 'out'), { recursive: true });
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(installed, join(folder, 'node_modules/nx'));
  writeFileSync(join(folder, 'package.json'), '{ "name": "workspace", "private": true }\n');
  const outputs = ['{workspaceRoot}/out/{projectName}.out'];
  const make = { cache: true, dependsOn: ['^make'], inputs, outputs };
  const settings = { neverConnectToCloud: true, analytics: false, tui: { enabled: false }, parallel: 2 };
  writeFileSync(join(folder, 'nx.json'), JSON.stringify({ ...settings, targetDefaults: { make } }));
  writeFileSync(join(folder, '.gitignore'), 'node_modules\n.nx\nout\n');
}

function makeProject(workspace: string, name: string, command: string, after: readonly string[]): void {
  const folder = join(workspace, name);
  mkdirSync(folder, { recursive: true });
  const project = { name, implicitDependencies: after, targets: { make: { command } } };
  writeFileSync(join(folder, 'project.json'), JSON.stringify(project));
}
