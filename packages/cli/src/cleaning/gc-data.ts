import type { Survey } from '@wordloom/artifact';
import type { z } from 'zod';
import type { gcOutput } from '../outputs/gc.ts';

export type GcData = z.output<typeof gcOutput>;

/** What a survey found, as data. */
export function gcData(survey: Survey, days: number, deleted: boolean): GcData {
  return {
    deleted,
    days,
    runs: survey.runs,
    pinned: survey.pinned,
    kept: { number: survey.kept.artifacts, bytes: survey.kept.bytes },
    artifacts: survey.artifacts.map(({ key, stage, time }) => ({
      key,
      stage,
      usedAt: new Date(time).toISOString(),
    })),
    blobs: amountOf(survey.blobs),
    checkpoints: amountOf(survey.checkpoints),
    unfinished: amountOf(survey.unfinished),
    others: survey.others.map(({ host, pid }) => ({ host, pid })),
  };
}

function amountOf(files: readonly { readonly bytes: number }[]): { number: number; bytes: number } {
  return { number: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}
