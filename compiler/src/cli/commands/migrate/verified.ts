import type { BundleMigrations, Plan, ShadowFailure } from '../../../migrations/index.js';
import type { BuildOutput } from '../../../program/index.js';
import { bundleOf } from '../../build-bundle.js';
import { exitCodes, type Run } from '../../command.js';
import type { Problem, ReadRelease } from '../../migrations.js';

/** What was tried, for people and for programs. */
export interface Verified {
  readonly sessions: number;
  readonly places: number;
  readonly turns: number;
  readonly moved: number;
  readonly says: string;
}

interface Trial {
  readonly built: BuildOutput;
  readonly carried: BundleMigrations;
  /** What `carried` brings, where it is a migration. */
  readonly plan: Plan | undefined;
  readonly released: ReadRelease;
  readonly seconds: number;
  /** Said where it fails: what that means for what was asked for. */
  readonly otherwise: string;
}

/** Tries what would be released on sessions of the release; a problem where one of them fails. */
export async function verified(
  run: Run,
  { built, carried, plan, released, seconds, otherwise }: Trial,
): Promise<Verified | Problem> {
  const next = await bundleOf(run, built, carried, undefined);
  if ('error' in next) return next;
  const face = await import('../../../migrations/index.js');
  const { tryMigration } = await face.loadShadow();
  const edited = plan ? face.editedFiles(plan).map((name) => `migrations/${plan.migration}/${name}`) : [];
  const unedited = plan?.planned && face.carriedBy(released.bundle, built.program, { ...plan, sql: plan.planned });
  const planned = unedited && (await bundleOf(run, built, unedited, undefined));
  if (planned && 'error' in planned) return planned;
  const progress = progressOf(run);
  const tried = await tryMigration({
    released: released.bytes,
    next: next.bytes,
    seconds,
    onProgress: progress.show,
    ...(plan?.sql.undo !== undefined && { undo: plan.sql.undo }),
    ...(planned && { review: { files: edited, planned: planned.bytes } }),
  });
  progress.clear();
  if ('failed' in tried) return failed(tried, otherwise);
  const { sessions, places, turns, moved, leftOut } = tried;
  const led = moved === 0 ? '' : `, ${moved} of them led elsewhere`;
  const left = leftOut === 0 ? '' : ` ${leftOut} more could not be begun here.`;
  const says = `Tried: ${count(sessions, 'session')} at ${count(places, 'place')}${led}; ${count(turns, 'turn')} played on, all folded and replayed.${left}`;
  return { sessions, places, turns, moved, says };
}

const what: { readonly [F in ShadowFailure['failed']]: string } = {
  bundle: 'a bundle can not be opened',
  store: 'the shadow database can not be used',
  sql: 'the database refuses the SQL',
  edited: 'SQL that was edited by hand makes other tables than the ones that are declared',
  undone: 'undo.sql does not take expand.sql back',
  converted: 'a session can not be converted',
  kept: 'a session can not go on with the new release',
  differs: 'a session comes out differently by its next turn and by the batch',
  played: 'a session can not be played on with the new release',
  rebuilt: 'what a session holds is not what its events make',
  replayed: 'a session goes another way when it is replayed',
  tables: 'the tables are not what the events make',
};

function failed({ failed: how, detail, walk }: ShadowFailure, otherwise: string): Problem {
  const acts = walk?.acts.map(({ seat, act }) => {
    const who = walk.acts.some((each) => each.seat !== seat) ? `${seat} ` : '';
    return act.act === 'say'
      ? `${who}say "${act.text}"`
      : `${who}choose ${act.choice}${act.key === undefined ? '' : ` ${act.key}`}`;
  });
  const led = walk
    ? `\n  It stands at ${walk.place}.\n  It was led there by the seed ${BigInt(`0x${walk.seed}`)}${acts && acts.length > 0 ? `: ${acts.join(', ')}` : ', by nothing but its start'}.`
    : '';
  return {
    error: 'verificationFailed',
    message: `tried on generated sessions, ${what[how]}: ${detail}${led}\n  ${otherwise}`,
    exit: exitCodes.errors,
  };
}

function progressOf({ terminal }: Run) {
  let length = 0;
  let last = 0;
  const write = (text: string): void => {
    terminal.err(`\r${text.padEnd(length)}`);
    length = text.length;
  };
  return {
    show: (doing: string, done: number, of: number): void => {
      if (!terminal.interactive || performance.now() - last < 100) return;
      last = performance.now();
      write(of === 0 ? `Trying it: ${doing} …` : `Trying it: ${doing}, ${done} of ${of}`);
    },
    clear: (): void => {
      if (length > 0) terminal.err(`\r${' '.repeat(length)}\r`);
    },
  };
}

function count(figure: number, noun: string): string {
  return `${figure} ${noun}${figure === 1 ? '' : 's'}`;
}
