import type { ExprIr, TestStepIr } from '@fabula/runtime/bundle';
import type { RenderedWaiting } from '@fabula/runtime/render';

type WalkStep = Extract<TestStepIr, { step: 'walk' }>;

/** One input of a walk. */
export type Step =
  | { readonly do: 'choose'; readonly label: string; readonly say?: string }
  | { readonly do: 'say'; readonly text: string };

/** A session as a walk needs it: what it waits for, what may be done, and a copy to try something on. */
export interface Walker {
  fork(): Walker;
  waiting(): RenderedWaiting;
  /** What the session is at: two that are equal go on alike. */
  hash(): string;
  /** Undefined when it was taken, else why not. */
  take(step: Step): string | undefined;
  /** Undefined when it holds, else what was wrong. */
  holds(condition: ExprIr, source: string): string | undefined;
}

/** What a walk broke, and the shortest way found to break it again. */
export interface Broken {
  readonly problem: string;
  readonly steps: readonly Step[];
  /** The condition that did not hold; absent where the story itself failed. */
  readonly source?: string;
}

/** How many states are looked at for a way that is shorter than the walk's. */
const mostSearched = 2_000;
const mostShrinks = 500;

/**
 * Walks by chance from where a session stands; a story that ends is begun again there. Undefined when all held. The way
 * that broke something is looked for again from the start, nearest first, so that what is shown is the shortest there
 * is; where that takes too long, the walk itself is made shorter as in delta debugging (Zeller and Hildebrandt 2002).
 */
export function walk(from: Walker, step: WalkStep): Broken | undefined {
  const random = mulberry32(step.seed);
  let at = from.fork();
  let way: Step[] = [];
  const atOnce = broken(from, step, way);
  if (atOnce) return atOnce;
  for (let turn = 0; turn < step.turns; turn++) {
    const steps = possible(at.waiting());
    const next = steps[Math.floor(random() * steps.length)];
    if (!next) {
      if (way.length === 0) return undefined;
      at = from.fork();
      way = [];
      continue;
    }
    way = [...way, next];
    const refused = at.take(next);
    const found = refused === undefined ? broken(at, step, way) : { problem: refused, steps: way };
    if (found) return nearest(from, step, found) ?? shrunk(from, step, found);
  }
  return undefined;
}

function broken(at: Walker, { always }: WalkStep, steps: readonly Step[]): Broken | undefined {
  for (const { condition, source } of always) {
    const problem = at.holds(condition, source);
    if (problem !== undefined) return { problem, steps, source };
  }
  return undefined;
}

/** The same fault in as few turns as there is a way in; undefined where too many states lie before it. */
function nearest(from: Walker, step: WalkStep, found: Broken): Broken | undefined {
  const seen = new Set([from.hash()]);
  let edge: { readonly at: Walker; readonly steps: readonly Step[] }[] = [{ at: from, steps: [] }];
  for (let depth = 1; depth < found.steps.length && edge.length > 0; depth++) {
    const next: typeof edge = [];
    for (const { at, steps } of edge) {
      for (const one of possible(at.waiting())) {
        if (seen.size >= mostSearched) return undefined;
        const tried = at.fork();
        const way = [...steps, one];
        const refused = tried.take(one);
        const again = refused === undefined ? broken(tried, step, way) : { problem: refused, steps: way };
        if (again?.problem === found.problem) return again;
        if (refused !== undefined || again || seen.has(tried.hash())) continue;
        seen.add(tried.hash());
        next.push({ at: tried, steps: way });
      }
    }
    edge = next;
  }
  return found;
}

/** Leaves out what is not needed: halves first, then ever smaller pieces. What can't be taken any more is passed over. */
function shrunk(from: Walker, step: WalkStep, found: Broken): Broken {
  let best = found;
  let budget = mostShrinks;
  for (
    let size = Math.ceil(best.steps.length / 2);
    size >= 1 && budget > 0;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    for (let start = 0; start < best.steps.length && budget > 0; budget--) {
      const shorter = replayed(from, step, [...best.steps.slice(0, start), ...best.steps.slice(start + size)]);
      if (shorter?.problem === best.problem && shorter.steps.length < best.steps.length) best = shorter;
      else start += size;
    }
  }
  return best;
}

function replayed(from: Walker, step: WalkStep, steps: readonly Step[]): Broken | undefined {
  const at = from.fork();
  const taken: Step[] = [];
  for (const each of steps) {
    if (!possible(at.waiting()).some((other) => isSame(other, each))) continue;
    taken.push(each);
    const refused = at.take(each);
    const found = refused === undefined ? broken(at, step, taken) : { problem: refused, steps: taken };
    if (found) return found;
  }
  return undefined;
}

/** What a reader says in a walk, where anything may be said. */
const words = ['Hm', '', 'yes', 'no'] as const;

/** What may be done now. Of two options with one label a test can name neither, so no walk takes them. */
function possible(waiting: RenderedWaiting): Step[] {
  if (waiting.wait === 'text') return words.map((text) => ({ do: 'say', text }));
  if (waiting.wait !== 'choice') return [];
  const { options } = waiting;
  return options.flatMap(({ label, available, hearMax }): Step[] => {
    if (!available || options.filter((other) => other.label === label).length > 1) return [];
    return hearMax === undefined ? [{ do: 'choose', label }] : words.map((say) => ({ do: 'choose', label, say }));
  });
}

function isSame(a: Step, b: Step): boolean {
  if (a.do === 'say') return b.do === 'say' && a.text === b.text;
  return b.do === 'choose' && a.label === b.label && a.say === b.say;
}

/** The steps as a test writes them. */
export function stepLines(steps: readonly Step[]): string[] {
  return steps.map((step) =>
    step.do === 'say'
      ? `say ${quoted(step.text)}`
      : `choose ${quoted(step.label)}${step.say === undefined ? '' : ` saying ${quoted(step.say)}`}`,
  );
}

/** A text as the language writes it: nothing in it is live. */
function quoted(text: string): string {
  return `"${text.replace(/["\\{]/g, (sign) => `\\${sign}`)}"`;
}

/** Tommy Ettinger's mulberry32: a walk is the same on each machine, and needs no better chance than this. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
