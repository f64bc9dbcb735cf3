import type { DrawStatement, OfferStatement } from '../1-parse/index.js';
import type { Mark } from './code-builder.js';
import type { SceneContext } from './context.js';

/** A draw: the card is played, then the arm for it or for `none`, by the name that was kept. */
export function lowerDraw(context: SceneContext, statement: DrawStatement): void {
  const { code, checked, ids } = context;
  const draw = checked.draws.get(statement);
  if (!draw) return;
  const { deck, slot } = draw;
  code.add({ op: 'draw', id: ids.idOf(statement), deck: deck.id, ...(slot !== undefined && { slot }) });
  if (slot === undefined) return;
  const after = code.mark();
  const arms = statement.arms.map((arm) => ({ arm, at: code.mark(), head: checked.arms.get(arm) }));
  code.later(() => ({
    op: 'match',
    subject: { op: 'local', slot },
    arms: arms.flatMap(({ at, head }) => (head ? [{ ...head, to: at.pc }] : [])),
    else: after.pc,
  }));
  for (const { arm, at } of arms) {
    code.here(at);
    if (arm.body.kind === 'proseBlock') context.lay(context, arm.body);
    code.jump(after);
  }
  code.here(after);
}

/** What `~ offer` adds to a choice point; `to` is where taking it leads. */
export function lowerOffered(
  { code, checked, ids }: SceneContext,
  statement: OfferStatement,
  to: Mark,
  keys: readonly string[],
): void {
  const id = ids.idOf(statement);
  const held = keys.length > 0 ? { keys } : {};
  const draw = checked.draws.get(statement);
  const target = checked.targets.get(statement);
  if (draw?.slot !== undefined) {
    const { deck, slot } = draw;
    code.later(() => ({ op: 'offerCards', id, deck: deck.id, slot, ...held, to: to.pc }));
  } else if (typeof target?.scene === 'string') {
    const { scene } = target;
    code.later(() => ({ op: 'offerScene', id, scene, ...held, to: to.pc }));
  }
}

/** What comes of taking it: the scene is visited, and flow goes on after the point. */
export function lowerOfferedBody({ code, checked, ids }: SceneContext, statement: OfferStatement): void {
  const id = ids.idOf(statement);
  const draw = checked.draws.get(statement);
  const target = checked.targets.get(statement);
  if (draw?.slot !== undefined) code.add({ op: 'draw', id, deck: draw.deck.id, card: draw.slot });
  else if (target) code.add({ op: 'visit', id, scene: target.scene, arguments: target.arguments });
}
