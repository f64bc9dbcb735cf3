import { catalogue } from '../../diagnostics/index.js';
import type { DirectorBeat, DirectorDeclaration, Expression } from '../1-parse/index.js';
import type { Elaborated } from './checked.js';
import type { Checker } from './checker.js';

/**
 * The proof that beats end. Each that another follows has an upper bound of turns or a condition that may hold; and
 * ways that may be gone any number of times make no circle, so that only finitely many beats are ever entered: the ways
 * with `at most` are gone finitely often, and between two of them no beat comes twice.
 */
export function checkBeatsEnd(
  c: Checker,
  director: DirectorDeclaration,
  conditions: ReadonlyMap<Expression, Elaborated>,
): void {
  const { beats } = director;
  for (const [index, beat] of beats.entries()) {
    const { name, turns, until, ways } = beat;
    reportNeverTaken(c, beat);
    if (turns || (ways.length === 0 && index === beats.length - 1)) continue;
    const type = until && conditions.get(until)?.type;
    const isNever = type?.kind === 'bool' && type.value === false && until?.kind !== 'bool';
    if (until && !isNever) continue;
    const reason = until ? 'what it waits for can never hold' : 'it has neither an upper bound of turns nor an `until`';
    const related = until ? [c.here(until.span, 'This never holds.')] : [];
    c.report(catalogue.beatNeverEnds, name.span, { name: name.text, reason }, { related });
  }
  const circle = circleIn(director);
  const [first] = circle;
  if (!first) return;
  const names = [...circle, first].map(({ name }) => `\`${name.text}\``).join(' → ');
  const related = circle.slice(1).map(({ name }) => c.here(name.span, `\`${name.text}\` is here.`));
  c.report(catalogue.beatsInCircle, first.name.span, { circle: names }, { related });
}

function reportNeverTaken(c: Checker, { ways }: DirectorBeat): void {
  const free = ways.findIndex(({ most }) => !most);
  for (const { to } of free < 0 ? [] : ways.slice(free + 1)) {
    c.report(catalogue.wayNeverTaken, to.span, { name: to.text });
  }
}

/** The beats that a beat may go on to: by its ways as far as they are come to, else the next in the list. */
export function nextBeats({ beats }: DirectorDeclaration, beat: DirectorBeat): readonly Way[] {
  const following = beats[beats.indexOf(beat) + 1];
  const written: Way[] = [];
  for (const { to, most } of beat.ways) {
    const found = beats.find(({ name }) => name.text === to.text);
    if (found) written.push({ to: found, most });
    if (!most) return written;
  }
  return following ? [...written, { to: following, most: undefined }] : written;
}

interface Way {
  readonly to: DirectorBeat;
  /** How often it may be gone; absent: as often as it comes to it. */
  readonly most: Expression | undefined;
}

/** A circle of ways that may be gone any number of times; empty where there is none. Each beat has at most one such way. */
function circleIn(director: DirectorDeclaration): readonly DirectorBeat[] {
  const free = (beat: DirectorBeat): DirectorBeat | undefined =>
    nextBeats(director, beat).find(({ most }) => !most)?.to;
  for (const start of director.beats) {
    const path: DirectorBeat[] = [];
    for (let at: DirectorBeat | undefined = start; at && !path.includes(at); at = free(at)) path.push(at);
    const last = path.at(-1);
    if (last && free(last) === start) return path;
  }
  return [];
}
