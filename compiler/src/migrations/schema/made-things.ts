import type { ProgramIr } from '@fabula/runtime/bundle';

/** What a story can make while it is played: kinds by `new`, components by `grant`, relations by `link`. */
export interface MadeThings {
  readonly kinds: ReadonlySet<string>;
  readonly components: ReadonlySet<string>;
  readonly relations: ReadonlySet<string>;
}

export function madeThings(program: ProgramIr): MadeThings {
  const kinds = new Set<string>();
  const components = new Set<string>();
  const relations = new Set<string>();
  const { schema: _, tests: __, projection: ___, ...played } = program;
  const open: unknown[] = [played];
  while (open.length > 0) {
    const part = open.pop();
    if (typeof part !== 'object' || part === null) continue;
    if ('op' in part && part.op === 'new' && 'kind' in part) kinds.add(String(part.kind));
    if ('do' in part && part.do === 'grant' && 'component' in part) components.add(String(part.component));
    if ('do' in part && part.do === 'link' && 'relation' in part) relations.add(String(part.relation));
    for (const inner of Object.values(part)) if (typeof inner === 'object') open.push(inner);
  }
  return { kinds, components, relations };
}
