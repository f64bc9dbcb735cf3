import type { Answers } from '@fabula/compiler';
import { rebuildSession, replaySession, resumeSession } from '@fabula/runtime/host';
import { seeded } from '../fuzz/edits.js';
import { applyOperation, type Pieces, untouched } from './apply-case.js';
import type { EditCase } from './case-file.js';
import type { Example, Version } from './example.js';
import { textOf } from './pieces.js';
import { type Point, pointsOf } from './points.js';
import {
  actAt,
  isNotRun,
  type Moment,
  playThrough,
  type Saved,
  type Standing,
  standingOf,
  take,
  valueOf,
} from './readers.js';
import { excerpt, isKept, type StoryPlace, type Truth, truthOf } from './truth.js';

/** What became of the sessions of a case. */
export interface Outcome {
  readonly sessions: number;
  /** Went on under the edited story: as they were, or converted by its migration. */
  readonly moved: number;
  readonly converted: number;
  /** Went on under the one that was edited. */
  readonly kept: number;
  /** What the plan asks first, which the edit's author has not answered. */
  readonly refused: readonly string[];
  /** Places that are still there and are not known as such any more. */
  readonly forgotten: readonly string[];
  /** What is not as the truth has it; empty where all is well. */
  readonly wrong: readonly string[];
}

/** The sources after an edit, and what they are made of. */
export function edited(example: Example, { operations }: Pick<EditCase, 'operations'>): Pieces {
  let pieces = untouched(example.files.sources);
  for (const operation of operations) pieces = applyOperation(pieces, operation);
  return pieces;
}

/** What the author of a case answers, with places by the ids they had. */
export function answersOf({ moved, dropped }: Pick<EditCase, 'moved' | 'dropped'>, before: Version): Answers {
  const byId = moved.map(({ file, anchor, to }) => {
    if (file === undefined) return [anchor, to] as const;
    const found = before.places.find(
      (place) => place.file.path === file && place.file.text.startsWith(anchor, place.span.start),
    );
    if (!found) throw new Error(`No place of ${file} begins with ${anchor}.`);
    return [found.id, to] as const;
  });
  return { moved: Object.fromEntries(byId), dropped };
}

/** Builds the release after the edit and goes on with sessions that were saved before it. */
export async function checkEdit(
  { example, before, moments: played }: Played,
  pieces: Pieces,
  answers: Answers,
  how: { readonly sessions: number; readonly replayed: number; readonly seed: number },
): Promise<Outcome> {
  const sources = new Map([...pieces].map(([file, parts]) => [file, textOf(parts)]));
  const next = await example.next(before, sources, answers);
  const after = next.is === 'built' ? next.version.places : next.places;
  const truth = truthOf(before.places, after, pieces);
  const wrong = wrongIds(before.places, after, truth);
  const forgotten = forgottenIds(before.places, after, truth);
  const refused = next.is === 'refused' ? [...new Set(next.questions.map(({ code }) => code))].sort() : [];
  const outcome = { sessions: 0, moved: 0, converted: 0, kept: 0, refused, forgotten };
  if (next.is === 'refused') return { ...outcome, wrong };
  const check = new SessionCheck(before, next.version, truth, new Set(Object.keys(answers.moved)));
  const moments = chosen(played, before, next.version, how);
  const told = new Map<string, number>();
  for (const [i, moment] of moments.entries()) {
    const found = await check.run(moment, how.seed + i, i < how.replayed);
    told.set(found.told, (told.get(found.told) ?? 0) + 1);
    wrong.push(...found.wrong);
  }
  const count = (how: string): number => told.get(how) ?? 0;
  return {
    ...outcome,
    sessions: moments.length,
    moved: count('moved') + count('same'),
    converted: count('converted'),
    kept: count('kept'),
    wrong: [...new Set(wrong)],
  };
}

/** An example as it was released, and what readers have played of it. */
export interface Played {
  readonly example: Example;
  readonly before: Version;
  readonly moments: readonly Moment[];
}

export async function play(example: Example, playthroughs: number): Promise<Played> {
  const before = await example.released();
  const moments: Moment[] = [];
  for (let number = 1; number <= playthroughs; number++) moments.push(...(await playThrough(before.story, number)));
  return { example, before, moments };
}

/** Ids that another place has now: whoever stood at the old one, or is counted by it, would be taken for another. */
function wrongIds(before: readonly StoryPlace[], after: readonly StoryPlace[], truth: Truth): string[] {
  const old = new Map(before.map((place) => [place.id, place]));
  return after.filter(isKept).flatMap((now) => {
    const had = old.get(now.id);
    if (!had || truth.nowOf.get(had.id) === now) return [];
    return [`${now.id} was ${excerpt(had)} and is ${excerpt(now)}`];
  });
}

function forgottenIds(before: readonly StoryPlace[], after: readonly StoryPlace[], truth: Truth): string[] {
  const ids = new Set(after.map(({ id }) => id));
  return before.filter(isKept).flatMap((old) => {
    const now = truth.nowOf.get(old.id);
    return now && !ids.has(old.id) ? [excerpt(now)] : [];
  });
}

/** So many stand in the same way: they differ in what they are counted by. */
const alike = 3;

/**
 * Sessions that an edit may concern, and some others: a few for each way to stand in a scene that is another now, and
 * the rest by chance.
 */
function chosen(
  moments: readonly Moment[],
  before: Version,
  after: Version,
  { sessions, seed }: { readonly sessions: number; readonly seed: number },
): readonly Moment[] {
  const random = seeded(seed);
  const mixed = [...moments].map((moment) => ({ moment, at: random() })).sort((a, b) => a.at - b.at);
  const [old, now] = [before.built.program.scenes, after.built.program.scenes];
  const changed = new Set(Object.keys(old).filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name])));
  const near: Moment[] = [];
  const far: Moment[] = [];
  const seen = new Map<string, number>();
  for (const { moment } of mixed) {
    const name = JSON.stringify(moment.standing);
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    if (times < alike && moment.standing.some(({ scene }) => changed.has(scene))) near.push(moment);
    else far.push(moment);
  }
  const most = Math.ceil((sessions * 3) / 4);
  return [...near.slice(0, most), ...far, ...near.slice(most)].slice(0, sessions);
}

/** Goes on with one session after another under the edited story. */
class SessionCheck {
  readonly #before: Version;
  readonly #after: Version;
  readonly #truth: Truth;
  readonly #answered: ReadonlySet<string>;
  readonly #old: readonly Point[];
  readonly #now: readonly Point[];
  readonly #places: ReadonlyMap<string, StoryPlace>;

  constructor(
    before: Version,
    after: Version,
    truth: Truth,
    /** Places of which the author said where who stands there goes on. */
    answered: ReadonlySet<string>,
  ) {
    this.#answered = answered;
    this.#before = before;
    this.#after = after;
    this.#truth = truth;
    this.#old = pointsOf(before.built.program);
    this.#now = pointsOf(after.built.program);
    this.#places = new Map(after.places.map((place) => [place.id, place]));
  }

  async run(
    moment: Moment,
    seed: number,
    replays: boolean,
  ): Promise<{ readonly told: string; readonly wrong: readonly string[] }> {
    const wrong: string[] = [];
    const say = (what: string): void => {
      wrong.push(`${what} (saved at ${describe(moment.standing)})`);
    };
    const saved = await moment.session([this.#before.story, this.#after.story]);
    const { host, key } = saved;
    const resumed = await resumeSession(host, key, this.#after.story);
    if (!resumed.ok) return { told: 'none', wrong: [`cannot be resumed: ${JSON.stringify(resumed.error)}`] };
    const { told, waiting } = resumed.value;
    if (told !== 'kept' && !(told === 'converted' && this.#isSentOn(moment.standing))) {
      for (const fault of this.#wrongStanding(moment.standing, standingOf(saved))) say(fault);
      for (const fault of this.#wrongOffers(moment, waiting)) say(fault);
    }
    const random = seeded(seed);
    let now = waiting;
    for (let turn = 0; turn < turnsAfter; turn++) {
      const act = actAt(now, random);
      if (!act) break;
      const done = await take(saved, act);
      if (!done.ok) {
        // What this version does not run is refused before the edit and after it.
        if (isNotRun(done.error)) break;
        say(`cannot go on: ${JSON.stringify(done.error)}`);
        break;
      }
      if (act.act === 'choose' && told !== 'kept') {
        const fault = this.#wrongBranch(act.choice, done.value.output);
        if (fault !== undefined) say(fault);
      }
      now = done.value.waiting;
    }
    for (const fault of await this.#faults(saved, moment.version)) say(fault);
    if (replays) {
      const replayed = valueOf(await replaySession(host, key));
      if (replayed.differs) say(`replays otherwise: ${JSON.stringify(replayed.differs)}`);
      const rebuilt = await rebuildSession(host, key);
      if (!rebuilt.ok) say(`can't be rebuilt: ${JSON.stringify(rebuilt.error)}`);
    }
    return { told, wrong };
  }

  /** Whether the author said where a session goes on, one of whose places is gone. */
  #isSentOn(standing: readonly Standing[]): boolean {
    return standing.some(({ scene, at }) => {
      const old = this.#old.find((point) => point.scene === scene && point.id === at);
      const ids = old?.choices ?? [at];
      const isAnswered = this.#answered.has(scene) || ids.some((id) => this.#answered.has(id));
      return isAnswered && !ids.some((id) => this.#truth.nowOf.has(id));
    });
  }

  /** Every visit goes on where the truth says that its place is now. */
  #wrongStanding(old: readonly Standing[], now: readonly Standing[]): readonly string[] {
    if (old.length !== now.length) return [`stands ${describe(now)}`];
    return old.flatMap((before, i) => {
      const after = now[i];
      if (!after || after.wait !== before.wait) return [`stands ${describe(now)}`];
      if (before.wait === 'choice') return this.#wrongPoint(before, after);
      if (isForeign(before.at)) return before.at === after.at ? [] : [`stands ${describe(now)}`];
      const there = this.#truth.nowOf.get(before.at);
      return there?.id === after.at ? [] : [`stands ${describe(now)}, and not ${there ? excerpt(there) : 'gone'}`];
    });
  }

  /** The point that has most of what was on offer, or the first of this scene that has any of it. */
  #wrongPoint(before: Standing, after: Standing): readonly string[] {
    const old = this.#old.find(({ scene, id }) => scene === before.scene && id === before.at);
    if (!old || isForeign(old.id)) return [];
    const images = new Set(old.choices.flatMap((id) => this.#truth.nowOf.get(id)?.id ?? []));
    const held = ({ choices }: Point): number => choices.filter((id) => images.has(id)).length;
    const stands = this.#now.find(
      ({ scene, id, choices }) => scene === after.scene && (id === after.at || choices.includes(after.at)),
    );
    const own = stands ? held(stands) : 0;
    const most = Math.max(0, ...this.#now.map(held));
    const first = this.#now.find((point) => point.scene === after.scene && held(point) > 0);
    if (own > 0 && (own === most || first === stands)) return [];
    return [`stands at a point with ${own} of the ${images.size} choices it was offered; another has ${most}`];
  }

  /** A choice that is as it was is on offer if it was: nobody is asked twice, or not at all, because of an edit elsewhere. */
  #wrongOffers({ waiting: old, standing }: Moment, now: Moment['waiting']): readonly string[] {
    const scene = standing.at(-1)?.scene ?? '';
    if (old.wait !== 'choice' || now.wait !== 'choice') return [];
    const here = this.#now.find(({ id, choices }) => id === now.point || choices.includes(now.point));
    return old.options.flatMap(({ choice, available }) => {
      const there = this.#truth.nowOf.get(choice);
      if (!there || !here?.choices.includes(there.id)) return [];
      const before = offerOf(this.#before, scene, choice);
      const after = offerOf(this.#after, now.scene, there.id);
      if (before === undefined || before !== after) return [];
      const offered = now.options.find((option) => option.choice === there.id);
      return offered?.available === available ? [] : [`is not offered ${excerpt(there)} as before`];
    });
  }

  /** Who takes a choice reads what stands in it first, where a line does. */
  #wrongBranch(choice: string, output: readonly { readonly part: string }[]): string | undefined {
    const place = this.#places.get(choice);
    if (!place) return undefined;
    const body = [...this.#places.values()].filter(({ parent }) => parent === choice);
    const [first] = body;
    if (first?.kind !== 'line') return undefined;
    // Where it leads away before, the line is what is said when that way is shut.
    if (place.file.text.slice(place.span.start, first.span.start).includes('->')) return undefined;
    const said = output.some((part) => 'text' in part && lineOf(part.text) === first.id);
    return said ? undefined : `takes ${excerpt(place)} and does not read ${excerpt(first)}`;
  }

  /** What went wrong within the story's own rules is in its ledger. */
  async #faults({ host, key }: Saved, from: number): Promise<readonly string[]> {
    const rows = await host.store.readTurns(key, from + 1, turnsAfter + 2);
    if (!rows.ok) return [JSON.stringify(rows.error)];
    return rows.value
      .filter(({ payload }) => /"event":"fault"/.test(String(payload)))
      .map(({ version }) => `faults in turn ${version}`);
  }
}

const turnsAfter = 3;

function lineOf(text: unknown): unknown {
  return typeof text === 'object' && text !== null && 'line' in text ? text.line : undefined;
}

/** A library's own place, which an edit of the pack does not touch. */
function isForeign(id: string): boolean {
  return id.includes('/');
}

/** What decides whether a choice is on offer, as text; its words, and where it leads, do not. */
function offerOf({ built }: Version, scene: string, choice: string): string | undefined {
  const code = built.program.scenes[scene]?.code ?? [];
  const at = code.findIndex((each) => each.op === 'offer' && each.id === choice);
  const op = code[at];
  if (op?.op !== 'offer') return undefined;
  // Conditions of its point that it may stand in.
  const point = code.findLastIndex((each, index) => index < at && each.op === 'point');
  const around = code.slice(point, at).flatMap((each) => (each.op === 'branch' ? [each.condition] : []));
  return JSON.stringify([op.sticky, op.guard, op.keys, op.shownElse !== undefined, around]);
}

function describe(standing: readonly Standing[]): string {
  const last = standing.at(-1);
  return last ? `${last.scene} ${last.wait} ${last.at}` : 'its end';
}
