import { formatNumber } from '@wordloom/plots';
import { z } from 'zod';
import { type Findings, find, place } from './place.ts';

/** What another program gives for the same data and settings. */
export const baseline = z.object({
  /** The program with its version. */
  by: z.string(),
  /** How it was run, in a sentence. */
  how: z.string(),
  profiles: z.array(z.string()),
  figures: z.array(z.object({ what: z.string(), of: place, value: z.number() })),
});

/** Figures of a run beside those of another program. */
export interface Baseline {
  readonly by: string;
  readonly how: string;
  readonly figures: readonly { readonly what: string; readonly found: string; readonly theirs: string }[];
}

/** The baselines of a profile, each figure beside what the run found. */
export function besideBaselines(
  baselines: readonly z.output<typeof baseline>[],
  profile: string | undefined,
  findings: Findings,
): Baseline[] {
  return baselines
    .filter(({ profiles }) => profile !== undefined && profiles.includes(profile))
    .map(({ by, how, figures }) => ({
      by,
      how,
      figures: figures.map(({ what, of, value }) => {
        const found = find(of, findings);
        return {
          what,
          found: typeof found === 'number' ? formatNumber(found) : (found ?? 'nothing'),
          theirs: formatNumber(value),
        };
      }),
    }));
}
