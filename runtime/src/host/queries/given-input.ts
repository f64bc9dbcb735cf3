import type { Json, ParameterIr, Value } from '../../bundle/index.js';
import { type KindOf, readTyped, type State, type Typed } from '../../engine/index.js';
import { Draft, entityOf, isEntity, isRetired } from '../../world/index.js';
import type { Story } from '../story.js';

export type GivenInput =
  | { readonly ok: true; readonly values: { readonly [name: string]: Value } }
  | { readonly ok: false; readonly parameter: string; readonly detail: string };

/** What a host gives for a query's parameters, as plain JSON of their types; what it leaves out has its default. */
export function givenInput(
  story: Story,
  state: State,
  parameters: readonly ParameterIr[],
  input: { readonly [name: string]: Json },
): GivenInput {
  const extra = Object.keys(input).find((name) => !parameters.some((parameter) => parameter.name === name));
  if (extra !== undefined) return { ok: false, parameter: extra, detail: 'the query has no such parameter' };
  const kindOf = kindsIn(story, state);
  const values: { [name: string]: Value } = {};
  for (const parameter of parameters) {
    const read = readOne(story, state, parameter, input[parameter.name], kindOf);
    if (!read.ok) return { ok: false, parameter: parameter.name, detail: read.detail };
    values[parameter.name] = read.value;
  }
  return { ok: true, values };
}

function readOne(
  story: Story,
  state: State,
  { type, default: left }: ParameterIr,
  json: Json | undefined,
  kindOf: KindOf,
): Typed {
  const { program } = story.bundle;
  if (json === undefined && left) {
    const value = story.engine.evaluate(state, left, 'reader');
    return value.ok ? value : { ok: false, detail: `its default is refused: ${value.refusal}` };
  }
  // A turn takes no scene from outside; asking about one changes nothing.
  if (type.type !== 'scene') return readTyped(program.schema, type, json ?? null, kindOf);
  const isScene = typeof json === 'string' && Object.hasOwn(program.scenes, json);
  return isScene ? { ok: true, value: json } : { ok: false, detail: 'a scene is expected' };
}

/** Things that are there now: declared ones, players, and what was made while playing. Without tables only the first are known. */
export function kindsIn({ projector, bundle }: Story, { cells, turn }: State): KindOf {
  if (!projector) return (id) => bundle.program.schema.entities.find((entity) => entity.id === id)?.kind;
  const { world, hashing } = projector;
  const draft = new Draft(hashing, cells, turn);
  return (id) => {
    if (!isEntity(world, draft, id)) return undefined;
    const entity = entityOf(world, draft, id);
    return isRetired(draft, entity) ? undefined : entity.kind.name;
  };
}
