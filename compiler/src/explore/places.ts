import type { ProgramIr } from '@fabula/runtime/bundle';
import { originOf, type Place } from '../base/index.js';
import { isNode, type Node, partsOf } from './nodes.js';
import type { Sites } from './sites.js';

/** Where the ids stand that events name: lines, choices, statements, and the sites inside them. */
export function placesById(program: ProgramIr, sites: Sites): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const note = (id: unknown, place: Place | undefined): void => {
    if (typeof id !== 'string' || !place) return;
    if (!places.has(id)) places.set(id, place);
    // Sites are the id of what they stand in, and a count.
    const owner = id.replace(/\/[^/]+$/, '');
    if (owner !== id && !places.has(owner)) places.set(owner, place);
  };
  const walk = (node: Node, outer: Place | undefined): void => {
    const place = originOf(node) ?? outer;
    note(node['id'], place);
    note(node['site'], place);
    for (const part of partsOf(node)) walk(part, place);
  };
  for (const { op, place } of sites.ops) {
    if ('id' in op) note(op.id, place);
    for (const part of partsOf({ op })) walk(part, place);
  }
  for (const { name, place } of sites.scenes) note(name, place);
  for (const routines of [program.functions, program.actions])
    for (const routine of Object.values(routines)) if (isNode(routine)) walk(routine, firstPlace(routine));
  for (const rule of program.rules ?? []) {
    if (!isNode(rule)) continue;
    note(rule.name, firstPlace(rule));
    walk(rule, firstPlace(rule));
  }
  return places;
}

/** The first place inside a routine that is known. */
function firstPlace(node: Node): Place | undefined {
  const own = originOf(node);
  if (own) return own;
  for (const part of partsOf(node)) {
    const found = firstPlace(part);
    if (found) return found;
  }
  return undefined;
}
