import type { StageEvent } from '@wordloom/events';

/** Most that a person can read: one progress event in this many milliseconds goes on, and the last one always. */
const interval = 100;

/** Passes events on at once, progress at a bounded rate, so that a tight loop may report every step. */
export function throttleProgress(send: (event: StageEvent) => void) {
  let last = 0;
  let waiting: StageEvent | undefined;
  const flush = () => {
    if (waiting) send(waiting);
    waiting = undefined;
  };
  return {
    emit(event: StageEvent): void {
      if (event.type !== 'progress') {
        send(event);
        return;
      }
      waiting = event;
      const now = performance.now();
      if (now - last < interval) return;
      last = now;
      flush();
    },
    flush,
  };
}
