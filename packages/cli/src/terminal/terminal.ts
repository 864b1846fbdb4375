import { type Paint, paintFor } from './paint.ts';

/** What is known of where a command prints. */
export interface Terminal {
  readonly columns: number;
  readonly rows: number;
  /** It redraws: a person sees it now. */
  readonly interactive: boolean;
  readonly paint: Paint;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The terminal behind a stream. Colors: as `--color` or `--no-color` says, else by NO_COLOR and FORCE_COLOR, else where the
 * stream is a terminal.
 */
export function terminalOf(
  stream: { readonly isTTY?: boolean; readonly columns?: number; readonly rows?: number },
  environment: Environment,
  color?: boolean,
): Terminal {
  const sized = stream.columns !== 0 && stream.rows !== 0; // a terminal of no size cannot be drawn on
  const interactive = stream.isTTY === true && sized && !isSet(environment.CI) && environment.TERM !== 'dumb';
  return {
    columns: stream.columns || 80,
    rows: stream.rows || 24,
    interactive,
    paint: paintFor(color ?? colorByDefault(interactive, environment)),
  };
}

function colorByDefault(interactive: boolean, environment: Environment): boolean {
  if (isSet(environment.NO_COLOR)) return false;
  return isSet(environment.FORCE_COLOR) || interactive;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false';
}
