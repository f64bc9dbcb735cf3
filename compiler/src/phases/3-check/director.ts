import type { AdjustedIr, AdjustIr, BeatIr, DirectorIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../diagnostics/index.js';
import type {
  Adjust,
  AdjustedValue,
  BeatFigure,
  DirectorBeat,
  DirectorDeclaration,
  Expression,
  Name,
} from '../1-parse/index.js';
import { fieldsOfDirector, figureOf, isFloating, type Symbol, usedName } from '../2-bind/index.js';
import { checkBeatsEnd, nextBeats } from './beats-end.js';
import type { CheckedDeclaration, Elaborated } from './checked.js';
import { Checker } from './checker.js';
import { directorWords, stateOf } from './expressions/director.js';
import { check, condition } from './fit.js';
import { reportUndefined, resolvePath } from './names.js';
import type { ProgramContext } from './program-context.js';
import { checkRecap } from './recap.js';

/** A director: its beats and their ways, what it adjusts, what it tells who comes back. */
export function checkDirector(context: ProgramContext, symbol: Symbol<DirectorDeclaration>): CheckedDeclaration {
  const { declaration, id } = symbol;
  const c = new Checker(context, { chapter: symbol.chapter, file: symbol.file, place: id });
  const conditions = new Map<Expression, Elaborated>();
  const mission = declaration.for && resolvePath(c, declaration.for, 'value', 'mission', 'mission');
  if (mission) c.reads.add(`value:${mission.id}`);
  checkEnum(c, symbol);
  checkNames(c, declaration);
  const beats = declaration.beats.map((beat) => checkBeat(c, symbol, beat, conditions));
  checkBeatsEnd(c, declaration, conditions);
  const ir: DirectorIr = {
    name: id,
    ...(mission && { mission: mission.id }),
    beats,
    recaps: declaration.recaps.flatMap((recap) => checkRecap(c, recap)),
    adjusts: declaration.adjusts.map((adjust) => checkAdjust(c, symbol, adjust)),
  };
  // The director itself reads and writes what it keeps, whether the story asks for it or not.
  for (const field of fieldsOfDirector(declaration, id, symbol.chapter, symbol.file)) {
    if (!declaration.adjusts.some(({ values }) => values.some((value) => field.id === `${id}.${value.name.text}`))) {
      c.reads.add(`field:world/${field.id}`);
    }
    c.writes.add(`field:world/${field.id}`);
  }
  return { diagnostics: c.diagnostics, uses: c.uses, director: { symbol, ir, conditions } };
}

/** `director pacing: Beat`: the enum has to be ordered, and have each beat. */
function checkEnum(c: Checker, { declaration }: Symbol<DirectorDeclaration>): void {
  const { of, beats } = declaration;
  const found = of && resolvePath(c, of, 'type', 'enum', 'enum');
  if (!of || !found) return;
  const known = found.declaration.cases.map(({ name }) => name.text);
  for (const { name } of beats) {
    if (!known.includes(name.text)) reportUndefined(c, `member of ${found.name}`, name.text, name.span, known);
  }
  const met = new Map<string, Name>();
  for (const { name } of beats) reportTwice(c, met, name);
}

/** Beats and adjusted values are asked for behind the director's name, and so is the director itself. */
function checkNames(c: Checker, { name: director, beats, adjusts }: DirectorDeclaration): void {
  const met = new Map<string, Name>();
  const beatNames = new Set(beats.map(({ name }) => name.text));
  const values = adjusts.flatMap((adjust) => adjust.values);
  for (const { name } of [...beats, ...values]) {
    if (directorWords.some((word) => word === name.text)) {
      c.report(catalogue.directorWord, name.span, { name: name.text, director: director.text });
    }
  }
  for (const { name } of values) {
    if (beatNames.has(name.text)) c.report(catalogue.duplicateName, name.span, { name: name.text });
    else reportTwice(c, met, name);
  }
}

function reportTwice(c: Checker, met: Map<string, Name>, name: Name): void {
  const first = met.get(name.text);
  if (!first) {
    met.set(name.text, name);
    return;
  }
  const related = [c.here(first.span, `\`${name.text}\` is here.`)];
  c.report(catalogue.duplicateName, name.span, { name: name.text }, { related });
}

function checkBeat(
  c: Checker,
  { declaration, id }: Symbol<DirectorDeclaration>,
  beat: DirectorBeat,
  conditions: Map<Expression, Elaborated>,
): BeatIr {
  const { name, turns, figures, until, ways } = beat;
  for (const figure of figures) checkFigure(c, figure);
  if (turns) checkTurns(c, turns);
  const asked = until && c.purely('what ends a beat', () => condition(c, until));
  if (until && asked) conditions.set(until, asked);
  const known = declaration.beats.map((each) => each.name.text);
  for (const { to, most } of ways) {
    if (!known.includes(to.text)) reportUndefined(c, 'beat', to.text, to.span, known);
    if (most) wholeFrom1(c, most);
    if (most) c.reads.add(`field:world/${id}.${usedName(beat, to)}`);
  }
  return {
    name: name.text,
    least: turns ? Math.max(1, figureOf(turns.low ?? turns.high)) : 1,
    ...(turns && { most: figureOf(turns.high) }),
    ...(asked && { until: asked.ir }),
    ways: nextBeats(declaration, beat).map(({ to, most }) => ({
      to: to.name.text,
      ...(most && { most: figureOf(most) }),
    })),
  };
}

function checkTurns(c: Checker, turns: BeatFigure): void {
  const said = c.diagnostics.length;
  for (const each of [turns.low, turns.high]) if (each) wholeFrom1(c, each);
  if (c.diagnostics.length === said) checkFigure(c, turns);
}

function checkFigure(c: Checker, { low, high, span }: BeatFigure): void {
  if (low && figureOf(low) > figureOf(high)) {
    c.report(catalogue.emptyRange, span, {});
  }
}

function wholeFrom1(c: Checker, figure: Expression): void {
  if (figure.kind === 'int' && figure.value >= 1) return;
  c.report(catalogue.wrongType, figure.span, {
    found: `\`${c.sourceOf(figure.span)}\``,
    wanted: 'a whole figure from 1',
  });
}

function checkAdjust(c: Checker, director: Symbol<DirectorDeclaration>, adjust: Adjust): AdjustIr {
  const { when } = adjust;
  const guard = when && c.purely('what an adjustment hangs on', () => condition(c, when));
  return { ...(guard && { when: guard.ir }), values: adjust.values.map((value) => checkAdjusted(c, director, value)) };
}

function checkAdjusted(c: Checker, director: Symbol<DirectorDeclaration>, adjusted: AdjustedValue): AdjustedIr {
  const { name, low, high, value, step, from } = adjusted;
  const type = isFloating(adjusted) ? ({ kind: 'float' } as const) : ({ kind: 'int' } as const);
  if (step && figureOf(step) <= 0) {
    c.report(catalogue.wrongType, step.span, { found: `\`${c.sourceOf(step.span)}\``, wanted: 'a figure above 0' });
  }
  const wanted = value && c.purely('what is adjusted', () => check(c, value, type));
  const field = `${director.id}.${name.text}`;
  const neutral = isFloating(adjusted) ? 1 : 0;
  const start = from ? figureOf(from) : Math.min(Math.max(neutral, figureOf(low)), figureOf(high));
  stateOf(c, director, name.text, name.span, 'write');
  return {
    field,
    low: figureOf(low),
    high: figureOf(high),
    start,
    ...(wanted && { value: wanted }),
    ...(step && { step: figureOf(step) }),
  };
}
