import { extname, relative, resolve } from 'node:path';
import type { CommandModule } from 'yargs';
import type { GraphFormat } from '../../graph/index.js';
import type { Run } from '../command.js';
import { writeWhole } from '../files.js';
import { loadChecked } from '../load-checked.js';
import { withFolder } from '../options.js';

interface Arguments {
  readonly dir: string;
  readonly format: GraphFormat | undefined;
  readonly out: string | undefined;
  readonly choices: boolean;
}

const formats = ['mermaid', 'json', 'svg', 'dot'] as const satisfies readonly GraphFormat[];

const byEnding = new Map<string, GraphFormat>([
  ['.mmd', 'mermaid'],
  ['.mermaid', 'mermaid'],
  ['.json', 'json'],
  ['.svg', 'svg'],
  ['.dot', 'dot'],
  ['.gv', 'dot'],
]);

/** `fabula graph [DIR]`: scenes, and the ways between them. */
export function graphCommand(run: Run): CommandModule<object, Arguments> {
  return {
    command: 'graph [dir]',
    describe: 'Draws the scenes and the ways between them.',
    builder: (yargs) =>
      withFolder(yargs)
        .option('format', {
          choices: formats,
          requiresArg: true,
          describe: "The form; by default that of the file's ending, else mermaid.",
        })
        .option('out', { type: 'string', requiresArg: true, describe: 'The file to write, instead of printing it.' })
        .option('choices', {
          type: 'boolean',
          default: false,
          describe: 'Writes the choices that lead on at the arrows.',
        }),
    handler: async ({ dir, format, out, choices }) => {
      const wanted = format ?? byEnding.get(extname(out ?? '').toLowerCase()) ?? 'mermaid';
      const pack = await loadChecked(run, dir, false);
      const story = pack?.program.story();
      if (!story) return;
      const { drawGraph, storyGraph } = await import('../../graph/index.js');
      const graph = storyGraph(story);
      const text = await drawGraph(graph, wanted, { choices });
      if (out === undefined) {
        run.terminal.out(text);
        return;
      }
      const file = resolve(run.terminal.cwd, out);
      await writeWhole(file, text);
      const scenes = `${graph.scenes.length} ${graph.scenes.length === 1 ? 'scene' : 'scenes'}`;
      run.terminal.err(
        `Wrote ${relative(run.terminal.cwd, file).replaceAll('\\', '/')}: ${scenes}, ${graph.ways.length} ways between them.\n`,
      );
    },
  };
}
