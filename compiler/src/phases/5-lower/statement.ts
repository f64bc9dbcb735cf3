import type { Block, CallStatement, LetStatement, PickStatement, Statement } from '../1-parse/index.js';
import { lowerTo } from './audience.js';
import type { SceneContext } from './context.js';
import { lowerDraw } from './draw.js';
import { lowerFor, lowerIf, lowerMatch } from './flow.js';

/** A statement of prose. What holds no prose was elaborated whole by the checker. */
export function lowerStatement(context: SceneContext, statement: Statement): void {
  const { code, checked, ids } = context;
  code.at = statement.span.start;
  const lay = (block: Block): void => {
    if (block.kind === 'proseBlock') context.lay(context, block);
  };
  switch (statement.kind) {
    case 'if':
      lowerIf(context, statement, lay);
      return;
    case 'match':
      lowerMatch(context, statement, lay);
      return;
    case 'for':
      lowerFor(context, statement, lay);
      return;
    case 'callStatement':
      if (statement.arms.length > 0) lowerCall(context, statement);
      else lowerElementary(context, statement);
      return;
    case 'let':
      lowerElementary(context, statement);
      if (statement.otherwise) lowerLetElse(context, statement, statement.otherwise);
      return;
    case 'pick':
      lowerPick(context, statement);
      return;
    case 'once': {
      const otherwise = code.mark();
      const after = code.mark();
      code.later(() => ({ op: 'once', id: ids.idOf(statement), else: otherwise.pc }));
      context.lay(context, statement.body);
      code.jump(after);
      code.here(otherwise);
      if (statement.otherwise) context.lay(context, statement.otherwise);
      code.here(after);
      return;
    }
    case 'to': {
      lowerTo(context, statement);
      return;
    }
    case 'visit': {
      const target = checked.targets.get(statement);
      if (!target) return;
      code.add({
        op: 'visit',
        id: ids.idOf(statement),
        scene: target.scene,
        ...(target.label !== undefined && { label: target.label }),
        arguments: target.arguments,
      });
      return;
    }
    case 'draw':
      lowerDraw(context, statement);
      return;
    case 'hear': {
      const hear = checked.hears.get(statement);
      if (hear) code.add({ op: 'hear', id: ids.idOf(statement), hear });
      return;
    }
    default:
      lowerElementary(context, statement);
  }
}

function lowerElementary(context: SceneContext, statement: Statement): void {
  const ir = context.checked.statements.get(statement);
  if (ir) context.code.add({ op: 'do', do: ir });
}

/** `let x = maybe else { … }`: the block runs when there was no value. */
function lowerLetElse(context: SceneContext, statement: LetStatement, otherwise: Block): void {
  const { code, checked } = context;
  const slot = checked.lets.get(statement);
  if (slot === undefined || otherwise.kind !== 'proseBlock') return;
  const after = code.mark();
  code.later(() => ({
    op: 'branch',
    condition: { op: 'binary', operator: 'eq', left: { op: 'local', slot }, right: { op: 'const', value: null } },
    else: after.pc,
  }));
  context.lay(context, otherwise);
  code.here(after);
}

function lowerCall(context: SceneContext, statement: CallStatement): void {
  const { code, checked } = context;
  const call = checked.calls.get(statement);
  if (!call) return;
  const after = code.mark();
  const arms = statement.arms.map((arm) => ({ arm, at: code.mark(), head: checked.arms.get(arm) }));
  if ('subject' in call) {
    const { subject } = call;
    code.later(() => ({
      op: 'match',
      subject,
      arms: arms.flatMap(({ at, head }) => (head ? [{ ...head, to: at.pc }] : [])),
      else: after.pc,
    }));
  } else {
    const { act, outcomes } = call;
    code.later(() => ({
      op: 'act',
      act,
      arms: arms.flatMap(({ at }, index) => {
        const outcome = outcomes[index];
        return outcome ? [{ outcome, to: at.pc }] : [];
      }),
      else: after.pc,
    }));
  }
  for (const { arm, at } of arms) {
    code.here(at);
    if (arm.body.kind === 'proseBlock') context.lay(context, arm.body);
    code.jump(after);
  }
  code.here(after);
}

function lowerPick(context: SceneContext, statement: PickStatement): void {
  const { code, checked, ids } = context;
  const id = ids.idOf(statement);
  const after = code.mark();
  const items = statement.items.map((item, index) => {
    const first = item.body.items[0];
    // An item is known by its first line, so that items may move.
    const own = first && (first.kind === 'line' || first.kind === 'label') ? ids.idOf(first) : `${id}/${index}`;
    return { item, at: code.mark(), guard: item.guard && checked.expressions.get(item.guard)?.ir, own };
  });
  code.later(() => ({
    op: 'pick',
    id,
    strategy: statement.strategy,
    items: items.map(({ item, at, guard, own }) => ({
      ...(guard && { guard }),
      ...(item.once && { once: `${own}/once` }),
      to: at.pc,
    })),
    else: after.pc,
  }));
  for (const { item, at } of items) {
    code.here(at);
    context.lay(context, item.body);
    code.jump(after);
  }
  code.here(after);
}
