import { seeded } from '../fuzz/edits.js';
import { type Pieces, untouched } from './apply-case.js';
import { type Piece, slice, splice } from './pieces.js';
import type { StoryPlace } from './truth.js';

/** An edit that nobody wrote; what it did to each place it says by the pieces it leaves. */
export interface RandomEdit {
  readonly pieces: Pieces;
  /** What was done, to be shown when a case fails. */
  readonly how: string;
}

/** Words that stand nowhere in the examples, so that what is new is new. */
const words = 'quartz ninety vellum hubcap oxen zeppelin kumquat fjord jigsaw walnut yodel pixel'.split(' ');

/** One to four edits of a story, each of places that the others leave alone. */
export function randomEdit(
  sources: ReadonlyMap<string, string>,
  places: readonly StoryPlace[],
  seed: number,
): RandomEdit {
  const random = seeded(seed);
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  const changes: Change[] = [];
  const how: string[] = [];
  const count = 1 + Math.floor(random() * 4);
  const movable = places.filter(
    ({ kind, owner }) => owner.startsWith('scene ') && (kind === 'choice' || kind === 'line'),
  );
  for (let tries = 0; how.length < count && tries < 40; tries++) {
    const place = pick(movable);
    const stretch = place && linesOf(place);
    if (!place || !stretch || !isFree(changes, stretch)) continue;
    const line = place.file.text.slice(place.span.start, place.span.end).split('\n')[0] ?? '';
    switch (Math.floor(random() * 5)) {
      case 0:
        changes.push({ ...stretch, put: [] });
        how.push(`without ${line}`);
        break;
      case 1: {
        changes.push({ ...stretch, end: stretch.start, put: [{ from: 'new', text: newChoice(pick, place) }] });
        how.push(`a new choice before ${line}`);
        break;
      }
      case 2: {
        const word = /(?<=[ "[])[a-z]{4,}(?=[ ,.\]])/.exec(
          line.replaceAll(/\{[^}]*\}/g, (hole) => '·'.repeat(hole.length)),
        );
        if (!word) break;
        const start = place.span.start + word.index;
        const other = pick(words) ?? '';
        changes.push({
          file: place.file.path,
          start,
          end: start + word[0].length,
          put: [{ from: 'new', text: other }],
        });
        how.push(`${other} for ${word[0]} in ${line}`);
        break;
      }
      default: {
        const near = movable.filter((each) => each.owner === place.owner && each.kind === place.kind);
        const goal = pick(random() < 0.7 ? near : movable);
        const to = goal && linesOf(goal);
        if (!to || !isFree(changes, to) || overlaps(stretch, to)) break;
        const whole: readonly Piece[] = [{ from: 'old', text: place.file.text, file: place.file.path, start: 0 }];
        changes.push({ ...stretch, put: [] });
        changes.push({ ...to, end: to.start, put: slice(whole, stretch.start, stretch.end) });
        how.push(`${line} moved before ${goal.file.text.slice(goal.span.start, goal.span.start + 40)}`);
      }
    }
  }
  const files = new Map(untouched(sources));
  for (const { file, start, end, put } of changes.toSorted((a, b) => b.start - a.start))
    files.set(file, splice(files.get(file) ?? [], start, end, put));
  return { pieces: files, how: how.join('; ') };
}

interface Stretch {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

interface Change extends Stretch {
  readonly put: readonly Piece[];
}

/** The lines of a place that has them for itself. */
function linesOf({ file, span }: StoryPlace): Stretch | undefined {
  const start = file.text.lastIndexOf('\n', span.start - 1) + 1;
  const until = file.text.indexOf('\n', span.end);
  const end = until < 0 ? file.text.length : until + 1;
  const beside = file.text.slice(start, span.start) + file.text.slice(span.end, end);
  return beside.trim() === '' ? { file: file.path, start, end } : undefined;
}

function overlaps(a: Stretch, b: Stretch): boolean {
  return a.file === b.file && a.start < b.end && b.start < a.end;
}

function isFree(changes: readonly Change[], stretch: Stretch): boolean {
  // What is put before a place counts as that place's.
  return !changes.some((each) => overlaps({ ...each, end: Math.max(each.end, each.start + 1) }, stretch));
}

function newChoice(pick: (items: readonly string[]) => string | undefined, { file, span }: StoryPlace): string {
  const start = file.text.lastIndexOf('\n', span.start - 1) + 1;
  const indent = file.text.slice(start, span.start);
  const some = Array.from({ length: 5 }, () => pick(words)).join(' ');
  return `${indent}+ [The ${some}.] {\n${indent}  A ${pick(words)}, and a ${pick(words)}.\n${indent}}\n`;
}
