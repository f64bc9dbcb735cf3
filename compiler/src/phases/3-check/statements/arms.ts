import type { PatternIr } from '@fabula/runtime/bundle';
import type { Span } from '../../../base/index.js';
import { catalogue, type Fix } from '../../../diagnostics/index.js';
import type { Arm, Block } from '../../1-parse/index.js';
import type { CheckedArm, Elaborated } from '../checked.js';
import type { Checker } from '../checker.js';
import { condition } from '../fit.js';
import { isUseful, missingShapes, type Shape, showShape } from '../flow/exhaustive.js';
import { type Facts, joinFacts, keyOf } from '../flow/facts.js';
import type { Ty } from '../types.js';
import { checkPattern, takenBefore } from './pattern.js';

/** What arms came to together. */
export interface CheckedArms<T> {
  readonly arms: readonly { readonly arm: Arm; readonly head: CheckedArm; readonly body: T }[];
  /** Flow goes on after none of them. */
  readonly end: boolean;
}

/** What an arm's body came to; `ends` tells that flow does not go on after it. */
export interface ArmBody {
  readonly ends: boolean;
}

/**
 * Checks the arms of a match: patterns, guards, bodies. A subject that is a place is known, inside an arm, to be what
 * the arm takes. What no arm takes is reported, and arms that nothing reaches.
 */
export function checkArms<T extends ArmBody>(
  c: Checker,
  arms: readonly Arm[],
  subject: Elaborated,
  at: Span,
  checkBody: (body: Block) => T,
): CheckedArms<T> {
  const rows: Shape[] = [];
  const checked: { arm: Arm; head: CheckedArm; body: T }[] = [];
  const before = c.facts;
  let after: Facts | undefined;
  let rest = subject.type;
  let faulty = subject.type.kind === 'unknown';
  for (const arm of arms) {
    c.facts = before;
    const one = c.inside(() => {
      const heads = arm.patterns.map((pattern) => checkPattern(c, pattern, subject.type));
      const wrong = heads.some((head) => head.faulty) || arm.patterns.length === 0;
      faulty ||= wrong;
      if (!faulty && !heads.some((head) => isUseful(rows, head.shape, subject.type))) {
        c.report(catalogue.unreachableArm, headSpan(arm), { why: takenBefore });
      }
      narrowSubject(c, subject, rest, arm);
      const { guard: written } = arm;
      const guard = written && c.purely('a guard', () => condition(c, written));
      c.assume(guard?.yes);
      const patterns: PatternIr[] = heads.map((head) => head.ir);
      // Rows in prose are found in its tree, which is kept.
      if (written && guard && arm.body.kind === 'logicBlock')
        c.asked.inRow(arms, written, guard, undefined, JSON.stringify(patterns));
      c.origin(patterns, headSpan(arm));
      const head: CheckedArm = { patterns, ...(guard && { guard: guard.ir }) };
      const body = checkBody(arm.body);
      if (!guard && !wrong) {
        rows.push(...heads.map((each) => each.shape));
        rest = withoutTaken(
          rest,
          heads.map((each) => each.shape),
        );
      }
      return { arm, head, body };
    });
    checked.push(one);
    if (!one.body.ends) after = after ? joinFacts(after, c.facts) : c.facts;
  }
  if (!faulty) reportMissing(c, missingShapes(rows, subject.type), arms, at);
  c.facts = after ?? before;
  return { arms: checked, end: after === undefined && arms.length > 0 };
}

/** Says which cases no arm takes, and offers the arms. */
export function reportMissing(c: Checker, missing: readonly Shape[], arms: readonly Arm[], at: Span): void {
  if (missing.length === 0) return;
  const heads = missing.map(showShape);
  const open = heads.some((head) => head === 'otherwise' || head === '_');
  const cases = open ? ['otherwise'] : heads;
  c.report(catalogue.missingCases, at, { cases: cases.map((each) => `\`${each}\``) }, { fix: armsFix(c, arms, cases) });
}

/** Empty arms below the last, or beside it where it stands beside others; none where there is no arm at all. */
export function armsFix(c: Checker, arms: readonly Arm[], heads: readonly string[]): Fix | undefined {
  const last = arms.at(-1);
  if (!last) return undefined;
  const { line, column } = c.file.lines.at(last.span.start);
  const before = c.file.lines.textOf(line).slice(0, column - 1);
  const between = before.trim() === '' ? `\n${before}` : ' ';
  const text = heads.map((head) => `${between}${head} { }`).join('');
  return c.fix('Add what is missing', { span: { start: last.span.end, end: last.span.end }, text });
}

export function headSpan(arm: Arm): Span {
  const [first] = arm.patterns;
  const last = arm.patterns.at(-1);
  return first && last ? { start: first.span.start, end: last.span.end } : arm.span;
}

/** Inside an arm the subject is what its patterns take; in the arms after it, what they leave. */
function narrowSubject(c: Checker, subject: Elaborated, rest: Ty, arm: Arm): void {
  if (keyOf(subject.ir) === undefined) return;
  const narrower = takenBy(rest, arm);
  if (narrower) c.learn(subject.ir, narrower);
}

function takenBy(type: Ty, arm: Arm): Ty | undefined {
  const kinds = arm.patterns.map((pattern) => pattern.kind);
  if (type.kind === 'optional') {
    if (kinds.every((kind) => kind === 'nonePattern')) return { kind: 'none' };
    const some = kinds.every((kind) => kind !== 'nonePattern' && kind !== 'anyPattern' && kind !== 'otherwisePattern');
    return some ? type.of : undefined;
  }
  if (type.kind === 'enum') {
    const names = arm.patterns.map((pattern) =>
      pattern.kind === 'casePattern' ? pattern.path.names.at(-1)?.text : undefined,
    );
    const only = names.flatMap((name) => (name === undefined ? [] : [name]));
    return only.length === names.length ? { kind: 'enum', symbol: type.symbol, only: new Set(only) } : type;
  }
  return type.kind === 'none' ? undefined : type;
}

function withoutTaken(type: Ty, taken: readonly Shape[]): Ty {
  if (taken.some((shape) => shape.is === 'any')) return type;
  const names = new Set(taken.flatMap((shape) => (shape.is === 'case' ? [shape.name] : [])));
  if (type.kind === 'optional' && names.has('none')) return type.of;
  if (type.kind !== 'enum') return type;
  const members = type.only ?? new Set(type.symbol.declaration.cases.map((each) => each.name.text));
  const only = new Set([...members].filter((member) => !names.has(member)));
  return only.size === 0 ? type : { kind: 'enum', symbol: type.symbol, only };
}
