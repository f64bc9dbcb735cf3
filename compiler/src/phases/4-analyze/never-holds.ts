import type { ExprIr } from '@fabula/runtime/bundle';
import type { Expression } from '../1-parse/index.js';
import { labelsOf } from '../2-bind/index.js';
import type { Elaborated } from '../3-check/index.js';
import type { AnalyzeInput } from './input.js';
import type { ProgramFlow } from './program-flow.js';

/** Why a condition can never hold: by its own bounds, or because no path leads to a place it asks about. */
export type NeverHolds = { readonly because: 'bounds' } | { readonly because: 'place'; readonly place: string };

/** Tells of conditions whether they can hold in this story. */
export type Prospects = (expression: Expression, asked: Elaborated | undefined) => NeverHolds | undefined;

/** Reads the flow once for all conditions that will be asked about. */
export function prospectsIn(input: AnalyzeInput, flow: ProgramFlow): Prospects {
  const unreached = flow.start ? unreachedPlaces(input, flow) : new Map<string, string>();
  return (expression, asked) => {
    // The literal `false` is how something is put aside for a while.
    if (!asked || expression.kind === 'bool') return undefined;
    if (asked.type.kind === 'bool' && asked.type.value === false) return { because: 'bounds' };
    const met: string[] = [];
    const value = valueOf(asked.ir, (place) => {
      const name = unreached.get(place);
      if (name !== undefined) met.push(name);
      return name === undefined ? undefined : 0;
    });
    const [place] = met;
    return value === false && place !== undefined ? { because: 'place', place } : undefined;
  };
}

/** Scenes by id and labels by stable id that no path leads to, with the names they are written by. */
function unreachedPlaces({ ids }: AnalyzeInput, flow: ProgramFlow): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [id, { scene, entry, labels }] of flow.scenes) {
    const { symbol } = scene;
    const isReached = flow.reached.has(entry) || [...labels.values()].some((label) => flow.reached.has(label));
    if (!isReached) found.set(id, id);
    for (const { name, node } of labelsOf(symbol.declaration)) {
      const label = ids.idOf(node);
      const to = labels.get(label);
      if (to && !flow.reached.has(to)) found.set(label, `${id}.${name.text}`);
    }
  }
  return found;
}

type Known = boolean | number | undefined;

/** What an expression comes to whatever is played, as far as that follows from places that are never entered. */
function valueOf(ir: ExprIr, visits: (place: string) => number | undefined): Known {
  switch (ir.op) {
    case 'const':
      return typeof ir.value === 'boolean' || typeof ir.value === 'number' ? ir.value : undefined;
    case 'visits':
      return visits(ir.place);
    case 'toFloat':
      return valueOf(ir.of, visits);
    case 'unary': {
      const of = valueOf(ir.of, visits);
      return ir.operator === 'not' && typeof of === 'boolean' ? !of : undefined;
    }
    case 'and':
    case 'or': {
      const decisive = ir.op === 'or';
      const left = valueOf(ir.left, visits);
      if (left === decisive) return decisive;
      const right = valueOf(ir.right, visits);
      return right === decisive ? decisive : left === undefined || right === undefined ? undefined : !decisive;
    }
    case 'binary': {
      const left = valueOf(ir.left, visits);
      const right = valueOf(ir.right, visits);
      return typeof left === 'number' && typeof right === 'number' ? compared(ir.operator, left, right) : undefined;
    }
    default:
      return undefined;
  }
}

function compared(operator: string, left: number, right: number): boolean | undefined {
  switch (operator) {
    case 'eq':
      return left === right;
    case 'ne':
      return left !== right;
    case 'lt':
      return left < right;
    case 'le':
      return left <= right;
    case 'gt':
      return left > right;
    case 'ge':
      return left >= right;
    default:
      return undefined;
  }
}
