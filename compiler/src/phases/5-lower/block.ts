import type { ProseBlock, ProseItem } from '../1-parse/index.js';
import { isChoicePart } from '../2-bind/index.js';
import { lowerChoicePoint } from './choice-point.js';
import { labelMark, type SceneContext } from './context.js';
import { lowerDivert } from './divert.js';
import { lowerLine } from './line.js';
import { lowerStatement } from './statement.js';
import { tagsOf } from './tags.js';

/** Lays out prose. Runs of choices become one choice point each. */
export function lowerBlock(context: SceneContext, block: ProseBlock): void {
  const { items } = block;
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (!item) continue;
    if (!isChoicePart(item)) {
      lowerItem(context, item);
      continue;
    }
    let end = i + 1;
    for (let next = items[end]; next && isChoicePart(next); next = items[end]) end += 1;
    lowerChoicePoint(context, items.slice(i, end));
    i = end - 1;
  }
}

function lowerItem(context: SceneContext, item: ProseItem): void {
  context.code.at = item.span.start;
  switch (item.kind) {
    case 'line':
      lowerLine(context, item);
      break;
    case 'label': {
      const id = context.ids.idOf(item);
      context.code.here(labelMark(context, id));
      context.code.add({ op: 'label', id, name: item.name.text });
      break;
    }
    case 'divert':
      lowerDivert(context, item, { id: context.checked.symbol.id, run: false });
      break;
    case 'logicLine':
      for (const statement of item.statements) lowerStatement(context, statement);
      if (item.divert) lowerDivert(context, item.divert, { id: context.checked.symbol.id, run: false });
      break;
    case 'tagLine':
      context.code.add({ op: 'stage', tags: tagsOf(context.checked, item.tags) });
      break;
    case 'choice':
      // Every choice is part of a choice point, even alone.
      lowerChoicePoint(context, [item]);
      break;
  }
}
