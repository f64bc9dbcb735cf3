import type { CommandModule } from 'yargs';
import { loadExplanations } from '../../diagnostics/index.js';
import { closest } from '../../phases/2-bind/index.js';
import { exitCodes, fail, type Run, writeJson } from '../command.js';

interface Arguments {
  readonly code: string;
  readonly json: boolean;
}

/** `fabula explain FAB2001`: the page of a diagnostic. */
export function explainCommand(run: Run): CommandModule<object, Arguments> {
  return {
    command: 'explain <code>',
    describe: 'Tells what a finding means, with an example.',
    builder: (yargs) =>
      yargs
        .positional('code', { type: 'string', demandOption: true, describe: 'Such as FAB2001.' })
        .option('json', { type: 'boolean', default: false, describe: 'Prints one JSON value on standard output.' }),
    handler: async ({ code, json }) => {
      const explanations = await loadExplanations();
      const wanted = /^\d+$/.test(code) ? `FAB${code.padStart(4, '0')}` : code.toUpperCase();
      const page = explanations[wanted];
      if (!page) {
        const near = closest(wanted, Object.keys(explanations));
        fail(run, exitCodes.usage, `there is no finding ${code}${near === undefined ? '' : `; did you mean ${near}?`}`);
        return;
      }
      if (json) {
        writeJson(run, page);
        return;
      }
      const { bold, dim } = run.terminal.paint;
      const block = (
        files: readonly {
          readonly path: string;
          readonly text: string;
          readonly marks: readonly { readonly line: number; readonly column: number; readonly length: number }[];
        }[],
      ): string =>
        files
          .map(({ path, text, marks }) => {
            const lines = text
              .trimEnd()
              .split('\n')
              .flatMap((line, index) => [
                `    ${line}`,
                ...marks
                  .filter((mark) => mark.line === index + 1)
                  .map((mark) => `    ${' '.repeat(mark.column - 1)}${'^'.repeat(mark.length)}`),
              ]);
            return [...(files.length > 1 ? [`    ${dim(`// ${path}`)}`] : []), ...lines].join('\n');
          })
          .join('\n\n');
      const parts = [
        `${bold(page.code)} ${dim(`(${page.severity})`)}  ${withoutHoles(page.message)}`,
        page.why,
        ...page.wrong.map((example) => `This is reported:\n\n${block(example.files)}`),
        ...page.right.map((example) => `This is not:\n\n${block(example.files)}`),
        ...(page.fix === undefined ? [] : [`The fix that \`fabula check --fix\` applies: ${page.fix}`]),
      ];
      run.terminal.out(`${parts.join('\n\n')}\n`);
    },
  };
}

/** The message with `…` where a finding says what it is about. */
function withoutHoles(message: string): string {
  return message.replaceAll(/\{(\w+)(?::[^}]*)?\}/g, '…');
}
