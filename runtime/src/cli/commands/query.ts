import type { CommandModule } from 'yargs';
import { withAsking } from '../ask-options.js';
import { type Asking, askSessions, type ChooseQuery } from '../ask-sessions.js';
import { type Run, report, writeJson } from '../command.js';
import { type StoreArguments, withStore } from '../options.js';
import { answersAsJson, answersAsText } from '../show-answers.js';
import { UsageError } from '../usage-error.js';
import { withHost } from '../with-host.js';

interface Arguments extends StoreArguments, Asking {
  readonly query: string;
}

/** `fabula-run query NAME`: asks one of a pack's own queries of what was played. */
export function queryCommand(run: Run): CommandModule<object, Arguments> {
  return {
    command: 'query <query>',
    describe: 'Asks a query of a story, over a session or all of them.',
    builder: (yargs) =>
      withAsking(withStore(yargs))
        .positional('query', { type: 'string', demandOption: true, describe: 'Its name, as the story declares it.' })
        .option('pack', { type: 'string', requiresArg: true, describe: 'The pack whose sessions are meant.' })
        .check(({ session, pack, all }) => {
          if (pack === undefined && (all || session === undefined))
            throw new UsageError(
              'noSession',
              'Say whom to ask: `--session NAME`, or `--pack NAME` with or without `--all`.',
            );
          return true;
        }),
    handler: (options) =>
      withHost(run, { store: options.store, json: options.json }, async (host) => {
        const found = await askSessions(host, options, named(options.query));
        if ('problem' in found) report(run, found.problem, options.json);
        else if (options.json) writeJson(run, answersAsJson(found.answers, options));
        else run.terminal.out(answersAsText(found.answers, options, run.terminal.paint.dim));
      }),
  };
}

function named(name: string): ChooseQuery {
  return ({ bundle }) => ({ query: nameIn(Object.keys(bundle.program.queries ?? {}), name) ?? name });
}

/** Names are qualified in a bundle: the last part will do where it is one query's only. */
function nameIn(names: readonly string[], name: string): string | undefined {
  if (names.includes(name)) return name;
  const found = names.filter((each) => each.endsWith(`.${name}`) || each.endsWith(`/${name}`));
  return found.length === 1 ? found[0] : undefined;
}
