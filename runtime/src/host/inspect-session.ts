import type { ExprIr, FieldIr, TypeIr } from '../bundle/index.js';
import type { BranchKey } from '../ports/index.js';
import { describeValue, type Reader } from '../render/index.js';
import type { Host } from './host.js';
import { type HostResult, succeed } from './host-error.js';
import { liveBranch } from './live-branch.js';
import type { Story } from './story.js';

/** A named value of the state, as a reader would read it. */
export interface StateEntry {
  readonly scope: 'world' | 'player' | 'config';
  readonly name: string;
  readonly value: string;
}

export interface StateView {
  readonly version: number;
  readonly stateHash: string;
  readonly scene: string | undefined;
  readonly entries: readonly StateEntry[];
}

/** Where a session stands: the world's fields and those of the seat's player. What is `secret` or `private` is left out. */
export async function inspectSession(
  host: Host,
  key: BranchKey,
  seat: string,
  locale: string,
): Promise<HostResult<StateView>> {
  const branch = await liveBranch(host, key);
  if (!branch.ok) return branch;
  const { story, state, head, last } = branch.value;
  const reader: Reader = { texts: story.textsFor(locale), locale, titles: story.engine.titles(state) };
  const entries: StateEntry[] = [];
  const body = story.engine.evaluate(state, { op: 'player' }, seat);
  // Who has a role or looks on has no fields, and the engine would answer with those of the first who plays.
  const alone = body.ok && body.value === 'player' && [undefined, seat].includes(story.engine.seats(state)[0]);
  const plays = alone || (body.ok && body.value === `player/${seat}`);
  for (const { scope, name, type, expression } of visibleFields(story)) {
    if (scope === 'player' && !plays) continue;
    const result = story.engine.evaluate(state, expression, seat);
    if (result.ok) entries.push({ scope, name, value: describeValue(result.value, type, reader) });
  }
  const { waiting } = last;
  const scene = waiting.wait === 'ended' ? undefined : story.textsFor(locale).title(waiting.scene);
  return succeed({ version: head, stateHash: state.hash, scene, entries });
}

interface VisibleField {
  readonly scope: StateEntry['scope'];
  readonly name: string;
  readonly type: TypeIr;
  readonly expression: ExprIr;
}

function visibleFields(story: Story): readonly VisibleField[] {
  const { schema } = story.bundle.program;
  const visible = (field: FieldIr): boolean => !field.secret && !field.private;
  const block = (scope: 'world' | 'config', fields: readonly FieldIr[]): readonly VisibleField[] =>
    fields.filter(visible).map(({ name, type }) => ({ scope, name, type, expression: { op: 'state', scope, name } }));
  const kind = schema.player.kind === undefined ? undefined : schema.kinds[schema.player.kind];
  const own = (fields: readonly FieldIr[], component?: string): readonly VisibleField[] =>
    fields.filter(visible).map(({ name, type }) => ({
      scope: 'player',
      name: component === undefined ? name : `${component}.${name}`,
      type,
      expression: { op: 'field', of: { op: 'player' }, field: name, ...(component !== undefined && { component }) },
    }));
  return [
    ...own(schema.player.fields),
    ...own(kind?.fields ?? []),
    ...(kind?.has ?? []).flatMap((name) => own(schema.components[name]?.fields ?? [], name)),
    ...block('world', schema.world),
    ...block('config', schema.config),
  ];
}
