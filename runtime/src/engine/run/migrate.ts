import type { Act } from '../input.js';
import type { State } from '../state.js';
import { actAt } from './answering.js';
import { enterScene } from './enter.js';
import type { Moved } from './flow.js';
import { InputRefused } from './input-refused.js';
import { play } from './play.js';
import { watch } from './rules.js';
import { freshFrame, happen, type RunFrame, type Turn } from './turn.js';

/** Records that the state was converted; where the reader's place is gone, plays on from where they are sent. */
export function migrate(turn: Turn, state: State, { act: _act, ...told }: Extract<Act, { act: 'migrate' }>): void {
  happen(turn, { event: 'migrated', ...told, after: state.hash });
  const { flow } = state;
  if (flow.at !== 'moved') return;
  turn.output.push({ part: 'moved', ...(flow.note !== undefined && { note: flow.note }) });
  watch(turn);
  turn.stack = [...flow.frames];
  const { frame, pc } = place(turn, flow);
  turn.frame = frame;
  turn.locals = frame.locals;
  actAt(turn, pc);
  play(turn, pc);
}

function place(turn: Turn, flow: Moved): { readonly frame: RunFrame; readonly pc: number } {
  const { scene, label, stood } = flow;
  const at = label === undefined ? 0 : scene.labels.get(label);
  if (at === undefined) throw new InputRefused({ refusal: 'placeMissing', place: `${scene.name} ${label}` });
  const { within, acting } = stood;
  if (stood.frame) {
    const { locals, uses, path } = stood.frame;
    const frame = { ...freshFrame(scene, [...locals], path), uses, within, acting };
    return { frame, pc: at };
  }
  const lacking = scene.ir.parameters.find((parameter) => parameter.default === undefined);
  if (lacking) throw new InputRefused({ refusal: 'badValue', field: lacking.slot, detail: 'nobody gives it a value' });
  const visitor = flow.frames.at(-1);
  // A gate is for those who come by a divert.
  const entrance = { scene: { ...scene, opens: undefined }, label, given: [], by: undefined };
  const entered = enterScene(turn, entrance, visitor ? `${visitor.path}/` : '');
  if (!entered) throw new TypeError('a scene without a gate was shut');
  return { frame: { ...entered.frame, scene, within, acting }, pc: entered.pc };
}
