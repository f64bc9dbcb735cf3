import type { ProgramIr, QueryIr } from '@fabula/runtime/bundle';
import type { ChooseQuery, Problem } from '@fabula/runtime/cli';
import type { eventMemories } from '@fabula/runtime/engine';
import { exitCodes } from '../exit-codes.js';
import { isSameStory, misfit } from './misfit.js';
import type { TypedQuery } from './typed-query.js';

type Memories = ReturnType<typeof eventMemories>;

export interface Choosing {
  readonly typed: TypedQuery;
  /** The pack as it lies in its folder, without the query. */
  readonly source: ProgramIr;
  readonly memoriesOf: typeof eventMemories;
  /** Told once of each bundle that is another than the source, though the query means the same in both. */
  readonly note: (text: string) => void;
}

type Chosen = ReturnType<ChooseQuery>;

/**
 * A session is asked in its own words: the query is put into the program it is played with, where everything that the
 * query names has to mean what it means in the source.
 */
export function chooseQuery(choosing: Choosing): ChooseQuery {
  const known = new Map<string, Chosen>();
  return ({ hash, bundle: { program } }, { key }) => {
    const chosen = known.get(hash) ?? choose(choosing, program, hash, key.session);
    known.set(hash, chosen);
    return chosen;
  };
}

function choose(
  { typed, source, memoriesOf, note }: Choosing,
  played: ProgramIr,
  hash: string,
  session: string,
): Chosen {
  const { name, query } = typed;
  const versions = `session \`${session}\` plays ${played.pack.name} ${played.pack.version} (${hash.slice(0, 12)})`;
  if (played.pack.name !== source.pack.name)
    return {
      problem: problem(
        'otherPack',
        `${versions}, and this is the pack ${source.pack.name}. Name the folder of its pack with --pack.`,
      ),
    };
  const same = isSameStory(source, played);
  if (!same) {
    const wrong = misfit(query, source, played);
    const away = `${versions}, which is not what lies here (${source.pack.version})`;
    if (wrong !== undefined) return { problem: problem('otherVersion', `${away}: there ${wrong}. ${wayBack}`) };
    if (asksForScenes(query) && !played.leadsTo)
      return {
        problem: problem(
          'otherVersion',
          `${away}, and its bundle holds no graph of its scenes, since no query of it asks for one. ${wayBack}`,
        ),
      };
    note(`${away}; all that the query names is there, too.`);
  }
  const leadsTo = played.leadsTo ?? typed.program.leadsTo;
  const forgotten = notRemembered(query, memoriesOf(played), memoriesOf(withQuery(played, name, query)));
  if (forgotten !== undefined)
    return {
      problem: problem(
        'notRemembered',
        `${versions}, and of \`${forgotten}\` it does not remember that much: a session keeps what the queries of its pack ask about. Declare such a query in the pack; sessions remember from then on.`,
      ),
    };
  return { query: name, program: { ...withQuery(played, name, query), ...(leadsTo && { leadsTo }) } };
}

const wayBack =
  'Bring the session along with `fabula-run migrate convert`, or name the source that it is played with with --pack.';

function withQuery(program: ProgramIr, name: string, query: QueryIr): ProgramIr {
  return { ...program, queries: { ...program.queries, [name]: query } };
}

function asksForScenes({ edges, nodes }: QueryIr): boolean {
  return edges.some(({ leadsTo }) => leadsTo) || nodes.some(({ type }) => type.type === 'scene');
}

/** An event that would have to be remembered longer than it is. */
function notRemembered({ events }: QueryIr, kept: Memories, wanted: Memories): string | undefined {
  if (!events) return undefined;
  const limits = (memory: { readonly turns?: number; readonly milliseconds?: number } | undefined): string =>
    memory ? `${memory.turns} ${memory.milliseconds}` : 'none';
  for (const [name, memory] of wanted) if (limits(kept.get(name)) !== limits(memory)) return name;
  return undefined;
}

function problem(name: string, message: string): Problem {
  return { exit: exitCodes.errors, name, message };
}
