import { visible } from '@wordloom/errors';
import { buildGraph, type GraphNode } from '@wordloom/stage';
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
  notes: ['With --json: its stages, parameters and wires as data, with the JSON Schema of the parameters.'],
  examples: ['wordloom graph quickstart', 'wordloom graph quickstart --profile smoke --json'],
  args: { ...pipelineArgument, ...settingOptions, ...jsonOption, ...colorOption },
  run: async (args, words) => {
    const built = buildGraph(await findPipelineHere(args.name), settingsOf(args, words));
    if (args.json) printJson(graphOutput, graphData(built));
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

function summaryOf(node: GraphNode): string {
  return node.kind === 'asset' ? node.asset.summary : node.stage.summary;
}
