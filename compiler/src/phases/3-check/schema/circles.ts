import { catalogue } from '../../../diagnostics/index.js';
import type { Field, Type, TypeArgument } from '../../1-parse/index.js';
import { lookupPath, type Symbol } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { namesOf } from '../names.js';

/**
 * Reports a type that is made of itself: an alias that leads back to itself, a record that holds one of its own kind
 * and could never be written out. Behind `?`, in a list, set or map there may be none, so those end a circle. Of a
 * circle the member that is declared first reports.
 */
export function reportTypeCircle(c: Checker, symbol: Symbol, rank: (symbol: Symbol) => number): void {
  const path = circleFrom(symbol);
  if (!path || path.some((each) => rank(each) < rank(symbol))) return;
  const by = path.slice(1).map((each) => `\`${each.name}\``);
  c.report(
    catalogue.typeCircle,
    symbol.declaration.name.span,
    { name: symbol.name, ...(by.length > 0 && { by: `, by way of ${by.join(' and ')}` }) },
    { related: path.slice(1).map((each) => c.relatedTo(each)) },
  );
}

function circleFrom(start: Symbol): readonly Symbol[] | undefined {
  const seen = new Set<Symbol>();
  const work: (readonly Symbol[])[] = [[start]];
  for (let path = work.shift(); path; path = work.shift()) {
    const last = path.at(-1);
    if (!last) continue;
    for (const next of madeOf(last)) {
      if (next === start) return path;
      if (seen.has(next)) continue;
      seen.add(next);
      work.push([...path, next]);
    }
  }
  return undefined;
}

/** The declared types that a value of the type always holds. */
function madeOf(symbol: Symbol): readonly Symbol[] {
  const { declaration } = symbol;
  const found: Symbol[] = [];
  const type = (written: Type | TypeArgument, direct: boolean): void => {
    switch (written.kind) {
      case 'namedType': {
        const resolved = lookupPath(symbol.chapter, 'type', namesOf(written.path));
        const isOne = resolved.found === 'one' && resolved.rest.length === 0;
        if (isOne && (direct || resolved.symbol.declaration.kind === 'type')) found.push(resolved.symbol);
        for (const argument of written.arguments) type(argument, false);
        break;
      }
      case 'optionalType':
        type(written.of, false);
        break;
      case 'refinedType':
        type(written.of, direct);
        break;
      case 'unionType':
        for (const member of written.members) type(member, direct);
        break;
      case 'recordType':
        for (const field of written.fields) type(field.type, direct);
        break;
      case 'casesType':
      case 'errorType':
      case 'hasType':
      case 'tensorShape':
        break;
    }
  };
  const fields = (all: readonly Field[]): void => {
    for (const field of all) type(field.type, true);
  };
  if (declaration.kind === 'type') type(declaration.type, true);
  else if (declaration.kind === 'recordDeclaration') fields(declaration.fields);
  else if (
    declaration.kind === 'variant' &&
    declaration.cases.length > 0 &&
    declaration.cases.every((each) => each.fields.length > 0)
  ) {
    for (const each of declaration.cases) fields(each.fields);
  }
  // A kind is referred to, never held.
  return found.filter((each) => ['type', 'recordDeclaration', 'variant'].includes(each.declaration.kind));
}
