import type { Machine } from '../document/machine.ts';
import type { Setting } from './settings.ts';
import type { Rates } from './trainers/trainer.ts';

/** Where and when a row was measured. */
export interface Place {
  readonly machine: Machine;
  /** Load average at the start. */
  readonly load: number;
  readonly date: string;
}

export interface SpeedRow extends Setting {
  readonly place: Place;
  readonly words: number;
  readonly vocabularySize: number;
  /** Of each run. */
  readonly seconds: number;
  readonly figures: readonly {
    readonly trainer: string;
    readonly version: string;
    readonly runs: readonly Rates[];
  }[];
}

/** Of vectors against people's judgement. */
export interface Scores {
  /** Spearman's correlation. */
  readonly wordSim353: number;
  /** Share of Google's questions with a known answer whose answer comes first. */
  readonly analogies: number;
  readonly coverage: { readonly pairs: number; readonly questions: number };
}

export interface QualityRow extends Setting {
  readonly place: Place;
  readonly epochs: number;
  readonly figures: readonly {
    readonly trainer: string;
    readonly version: string;
    readonly seeds: readonly Scores[];
  }[];
}
