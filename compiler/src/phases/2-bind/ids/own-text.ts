import type { Arm, Inline } from '../../1-parse/index.js';
import type { PlaceNode } from '../place-ids.js';

/** Takes ranges of the source. One object with a method, not a closure for each place: this runs for every place of a build. */
export interface RangeSink {
  add(start: number, end: number): void;
}

/**
 * Gives the ranges that hold what a place itself says, without what it holds: of a choice its text and not its body,
 * of an `if` its condition and not its arms. Tags, guards, diverts and `@id`s are no part of it either, so that
 * adding one leaves the fingerprint as it was.
 */
export function feedOwnText(node: PlaceNode, sink: RangeSink): void {
  switch (node.kind) {
    case 'line': {
      const end = Math.max(lastEnd(node.whole), lastEnd(node.text));
      // From the line's start: the speaker is part of what is said.
      sink.add(node.span.start, end > node.span.start ? end : node.span.end);
      return;
    }
    case 'choice': {
      const first = node.before[0] ?? node.bracket?.[0] ?? node.after[0];
      if (first) {
        sink.add(first.span.start, Math.max(lastEnd(node.before), lastEnd(node.bracket ?? []), lastEnd(node.after)));
        return;
      }
      // A fallback says nothing; what tells it from another is where it leads.
      if (node.divert) sink.add(node.divert.span.start, node.divert.span.end);
      return;
    }
    case 'label':
      sink.add(node.name.span.start, node.name.span.end);
      return;
    case 'if':
      sink.add(node.span.start, node.then.span.start);
      return;
    case 'match':
    case 'callStatement':
    case 'draw': {
      const first = node.arms[0];
      sink.add(node.span.start, first ? first.span.start : node.span.end);
      feedArms(node.arms, sink);
      return;
    }
    case 'for':
    case 'to':
    case 'once':
      sink.add(node.span.start, node.body.span.start);
      return;
    case 'pick': {
      const first = node.items[0];
      sink.add(node.span.start, first ? first.span.start : node.span.end);
      return;
    }
    case 'let':
      sink.add(node.span.start, node.otherwise ? node.otherwise.span.start : node.span.end);
      return;
    case 'hear':
      sink.add(node.name.span.start, node.type.span.end);
      return;
    case 'expressionStatement':
    case 'assign':
    case 'transfer':
    case 'issue':
    case 'retire':
    case 'link':
    case 'unlink':
    case 'grant':
    case 'revoke':
    case 'emit':
    case 'visit':
    case 'offer':
    case 'return':
    case 'refuse':
    case 'advance':
    case 'checkpoint':
    case 'remember':
    case 'errorStatement':
      sink.add(node.span.start, node.span.end);
      return;
  }
}

function feedArms(arms: readonly Arm[], sink: RangeSink): void {
  for (const arm of arms) sink.add(arm.span.start, arm.body.span.start);
}

function lastEnd(inlines: readonly Inline[]): number {
  return inlines[inlines.length - 1]?.span.end ?? 0;
}

/** Where the words begin in a line that has a speaker: an edit is judged by the words, which many lines don't share. */
export function wordsStart(node: PlaceNode): number {
  if (node.kind === 'line' && node.speaker) return node.text[0]?.span.start ?? node.span.start;
  return -1;
}

/** One letter a kind of place, as `fabula.ids` writes it. Places of different kinds are never taken for each other. */
export const placeLetters: { readonly [K in PlaceNode['kind']]: string } = {
  line: 't',
  choice: 'c',
  label: 'l',
  if: 'i',
  match: 'm',
  callStatement: 'k',
  for: 'f',
  pick: 'p',
  once: 'o',
  to: 'w',
  hear: 'h',
  visit: 'y',
  draw: 'D',
  offer: 'O',
  let: 'n',
  assign: 'a',
  transfer: 'r',
  issue: 's',
  retire: 'd',
  link: 'j',
  unlink: 'u',
  grant: 'g',
  revoke: 'v',
  emit: 'e',
  return: 'q',
  advance: 'A',
  checkpoint: 'C',
  refuse: 'R',
  remember: 'M',
  expressionStatement: 'x',
  errorStatement: 'z',
};

/** What a person translates, speaks or returns to. Only about these is anybody asked. */
export function isSpoken(letter: string): boolean {
  return letter === 't' || letter === 'c' || letter === 'l';
}
