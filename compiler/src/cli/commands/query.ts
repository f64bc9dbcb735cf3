import {
  type Asking,
  answersAsJson,
  answersAsText,
  askElsewhere,
  type StoreArguments,
  withAsking,
  withStore,
} from '@fabula/runtime/cli';
import type { CommandModule } from 'yargs';
import { renderJson, renderRich } from '../../diagnostics/index.js';
import { decodeSource } from '../../program/index.js';
import { exitCodes, fail, type Run, writeJson } from '../command.js';
import { loadStory } from '../load-checked.js';
import { chooseQuery } from '../queries/choose-query.js';
import { type Findings, typeQuery } from '../queries/typed-query.js';
import { refuse } from '../refuse.js';
import { standardInput } from '../terminal.js';

interface Arguments extends StoreArguments, Asking {
  readonly query: string;
  readonly pack: string;
}

/** `fabula query 'match …'`: asks what was played something that no query of the pack asks. */
export function queryCommand(run: Run): CommandModule<object, Arguments> {
  return {
    command: 'query <query>',
    describe: 'Asks a query that is typed here of what was played; nothing is written.',
    builder: (yargs) =>
      withAsking(withStore(yargs))
        .parserConfiguration({ 'camel-case-expansion': false, 'duplicate-arguments-array': true })
        .positional('query', {
          type: 'string',
          demandOption: true,
          describe: '`match …` or `events …`; `-` reads it from standard input.',
        })
        .option('pack', {
          type: 'string',
          requiresArg: true,
          default: '.',
          describe: 'The folder of the pack that is played.',
        }),
    handler: async (options) => {
      const { json } = options;
      const text = options.query === standardInput ? await readInput(run) : options.query;
      if (text === undefined) return;
      const story = await loadStory(run, options.pack, json);
      if (!story) return;
      const shownAs = options.query === standardInput ? standardInput : '<query>';
      const { typed, more, ...findings } = typeQuery(story.pack, text, shownAs);
      show(run, findings, json && !typed);
      if (more !== undefined) {
        const message = `the query ends before the text does: at ${more} something else begins. Write one query, without its braces.`;
        refuse(run, { error: 'notOneQuery', message, exit: exitCodes.errors }, json);
      }
      if (!typed) {
        run.exit = exitCodes.errors;
        return;
      }
      const { program: source } = story.built;
      const { eventMemories } = await import('@fabula/runtime/engine');
      const note = (said: string): void => run.terminal.err(`fabula: ${said}\n`);
      const asking = { ...options, pack: source.pack.name };
      const found = await askElsewhere(
        run,
        options.store,
        asking,
        chooseQuery({ typed, source, memoriesOf: eventMemories, note }),
      );
      if ('problem' in found) {
        const { name, message, exit } = found.problem;
        refuse(run, { error: name, message, exit: exit === 130 ? exitCodes.environment : exit }, json);
      } else if (json) writeJson(run, answersAsJson(found.answers, options));
      else run.terminal.out(answersAsText(found.answers, options, run.terminal.paint.dim));
    },
  };
}

async function readInput(run: Run): Promise<string | undefined> {
  const bytes = await run.terminal.input?.();
  const text = bytes && decodeSource(bytes, standardInput);
  if (typeof text === 'string') return text;
  fail(run, exitCodes.environment, text?.message ?? 'there is nothing to read on standard input.');
  return undefined;
}

/** Findings go beside the rows, with carets: who typed the text looks at nothing else. */
function show(run: Run, { diagnostics, sources }: Findings, json: boolean): void {
  const { terminal } = run;
  if (json && diagnostics.length > 0) {
    const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
    const warnings = diagnostics.length - errors;
    writeJson(run, { ok: false, errors, warnings, diagnostics: diagnostics.map((each) => renderJson(each, sources)) });
    return;
  }
  for (const each of diagnostics) terminal.err(`${renderRich(each, sources, terminal.paint, terminal.columns())}\n`);
}
