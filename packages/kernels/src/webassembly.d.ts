// The part of WebAssembly's JavaScript interface that the kernels use; TypeScript has it only in the library of browsers.
declare namespace WebAssembly {
  function validate(bytes: Uint8Array): boolean;

  class Module {
    constructor(bytes: Uint8Array);
  }

  class Instance {
    readonly exports: Record<string, unknown>;
    constructor(module: Module, imports: Record<string, Record<string, unknown>>);
  }

  class Memory {
    readonly buffer: SharedArrayBuffer;
    grow(pages: number): number;
    constructor(pages: { initial: number; maximum: number; shared: true });
  }
}
