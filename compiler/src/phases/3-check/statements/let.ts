import type { StatementIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { LetStatement, Name } from '../../1-parse/index.js';
import { lookup } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { fit } from '../fit.js';
import { keyOf, withFact } from '../flow/facts.js';
import type { Variable } from '../flow/scope.js';
import { widen } from '../types/join-types.js';
import { resolveType } from '../types/resolve-type.js';
import { isPersonal, optionalTy, personalTy, type Ty, unknownTy } from '../types.js';

/** A `let` and its variable; what comes of its `else` is its block's business, which differs in prose and in logic. */
export interface CheckedLet {
  readonly statement: StatementIr;
  readonly variable: Variable;
}

/** `let x: int = 3`. With `else`, the value may be none, and the variable is not. */
export function checkLet(c: Checker, statement: LetStatement): CheckedLet {
  const declared =
    statement.type && resolveType({ context: c.context, chapter: c.chapter, checker: c }, statement.type);
  const wanted = declared && statement.otherwise ? optionalTy(declared) : declared;
  const value = c.expression(statement.value, wanted);
  const ir = wanted ? fit(c, value, wanted, statement.value.span) : value.ir;
  const type = declared ? personalAs(declared, value.type) : inferred(c, statement, value.type);
  if (
    statement.otherwise &&
    value.type.kind !== 'optional' &&
    value.type.kind !== 'unknown' &&
    value.type.kind !== 'none'
  ) {
    c.report(catalogue.uselessElse, statement.value.span, { what: 'This value is always there' });
  }
  // Found in the outer blocks before the name is declared in this one.
  reportHidden(c, statement.name);
  const variable = declareOnce(c, statement.name, type);
  c.lets.push(variable);
  const key = keyOf({ op: 'local', slot: variable.slot });
  const known = factOf(type, value.type);
  if (key !== undefined) c.facts = forget(c, key);
  if (known && key !== undefined) c.facts = withFact(c.facts, key, known);
  return {
    statement: { do: 'let', slot: variable.slot, value: ir, ...(isPersonal(value.type) && { personal: true }) },
    variable,
  };
}

/** Declares a name in this block; of two with one name the second is reported. */
export function declareOnce(c: Checker, name: Name, type: Ty): Variable {
  const before = c.scope.own(name.text);
  if (before && name.text !== '') {
    c.report(
      catalogue.duplicateName,
      name.span,
      { name: name.text },
      { related: [c.here(before.span, `\`${name.text}\` is here.`)] },
    );
  }
  return c.declare(name.text, type, name.span);
}

/** Warns of a name that hides another. */
export function reportHidden(c: Checker, name: Name): void {
  const { text, span } = name;
  if (text === '' || c.scope.own(text)) return;
  const variable = c.scope.find(text);
  if (variable) {
    const what = variable.rank === 'parameter' ? 'a parameter' : 'another variable';
    c.report(
      catalogue.hidesName,
      span,
      { name: text, what },
      { related: [c.here(variable.span, `\`${text}\` is here.`)] },
    );
    return;
  }
  const [field] =
    c.chapter.unit.fields.world.has(text) || c.chapter.unit.fields.player.has(text)
      ? c.context.stateFields(c.chapter, text)
      : [];
  if (field) {
    const related = {
      place: { file: field.file.path, span: field.field.name.span },
      message: `\`${field.scope}.${text}\` is here.`,
    };
    c.report(catalogue.hidesName, span, { name: text, what: `\`${field.scope}.${text}\`` }, { related: [related] });
    return;
  }
  const declared = lookup(c.chapter, 'value', text);
  if (
    declared.found !== 'one' ||
    declared.symbol.chapter.unit !== c.chapter.unit ||
    declared.symbol.declaration.kind !== 'entity'
  )
    return;
  c.report(
    catalogue.hidesName,
    span,
    { name: text, what: `the entity \`${declared.symbol.id}\`` },
    { related: [c.relatedTo(declared.symbol)] },
  );
}

function inferred(c: Checker, statement: LetStatement, type: Ty): Ty {
  if (
    type.kind === 'none' ||
    (type.kind === 'list' &&
      type.of.kind === 'unknown' &&
      statement.value.kind === 'list' &&
      statement.value.items.length === 0)
  ) {
    c.report(catalogue.typeNeeded, statement.name.span, { name: statement.name.text });
    return unknownTy;
  }
  if (type.kind === 'nothing') {
    c.report(catalogue.yieldsNothing, statement.value.span, { what: c.sourceOf(statement.value.span) });
    return unknownTy;
  }
  const wide = widen(type);
  return statement.otherwise && wide.kind === 'optional' ? wide.of : wide;
}

function personalAs(declared: Ty, value: Ty): Ty {
  return isPersonal(value) ? personalTy(declared) : declared;
}

/** What is known of a variable by the value it begins with. */
function factOf(type: Ty, value: Ty): Ty | undefined {
  switch (value.kind) {
    case 'bool':
      return value.value === undefined ? undefined : value;
    case 'int':
    case 'float':
      return type.kind === value.kind && (value.low !== undefined || value.high !== undefined) ? value : undefined;
    case 'enum':
      return value.only ? value : undefined;
    case 'ref':
      return value;
    default:
      return undefined;
  }
}

/** Nothing is known any more of what held the slot before, nor of what it led to. */
function forget(c: Checker, key: string) {
  if (c.facts.size === 0) return c.facts;
  return new Map([...c.facts].filter(([known]) => !known.includes(key)));
}
