import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isCancel, text } from '@clack/prompts';
import { checkName, nameFrom } from './pipeline-name.ts';

/** Asks on a terminal for what was not given; undefined where the person stops. */
export async function askFor(given: {
  readonly text: string | undefined;
  readonly name: string | undefined;
}): Promise<{ text: string; name: string } | undefined> {
  const from = given.text ?? (await askText());
  if (from === undefined) return undefined;
  const name = given.name ?? (await askName(nameFrom(resolve(from))));
  return name === undefined ? undefined : { text: from, name };
}

async function askText(): Promise<string | undefined> {
  const there = (path: string) =>
    stat(path).then(
      () => true,
      () => false,
    );
  for (let message = 'Where is your text? A folder with .txt or .md files, or a file'; ; ) {
    const answer = await text({ message, placeholder: 'texts' });
    if (isCancel(answer)) return undefined;
    const path = answer?.trim() || 'texts';
    if (await there(path)) return path;
    message = `There is no ${path}. Where is your text?`;
  }
}

async function askName(usual: string): Promise<string | undefined> {
  const answer = await text({
    message: 'What shall the pipeline be called?',
    placeholder: usual,
    defaultValue: usual,
    validate: (value) => (value ? problemOf(value) : undefined),
  });
  return isCancel(answer) ? undefined : answer;
}

function problemOf(name: string): string | undefined {
  try {
    checkName(name);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
