import type { Terminal } from '../terminal/terminal.ts';
import { jsonReporter } from './json.ts';
import { liveReporter } from './live.ts';
import { plainReporter } from './plain.ts';
import type { Reporter, ReporterName } from './reporter.ts';

/** The reporter that is asked for; else live on a terminal and plain elsewhere. */
export function chooseReporter(name: ReporterName | undefined, terminalNow: () => Terminal): Reporter {
  const write = (text: string) => void process.stdout.write(text);
  const clock = () => performance.now();
  if (name === 'json') return jsonReporter(write);
  if (name === 'plain' || (name === undefined && !terminalNow().interactive))
    return plainReporter(write, clock);
  return liveReporter(process.stdout, terminalNow, clock);
}
