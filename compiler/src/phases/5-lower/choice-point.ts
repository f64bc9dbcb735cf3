import type { ExprIr } from '@fabula/runtime/bundle';
import type { Block, Choice, IfStatement, OfferStatement, ProseBlock, ProseItem, Statement } from '../1-parse/index.js';
import { proseBlocksOf } from '../2-bind/index.js';
import type { Mark } from './code-builder.js';
import { labelMark, type SceneContext } from './context.js';
import { lowerDivert } from './divert.js';
import { lowerOffered, lowerOfferedBody } from './draw.js';
import { lowerFor, lowerIf, lowerMatch } from './flow.js';
import { tagsOf } from './tags.js';

/**
 * A choice point: first the offers, whose evaluation changes nothing and may be repeated, then the wait, then the
 * bodies, each of which goes on after the whole point.
 */
export function lowerChoicePoint(context: SceneContext, items: readonly ProseItem[]): void {
  const { code, ids } = context;
  const first = firstChoice(items);
  if (!first) return;
  const id = ids.idOf(first);
  const wait = code.mark();
  const gather = code.mark();
  const bodies: Body[] = [];

  code.at = first.span.start;
  code.later(() => ({ op: 'point', id, await: wait.pc }));
  lowerOffers(context, items, bodies, []);
  code.here(wait);
  code.add({ op: 'await', id });
  code.jump(gather);
  for (const { choice, at } of bodies) {
    code.here(at);
    if (choice.kind === 'offer') lowerOfferedBody(context, choice);
    else lowerBody(context, choice);
    code.jump(gather);
  }
  code.here(gather);
  if (context.checked.manner?.by === 'each') code.add({ op: 'gather', id });
}

/** What may be taken at a point, and where that leads. */
interface Body {
  readonly choice: Choice | OfferStatement;
  readonly at: Mark;
}

function lowerOffers(
  context: SceneContext,
  items: readonly ProseItem[],
  bodies: Body[],
  keys: readonly string[],
): void {
  for (const item of items) {
    if (item.kind === 'choice') lowerOffer(context, item, bodies, keys);
    else if (item.kind === 'logicLine') for (const statement of item.statements) part(statement);
  }

  function part(statement: Statement): void {
    const inner = (block: Block | IfStatement): void => {
      if (block.kind === 'proseBlock') lowerOffers(context, block.items, bodies, keys);
    };
    if (statement.kind === 'offer') {
      const at = context.code.mark();
      bodies.push({ choice: statement, at });
      lowerOffered(context, statement, at, keys);
    } else if (statement.kind === 'if') lowerIf(context, statement, inner);
    else if (statement.kind === 'match') lowerMatch(context, statement, inner);
    else if (statement.kind === 'for') {
      const slot = context.checked.loops.get(statement)?.slot;
      const held = slot === undefined ? keys : [...keys, slot];
      lowerFor(context, statement, (block) => {
        if (block.kind === 'proseBlock') lowerOffers(context, block.items, bodies, held);
      });
    }
  }
}

function lowerOffer(context: SceneContext, choice: Choice, bodies: Body[], keys: readonly string[]): void {
  const { checked, ids, code } = context;
  const at = code.mark();
  code.at = choice.span.start;
  bodies.push({ choice, at });
  const id = ids.idOf(choice);
  const guard: ExprIr | undefined = choice.guard && checked.expressions.get(choice.guard)?.ir;
  if (choice.fallback) {
    code.later(() => ({ op: 'fallback', id, ...(guard && { guard }), sticky: choice.sticky, to: at.pc }));
    return;
  }
  const texts = checked.choices.get(choice);
  if (!texts) return;
  const reason = choice.elseShown && checked.texts.get(choice.elseShown);
  const hear = choice.hear && checked.hears.get(choice.hear);
  code.later(() => ({
    op: 'offer',
    id,
    sticky: choice.sticky,
    ...(guard && { guard }),
    label: texts.label,
    ...(texts.echo && { echo: texts.echo }),
    ...(reason && { shownElse: reason }),
    ...(keys.length > 0 && { keys }),
    ...(hear && { hear }),
    ...(choice.tags.length > 0 && { tags: tagsOf(checked, choice.tags) }),
    to: at.pc,
  }));
}

function lowerBody(context: SceneContext, choice: Choice): void {
  const { code, ids, checked } = context;
  const id = ids.idOf(choice);
  code.at = choice.span.start;
  if (choice.label) {
    code.here(labelMark(context, id));
    code.add({ op: 'label', id, name: choice.label.text });
  }
  if (choice.body) context.lay(context, choice.body);
  if (choice.divert) {
    lowerDivert(context, choice.divert, { id, run: checked.choices.get(choice)?.echo !== undefined && !choice.body });
  }
}

function firstChoice(items: readonly ProseItem[]): Choice | OfferStatement | undefined {
  for (const item of items) {
    if (item.kind === 'choice') return item;
    if (item.kind !== 'logicLine') continue;
    for (const statement of item.statements) {
      if (statement.kind === 'offer') return statement;
      const found = firstIn(proseBlocksOf(statement));
      if (found) return found;
    }
  }
  return undefined;
}

function firstIn(blocks: readonly ProseBlock[]): Choice | OfferStatement | undefined {
  for (const block of blocks) {
    const found = firstChoice(block.items);
    if (found) return found;
  }
  return undefined;
}
