import type { Block, ForStatement, IfStatement, MatchStatement } from '../1-parse/index.js';
import type { SceneContext } from './context.js';

/** Lays out a block: as prose, or as the offers of a choice point. */
export type LayBlock = (block: Block) => void;

export function lowerIf(context: SceneContext, statement: IfStatement, lay: LayBlock): void {
  const { code, checked } = context;
  const otherwise = code.mark();
  const condition = checked.expressions.get(statement.condition)?.ir;
  if (!condition) return;
  code.at = statement.condition.span.start;
  code.later(() => ({ op: 'branch', condition, else: otherwise.pc }));
  lay(statement.then);
  if (!statement.otherwise) {
    code.here(otherwise);
    return;
  }
  const after = code.mark();
  code.jump(after);
  code.here(otherwise);
  if (statement.otherwise.kind === 'if') lowerIf(context, statement.otherwise, lay);
  else lay(statement.otherwise);
  code.here(after);
}

export function lowerMatch(context: SceneContext, statement: MatchStatement, lay: LayBlock): void {
  const { code, checked } = context;
  const subject = checked.expressions.get(statement.subject)?.ir;
  if (!subject) return;
  const after = code.mark();
  const arms = statement.arms.map((arm) => ({ arm, at: code.mark(), checked: checked.arms.get(arm) }));
  code.later(() => ({
    op: 'match',
    subject,
    arms: arms.flatMap(({ at, checked: head }) => (head ? [{ ...head, to: at.pc }] : [])),
    else: after.pc,
  }));
  for (const { arm, at } of arms) {
    code.here(at);
    lay(arm.body);
    code.jump(after);
  }
  code.here(after);
}

export function lowerFor(context: SceneContext, statement: ForStatement, lay: LayBlock): void {
  const { code, checked, ids } = context;
  const source = checked.expressions.get(statement.source)?.ir;
  const slots = checked.loops.get(statement);
  if (!source || !slots) return;
  const id = ids.idOf(statement);
  const end = code.mark();
  const start = code.length;
  const condition = statement.condition && checked.expressions.get(statement.condition)?.ir;
  code.later(() => ({
    op: 'for',
    id,
    slot: slots.slot,
    ...(slots.index !== undefined && { index: slots.index }),
    source,
    ...(condition && { condition }),
    end: end.pc,
  }));
  lay(statement.body);
  code.add({ op: 'again', for: id, to: start });
  code.here(end);
}
