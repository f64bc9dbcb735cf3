import type { EntityIr, ExprIr, PlayerIr, ProgramIr } from '@fabula/runtime/bundle';
import type { Findings } from './findings.js';
import type { DeclaredThing } from './kept.js';

/** An entity that is declared before and after. */
export interface EntityPair {
  readonly before: EntityIr;
  readonly after: EntityIr;
  /** Its kind is another one, not only called otherwise. */
  readonly isOtherKind: boolean;
}

export function entityPairs({ context: { models, renames } }: Findings): readonly EntityPair[] {
  const now = new Map(models.after.schema.entities.map((entity) => [entity.id, entity]));
  return models.before.schema.entities.flatMap((before): EntityPair[] => {
    const after = now.get(renames.entities.get(before.id) ?? before.id);
    if (!after) return [];
    const isOtherKind = (renames.kinds.get(before.kind) ?? before.kind) !== after.kind;
    return [{ before, after, isOtherKind }];
  });
}

/** An entity as what its declarations give it. */
export function declaredThing({ before, after }: EntityPair, { context: { models } }: Findings): DeclaredThing {
  return {
    id: before.id,
    was: ({ was }) => givenTo(before.values, before.kind, was, models.before),
    now: ({ now }) => givenTo(after.values, after.kind, now, models.after),
  };
}

/** The players' bodies, which are all declared alike. */
export function playerThing({ context: { models } }: Findings): DeclaredThing {
  const [before, after] = [models.before.schema.player, models.after.schema.player];
  return {
    id: 'player',
    was: ({ was }) => givenTo(before.values, before.kind, was, models.before, before),
    now: ({ now }) => givenTo(after.values, after.kind, now, models.after, after),
  };
}

/** A component's field may be given by its short name, where nothing else is called so. */
function givenTo(
  values: { readonly [field: string]: ExprIr },
  kind: string | undefined,
  cell: string,
  { schema }: ProgramIr,
  player?: PlayerIr,
): ExprIr | undefined {
  const given = values[cell];
  if (given) return given;
  const dot = cell.lastIndexOf('.');
  const short = cell.slice(dot + 1);
  const declared = kind === undefined ? undefined : schema.kinds[kind];
  if (dot < 0 || !declared?.has.includes(cell.slice(0, dot))) return undefined;
  const own = [...declared.fields, ...(player?.fields ?? [])];
  return own.some(({ name }) => name === short) ? undefined : values[short];
}
