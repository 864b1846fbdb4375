/** What all trainers are given alike. */
export const WINDOW = 5;
export const NEGATIVES = 5;
export const LEARNING_RATE = 0.025;
/** Where the rate ends: word2vec.c's ten-thousandth. */
export const MIN_LEARNING_RATE = LEARNING_RATE / 10_000;
export const MIN_COUNT = 5;

/** A row of the table of speeds. */
export interface Setting {
  readonly dimensions: number;
  /** Threshold of subsampling. */
  readonly sample: number;
  readonly threads: number;
}

export interface Training extends Setting {
  readonly epochs: number;
  readonly seed: number;
}

export const ALL_SETTINGS: readonly Setting[] = [100, 300].flatMap((dimensions) =>
  [1e-4, 1e-3].flatMap((sample) => [1, 2].map((threads) => ({ dimensions, sample, threads }))),
);

/**
 * The rows that a filter such as `dims=100,sample=1e-4,threads=1` lets through; what it does not name is free.
 *
 * @throws Error for another key, and where no row is left
 */
export function matchingSettings(filter: string): Setting[] {
  const wanted = filter.split(',').map((part) => part.split('='));
  for (const [key] of wanted) {
    if (!['dims', 'sample', 'threads'].includes(key!))
      throw new Error(`--rows knows dims, sample, threads, not ${key}`);
  }
  const settings = ALL_SETTINGS.filter(({ dimensions, sample, threads }) => {
    const values: Record<string, number> = { dims: dimensions, sample, threads };
    return wanted.every(([key, value]) => values[key!] === Number(value));
  });
  if (settings.length === 0) throw new Error(`--rows ${filter} is no row of the table`);
  return settings;
}
