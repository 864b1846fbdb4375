import { visible } from '@wordloom/errors';
import { colorOption, jsonOption, storeOption } from '../arguments/standard-options.ts';
import { command } from '../command.ts';
import { type Finding, findings } from '../doctor/checks.ts';
import { exitCodes } from '../exit-codes.ts';
import { doctorOutput } from '../outputs/doctor.ts';
import { printJson } from '../print-json.ts';
import { type Terminal, terminalOf } from '../terminal/terminal.ts';
import { wrap } from '../terminal/wrap.ts';
import { foldersHere } from '../world.ts';

const nameWidth = 10;

export const doctor = command({
  name: 'doctor',
  summary: 'what Wordloom finds on this machine',
  notes: ['A mark says whether it is well (✔) or could be better (!), and then what to do.'],
  examples: ['wordloom doctor'],
  args: { ...storeOption, ...jsonOption, ...colorOption },
  run: async ({ store, json, color }) => {
    const found = await findings(foldersHere(store));
    if (json) printJson(doctorOutput, found);
    else {
      const terminal = terminalOf(process.stdout, process.env, color);
      process.stdout.write(`${found.flatMap((finding) => findingLines(finding, terminal)).join('\n')}\n`);
    }
    return exitCodes.ok;
  },
});

function findingLines({ name, ok, found, fix }: Finding, { columns, paint }: Terminal): string[] {
  const indent = nameWidth + 4;
  const [first = '', ...more] = [found, ...(fix === undefined ? [] : [fix])].flatMap((text) =>
    wrap(visible(text), columns - indent),
  );
  const mark = ok ? paint('green', '✔') : paint('yellow', '!');
  return [`${mark} ${name.padEnd(nameWidth)}  ${first}`, ...more.map((line) => ' '.repeat(indent) + line)];
}
