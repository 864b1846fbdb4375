import { LOWER_CASE } from './tables.generated.ts';

const DOTTED_CAPITAL_I = 0x130;

let lower: Map<number, number> | undefined;

/** Appends the lower case of a code point, which knows nothing of what stands around it (no final sigma). */
export function pushLowerCase(code: number, to: number[]): void {
  lower ??= readRuns();
  to.push(lower.get(code) ?? code);
  if (code === DOTTED_CAPITAL_I) to.push(0x307);
}

function readRuns(): Map<number, number> {
  const found = new Map<number, number>();
  let at = 0;
  for (const run of LOWER_CASE.split(' ')) {
    const [gap, count, step, distance] = run.split(',').map((part) => Number.parseInt(part, 36)) as Run;
    for (let i = 0; i < count; i++) found.set(at + gap + i * step, at + gap + i * step + distance);
    at += gap + count * step;
  }
  return found;
}

type Run = [gap: number, count: number, step: number, distance: number];
