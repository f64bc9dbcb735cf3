import type { ClockIr, ExprIr, MissionIr, ObjectiveIr, StatementIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../diagnostics/index.js';
import type { After, Expression, LogicBlock, MissionDeclaration, Name, Objective } from '../1-parse/index.js';
import type { Symbol } from '../2-bind/index.js';
import type { CheckedDeclaration, Elaborated } from './checked.js';
import { Checker } from './checker.js';
import { checkClock } from './clock.js';
import { plainText } from './expressions/literal.js';
import { missionWords } from './expressions/mission.js';
import { condition } from './fit.js';
import { reportUndefined } from './names.js';
import type { ProgramContext } from './program-context.js';
import { formerId, formerName } from './schema/renames.js';
import { checkTwist } from './twist.js';

/** A mission: what it asks at each turn's end, and what its clocks and its reward do. */
export function checkMission(context: ProgramContext, symbol: Symbol<MissionDeclaration>): CheckedDeclaration {
  const { declaration } = symbol;
  const c = new Checker(context, { chapter: symbol.chapter, file: symbol.file, place: symbol.id });
  const conditions = new Map<Expression, Elaborated>();
  const clockChecks: Elaborated[] = [];
  const ask = (expression: Expression | undefined): ExprIr | undefined => {
    if (!expression) return undefined;
    const asked = c.purely('what a mission asks', () => condition(c, expression));
    conditions.set(expression, asked);
    return asked.ir;
  };

  checkNames(c, declaration);
  const parts = [...declaration.objectives, ...declaration.clocks];
  const starts = ask(declaration.starts);
  const objectives = declaration.objectives.map((objective) => checkObjective(c, declaration, objective, ask));
  const clocks = declaration.clocks.map((clock): ClockIr => {
    const { is, ...figures } = checkClock(c, clock);
    clockChecks.push(is);
    const title = clock.title && plainText(clock.title);
    const body = clock.body ? block(c, clock.body, is) : [];
    const { name, was } = clock;
    const former = formerName(c, 'clock', name, was, parts);
    return { name: name.text, ...former, ...(title !== undefined && { title }), ...figures, is: is.ir, body };
  });
  const fails = declaration.fails.map(({ title, when }) => ({
    title: plainText(title) ?? '',
    when: ask(when) ?? ({ op: 'const', value: false } as const),
  }));
  const reward = declaration.rewards.flatMap((each) => block(c, each, undefined));
  const twists = declaration.twists.flatMap((twist) => checkTwist(c, symbol, twist));
  const title = declaration.title && plainText(declaration.title);
  const ir: MissionIr = {
    name: symbol.id,
    ...formerId(c, symbol),
    ...(title !== undefined && { title }),
    ...(starts && { starts }),
    objectives,
    clocks,
    fails,
    reward,
    ...(twists.length > 0 && { twists }),
  };
  return {
    diagnostics: c.diagnostics,
    uses: c.uses,
    conditions: c.asked.of(c.file.path, symbol.declaration),
    mission: { symbol, ir, conditions, clocks: clockChecks },
  };
}

/** Objectives and clocks are asked about behind the mission's name, and so is the mission itself. */
function checkNames(c: Checker, { name: mission, objectives, clocks }: MissionDeclaration): void {
  const met = new Map<string, Name>();
  for (const { name } of [...objectives, ...clocks].toSorted((a, b) => a.span.start - b.span.start)) {
    const first = met.get(name.text);
    if (first) {
      const related = [c.here(first.span, `\`${name.text}\` is here.`)];
      c.report(catalogue.duplicateName, name.span, { name: name.text }, { related });
    } else met.set(name.text, name);
    if (missionWords.some((word) => word === name.text)) {
      c.report(catalogue.missionWord, name.span, { name: name.text, mission: mission.text });
    }
  }
}

function checkObjective(
  c: Checker,
  mission: MissionDeclaration,
  objective: Objective,
  ask: (expression: Expression | undefined) => ExprIr | undefined,
): ObjectiveIr {
  const { name, optional, hidden, after, done, fail } = objective;
  const title = objective.title && plainText(objective.title);
  if (!done && !fail) c.report(catalogue.objectiveWithoutEnd, name.span, { name: name.text });
  const isDone = ask(done);
  const isFailed = ask(fail);
  return {
    name: name.text,
    ...formerName(c, 'objective', name, objective.was, [...mission.objectives, ...mission.clocks]),
    ...(title !== undefined && { title }),
    ...(optional && { optional: true }),
    ...(hidden && { hidden: true }),
    ...(after && { after: { any: after.any, objectives: checkAfter(c, mission, after) } }),
    ...(isDone && { done: isDone }),
    ...(isFailed && { fail: isFailed }),
  };
}

function checkAfter(c: Checker, { objectives }: MissionDeclaration, after: After): readonly string[] {
  const known = objectives.map(({ name }) => name.text);
  for (const { text, span } of after.objectives) {
    if (!known.includes(text)) reportUndefined(c, 'objective', text, span, known);
  }
  return after.objectives.map(({ text }) => text);
}

/** What a block does; in a clock's it is known that the clock is full. */
function block(c: Checker, body: LogicBlock, full: Elaborated | undefined): readonly StatementIr[] {
  return c.under(full?.yes, () => c.rules.block(c, body, 'none').do);
}
