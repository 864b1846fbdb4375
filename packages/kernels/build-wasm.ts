import { readFileSync, writeFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

/** The binaries kept in src/wasm, and what each is compiled with. */
export const BINARIES = {
  'skip-gram-simd128.wasm': { source: 'skip-gram.ts', features: ['simd', 'threads'], wide: false },
  'skip-gram-relaxed.wasm': {
    source: 'skip-gram.ts',
    features: ['simd', 'threads', 'relaxed-simd'],
    wide: false,
  },
  'skip-gram-wide.wasm': {
    source: 'skip-gram.ts',
    features: ['simd', 'threads', 'relaxed-simd'],
    wide: true,
  },
  'tensors-simd128.wasm': { source: 'tensors.ts', features: ['simd', 'threads'], wide: false },
  'tensors-relaxed.wasm': {
    source: 'tensors.ts',
    features: ['simd', 'threads', 'relaxed-simd'],
    wide: false,
  },
};

/** Compiles one of them from assembly/; the same source and compiler give the same bytes. */
export async function compile(binary: keyof typeof BINARIES): Promise<Uint8Array> {
  const { source, features, wide } = BINARIES[binary];
  // No more than -O1: Binaryen would move the sums of an update behind one another, and V8 has no registers for that.
  const options = [
    '--outFile',
    binary,
    '--runtime',
    'stub',
    '--noAssert',
    '--use',
    'abort=',
    '--use',
    `WIDE=${wide ? 1 : 0}`,
  ];
  const memory = ['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'];
  let compiled: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [source, ...options, ...memory, ...features.flatMap((name) => ['--enable', name]), '-O1'],
    {
      readFile: (name) => readSource(name),
      writeFile: (_name, contents) => {
        if (typeof contents !== 'string') compiled = contents;
      },
      listFiles: () => [],
    },
  );
  if (error || !compiled) throw new Error(`${binary} does not compile:\n${stderr}`, { cause: error });
  return compiled;
}

function readSource(name: string): string | null {
  try {
    return readFileSync(new URL(`assembly/${name}`, import.meta.url), 'utf8');
  } catch {
    return null; // asc tries several names for an import
  }
}

if (import.meta.main) {
  for (const binary of Object.keys(BINARIES) as (keyof typeof BINARIES)[]) {
    writeFileSync(new URL(`src/wasm/${binary}`, import.meta.url), await compile(binary));
  }
}
