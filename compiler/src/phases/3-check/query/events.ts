import type { EventStepIr, EventsIr, ExprIr, MatchEventIr, WindowIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type {
  EventDeclaration,
  EventStep,
  EventsClause,
  EventWindow,
  Expression,
  FieldValue,
  Name,
} from '../../1-parse/index.js';
import { isSymbolOf, lookup, type Symbol } from '../../2-bind/index.js';
import { asFigure, joinFigures } from '../builtins/figures.js';
import type { Checker } from '../checker.js';
import { valueOf } from '../expressions/field-values.js';
import type { FieldInfo } from '../fields.js';
import { check, describe } from '../fit.js';
import { Scope, type Variable } from '../flow/scope.js';
import { reportUndefined, resolvePath } from '../names.js';
import { reportHidden } from '../statements/let.js';
import { comparable } from '../types/join-types.js';
import { boolTy, type FieldTy, presentTy, type Ty, unknownTy } from '../types.js';

/** What a query asks of the past. The checker's scope holds its names then. */
export interface CheckedEvents {
  readonly ir: EventsIr;
  /** What a row has where nothing else is said: names that fields gave; where there are none, the events. */
  readonly named: readonly Variable[];
  /** Every new name, with how often the sequence itself has it. */
  readonly variables: readonly { readonly variable: Variable; readonly met: number }[];
}

/** Checks events one after another, in sight of the query's parameters. */
export function checkEvents(c: Checker, clause: EventsClause): CheckedEvents {
  c.scope = new Scope(c.scope);
  const names: Names = { given: [], events: [] };
  const steps = clause.steps.map((step, index) => checkStep(c, step, `@${index}`, names));
  const whole = steps.every((step) => step !== undefined);
  return {
    ir: {
      // Without one of its steps a sequence would be another one.
      steps: whole ? steps.filter((step) => step !== undefined) : [],
      ...(clause.last && { last: windowOf(clause.last) }),
    },
    named: names.given.length > 0 ? names.given : names.events,
    variables: [...names.given, ...names.events].map((variable) => ({ variable, met: 1 })),
  };
}

interface Names {
  readonly given: Variable[];
  readonly events: Variable[];
}

function checkStep(c: Checker, step: EventStep, slot: string, names: Names): EventStepIr | undefined {
  // What must not have happened comes before the step itself, and knows nothing of it.
  const without = step.without.map((each, index) => {
    const outer = c.scope;
    c.scope = new Scope(outer);
    const ir = checkEvent(c, each, `${slot}.${index}`, { given: [], events: [] });
    c.scope = outer;
    return ir;
  });
  const event = checkEvent(c, step, slot, names);
  if (!event) return undefined;
  const known = without.filter((each) => each !== undefined);
  return {
    ...event,
    ...(step.within && { within: windowOf(step.within) }),
    ...(known.length > 0 && { without: known }),
  };
}

function checkEvent(c: Checker, step: EventStep, slot: string, names: Names): MatchEventIr | undefined {
  const event = resolvePath(c, step.event, 'value', 'event', 'event');
  const fields = event ? c.context.declaredFields(event, event.declaration.fields) : [];
  const conditions: ExprIr[] = [];
  const gives: { readonly slot: string; readonly field: string }[] = [];
  const seen = new Set<string>();
  for (const given of step.fields) {
    if (seen.has(given.name.text)) c.report(catalogue.repeatedField, given.name.span, { name: given.name.text });
    seen.add(given.name.text);
    const field = fields.find(({ name }) => name === given.name.text);
    const name = newName(c, given, field?.type);
    if (!field && event) reportUnknownField(c, event, given.name, fields);
    if (name) {
      const variable = declare(c, name, `${slot}.${name.text}`, field?.type ?? unknownTy);
      names.given.push(variable);
      if (field) gives.push({ slot: variable.slot, field: field.key });
    } else if (field)
      conditions.push(isEqual(c, { op: 'get', of: { op: 'local', slot }, name: field.key }, field, given));
    else c.expression(valueOf(given), unknownTy);
  }
  if (event) for (const field of fields) c.reads.add(field.use);
  if (step.name) names.events.push(declare(c, step.name, slot, event ? recordOf(event, fields) : unknownTy));
  if (step.where) conditions.push(check(c, step.where, boolTy));
  const [first, ...rest] = conditions;
  const when = first && rest.reduce<ExprIr>((left, right) => ({ op: 'and', left, right }), first);
  return event && { event: event.id, slot, gives, ...(when && { when }) };
}

/** The name that a field's value is, where it means nothing yet. */
function newName(c: Checker, given: FieldValue, type: Ty | undefined): Name | undefined {
  const value: Expression = valueOf(given);
  if (value.kind !== 'nameExpression') return undefined;
  const { name } = value;
  return isKnown(c, name.text, type && presentTy(type)) ? undefined : name;
}

/** Whether a name means something already: a parameter, a step before, the player, state, what is declared, a member. */
function isKnown(c: Checker, name: string, type: Ty | undefined): boolean {
  if (name === 'player' || c.scope.find(name)) return true;
  if (type?.kind === 'enum' && type.symbol.declaration.cases.some((each) => each.name.text === name)) return true;
  if (c.context.stateFields(c.chapter, name).length > 0) return true;
  const found = lookup(c.chapter, type?.kind === 'scene' ? 'scene' : 'value', name);
  return found.found === 'one' && isSymbolOf(found.symbol, type?.kind === 'scene' ? 'scene' : 'entity');
}

function declare(c: Checker, name: Name, slot: string, type: Ty): Variable {
  const before = c.scope.own(name.text);
  if (before) {
    const related = [c.here(before.span, `\`${name.text}\` is here.`)];
    c.report(catalogue.duplicateName, name.span, { name: name.text }, { related });
    return before;
  }
  reportHidden(c, name);
  const variable: Variable = { name: name.text, slot, type, rank: 'let', span: name.span, lastRead: -1 };
  c.scope.add(variable);
  return variable;
}

/** `whom: a`: the field is what `a` is. */
function isEqual(c: Checker, get: ExprIr, field: FieldInfo, given: FieldValue): ExprIr {
  const expression = valueOf(given);
  const present = presentTy(field.type);
  const value = c.expression(expression, present.kind === 'enum' ? { kind: 'enum', symbol: present.symbol } : present);
  const left = { type: field.type, ir: get };
  if (value.type.kind !== 'unknown' && field.type.kind !== 'unknown' && !comparable(field.type, value.type))
    c.report(catalogue.wrongType, expression.span, { found: describe(value.type), wanted: describe(field.type) });
  const common = joinFigures(field.type, value.type);
  return {
    op: 'binary',
    operator: 'eq',
    left: common ? asFigure(left, common) : get,
    right: common ? asFigure(value, common) : value.ir,
  };
}

function recordOf(event: Symbol<EventDeclaration>, fields: readonly FieldInfo[]): Ty {
  const own = fields.map(({ name, type }): FieldTy => ({ name, type, optional: type.kind === 'optional' }));
  return { kind: 'record', name: event.name, fields: own };
}

function reportUnknownField(
  c: Checker,
  event: Symbol<EventDeclaration>,
  { text, span }: Name,
  fields: readonly FieldInfo[],
): void {
  reportUndefined(
    c,
    `field of ${event.name}`,
    text,
    span,
    fields.map(({ name }) => name),
  );
}

function windowOf({ count, unit }: EventWindow): WindowIr {
  return { count, unit };
}
