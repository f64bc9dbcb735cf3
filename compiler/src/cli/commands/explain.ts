import type { CommandModule } from 'yargs';
import { type Example, type Explanation, loadExplanations } from '../../diagnostics/index.js';
import { closest } from '../../phases/2-bind/index.js';
import { messageOf } from '../check-example.js';
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
        const guess = near === undefined ? '' : ` Did you mean ${near}?`;
        fail(run, exitCodes.usage, `there is no finding \`${code}\`.${guess}`);
        return;
      }
      if (json) writeJson(run, { ...page, example: exampleMessage(page) });
      else run.terminal.out(`${pageText(page, run)}\n`);
    },
  };
}

function pageText(page: Explanation, run: Run): string {
  const { bold, dim } = run.terminal.paint;
  const block = (example: Example): string => shown(example, dim);
  return [
    `${bold(page.code)} ${dim(`(${page.severity})`)}  ${exampleMessage(page)}`,
    page.why,
    ...page.wrong.map((example) => `This is reported:\n\n${block(example)}`),
    ...page.right.map((example) => `This is not:\n\n${block(example)}`),
    ...(page.fix === undefined
      ? []
      : [`The fix that \`fabula check ${page.guess ? '--fix-all' : '--fix'}\` applies: ${page.fix}`]),
  ].join('\n\n');
}

/** An example with carets under what it is reported for. */
function shown({ files }: Example, dim: (text: string) => string): string {
  return files
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
}

/** The message as the page's own example gets it. What no text can show, such as a binary file, has names for its gaps. */
function exampleMessage({ code, message, wrong }: Explanation): string {
  if (!/\{/.test(message)) return message;
  const [example] = wrong;
  return (example && messageOf(example, code)) ?? withNames(message);
}

/** `{count:number}` as `‹count›`, a word that goes with a number in its plural, and doubled braces as braces. */
function withNames(message: string): string {
  return message
    .replaceAll(/\{(\w+):plural [^|}]*\|([^}]*)\}/g, '$2')
    .replaceAll(/(?<!\{)\{(\w+)(?::[^}]*)?\}/g, '‹$1›')
    .replaceAll(/\{\{|\}\}/g, (pair) => pair.charAt(0));
}
