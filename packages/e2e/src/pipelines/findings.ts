import type { Figure, RunEvent } from '@wordloom/events';
import type { Findings } from '@wordloom/report';

/** What the nodes of a run said that they found. */
export function findingsOf(events: readonly RunEvent[]): Findings {
  const findings = new Map<string, { metrics: Record<string, number>; figures: Figure[] }>();
  for (const entry of events) {
    if (entry.type !== 'stage') continue;
    const found = findings.get(entry.node) ?? { metrics: {}, figures: [] };
    findings.set(entry.node, found);
    if (entry.event.type === 'metric') found.metrics[entry.event.name] = entry.event.value;
    if (entry.event.type === 'figure') found.figures.push(entry.event.figure);
  }
  return findings;
}
