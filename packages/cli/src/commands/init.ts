import { relative, resolve } from 'node:path';
import { visible, WordloomError } from '@wordloom/errors';
import type { z } from 'zod';
import { colorOption, jsonOption } from '../arguments/standard-options.ts';
import { command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { formatCount } from '../format/quantity.ts';
import { makePipeline } from '../init/make-pipeline.ts';
import { checkName, nameFrom } from '../init/pipeline-name.ts';
import { initOutput } from '../outputs/init.ts';
import { printJson } from '../print-json.ts';
import { type Terminal, terminalOf } from '../terminal/terminal.ts';

export const init = command({
  name: 'init',
  summary: 'make a pipeline for your own text',
  notes: [
    'Writes pipelines/NAME/ with a pipeline that makes word vectors of the text, its settings fit for how much there is. Text is UTF-8 in .txt and .md files, at any depth of a folder. Nothing that is there is changed.',
    'On a terminal it asks for what is not given.',
  ],
  examples: ['wordloom init texts', 'wordloom init letters.txt --name letters'],
  args: {
    text: { type: 'positional', required: false, description: 'a folder of text, or a file' },
    name: {
      type: 'string',
      valueHint: 'NAME',
      description: 'what to call the pipeline (default: as the text is called)',
    },
    ...jsonOption,
    ...colorOption,
  },
  run: async ({ text, name, json, color }) => {
    const terminal = terminalOf(process.stdout, process.env, color);
    const asks = terminal.interactive && process.stdin.isTTY && !json;
    const given = asks
      ? await (await import('../init/ask.ts')).askFor({ text, name })
      : { text: needed(text), name };
    if (!given) return exitCodes.interrupted;
    const path = resolve(given.text);
    const made = await makePipeline(process.cwd(), path, checkName(given.name ?? nameFrom(path)));
    if (json) printJson(initOutput, made);
    else process.stdout.write(`${madeLines(made, terminal).join('\n')}\n`);
    return exitCodes.ok;
  },
});

function needed(text: string | undefined): string {
  if (text !== undefined) return text;
  throw new WordloomError({
    code: 'cli/arguments',
    what: 'wordloom init was not understood',
    problems: ['TEXT is missing, and there is no terminal to ask on'],
    fix: 'name a folder of text: wordloom init texts',
  });
}

function madeLines(
  { name, project, text, files, words, written, install }: z.input<typeof initOutput>,
  { paint }: Terminal,
): string[] {
  const amount = `${files === 1 ? '1 file' : `${formatCount(files)} files`}, about ${formatCount(words)} words`;
  const away = relative(process.cwd(), project);
  const runner =
    install === undefined ? 'wordloom' : install.startsWith('pnpm') ? 'pnpm wordloom' : 'npx wordloom';
  return [
    `pipeline ${visible(name)} for ${visible(text)} (${amount}):`,
    ...written.map((file) => `  ${visible(file)}`),
    '',
    'next:',
    ...(away ? [paint('bold', `  cd ${visible(away)}`)] : []),
    ...(install === undefined ? [] : [paint('bold', `  ${install}`)]),
    paint('bold', `  ${runner} run ${visible(name)}`),
  ];
}
