import type { Change, ChangedThing, Grade, Question, Warning } from '../change.js';
import type { ValueContext } from '../values/index.js';
import type { MadeThings } from './made-things.js';

/** What the parts of a comparison write down as they go. */
export interface Findings {
  readonly context: ValueContext;
  /** What sessions of the release can have made. */
  readonly made: MadeThings;
  readonly changes: Change[];
  readonly questions: Question[];
  readonly warnings: Warning[];
  /** Resources of which an account goes away. */
  readonly closedAccounts: Set<string>;
}

interface Catalogued<Holes> {
  readonly code: string;
  readonly text: (holes: Holes) => string;
}

export function ask<Holes>(
  { questions }: Findings,
  message: Catalogued<Holes>,
  holes: Holes,
  about: string,
  choices: Question['choices'],
): void {
  questions.push({ code: message.code, says: message.text(holes), about, choices });
}

export function note(
  { changes }: Findings,
  change: Change['change'],
  what: ChangedThing,
  name: string,
  grade: Grade,
  says: string,
  was?: string,
): void {
  changes.push({ change, what, name, ...(was !== undefined && was !== name && { was }), grade, says });
}

/** A field that a kind gave to a component, or took over from one. */
export function noteMoved(findings: Findings, was: string, now: string, losses: readonly string[]): void {
  const says = [`\`${was}\` is \`${now}\` now`, ...(losses.length > 0 ? [losses.join('; ')] : [])].join(': ');
  note(findings, 'moved', 'field', now, losses.length > 0 ? 'dangerous' : 'safe', `${says}.`, was);
}

export function isDropped({ context }: Findings, what: string): boolean {
  return context.answers.dropped.includes(what);
}

/** `--drop "field Person.shoe"`: quotes that every shell takes, that of Windows too. */
export function dropOf(what: string): string {
  return `--drop "${what}"`;
}
