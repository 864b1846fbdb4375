import type { PlannedNode } from '@wordloom/engine';
import type { z } from 'zod';
import type { plannedNodeOutput } from './outputs/plan.ts';

/** A planned node as data. */
export function plannedData(planned: PlannedNode): z.input<typeof plannedNodeOutput> {
  const { node, state, reasons, key, milliseconds, bytes } = planned;
  return { id: node.id, state, reasons: [...reasons], key, milliseconds, bytes };
}
