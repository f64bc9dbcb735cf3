import type { EdgeIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { EdgeDeclaration, EntityRowDeclaration } from '../../1-parse/index.js';
import { longestRow, type Symbol } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { fit } from '../fit.js';
import { resolvePath } from '../names.js';
import { type Ty, unknownTy } from '../types.js';

/** `entity dominoes: list<Thing> count 7`: its things are checked as the entities they are. */
export function checkRow(c: Checker, { declaration }: Symbol<EntityRowDeclaration>): void {
  const { count, name } = declaration;
  if (count < 1 || count > longestRow)
    c.report(catalogue.outOfRange, name.span, { value: String(count), range: `1..${longestRow}` });
}

/** `edge along dominoes -[next_to]-> { gap: 25 }`: an edge from each thing to the next. */
export function edgesAlong(
  c: Checker,
  { from }: EdgeDeclaration,
  ends: { readonly from: Ty; readonly to: Ty },
): readonly Pick<EdgeIr, 'from' | 'to'>[] {
  const row = resolvePath(c, from, 'value', 'row of entities', 'entityRow');
  const members = row?.members ?? [];
  const [first, second] = members;
  if (!first) return [];
  const type = c.context.typeOfSymbol(first) ?? unknownTy;
  fit(c, { type, ir: { op: 'const', value: first.id } }, ends.from, from.span);
  if (second) fit(c, { type, ir: { op: 'const', value: second.id } }, ends.to, from.span);
  return members.slice(1).map((member, index) => ({ from: members[index]?.id ?? '', to: member.id }));
}
