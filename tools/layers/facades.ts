// Third-party libraries that one package hides from all others (DESIGN, "Layout").
const FACADES: Readonly<Record<string, RegExp>> = {
  table: /^(apache-arrow|hyparquet(-writer|-compressors)?|parquetjs(-lite)?)$/,
  device: /^@tensorflow\//,
};

/** The package that alone may import this library, if there is one. */
export function facadeOf(library: string): string | undefined {
  return Object.entries(FACADES).find(([, libraries]) => libraries.test(library))?.[0];
}
