import type { Json } from '../../bundle/index.js';
import type { Act, MovedPlace, State } from '../../engine/index.js';
import { fail, type HostResult, succeed } from '../host-error.js';
import type { Story } from '../story.js';
import { differingIn, type KeptWords, withKept, withoutCells, withoutWords } from './kept-words.js';
import { type BundledMigration, descentOf } from './lineage.js';

export type MigrateAct = Extract<Act, { act: 'migrate' }>;

export interface ConvertedState {
  /** In the hands of the newer story. Where the reader's place is gone it is not at rest yet: the act plays on. */
  readonly state: State;
  readonly act: MigrateAct;
}

/** A state of one story as a newer one has it, and what is recorded of that. Nothing is executed. */
export function convertState(
  told: Story,
  story: Story,
  state: State,
  pending: readonly BundledMigration[],
): HostResult<ConvertedState> {
  const before = told.engine.encode(state);
  const converted = convertJson(story, before, pending);
  if (!converted.ok) return converted;
  const { moved } = converted.value;
  const forgotten = withoutWords(before);
  const later = forgotten === before ? converted : convertJson(story, forgotten, pending);
  const words = differingIn(converted.value.json, later.ok ? later.value.json : {});
  const decoded = decode(story, converted.value.json);
  if (!decoded.ok) return decoded;
  return succeed({
    state: decoded.value,
    act: {
      act: 'migrate',
      from: told.hash,
      to: story.hash,
      migrations: pending.map(({ name }) => name),
      before: state.hash,
      ...(moved.length > 0 && { moved }),
      ...(words && { words }),
    },
  });
}

/** The same for a row that was stored: its conversions are those that the newer story has after the older one. */
export function convertAgain(
  told: Story,
  story: Story,
  state: State,
  { version, words }: { readonly version: number; readonly words: KeptWords | undefined },
): HostResult<State> {
  const descent = descentOf(told.migrations, story.migrations);
  if (descent.descent !== 'behind') {
    return fail({ error: 'corrupt', version, detail: 'Its bundle does not come from the one before.' });
  }
  const before = told.engine.encode(state);
  const converted = convertJson(story, before, descent.pending);
  if (!words) return converted.ok ? decode(story, converted.value.json) : converted;
  // Without the words it may not even be possible any more: then the row holds all of it.
  return decode(story, withKept(converted.ok ? converted.value.json : withoutCells(before), words));
}

interface ConvertedJson {
  readonly json: Json;
  readonly moved: readonly MovedPlace[];
}

function convertJson(story: Story, before: Json, pending: readonly BundledMigration[]): HostResult<ConvertedJson> {
  let json = before;
  const moved: MovedPlace[] = [];
  for (const { name } of pending) {
    const converted = story.converters.get(name)?.convert(json);
    if (converted && !converted.ok) return failed(converted.reason);
    if (!converted) continue;
    json = converted.state;
    moved.push(...converted.moved);
  }
  return succeed({ json, moved });
}

/** The engine throws for what no engine wrote; a conversion that makes such a thing is at fault. */
function decode(story: Story, json: Json): HostResult<State> {
  try {
    const state = story.engine.decode(json);
    if (state.flow.at !== 'lost') return succeed(state);
    return fail({ error: 'refused', refusal: { refusal: 'placeMissing', place: state.flow.place } });
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  }
}

function failed(detail: string): ReturnType<typeof fail> {
  return fail({ error: 'conversionFailed', session: '', detail });
}
