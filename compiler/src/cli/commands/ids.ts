import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { CommandModule } from 'yargs';
import { type IdQuestion, idsPath, mergeIds, resolveQuestion } from '../../phases/2-bind/index.js';
import { exitCodes, fail, type Run, writeJson } from '../command.js';
import { writeWhole } from '../files.js';
import { loadPack } from '../load.js';
import { withFolder } from '../options.js';
import { pruneCommand } from './prune-ids.js';

interface FolderArguments {
  readonly dir: string;
  readonly json: boolean;
}
interface ResolveArguments extends FolderArguments {
  readonly id: string;
  readonly same: string | undefined;
  readonly none: boolean;
}
interface MergeArguments {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

/** `fabula ids …`: what the tool knows lines and choices by. */
export function idsCommand(run: Run): CommandModule {
  return {
    command: 'ids <command>',
    describe: 'Shows, answers for, merges and prunes the stable ids of lines and choices.',
    builder: (yargs) =>
      yargs
        .command(status(run))
        .command(resolveIds(run))
        .command(merge(run))
        .command(pruneCommand(run))
        .demandCommand(1),
    handler: () => undefined,
  };
}

function status(run: Run): CommandModule<object, FolderArguments> {
  return {
    command: 'status [dir]',
    describe: 'Tells which fabula.ids are out of date, and what is to be decided.',
    builder: (yargs) => withFolder(yargs).option('json', json),
    handler: async ({ dir, json: asJson }) => {
      const pack = await loadPack(run, dir);
      if (!pack) return;
      const { stale, questions, sources } = pack.program.ids();
      if (stale.length > 0 || questions.length > 0) run.exit = exitCodes.errors;
      if (asJson) {
        writeJson(run, {
          ok: stale.length === 0 && questions.length === 0,
          stale: stale.map(idsPath),
          questions: questions.map((question) => questionJson(question)),
        });
        return;
      }
      for (const chapter of stale)
        run.terminal.out(`${idsPath(chapter)} is out of date; \`fabula build\` writes it.\n`);
      for (const question of questions) {
        run.terminal.out(`\nThe ${question.kind} ${question.id} of ${question.owner} is gone. It may be\n`);
        for (const { id, file, span } of question.candidates) {
          const { line, column } = file.lines.at(span.start);
          run.terminal.out(
            `  ${id}  ${file.path}:${line}:${column}  ${excerpt(sources.get(file.path)?.text.slice(span.start, span.end) ?? '')}\n`,
          );
        }
        run.terminal.out(
          `Answer with \`fabula ids resolve ${question.id} --same ID\`, or \`--none\` when it is none of them.\n`,
        );
      }
      if (stale.length === 0 && questions.length === 0) run.terminal.out('All ids are up to date.\n');
    },
  };
}

function resolveIds(run: Run): CommandModule<object, ResolveArguments> {
  return {
    command: 'resolve <id> [dir]',
    describe: 'Answers which place of the text a lost id belongs to.',
    builder: (yargs) =>
      withFolder(
        yargs.positional('id', { type: 'string', demandOption: true, describe: 'The id that `status` asks about.' }),
      )
        .option('same', { type: 'string', requiresArg: true, describe: 'The candidate it is.' })
        .option('none', { type: 'boolean', default: false, describe: 'It is none of them: the place was deleted.' })
        .option('json', json),
    handler: async ({ dir, id, same, none, json: asJson }) => {
      if ((same === undefined) === !none) {
        fail(run, exitCodes.usage, 'say either `--same ID` or `--none`.');
        return;
      }
      const pack = await loadPack(run, dir);
      if (!pack) return;
      const { files } = pack.program.ids();
      const changed = resolveQuestion(files, id, same === undefined ? 'none' : { same });
      if (changed.size === 0) {
        fail(
          run,
          exitCodes.errors,
          `nothing is asked about \`${id}\`${same === undefined ? '' : `, or \`${same}\` is no candidate`}. \`fabula ids status\` lists the questions.`,
        );
        return;
      }
      for (const [chapter, text] of changed) await writeWhole(join(pack.folder, idsPath(chapter)), text);
      if (asJson) writeJson(run, { ok: true, wrote: [...changed.keys()].map(idsPath) });
      else run.terminal.out(`Wrote ${[...changed.keys()].map(idsPath).join(', ')}.\n`);
    },
  };
}

/** Git calls this with `%O %A %B`: the common ancestor, ours (which takes the result) and theirs. */
function merge(run: Run): CommandModule<object, MergeArguments> {
  return {
    command: 'merge <base> <ours> <theirs>',
    describe: 'Merges three versions of a fabula.ids; Git calls it.',
    builder: (yargs) =>
      yargs
        .positional('base', { type: 'string', demandOption: true, describe: 'The common ancestor.' })
        .positional('ours', {
          type: 'string',
          demandOption: true,
          describe: 'Our version; the result is written here.',
        })
        .positional('theirs', { type: 'string', demandOption: true, describe: 'Their version.' })
        .epilog(
          'Once, in a repository:\n  git config merge.fabula-ids.driver "npx fabula ids merge %O %A %B"\nand in .gitattributes:\n  fabula.ids merge=fabula-ids',
        ),
    handler: async ({ base, ours, theirs }) => {
      const path = (file: string): string => resolve(run.terminal.cwd, file);
      const [ancestor, mine, other] = await Promise.all(
        [base, ours, theirs].map((file) => readFile(path(file), 'utf8')),
      );
      const merged = mergeIds(ancestor ?? '', mine ?? '', other ?? '');
      await writeWhole(path(ours), merged.text);
      if (merged.conflicts.length > 0) {
        fail(
          run,
          exitCodes.errors,
          `${merged.conflicts.length} ${merged.conflicts.length === 1 ? 'row' : 'rows'} of ${ours} could not be merged.`,
        );
      }
    },
  };
}

const json = { type: 'boolean', default: false, describe: 'Prints one JSON value on standard output.' } as const;

function questionJson({ id, chapter, owner, kind, candidates }: IdQuestion) {
  return {
    id,
    chapter,
    owner,
    kind,
    candidates: candidates.map((candidate) => {
      const { line, column } = candidate.file.lines.at(candidate.span.start);
      return { id: candidate.id, file: candidate.file.path, line, column };
    }),
  };
}

function excerpt(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
