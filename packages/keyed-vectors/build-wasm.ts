import { readFileSync, writeFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

const binary = new URL('./src/wasm/cosines.wasm', import.meta.url);

/** Compiles assembly/cosines.ts; the same source and compiler give the same bytes. */
export async function compileCosines(): Promise<Uint8Array> {
  let compiled: Uint8Array | undefined;
  const options = ['--outFile', 'cosines.wasm', '--runtime', 'stub', '--noAssert', '--use', 'abort='];
  const { error, stderr } = await asc.main(
    ['cosines.ts', ...options, '--initialMemory', '1', '--enable', 'simd', '-O3', '--converge'],
    {
      readFile: (name) => (name === 'cosines.ts' ? source() : null),
      writeFile: (_name, contents) => {
        if (typeof contents !== 'string') compiled = contents;
      },
      listFiles: () => [],
    },
  );
  if (error || !compiled) throw new Error(`cosines.ts does not compile:\n${stderr}`, { cause: error });
  return compiled;
}

function source(): string {
  return readFileSync(new URL('./assembly/cosines.ts', import.meta.url), 'utf8');
}

if (import.meta.main) writeFileSync(binary, await compileCosines());
