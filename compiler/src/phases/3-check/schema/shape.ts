import type { EnumIr, EventIr, RelationIr, ResourceIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type {
  Case,
  EnumDeclaration,
  EventDeclaration,
  Name,
  RelationDeclaration,
  ResourceDeclaration,
  Type,
  VariantDeclaration,
} from '../../1-parse/index.js';
import type { Symbol } from '../../2-bind/index.js';
import { checkWho } from '../audience.js';
import type { Checker } from '../checker.js';
import { plainText } from '../expressions/literal.js';
import { describe } from '../fit.js';
import { reportUndefined } from '../names.js';
import { reportNotKept } from '../privacy/index.js';
import { constantFigure } from '../types/constant.js';
import { sameType } from '../types/join-types.js';
import { resolveType } from '../types/resolve-type.js';
import { mostPlaces, scaleOf } from '../types/scale.js';
import { typeIrOf } from '../types/type-ir.js';
import { checkFields } from './field.js';
import { formerId, formerName } from './renames.js';

/** `enum Mood ordered { calm, wary "on her guard" }`. */
export function checkEnum(c: Checker, symbol: Symbol<EnumDeclaration>): EnumIr {
  const { cases, moves, ordered } = symbol.declaration;
  reportTwice(c, cases);
  const names = cases.map((each) => each.name.text);
  for (const each of cases) {
    const [field] = each.fields;
    if (field) c.report(catalogue.enumWithFields, field.span, { name: each.name.text });
  }
  const allowed: { [from: string]: string[] } = {};
  for (const move of moves) {
    for (const name of [move.from, ...move.to]) {
      if (!names.includes(name.text)) reportUndefined(c, `member of ${symbol.name}`, name.text, name.span, names);
    }
    allowed[move.from.text] = [...(allowed[move.from.text] ?? []), ...move.to.map((each) => each.text)];
  }
  return {
    ordered,
    cases: cases.map((each) => {
      const title = each.title && plainText(each.title);
      const was = formerName(c, 'case', each.name, each.was, cases);
      return { name: each.name.text, ...(title !== undefined && { title }), ...was };
    }),
    ...(moves.length > 0 && { moves: allowed }),
    ...formerId(c, symbol),
  };
}

export function checkVariant(c: Checker, symbol: Symbol<VariantDeclaration>): void {
  const { cases } = symbol.declaration;
  reportTwice(c, cases);
  formerId(c, symbol);
  for (const each of cases) {
    formerName(c, 'case', each.name, each.was, cases);
    reportNotKept(c, each.fields);
    checkFields(c, each.fields, `${symbol.id}.${each.name.text}`);
  }
}

/** `relation trusts: Person -> Person mutual { … }`: both ends are entities. */
export function checkRelation(c: Checker, symbol: Symbol<RelationDeclaration>): RelationIr {
  const { declaration } = symbol;
  const from = endpoint(c, declaration.from);
  const to = endpoint(c, declaration.to);
  if (declaration.mutual && !sameType(from, to)) {
    c.report(catalogue.mutualEnds, declaration.to.span, { from: describe(from), to: describe(to) });
  }
  return {
    from: typeIrOf(from),
    to: typeIrOf(to),
    mutual: declaration.mutual,
    acyclic: declaration.acyclic,
    ...oneEnd(declaration),
    fields: checkFields(c, declaration.fields, symbol.id),
    ...formerId(c, symbol),
  };
}

/** At which end there is at most one. */
function oneEnd({ oneFrom, oneTo }: RelationDeclaration): Pick<RelationIr, 'one'> {
  if (!oneFrom && !oneTo) return {};
  return { one: oneFrom && oneTo ? 'both' : oneFrom ? 'from' : 'to' };
}

function endpoint(c: Checker, type: Type) {
  const resolved = resolveType({ context: c.context, chapter: c.chapter, checker: c }, type);
  if (resolved.kind !== 'ref' && resolved.kind !== 'unknown') c.report(catalogue.notAKind, type.span, {});
  return resolved;
}

/** `resource silver scale 2 issued by mint`. */
export function checkResource(c: Checker, symbol: Symbol<ResourceDeclaration>): ResourceIr {
  const { declaration } = symbol;
  const { scale, title, issuer } = declaration;
  if (scale && scale.kind !== 'error') {
    const places = constantFigure(scale);
    if (places === undefined) c.report(catalogue.notConstant, scale.span, {});
    else if (places < 0 || places > mostPlaces || !Number.isInteger(places)) {
      c.report(catalogue.outOfRange, scale.span, { value: String(places), range: `0..${mostPlaces}` });
    }
  }
  const text = title && plainText(title);
  return {
    ...(text !== undefined && { title: text }),
    scale: scaleOf(symbol),
    issuer: issuer?.text ?? symbol.name,
    ...formerId(c, symbol),
  };
}

export function checkEvent(c: Checker, symbol: Symbol<EventDeclaration>): EventIr {
  const { tier, to: who } = symbol.declaration;
  const fields = checkFields(c, symbol.declaration.fields, symbol.id);
  const was = formerId(c, symbol);
  if (who.length === 0) return { tier, fields, ...was };
  // Who is told may hang on what is told: `to about`.
  const to = c.inside(() => {
    for (const { name, type } of c.context.declaredFields(symbol, symbol.declaration.fields)) {
      const written = symbol.declaration.fields.find((field) => field.name.text === name);
      if (written) c.declare(name, type, written.name.span, 'parameter');
    }
    return checkWho(c, who);
  });
  return { tier, to, fields, ...was };
}

function reportTwice(c: Checker, cases: readonly Case[]): void {
  const seen = new Map<string, Name>();
  for (const { name } of cases) {
    const first = seen.get(name.text);
    if (first)
      c.report(
        catalogue.duplicateName,
        name.span,
        { name: name.text },
        { related: [c.here(first.span, `\`${name.text}\` is here.`)] },
      );
    else seen.set(name.text, name);
  }
}
