import { catalogue } from '../../../diagnostics/index.js';
import type { Block, IfStatement, LetStatement, Statement } from '../../1-parse/index.js';
import { checkWho } from '../audience.js';
import type { Checker } from '../checker.js';
import { condition } from '../fit.js';
import { afterInput, type Facts, joinFacts } from '../flow/facts.js';
import { checkArms } from '../statements/arms.js';
import { callWithArms, reportUntaken } from '../statements/call.js';
import { checkFor } from '../statements/for.js';
import { checkLet } from '../statements/let.js';
import { elementary, reportFallsThrough } from '../statements/statement.js';
import { checkVisit } from './divert.js';
import { checkDraw, checkOffer } from './draw.js';
import { checkHear } from './hear.js';
import type { AfterChoices, ProseRules } from './prose-block.js';
import type { SceneScope } from './scene-scope.js';

/**
 * A statement after `~`. Those that hold prose are kept apart, by what lowering asks of them; the rest are as in logic.
 * `after` is there when the statement is part of a choice point: then it holds only choices, and offering them changes
 * nothing. True when flow does not go on behind it.
 */
export function proseStatement(
  c: Checker,
  scene: SceneScope,
  statement: Statement,
  rules: ProseRules,
  after?: AfterChoices,
): boolean {
  return c.at(c.idOf(statement), () => {
    const check = () => inProse(c, scene, statement, rules, after);
    return after ? c.purely('what offers choices', check) : check();
  });
}

function inProse(
  c: Checker,
  scene: SceneScope,
  statement: Statement,
  rules: ProseRules,
  after: AfterChoices | undefined,
): boolean {
  const lay = (block: Block | IfStatement): boolean => {
    if (after) {
      // What a choice does is its own: the ban holds for offering it.
      const { ban } = c;
      c.ban = undefined;
      rules.choices(c, scene, block, after);
      c.ban = ban;
      return false;
    }
    if (block.kind === 'proseBlock') return rules.block(c, scene, block);
    return block.kind === 'if' ? rules.statement(c, scene, block) : false;
  };
  switch (statement.kind) {
    case 'if':
      return guarded(scene, () => ifInProse(c, statement, lay));
    case 'match': {
      const subject = c.expression(statement.subject);
      c.output?.expressions.set(statement.subject, subject);
      const { arms, end } = guarded(scene, () =>
        checkArms(c, statement.arms, subject, statement.subject.span, (body) => ({ ends: lay(body) })),
      );
      for (const { arm, head } of arms) c.output?.arms.set(arm, head);
      return end;
    }
    case 'callStatement':
      if (statement.arms.length === 0) break;
      return guarded(scene, () => {
        const call = callWithArms(c, statement, (body) => ({ ends: lay(body) }));
        if (!call) return false;
        if (call.is === 'action') reportUntaken(c, statement, call.untaken);
        for (const { arm, head } of call.arms) c.output?.arms.set(arm, head);
        const found =
          call.is === 'action'
            ? { act: call.act, outcomes: call.arms.map((arm) => arm.outcome) }
            : { subject: call.subject };
        c.output?.calls.set(statement, found);
        return call.end;
      });
    case 'for': {
      const { head } = checkFor(c, statement, () => guarded(scene, () => lay(statement.body)));
      c.output?.expressions.set(statement.source, { type: { kind: 'unknown' }, ir: head.source });
      if (statement.condition && head.condition)
        c.output?.expressions.set(statement.condition, { type: { kind: 'bool' }, ir: head.condition });
      c.output?.loops.set(statement, { slot: head.slot, ...(head.index !== undefined && { index: head.index }) });
      return false;
    }
    case 'let':
      letInProse(c, scene, statement, rules);
      return false;
    case 'once': {
      const before = c.facts;
      const first = guarded(scene, () => lay(statement.body));
      const afterFirst = c.facts;
      c.facts = before;
      const { otherwise } = statement;
      const second = otherwise ? guarded(scene, () => lay(otherwise)) : false;
      c.facts = first ? c.facts : second ? afterFirst : joinFacts(afterFirst, c.facts);
      return first && second;
    }
    case 'pick':
      return guarded(scene, () => {
        const before = c.facts;
        let left: Facts = before;
        for (const item of statement.items) {
          c.facts = before;
          const { guard: written } = item;
          const guard = written && c.purely('a guard', () => condition(c, written));
          if (written && guard) c.output?.expressions.set(written, guard);
          c.assume(guard?.yes);
          if (!rules.block(c, scene, item.body)) left = joinFacts(left, c.facts);
        }
        c.facts = left;
        return false;
      });
    case 'to': {
      if (!statement.each) {
        c.output?.audiences.set(statement, { to: checkWho(c, statement.who) });
        return lay(statement.body);
      }
      // Inside, `player` is each of them, so what is known of one is not known there.
      c.facts = afterInput(c.facts);
      const slot = c.hiddenSlot('each', c.context.playerType(c.chapter));
      c.output?.audiences.set(statement, { to: { op: 'local', slot }, each: slot });
      const ends = guarded(scene, () => lay(statement.body));
      c.facts = afterInput(c.facts);
      return ends && false;
    }
    case 'visit':
      checkVisit(c, scene, statement);
      c.facts = afterInput(c.facts);
      return false;
    case 'draw':
      return guarded(scene, () => checkDraw(c, statement, lay));
    case 'offer':
      checkOffer(c, statement);
      if (after) joinAfter(c, after);
      else c.report(catalogue.offerAlone, statement.span, {});
      return false;
    case 'hear':
      checkHear(c, statement);
      c.facts = afterInput(c.facts);
      return false;
    case 'refuse':
      c.report(catalogue.onlyInAction, statement.span, { word: 'refuse' });
      return false;
    case 'return':
      c.report(catalogue.onlyInLogic, statement.span, { word: 'return' });
      return false;
    default:
      break;
  }
  const ir = elementary(c, statement);
  if (ir) c.output?.statements.set(statement, ir);
  return false;
}

/** Behind a point whose offer was taken nothing is known of state: a scene was visited. */
function joinAfter(c: Checker, after: AfterChoices): void {
  const facts = afterInput(c.facts);
  after.facts = after.facts ? joinFacts(after.facts, facts) : facts;
}

function ifInProse(c: Checker, statement: IfStatement, lay: (block: Block | IfStatement) => boolean): boolean {
  const test = condition(c, statement.condition);
  c.output?.expressions.set(statement.condition, test);
  const before = c.facts;
  c.assume(test.yes);
  const then = lay(statement.then);
  const afterThen = c.facts;
  c.facts = before;
  c.assume(test.no);
  const { otherwise } = statement;
  const second = otherwise ? lay(otherwise) : false;
  if (second) c.facts = afterThen;
  else if (!then) c.facts = joinFacts(afterThen, c.facts);
  return then && second;
}

function letInProse(c: Checker, scene: SceneScope, statement: LetStatement, rules: ProseRules): void {
  const { statement: ir, variable } = checkLet(c, statement);
  c.output?.statements.set(statement, ir);
  c.output?.lets.set(statement, variable.slot);
  const { otherwise } = statement;
  if (otherwise?.kind !== 'proseBlock') return;
  const before = c.facts;
  const ends = guarded(scene, () => rules.block(c, scene, otherwise));
  reportFallsThrough(c, statement, ends);
  c.facts = ends ? before : joinFacts(before, c.facts);
}

function guarded<T>(scene: SceneScope, check: () => T): T {
  const outer = scene.guarded;
  scene.guarded = true;
  const result = check();
  scene.guarded = outer;
  return result;
}
