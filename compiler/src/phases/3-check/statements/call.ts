import type { ActArmIr, ActIr, ExprIr, OutcomeIr, StatementArmIr, StatementIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { Arm, Block, CallStatement, ExpressionStatement } from '../../1-parse/index.js';
import type { Symbol } from '../../2-bind/index.js';
import { joinFigures } from '../builtins/figures.js';
import type { CheckedArm, Elaborated } from '../checked.js';
import type { CheckedBlock, CheckedCall, Checker, Wanted } from '../checker.js';
import { callAction, callMeaning, whatIsCalled } from '../expressions/call.js';
import { calleeOf } from '../expressions/meaning.js';
import { valueOf } from '../expressions/value-of.js';
import { condition, describe } from '../fit.js';
import { missingShapes, type Shape } from '../flow/exhaustive.js';
import { type Facts, joinFacts } from '../flow/facts.js';
import { pathText, reportUndefined } from '../names.js';
import { type Ty, unknownTy } from '../types.js';
import { type ArmBody, armsFix, checkArms, headSpan, reportMissing } from './arms.js';
import { blockValue, logicBody, matchValue } from './match.js';
import { checkPattern } from './pattern.js';

/** A call without arms, as a statement. */
export function callStatement(c: Checker, statement: CallStatement): StatementIr | undefined {
  const value = valueOf(
    c,
    callMeaning(c, statement, calleeOf(c, statement.callee), undefined),
    undefined,
    statement.span,
  );
  return evaluated(c, statement, value);
}

/** A value as a statement: an action is called for its effect; what has none is reported. */
export function evaluated(
  c: Checker,
  statement: CallStatement | ExpressionStatement,
  value: Elaborated,
): StatementIr | undefined {
  const { ir, type } = value;
  if (ir.op === 'act') return { do: 'act', act: ir.act, arms: [] };
  if (ir.op === 'extern') return { do: 'evaluate', id: c.idOf(statement), value: ir };
  // A bare value after `~` was reported by the parser, which takes it for text.
  const said = statement.kind === 'expressionStatement' && c.scene !== undefined;
  if (type.kind !== 'unknown' && !hasEffect(ir) && !said) c.report(catalogue.noEffect, statement.span, {});
  return undefined;
}

/** Whether evaluating it for nothing does something. */
export function hasEffect(ir: ExprIr): boolean {
  return (
    ir.op === 'act' ||
    ir.op === 'new' ||
    ir.op === 'roll' ||
    ir.op === 'random' ||
    ir.op === 'match' ||
    ir.op === 'block' ||
    ir.op === 'if'
  );
}

/** What a call with arms is: an action with an outcome an arm, or a value that is matched. */
export type CallWithArms<T> =
  | {
      readonly is: 'action';
      readonly act: ActIr;
      readonly arms: readonly {
        readonly arm: Arm;
        readonly outcome: OutcomeIr;
        readonly head: CheckedArm;
        readonly body: T;
      }[];
      readonly end: boolean;
      /** Refusals that no arm takes, where that is all that is missing. */
      readonly untaken: readonly string[];
    }
  | {
      readonly is: 'match';
      readonly subject: ExprIr;
      readonly arms: readonly { readonly arm: Arm; readonly head: CheckedArm; readonly body: T }[];
      readonly end: boolean;
    };

/** Checks a call with its arms; how bodies are checked differs in prose and in logic. */
export function callWithArms<T extends ArmBody>(
  c: Checker,
  statement: CallStatement,
  checkBody: (body: Block) => T,
): CallWithArms<T> | undefined {
  const callee = calleeOf(c, statement.callee);
  const called = whatIsCalled(c, statement, callee);
  if (called?.is === 'action') {
    const { act, type } = callAction(c, called.symbol, called.signature, statement);
    const outcome = outcomes(c, statement, called.symbol, type, called.signature.refusals, checkBody);
    return { is: 'action', act, ...outcome };
  }
  if (!called) {
    for (const argument of statement.arguments) c.expression(argument.value, unknownTy);
    const { arms, end } = checkArms(
      c,
      statement.arms,
      { type: unknownTy, ir: { op: 'const', value: null } },
      statement.span,
      checkBody,
    );
    return { is: 'match', subject: { op: 'const', value: null }, arms, end };
  }
  const subject = valueOf(c, callMeaning(c, statement, callee, undefined), undefined, statement.span);
  const { arms, end } = checkArms(c, statement.arms, subject, statement.callee.span, checkBody);
  return { is: 'match', subject: subject.ir, arms, end };
}

/**
 * The arms of an action's outcome: its result's cases, which must all be there once one is, and its refusals, which
 * need not: an unhandled refusal changes nothing and is recorded.
 */
function outcomes<T extends ArmBody>(
  c: Checker,
  statement: CallStatement,
  symbol: Symbol,
  result: Ty,
  refusals: readonly string[],
  checkBody: (body: Block) => T,
) {
  const rows: Shape[] = [];
  const before = c.facts;
  let after: Facts | undefined;
  let faulty = result.kind === 'unknown';
  let others = false;
  let results = false;
  const arms = statement.arms.map((arm) => {
    c.facts = before;
    return c.inside(() => {
      const named = refusalNames(arm, result, refusals);
      const { guard: written } = arm;
      let outcome: OutcomeIr;
      let head: CheckedArm = { patterns: [] };
      if (arm.patterns.some((pattern) => pattern.kind === 'otherwisePattern')) {
        outcome = { on: 'otherwise' };
        others = true;
      } else if (named.length > 0) {
        if (named.length < arm.patterns.length) {
          c.report(catalogue.mixedArm, headSpan(arm), { refusal: named[0] ?? '' });
          faulty = true;
        }
        outcome = { on: 'refusal', refusals: named };
      } else {
        results = true;
        const heads = arm.patterns.map((pattern) => checkOutcome(c, pattern, result, symbol, refusals));
        const guard = written && c.purely('a guard', () => condition(c, written));
        c.assume(guard?.yes);
        faulty ||= heads.some((each) => each.faulty) || heads.length === 0;
        if (!guard) rows.push(...heads.map((each) => each.shape));
        head = { patterns: heads.map((each) => each.ir), ...(guard && { guard: guard.ir }) };
        outcome = { on: 'result', ...head };
      }
      c.origin(outcome, headSpan(arm));
      const body = checkBody(arm.body);
      if (!body.ends) after = after ? joinFacts(after, c.facts) : c.facts;
      return { arm, outcome, head, body };
    });
  });
  const covers = others || result.kind === 'nothing' || !(results || result.kind === 'variant');
  const missing = faulty || covers ? [] : missingShapes(rows, result);
  reportMissing(c, missing, statement.arms, statement.callee.span);
  const taken = new Set(arms.flatMap(({ outcome }) => (outcome.on === 'refusal' ? outcome.refusals : [])));
  const untaken = faulty || others || missing.length > 0 ? [] : refusals.filter((refusal) => !taken.has(refusal));
  // A refusal that no arm takes goes on after the arms, as does an action without a result.
  const passes = !others || !arms.every((each) => each.body.ends);
  c.facts = passes ? (after ? joinFacts(after, before) : before) : (after ?? before);
  return { arms, end: !passes, untaken: [...new Set(untaken)] };
}

/**
 * Says which refusals are passed over in silence. Only in prose: in logic an untaken refusal goes on to the caller, and
 * undoes what it was part of.
 */
export function reportUntaken(c: Checker, statement: CallStatement, untaken: readonly string[]): void {
  if (untaken.length === 0) return;
  const action = c.sourceOf(statement.callee.span);
  const fix = armsFix(c, statement.arms, untaken);
  const refusals = untaken.map((each) => `\`${each}\``);
  c.report(catalogue.refusalNotTaken, statement.callee.span, { action, refusals }, { fix });
}

/** The names of an arm that are refusals; a result's case of the same name comes first. */
function refusalNames(arm: Arm, result: Ty, refusals: readonly string[]): string[] {
  return arm.patterns.flatMap((pattern) => {
    if (pattern.kind !== 'casePattern' || pattern.binders.length > 0 || pattern.path.names.length !== 1) return [];
    const name = pattern.path.names[0]?.text ?? '';
    const isCase = result.kind === 'variant' && result.cases.some((each) => each.name === name);
    return !isCase && refusals.includes(name) ? [name] : [];
  });
}

function checkOutcome(
  c: Checker,
  pattern: Arm['patterns'][number],
  result: Ty,
  symbol: Symbol,
  refusals: readonly string[],
) {
  if (result.kind === 'nothing' && pattern.kind === 'casePattern') {
    // An action without a result is done, or refused.
    if (pattern.binders.length === 0 && pathText(pattern.path) === 'done') {
      return { ir: { match: 'any' } as const, shape: { is: 'any' } as const, faulty: false };
    }
    const known = ['done', ...refusals];
    reportUndefined(c, `refusal of ${symbol.name}`, pathText(pattern.path), pattern.path.span, known);
    return { ir: { match: 'any' } as const, shape: { is: 'any' } as const, faulty: true };
  }
  if (result.kind === 'variant' && pattern.kind === 'casePattern') {
    const name = pattern.path.names.at(-1)?.text ?? '';
    if (!result.cases.some((each) => each.name === name)) {
      reportUndefined(c, `outcome of ${symbol.name}`, pathText(pattern.path), pattern.path.span, [
        ...result.cases.map((each) => each.name),
        ...refusals,
      ]);
      return { ir: { match: 'any' } as const, shape: { is: 'any' } as const, faulty: true };
    }
  }
  return checkPattern(c, pattern, result);
}

/** A call with arms in logic; where a value is wanted, the arms give it. */
export function callRule(c: Checker, statement: CallStatement, wanted: Wanted): CheckedCall {
  const call = callWithArms(c, statement, (body): CheckedBlock => logicBody(c, body, wanted));
  if (!call) return { statement: undefined, value: undefined, type: unknownTy, ends: false };
  if (call.is === 'match') {
    if (wanted === 'none') {
      const arms = call.arms.map(({ head, body }): StatementArmIr => ({ ...head, body: body.do }));
      return {
        statement: { do: 'match', subject: call.subject, arms },
        value: undefined,
        type: unknownTy,
        ends: call.end,
      };
    }
    const value = matchValue(c, call.subject, call);
    return { statement: undefined, value: value.ir, type: value.type, ends: call.end };
  }
  if (wanted === 'none') {
    const arms = call.arms.map(({ outcome, body }): ActArmIr => ({ outcome, body: body.do }));
    return { statement: { do: 'act', act: call.act, arms }, value: undefined, type: unknownTy, ends: call.end };
  }
  return valueOfArms(c, statement, call.act, call.arms, call.end);
}

/** An action's arms as a value: each puts its own into a variable that nobody else sees. */
function valueOfArms(
  c: Checker,
  statement: CallStatement,
  act: ActIr,
  arms: readonly { readonly arm: Arm; readonly outcome: OutcomeIr; readonly body: CheckedBlock }[],
  end: boolean,
): CheckedCall {
  let type: Ty = unknownTy;
  for (const { arm, body } of arms) {
    if (!body.value) continue;
    const joined = joinFigures(type, body.type);
    if (!joined) c.report(catalogue.unlikeValues, arm.span, { first: describe(type), second: describe(body.type) });
    type = joined ?? type;
  }
  const slot = c.scope.freeSlot('outcome');
  const id = c.idOf(statement);
  const checked = arms.map(({ outcome, body }): ActArmIr => {
    const value = body.value ? blockValue(body, type) : undefined;
    return { outcome, body: value ? [{ do: 'set', id, to: { target: 'local', slot }, value }] : body.do };
  });
  return {
    statement: undefined,
    value: {
      op: 'block',
      do: [
        { do: 'let', slot, value: { op: 'const', value: null } },
        { do: 'act', act, arms: checked },
      ],
      value: { op: 'local', slot },
    },
    type,
    ends: end,
  };
}
