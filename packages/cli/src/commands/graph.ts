import { visible } from '@wordloom/errors';
import { buildGraph, type Graph, sources, summaryOf } from '@wordloom/stage';
import { z } from 'zod';
import { settingsOf } from '../arguments/settings.ts';
import { colorOption, jsonOption, pipelineArgument, settingOptions } from '../arguments/standard-options.ts';
import { command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { graphData } from '../graph/graph-data.ts';
import { graphLines } from '../graph/graph-lines.ts';
import { graphOutput } from '../outputs/graph.ts';
import { findPipelineHere } from '../pipelines-here.ts';
import { printJson } from '../print-json.ts';
import { pad, truncate, widthOf } from '../terminal/fit.ts';
import { terminalOf } from '../terminal/terminal.ts';

export const graph = command({
  name: 'graph',
  summary: 'draw a pipeline',
  notes: [
    'With --json: its stages, parameters and wires as data, with the JSON Schema of the parameters. --schema prints the JSON Schema of that data.',
  ],
  examples: [
    'wordloom graph quickstart',
    'wordloom graph quickstart --svg > quickstart.svg',
    'wordloom graph quickstart --profile smoke --json',
  ],
  args: {
    ...pipelineArgument,
    ...settingOptions,
    svg: { type: 'boolean', description: 'as a picture, for a file' },
    schema: { type: 'boolean', description: 'the JSON Schema of what --json prints' },
    ...jsonOption,
    ...colorOption,
  },
  run: async (args, words) => {
    if (args.schema) {
      process.stdout.write(`${JSON.stringify(z.toJSONSchema(graphOutput), undefined, 2)}\n`);
      return exitCodes.ok;
    }
    const built = buildGraph(await findPipelineHere(args.name), settingsOf(args, words));
    if (args.json) printJson(graphOutput, graphData(built));
    else if (args.svg) process.stdout.write(`${await graphPicture(built)}\n`);
    else {
      const { columns, paint } = terminalOf(process.stdout, process.env, args.color);
      const idWidth = Math.max(...built.nodes.map(({ id }) => widthOf(id)));
      const lines = graphLines(built).map(({ rails, node }) => {
        const room = columns - widthOf(rails) - idWidth - 4;
        const summary = truncate(visible(summaryOf(node)), room);
        return `${paint('cyan', rails)}  ${pad(node.id, idWidth)}  ${paint('dim', summary)}`;
      });
      process.stdout.write(`${lines.join('\n')}\n`);
    }
    return exitCodes.ok;
  },
});

async function graphPicture({ nodes }: Graph): Promise<string> {
  const { graphSvg } = await import('@wordloom/plots');
  return graphSvg(
    nodes.map((node) => ({ id: node.id, kind: node.kind, summary: summaryOf(node), inputs: sources(node) })),
  );
}
