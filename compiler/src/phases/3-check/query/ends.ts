import { showType } from '../types/show-type.js';
import type { RefTy, Ty } from '../types.js';

/** What may stand at an edge's end: entities or scenes. */
export type EndTy = RefTy | Extract<Ty, { kind: 'scene' | 'unknown' }>;

export const sceneEnd: EndTy = { kind: 'scene' };
/** What was reported. */
export const unknownEnd: EndTy = { kind: 'unknown' };

export function isEnd(type: Ty): type is EndTy {
  return type.kind === 'ref' || type.kind === 'scene' || type.kind === 'unknown';
}

/** What is both; undefined where nothing is. */
export function bothEnds(a: EndTy, b: EndTy): EndTy | undefined {
  if (a.kind === 'unknown') return b;
  if (b.kind === 'unknown') return a;
  if (a.kind === 'scene' || b.kind === 'scene') return a.kind === b.kind ? a : undefined;
  const kinds =
    a.kinds.length === 0 ? b.kinds : b.kinds.length === 0 ? a.kinds : a.kinds.filter((kind) => b.kinds.includes(kind));
  if (kinds.length === 0 && (a.kinds.length > 0 || b.kinds.length > 0)) return undefined;
  // A player of no kind is of none that a relation asks for.
  if (
    (a.player && a.kinds.length === 0 && b.kinds.length > 0) ||
    (b.player && b.kinds.length === 0 && a.kinds.length > 0)
  )
    return undefined;
  return {
    ...a,
    ...b,
    kinds,
    has: [...new Set([...a.has, ...b.has])],
    ...((a.player || b.player) && { player: true }),
  };
}

/** What is either. */
export function eitherEnd(a: EndTy, b: EndTy): EndTy {
  if (a.kind === 'scene' && b.kind === 'scene') return sceneEnd;
  if (a.kind !== 'ref' || b.kind !== 'ref') return unknownEnd;
  const any = a.kinds.length === 0 || b.kinds.length === 0;
  const has = a.has.filter((component) => b.has.includes(component));
  return { kind: 'ref', kinds: any ? [] : [...new Set([...a.kinds, ...b.kinds])], has };
}

/** A kind, bare, as it stands in a sentence of its own. */
export function showEnd(type: EndTy): string {
  return showType(type);
}
