import type { FieldIr, LeadIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { EdgeDeclaration, Path, RelationDeclaration } from '../../1-parse/index.js';
import type { Symbol } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { checkFieldValues, slotFinder } from '../expressions/field-values.js';
import { resolvePath } from '../names.js';
import { leadRelation } from '../query/leads.js';
import { edgeGuard } from './entity.js';
import { checkFields } from './field.js';

/** `relation leads_to: Scene -> Scene { … }`: what the edges of the narrative graph have. A divert has the defaults. */
export function checkLeadRelation(c: Checker, symbol: Symbol<RelationDeclaration>): readonly FieldIr[] {
  const { declaration } = symbol;
  const { mutual, acyclic, oneFrom, oneTo } = declaration;
  if (mutual || acyclic || oneFrom || oneTo) c.report(catalogue.leadsAreDiverts, declaration.name.span, {});
  for (const { name, field, spared } of c.context.declaredFields(symbol, declaration.fields))
    if (!spared) c.report(catalogue.leadNeedsDefault, field.name.span, { name });
  return checkFields(c, declaration.fields, symbol.id);
}

/** `edge mill -[leads_to]-> oath when trusted { approach: 0.5 }`: what the diverts of a story do not say. */
export function checkLead(c: Checker, declaration: EdgeDeclaration): readonly LeadIr[] {
  const { from, to, fields, both, span } = declaration;
  const relation = leadRelation(c);
  const slots = relation ? c.context.declaredFields(relation, relation.declaration.fields) : [];
  const values = c.purely('a declared value', () =>
    checkFieldValues(c, 'leads_to', fields, slotFinder(c, 'leads_to', slots), slots, declaration.relation.span),
  ).fields;
  const guard = edgeGuard(c, declaration);
  const start = sceneOf(c, from);
  return to.flatMap((path): LeadIr[] => {
    const end = sceneOf(c, path);
    if (start === undefined || end === undefined) return [];
    const rest = { ...guard, ...(fields.length > 0 && { values }) };
    const leads: LeadIr[] = [{ from: start, to: end, ...rest }];
    if (both && start !== end) leads.push({ from: end, to: start, ...rest });
    for (const lead of leads) c.origin(lead, span);
    return leads;
  });
}

function sceneOf(c: Checker, path: Path): string | undefined {
  const scene = resolvePath(c, path, 'scene', 'scene', 'scene');
  if (scene) c.reads.add(`place:${scene.id}`);
  return scene?.id;
}
