import type { StatementIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { LetStatement, ReturnStatement, Statement } from '../../1-parse/index.js';
import type { Checker } from '../checker.js';
import { fit } from '../fit.js';
import { joinFacts } from '../flow/facts.js';
import { assign } from './assign.js';
import { callRule, callStatement, evaluated, hasEffect } from './call.js';
import { ifStatement } from './conditional.js';
import { emit } from './emit.js';
import { forStatement } from './for.js';
import { grant, revoke } from './grant.js';
import { checkLet } from './let.js';
import { link, unlink } from './link.js';
import { logicBody, matchStatement } from './match.js';
import { refuse } from './refuse.js';
import { remember } from './remember.js';
import { retire } from './retire.js';
import { advance, checkpoint, runStatement } from './run.js';
import { issue, transfer } from './transfer.js';

/** A statement of logic, put behind those before it. True when flow does not go on after it. */
export function statementRule(c: Checker, statement: Statement, into: StatementIr[]): boolean {
  const count = into.length;
  const ends = c.at(c.idOf(statement), () => placed(c, statement, into));
  for (let i = count; i < into.length; i++) {
    const ir = into[i];
    if (ir) c.origin(ir, statement.span);
  }
  return ends;
}

function placed(c: Checker, statement: Statement, into: StatementIr[]): boolean {
  switch (statement.kind) {
    case 'if':
      return ifStatement(c, statement, into);
    case 'match':
      return matchStatement(c, statement, into);
    case 'for':
      return forStatement(c, statement, into);
    case 'let':
      if (statement.otherwise) return letElse(c, statement, into);
      break;
    case 'callStatement':
      if (statement.arms.length > 0) {
        const call = callRule(c, statement, 'none');
        if (call.statement) into.push(call.statement);
        return call.ends;
      }
      break;
    case 'return':
      return returnStatement(c, statement, into);
    case 'refuse': {
      const refused = refuse(c, statement);
      if (refused) into.push(refused);
      return true;
    }
    case 'visit':
    case 'draw':
    case 'offer':
    case 'hear':
    case 'pick':
    case 'once':
    case 'to':
      c.report(catalogue.onlyInProse, statement.span, { word: statement.kind });
      return false;
    default:
      break;
  }
  const ir = elementary(c, statement);
  if (ir) into.push(ir);
  return false;
}

/** A statement that holds no blocks: the same in prose and in logic. Undefined for what was reported. */
export function elementary(c: Checker, statement: Statement): StatementIr | undefined {
  switch (statement.kind) {
    case 'let':
      return checkLet(c, statement).statement;
    case 'assign':
      return assign(c, statement);
    case 'callStatement':
      return callStatement(c, statement);
    case 'advance':
      return advance(c, statement);
    case 'remember':
      return remember(c, statement);
    case 'checkpoint':
      return checkpoint(c, statement);
    case 'expressionStatement': {
      if (statement.expression.kind === 'run') return runStatement(c, statement, statement.expression);
      const value = c.expression(statement.expression);
      if (value.type.kind !== 'unknown' && hasEffect(value.ir) && value.ir.op !== 'act') {
        return { do: 'evaluate', id: c.idOf(statement), value: value.ir };
      }
      return evaluated(c, statement, value);
    }
    case 'transfer':
      return transfer(c, statement);
    case 'issue':
      return issue(c, statement);
    case 'retire':
      return retire(c, statement);
    case 'link':
      return link(c, statement);
    case 'unlink':
      return unlink(c, statement);
    case 'grant':
      return grant(c, statement);
    case 'revoke':
      return revoke(c, statement);
    case 'emit':
      return emit(c, statement);
    default:
      return undefined;
  }
}

/** `let x = maybe else { … }`: the block runs where there is nothing, and must not come back. */
function letElse(c: Checker, statement: LetStatement, into: StatementIr[]): boolean {
  const { statement: ir, variable } = checkLet(c, statement);
  into.push(ir);
  const { otherwise } = statement;
  if (!otherwise) return false;
  const before = c.facts;
  const block = logicBody(c, otherwise, 'none');
  reportFallsThrough(c, statement, block.ends);
  c.facts = block.ends ? before : joinFacts(before, c.facts);
  into.push({
    do: 'if',
    condition: {
      op: 'binary',
      operator: 'eq',
      left: { op: 'local', slot: variable.slot },
      right: { op: 'const', value: null },
    },
    then: block.do,
    else: [],
  });
  return false;
}

export function reportFallsThrough(c: Checker, statement: LetStatement, ends: boolean): void {
  const { otherwise } = statement;
  if (ends || !otherwise) return;
  c.report(
    catalogue.elseFallsThrough,
    { start: otherwise.span.end - 1, end: otherwise.span.end },
    { name: statement.name.text },
  );
}

function returnStatement(c: Checker, statement: ReturnStatement, into: StatementIr[]): boolean {
  const { value } = statement;
  if (c.result === undefined) {
    c.report(catalogue.onlyInLogic, statement.span, { word: 'return' });
    return true;
  }
  if (typeof c.result === 'string') {
    if (value) {
      c.expression(value);
      if (c.result === 'none') c.report(catalogue.returnsNothing, value.span, {});
    }
    into.push({ do: 'return' });
    return true;
  }
  if (!value) {
    c.report(catalogue.valueMissing, statement.span, {});
    return true;
  }
  const found = c.expression(value, c.result);
  into.push({ do: 'return', value: fit(c, found, c.result, value.span) });
  c.returned(found.type);
  return true;
}
