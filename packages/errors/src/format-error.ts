import { visible } from './visible.ts';
import { type Place, WordloomError } from './wordloom-error.ts';

/**
 * An error in lines for a person: what, where, likely cause, what to do. Text that came from outside is made visible,
 * so that a word from a corpus cannot move the cursor.
 */
export function formatError(error: unknown): string {
  if (!(error instanceof WordloomError)) {
    return visible(error instanceof Error ? (error.stack ?? error.message) : String(error), {
      newlines: true,
    });
  }
  const { code, what, where, problems = [], why, fix } = error.details;
  const lines = [`${what} [${code}]`];
  for (const problem of problems) lines.push(`  - ${problem.replaceAll('\n', '\n    ')}`);
  if (where) lines.push(`  where: ${formatPlace(where)}`);
  if (why) lines.push(`  likely cause: ${why}`);
  if (fix) lines.push(`  what to do: ${fix}`);
  return visible(lines.join('\n'), { newlines: true });
}

export function formatPlace(place: Place): string {
  const { pipeline, stage, parameter, file, line, row } = place;
  const parts: string[] = [];
  if (pipeline !== undefined) parts.push(`pipeline ${pipeline}`);
  if (stage !== undefined) parts.push(`stage ${stage}`);
  if (parameter !== undefined) parts.push(`parameter ${parameter}`);
  if (file !== undefined) parts.push(line === undefined ? file : `${file}:${line}`);
  else if (line !== undefined) parts.push(`line ${line}`);
  if (row !== undefined) parts.push(`row ${row}`);
  return parts.join(', ');
}
