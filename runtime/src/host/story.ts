import { type Bundle, type OpenOptions, openBundle, type ProgramIr, type TypeIr } from '../bundle/index.js';
import { type Converter, createConverter, createEngine, type Engine, semanticsVersion } from '../engine/index.js';
import { chooseLocale, type Texts, textsOf, translatedTexts } from '../render/index.js';
import { fail, type HostResult, succeed } from './host-error.js';
import type { PersonalInput } from './ledger/payload.js';
import { type BundledMigration, migrationsIn, newestOf } from './migrations/lineage.js';
import { createProjector, type Projector } from './projection/sheet.js';

/** A bundle that was checked and is ready to be played. */
export interface Story {
  /** What turns name it by. */
  readonly hash: string;
  readonly bundle: Bundle;
  readonly bytes: Uint8Array;
  readonly engine: Engine;
  /** What changed from release to release, in order. */
  readonly migrations: readonly BundledMigration[];
  /** The number of the newest of them; 0 without any. */
  readonly migration: number;
  /** What converts what older bundles saved, by the migration's name. */
  readonly converters: ReadonlyMap<string, Converter>;
  /** As written. */
  readonly texts: Texts;
  /** In the reader's language, where the bundle has it. */
  readonly textsFor: (locale: string) => Texts;
  readonly personal: PersonalInput;
  /** Fills the pack's typed tables; absent where it has none. */
  readonly projector?: Projector;
}

/** Checks a bundle's bytes and makes its engine. Nothing of it is stored yet: `keepStory` does that. */
export async function openStory(
  bytes: Uint8Array,
  options: Omit<OpenOptions, 'semantics'> = {},
): Promise<HostResult<Story>> {
  const opened = await openBundle(bytes, { ...options, semantics: semanticsVersion });
  if (!opened.ok) return fail({ error: 'bundle', bundle: opened.error });
  const bundle = opened.value;
  const { program } = bundle;
  const engine = await createEngine(program);
  const { projection } = program;
  const texts = textsOf(program);
  const migrations = migrationsIn(bundle);
  return succeed({
    hash: bundle.hash,
    bundle,
    bytes,
    engine,
    migrations,
    migration: newestOf(migrations),
    converters: await convertersOf(bundle),
    texts,
    textsFor: textsByLocale(bundle, texts),
    personal: personalInput(program),
    // Without the migrations that make them, there are no tables to fill.
    ...(projection &&
      bundle.migrations.length > 0 && { projector: await createProjector(program, projection, engine) }),
  });
}

async function convertersOf({ conversions }: Bundle): Promise<Story['converters']> {
  const converters = new Map<string, Converter>();
  for (const ir of conversions) converters.set(ir.migration, await createConverter(ir));
  return converters;
}

function textsByLocale({ strings }: Bundle, written: Texts): Story['textsFor'] {
  const known = new Map(strings.map((each) => [each.locale, translatedTexts(written, each)]));
  const locales = [...known.keys()];
  return (locale) => known.get(chooseLocale(locales, locale) ?? '') ?? written;
}

/** What a reader types is personal where the story says so: at its input points and in the player's own fields. */
function personalInput(program: ProgramIr): PersonalInput {
  const points = new Set<string>();
  for (const scene of Object.values(program.scenes)) {
    for (const op of scene.code) {
      if ((op.op === 'hear' || op.op === 'offer') && op.hear?.personal) points.add(op.id);
    }
  }
  const { player, kinds, components } = program.schema;
  const kind = player.kind === undefined ? undefined : kinds[player.kind];
  const fields = new Set<string>();
  for (const field of [...player.fields, ...(kind?.fields ?? [])]) if (field.personal) fields.add(field.name);
  for (const name of kind?.has ?? []) {
    for (const field of components[name]?.fields ?? []) {
      if (!field.personal) continue;
      fields.add(field.name);
      fields.add(`${name}.${field.name}`);
    }
  }
  const { actions, externs } = program;
  return {
    isPersonalPoint: (point) => points.has(point),
    isPersonalField: (field) => fields.has(field),
    isPersonalArgument: (action, name) =>
      actions[action]?.parameters.some((parameter) => parameter.name === name && holdsText(parameter.type)) === true,
    isPersonalAnswer: (name) => externs?.[name]?.asks === 'prompt',
  };
}

function holdsText(type: TypeIr): boolean {
  switch (type.type) {
    case 'text':
      return true;
    case 'optional':
    case 'list':
    case 'set':
      return holdsText(type.of);
    case 'map':
      return holdsText(type.key) || holdsText(type.value);
    case 'record':
      return type.fields.some((field) => holdsText(field.type));
    case 'variant':
      return type.cases.some(({ fields }) => fields.some((field) => holdsText(field.type)));
    default:
      return false;
  }
}
