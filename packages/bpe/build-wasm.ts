// Before the types of AssemblyScript, which declare a console of their own.
/// <reference types="node" />
import { readFileSync, writeFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

const SOURCE = 'known-pieces.ts';
const GENERATED = new URL('src/train/known-pieces-binary.generated.ts', import.meta.url);

/** The module that holds the kernel of assembly/, compiled; the same source and compiler give the same text. */
export async function compileKernel(): Promise<string> {
  const options = ['--runtime', 'stub', '--noAssert', '--use', 'abort=', '-O3', '--enable', 'simd'];
  const memory = ['--importMemory', '--initialMemory', '66'];
  let compiled: Uint8Array | undefined;
  const { error, stderr } = await asc.main([SOURCE, '--outFile', 'out.wasm', ...options, ...memory], {
    readFile: (name) =>
      name === SOURCE ? readFileSync(new URL(`assembly/${name}`, import.meta.url), 'utf8') : null,
    writeFile: (_name, contents) => {
      if (typeof contents !== 'string') compiled = contents;
    },
    listFiles: () => [],
  });
  if (error || !compiled) throw new Error(`${SOURCE} does not compile:\n${stderr}`, { cause: error });
  const text = Buffer.from(compiled).toString('base64');
  return `// Written by build-wasm.ts from assembly/${SOURCE}.\nexport const KNOWN_PIECES =\n  '${text}';\n`;
}

if (import.meta.main) writeFileSync(GENERATED, await compileKernel());
