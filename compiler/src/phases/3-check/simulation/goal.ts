import type { ClaimIr, ExprIr, GoalBeatIr, GoalIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { Expression, GoalBeat, GoalDeclaration, Name } from '../../1-parse/index.js';
import { type Chapter, insideOf, type Symbol } from '../../2-bind/index.js';
import type { CheckedDeclaration, Elaborated } from '../checked.js';
import { Checker } from '../checker.js';
import { plainText } from '../expressions/literal.js';
import { check, condition } from '../fit.js';
import { noFacts } from '../flow/facts.js';
import { reportUndefined, resolvePath } from '../names.js';
import { checkParameters, parametersIr } from '../parameters.js';
import type { ProgramContext } from '../program-context.js';
import { intTy } from '../types.js';
import { checkAct } from './acts.js';
import { checkEvidence } from './evidence.js';
import { declareTick } from './scope.js';

/** What is to come true: how it stands at first, what is claimed, and maybe a plan. */
export function checkGoal(context: ProgramContext, symbol: Symbol<GoalDeclaration>): CheckedDeclaration {
  const { declaration } = symbol;
  const outside = new Checker(context, { chapter: symbol.chapter, file: symbol.file, place: symbol.id });
  const simulation = resolvePath(outside, declaration.in, 'value', 'simulation', 'simulation');
  const chapter: Chapter = simulation ? insideOf(symbol.chapter, simulation.actions ?? new Map()) : symbol.chapter;
  const c = new Checker(context, { chapter, file: symbol.file, place: symbol.id });
  const parameters = checkParameters(c, symbol, declaration.parameters);
  declareTick(c, declaration.name.span);
  const conditions = new Map<Expression, Elaborated>();
  const given = declaration.given.map((each) => ask(c, each, 'what is given', conditions));
  const atFirst = given.flatMap(({ yes }) => yes ?? []);
  const { within: written } = declaration;
  if (!written) c.report(catalogue.goalWithoutTime, declaration.name.span, { name: declaration.name.text });
  const within: ExprIr = written
    ? c.purely('how long a goal has', () => check(c, written, { ...intTy, low: 1 }))
    : { op: 'const', value: 1 };

  const initial = noteInitial(c);
  const claims = declaration.claims.map((claim): ClaimIr => {
    c.facts = noFacts;
    if (claim.kind === 'witnessed') {
      const text = plainText(claim.text);
      if (text === undefined) c.report(catalogue.notConstant, claim.text.span, {});
      const cue = claim.cue && ask(c, claim.cue, 'a cue', conditions).ir;
      return { claim: 'witnessed', text: text ?? '', ...(cue && { cue }) };
    }
    const { holds, kind } = claim;
    // What always holds does so at first, too, when what is given is true.
    const asked = c.under(kind === 'always' ? atFirst : undefined, () => ask(c, holds, 'a claim', conditions));
    return { claim: kind, holds: asked.ir };
  });
  if (claims.length === 0) c.report(catalogue.goalWithoutClaim, declaration.name.span, { name: declaration.name.text });
  c.aggregate = undefined;

  const beats = checkBeats(c, declaration);
  const evidence = checkEvidence(c, declaration);
  const title = declaration.title && plainText(declaration.title);
  const ir: GoalIr | undefined = simulation && {
    name: symbol.id,
    ...(title !== undefined && { title }),
    simulation: simulation.id,
    parameters: parametersIr(declaration.parameters, parameters),
    given: given.map((each) => each.ir),
    ...{ within, initial, claims, beats, evidence },
  };
  const diagnostics = [...outside.diagnostics, ...c.diagnostics];
  const uses = { ...c.uses, reads: new Set([...outside.reads, ...c.reads]) };
  return { diagnostics, uses, ...(ir && { goal: { symbol, ir, conditions } }) };
}

function ask(c: Checker, expression: Expression, where: string, into: Map<Expression, Elaborated>): Elaborated {
  const asked = c.purely(where, () => condition(c, expression));
  into.set(expression, asked);
  return asked;
}

/** `initial(jug.holds)` in a claim: what a value is when the episode begins. It is kept in a slot. */
function noteInitial(c: Checker): GoalIr['initial'] {
  const kept: GoalIr['initial'][number][] = [];
  c.aggregate = (call, name) => {
    const [argument, more] = call.arguments;
    if (name !== 'initial' || !argument || more) return undefined;
    const value = c.expression(argument.value);
    const slot = `initial.${kept.length + 1}`;
    kept.push({ slot, value: value.ir });
    return { type: value.type, ir: { op: 'local', slot } };
  };
  return kept;
}

/** The plan: each beat is an action, after those it names. */
function checkBeats(c: Checker, { beats }: GoalDeclaration): readonly GoalBeatIr[] {
  const met = new Map<string, Name>();
  for (const { name } of beats) {
    const first = met.get(name.text);
    if (first) {
      const related = [c.here(first.span, `\`${name.text}\` is here.`)];
      c.report(catalogue.duplicateName, name.span, { name: name.text }, { related });
    } else met.set(name.text, name);
  }
  const known = beats.map(({ name }) => name.text);
  const checked = beats.flatMap((beat): GoalBeatIr[] => {
    for (const { text, span } of beat.after) if (!known.includes(text)) reportUndefined(c, 'beat', text, span, known);
    c.facts = noFacts;
    const { does, shot: text } = beat;
    const act = does && c.purely('what a beat does', () => checkAct(c, does, false));
    const shot = text && c.purely('a shot', () => c.rules.text(c, text.text)).ir;
    const title = beat.title && plainText(beat.title);
    if (!act) return [];
    return [
      {
        name: beat.name.text,
        ...(title !== undefined && { title }),
        after: beat.after.map((each) => each.text),
        act: act.ir,
        ...(shot && { shot }),
      },
    ];
  });
  reportCircle(c, beats);
  return checked;
}

function reportCircle(c: Checker, beats: readonly GoalBeat[]): void {
  let waiting = [...beats];
  const done = new Set<string>();
  for (;;) {
    const ready = waiting.filter((beat) =>
      beat.after.every(({ text }) => done.has(text) || !beats.some((other) => other.name.text === text)),
    );
    if (ready.length === 0) break;
    for (const { name } of ready) done.add(name.text);
    waiting = waiting.filter((beat) => !ready.includes(beat));
  }
  const [first] = waiting;
  if (!first) return;
  c.report(catalogue.goalBeatsInCircle, first.name.span, { names: waiting.map(({ name }) => `\`${name.text}\``) });
}
