import type { ExprIr } from '@fabula/runtime/bundle';
import type { Span } from '../../../base/index.js';
import { catalogue } from '../../../diagnostics/index.js';
import type { BeatFigure, DirectorBeat, DirectorDeclaration, Name } from '../../1-parse/index.js';
import { figureOf, type Symbol } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { reportUndefined } from '../names.js';
import { intTy, optionalTy, type Ty } from '../types.js';
import type { Meaning, Mode } from './meaning.js';
import { memberOfHint, readState } from './name.js';
import { owedPayoffs } from './owed.js';

type Director = Symbol<DirectorDeclaration>;

/** What may be asked of every director, which no beat and no adjusted value can be called. */
export const directorWords = ['beat', 'turns', 'since', 'over', 'owed'] as const;

/** `pacing.beat`, `pacing.turns`, `pacing.dc`, and its beats by name: `pacing.rising`. */
export function memberOfDirector(c: Checker, name: Name, director: Director, span: Span, mode: Mode): Meaning {
  const { beats, adjusts } = director.declaration;
  c.reads.add(`value:${director.id}`);
  const type = beatType(c, director);
  const beat = type && beats.some((each) => each.name.text === name.text) && memberOfHint(c, name.text, type, span);
  if (beat) return { is: 'value', value: beat };
  switch (name.text) {
    case 'beat':
      return beatOf(c, director, span, mode);
    case 'turns':
      return { is: 'value', value: { type: { ...intTy, low: 0 }, ir: turnsSince(director) } };
    case 'owed':
      return { is: 'value', value: owedPayoffs(c, director) };
    case 'since':
    case 'over':
      return kept(c, director, name.text, span, mode);
  }
  const adjusted = adjusts.flatMap(({ values }) => values).find((each) => each.name.text === name.text);
  if (adjusted) {
    // What the director reckons each turn would not stay what the story makes it.
    if (mode === 'write' && adjusted.value && !c.test) return refused(c, span);
    return stateOf(c, director, name.text, span, mode);
  }
  const known = [
    ...(beats.length > 0 ? directorWords : []),
    ...beats.map((each) => each.name.text),
    ...adjusts.flatMap(({ values }) => values.map((each) => each.name.text)),
  ];
  reportUndefined(c, `beat or figure of ${director.name}`, name.text, name.span, known);
  return { is: 'reported' };
}

/** `beat.words`, `beat.least_words`: what is written at the beat that the director is at. */
export function memberOfBeat(c: Checker, name: Name, director: Director): Meaning {
  const { beats } = director.declaration;
  if (name.text === 'turns') {
    return { is: 'value', value: { type: { ...intTy, low: 0 }, ir: turnsSince(director) } };
  }
  const figures = beats.map((beat) => ({ beat, figure: figureNamed(beat, name.text) }));
  if (figures.every(({ figure }) => figure === undefined)) {
    const known = beats.flatMap((beat) => [...namesOfFigures(beat)]);
    reportUndefined(c, `figure of ${director.name}’s beats`, name.text, name.span, ['turns', ...known]);
    return { is: 'reported' };
  }
  const values = figures.map(({ beat, figure }) => ({ beat: beat.name.text, value: figure?.value }));
  const given = values.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const kind = figures.some(({ figure }) => figure?.floating) ? 'float' : 'int';
  const type: Ty = { kind, low: Math.min(...given), high: Math.max(...given) };
  const isEverywhere = given.length === values.length;
  const last = values.at(-1);
  const ir: ExprIr = {
    op: 'match',
    subject: { op: 'state', scope: 'world', name: `${director.id}.beat` },
    arms: [
      ...values.slice(0, -1).map(({ beat, value }) => ({
        patterns: [{ match: 'case' as const, case: beat, fields: {} }],
        value: { op: 'const' as const, value: value ?? null },
      })),
      { patterns: [{ match: 'any' }], value: { op: 'const', value: last?.value ?? null } },
    ],
  };
  c.reads.add(`field:world/${director.id}.beat`);
  return { is: 'value', value: { type: isEverywhere ? type : optionalTy(type), ir } };
}

/** The beat that a director is at, as a place of state. */
export function beatValue(c: Checker, director: Director, span: Span, mode: Mode): Meaning {
  if (mode === 'write' && !c.test) return refused(c, span);
  return stateOf(c, director, 'beat', span, mode);
}

/** What a director keeps under a name. */
export function stateOf(c: Checker, director: Director, name: string, span: Span, mode: Mode): Meaning {
  const field = director.chapter.unit.fields.world.get(`${director.id}.${name}`);
  return field ? { is: 'value', value: readState(c, field, span, mode) } : { is: 'reported' };
}

function kept(c: Checker, director: Director, name: 'since' | 'over', span: Span, mode: Mode): Meaning {
  return mode === 'write' && !c.test ? refused(c, span) : stateOf(c, director, name, span, mode);
}

function beatOf(c: Checker, director: Director, span: Span, mode: Mode): Meaning {
  if (director.declaration.beats.length === 0) {
    reportUndefined(c, `beat of ${director.name}`, 'beat', span, []);
    return { is: 'reported' };
  }
  return mode === 'write' ? beatValue(c, director, span, mode) : { is: 'beat', director };
}

/** The enum that a director's beats are members of; undefined where that was reported. */
function beatType(c: Checker, director: Director): Ty | undefined {
  const field = director.chapter.unit.fields.world.get(`${director.id}.beat`);
  const type = field && c.context.stateFieldType(field);
  return type?.kind === 'enum' ? type : undefined;
}

function turnsSince({ id }: Director): ExprIr {
  const since: ExprIr = { op: 'state', scope: 'world', name: `${id}.since` };
  return { op: 'binary', operator: 'int.sub', left: { op: 'turns' }, right: since };
}

function refused(c: Checker, span: Span): Meaning {
  c.report(catalogue.notAssignable, span, { what: c.sourceOf(span) });
  return { is: 'reported' };
}

interface Figure {
  readonly value: number;
  readonly floating: boolean;
}

/** A figure of a beat by what it is asked for by: the upper end by its name, the lower one with `least_` before it. */
function figureNamed(beat: DirectorBeat, name: string): Figure | undefined {
  const figures = beat.turns ? [...beat.figures, beat.turns] : beat.figures;
  if (name === 'most_turns') return beat.turns && figure(beat.turns, 'high');
  const own = figures.find((each) => each.name.text === name && each !== beat.turns);
  if (own) return figure(own, 'high');
  const low = figures.find((each) => `least_${each.name.text}` === name);
  return low && figure(low, 'low');
}

function figure(written: BeatFigure, end: 'low' | 'high'): Figure {
  const { low, high } = written;
  const expression = end === 'low' ? (low ?? high) : high;
  const isFloat = [low, high].some((each) => each && bare(each) === 'float');
  return { value: figureOf(expression), floating: isFloat };
}

function bare(expression: BeatFigure['high']): string {
  return expression.kind === 'unary' ? expression.operand.kind : expression.kind;
}

function namesOfFigures({ figures, turns }: DirectorBeat): readonly string[] {
  const names = figures.flatMap(({ name }) => [name.text, `least_${name.text}`]);
  return turns ? [...names, 'least_turns', 'most_turns'] : names;
}
