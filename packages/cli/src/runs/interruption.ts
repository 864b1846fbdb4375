/** Longest that a run may take to stop before the process ends anyway. */
const grace = 900;

/** What a person is told who stops a run. */
export const stoppedText = 'stopped; what had finished is kept, the next run goes on';

/**
 * Turns Ctrl-C and a request to end into an aborted signal; the second one, or a run that does not stop in time, ends the
 * process at once.
 *
 * @param leave restores the terminal and ends the process
 */
export function watchInterruption(leave: () => void): Disposable & { readonly signal: AbortSignal } {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) return leave();
    controller.abort(new Error('the run was stopped'));
    setTimeout(leave, grace).unref();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  return {
    signal: controller.signal,
    [Symbol.dispose]: () => void process.off('SIGINT', onSignal).off('SIGTERM', onSignal),
  };
}
