import { decodeValue, type PatternIr } from '../../bundle/index.js';
import { equalValues } from '../../world/index.js';
import type { Linker, Match } from './linker.js';
import { caseOf, fieldIn } from './values.js';

/** A pattern as a test that binds what it names. */
export function linkPattern(link: Linker, node: PatternIr): Match {
  switch (node.match) {
    case 'any':
      return () => true;
    case 'bind': {
      const write = link.write(link.slots.index(node.slot));
      return (turn, value) => {
        write(turn, value);
        return true;
      };
    }
    case 'value': {
      const wanted = decodeValue(node.value);
      return (_, value) => equalValues(value, wanted);
    }
    case 'range': {
      const { low, high, openEnd } = node;
      return (_, value) => {
        if (typeof value !== 'number' && typeof value !== 'bigint') return false;
        return value >= low && (openEnd ? value < high : value <= high);
      };
    }
    case 'case': {
      const { case: name } = node;
      const fields = linkParts(link, node.fields);
      if (fields.length === 0) return (_, value) => caseOf(value) === name;
      return (turn, value) =>
        caseOf(value) === name && fields.every(([field, match]) => match(turn, fieldIn(value, field)));
    }
    case 'fields': {
      const fields = linkParts(link, node.fields);
      return (turn, value) => fields.every(([field, match]) => match(turn, fieldIn(value, field)));
    }
  }
}

function linkParts(link: Linker, fields: { readonly [name: string]: PatternIr }): (readonly [string, Match])[] {
  return Object.entries(fields).map(([name, pattern]) => [name, link.pattern(pattern)] as const);
}

/** Several patterns with `|` between, and a guard. */
export function linkArm(
  link: Linker,
  arm: { readonly patterns: readonly PatternIr[]; readonly guard?: Parameters<Linker['expression']>[0] },
): Match {
  const patterns = arm.patterns.map((pattern) => link.pattern(pattern));
  const guard = arm.guard && link.expression(arm.guard);
  const [only] = patterns;
  const any: Match =
    patterns.length === 1 && only ? only : (turn, value) => patterns.some((match) => match(turn, value));
  if (!guard) return any;
  return (turn, value) => any(turn, value) && guard(turn) === true;
}
