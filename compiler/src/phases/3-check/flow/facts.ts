import type { ExprIr, TargetIr } from '@fabula/runtime/bundle';
import { joinTypes } from '../types/join-types.js';
import type { Ty } from '../types.js';

/**
 * What flow knows of places of state beyond their declared types, by the place's key. Immutable: branches share what
 * they came with, and joining them keeps what both know.
 */
export type Facts = ReadonlyMap<string, Ty>;

export const noFacts: Facts = new Map();

/**
 * The key of a place that keeps its value between two looks: a variable, a field of state, of an entity, of an edge.
 * Each segment ends in `;`, so that one name is never the beginning of another. Undefined for computed values.
 */
export function keyOf(ir: ExprIr): string | undefined {
  switch (ir.op) {
    case 'local':
      return `l:${ir.slot};`;
    case 'state':
      return `s:${ir.scope}/${ir.name};`;
    case 'player':
      return 'p;';
    case 'const':
      return typeof ir.value === 'string' || typeof ir.value === 'number' ? `c:${ir.value};` : undefined;
    case 'at': {
      const of = keyOf(ir.of);
      const index = keyOf(ir.index);
      return of === undefined || index === undefined ? undefined : `${of}[${index}];`;
    }
    case 'builtin': {
      const [of] = ir.name === 'length' ? ir.arguments : [];
      const whole = of && keyOf(of);
      return whole === undefined ? undefined : `${sizeMark}${whole}`;
    }
    case 'field': {
      const of = keyOf(ir.of);
      return of === undefined ? undefined : `${of}.${ir.field};`;
    }
    case 'get': {
      const of = keyOf(ir.of);
      return of === undefined ? undefined : `${of}.${ir.name};`;
    }
    case 'edge': {
      const from = keyOf(ir.from);
      const to = keyOf(ir.to);
      return from === undefined || to === undefined ? undefined : `e:${ir.relation};(${from}${to}).${ir.field};`;
    }
    case 'linked': {
      const from = keyOf(ir.from);
      const to = keyOf(ir.to);
      return from === undefined || to === undefined ? undefined : `e:${ir.relation};(${from}${to})`;
    }
    case 'one': {
      const of = keyOf(ir.of);
      return of === undefined ? undefined : `e:${ir.relation};(${of}.${ir.end};`;
    }
    default:
      return undefined;
  }
}

/** What the key of a size begins with; the key of what has that size follows. */
const sizeMark = '#';

/** The key of what a condition has told: that an index lies below the size of what it is an index of. */
export function belowSizeKey(index: ExprIr, of: ExprIr): string | undefined {
  const left = keyOf(index);
  const right = keyOf(of);
  return left === undefined || right === undefined ? undefined : `<${left}${sizeMark}${right}`;
}

export function withFact(facts: Facts, key: string, type: Ty): Facts {
  return new Map(facts).set(key, type);
}

/** What both ways know. */
export function joinFacts(a: Facts, b: Facts): Facts {
  if (a === b || a.size === 0) return a;
  if (b.size === 0) return b;
  const joined = new Map<string, Ty>();
  for (const [key, type] of a) {
    const other = b.get(key);
    const both = other && joinTypes(type, other);
    if (both) joined.set(key, both);
  }
  return joined;
}

/** What is still known after a write. Two names may be one entity, so a field's write concerns every entity's field. */
export function afterWrite(facts: Facts, to: TargetIr): Facts {
  if (facts.size === 0) return facts;
  switch (to.target) {
    case 'local':
      return without(facts, (key) => key.includes(`l:${to.slot};`));
    case 'state':
      return without(facts, (key) => key.includes(`s:${to.scope}/${to.name};`));
    case 'field':
      return without(facts, (key) => key.includes(`.${to.field};`));
    case 'edge':
      return without(facts, (key) => key.includes(`e:${to.relation};(`));
    case 'part':
    case 'element':
      return afterWrite(facts, to.in);
  }
}

/** After an edge came or went. */
export function afterLink(facts: Facts, relation: string): Facts {
  return facts.size === 0 ? facts : without(facts, (key) => key.includes(`e:${relation};(`));
}

/**
 * After an action: values of state may have changed. That an entity has a component is still believed, since guarding
 * every second line again would only be noise; where an action took it away, reading it is a refusal.
 */
export function afterAction(facts: Facts): Facts {
  return facts.size === 0 ? facts : without(facts, (key, type) => !isVariable(key) && type.kind !== 'ref');
}

/** After an input point or a visit: rules may have run and others may have played. Variables are the visit's own. */
export function afterInput(facts: Facts): Facts {
  return facts.size === 0 ? facts : without(facts, (key, type) => !isVariable(key) || type.kind === 'ref');
}

/** What is known where flow may come from anywhere with these variables changed. */
export function afterLoop(facts: Facts, assigned: ReadonlySet<string>, acts: boolean): Facts {
  if (facts.size === 0) return facts;
  return without(facts, (key, type) => {
    if (isVariable(key))
      return assigned.has(
        bare(key)
          .slice(2, -1)
          .replace(/\.\d+$/, ''),
      );
    return acts && type.kind !== 'ref';
  });
}

/** After a component was taken away: whoever was known to have it may have lost it. */
export function afterRevoke(facts: Facts, component: string): Facts {
  if (facts.size === 0) return facts;
  return without(facts, (_, type) => type.kind === 'ref' && type.has.some((each) => each.id === component));
}

function without(facts: Facts, drop: (key: string, type: Ty) => boolean): Facts {
  let kept: Map<string, Ty> | undefined;
  for (const [key, type] of facts) {
    if (!drop(key, type)) continue;
    kept ??= new Map(facts);
    kept.delete(key);
  }
  return kept ?? facts;
}

/** A variable itself, or its size; not something it leads to. */
function isVariable(key: string): boolean {
  const place = bare(key);
  return place.startsWith('l:') && place.indexOf(';') === place.length - 1;
}

function bare(key: string): string {
  return key.startsWith(sizeMark) ? key.slice(sizeMark.length) : key;
}
