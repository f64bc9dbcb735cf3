import type { FieldIr, MissionIr, ProgramIr } from '../ir/index.js';

/** What a program declares, by name: what the names in its code are looked up in. */
export interface Names {
  readonly program: ProgramIr;
  readonly entities: ReadonlySet<string>;
  /** Fields that an entity may have of itself: those of any kind, and of the player. */
  readonly ownFields: ReadonlySet<string>;
  /** `Voice.tone`: the fields of components, as values of entities name them. */
  readonly componentFields: ReadonlySet<string>;
  readonly state: { readonly [Scope in 'world' | 'campaign' | 'config']: ReadonlySet<string> };
  /** Which scene a label stands in, by the label's id. */
  readonly labels: ReadonlyMap<string, string>;
  readonly missions: ReadonlyMap<string, MissionIr>;
}

export function collectNames(program: ProgramIr): Names {
  const { schema } = program;
  const labels = new Map<string, string>();
  for (const [name, scene] of Object.entries(program.scenes)) {
    for (const op of scene.code) if (op.op === 'label') labels.set(op.id, name);
  }
  return {
    program,
    entities: new Set(schema.entities.map((entity) => entity.id)),
    ownFields: new Set([
      ...Object.values(schema.kinds).flatMap((kind) => names(kind.fields)),
      ...names(schema.player.fields),
    ]),
    componentFields: new Set(
      Object.entries(schema.components).flatMap(([component, { fields }]) =>
        fields.map((field) => `${component}.${field.name}`),
      ),
    ),
    state: {
      world: new Set(names(schema.world)),
      campaign: new Set(names(schema.campaign)),
      config: new Set(names(schema.config)),
    },
    labels,
    missions: new Map((program.missions ?? []).map((mission) => [mission.name, mission])),
  };
}

export function names(items: readonly FieldIr[]): readonly string[] {
  return items.map((item) => item.name);
}

/** An entry of a dictionary that was declared there: `toString` is in every object, and is no scene. */
export function declared<T>(dictionary: { readonly [name: string]: T }, name: string): T | undefined {
  return Object.hasOwn(dictionary, name) ? dictionary[name] : undefined;
}
