import type { Figure, StageEvent } from '@wordloom/events';

/** What a stage found, kept with its artifact so that a report can show it when nothing ran. */
export class Findings {
  readonly #metrics = new Map<string, number>();
  readonly #figures: Figure[] = [];
  readonly #warnings: string[] = [];

  add(event: StageEvent): void {
    if (event.type === 'metric') this.#metrics.set(event.name, event.value);
    else if (event.type === 'figure') this.#figures.push(event.figure);
    else if (event.type === 'log' && event.level === 'warning') this.#warnings.push(event.message);
  }

  found(): { metrics: Record<string, number>; figures: Figure[]; warnings: string[] } {
    return { metrics: Object.fromEntries(this.#metrics), figures: this.#figures, warnings: this.#warnings };
  }
}
