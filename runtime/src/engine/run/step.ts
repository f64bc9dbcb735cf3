import { Draft, type Hashing, playerOf } from '../../world/index.js';
import type { StepResult } from '../engine.js';
import type { EngineEvent } from '../event.js';
import type { Effects, Input, InputRefusal } from '../input.js';
import type { LinkedProgram } from '../link/linked.js';
import type { State } from '../state.js';
import { everyone, hostSeat } from './attendance.js';
import { callAction } from './call-action.js';
import { comeBack } from './come-back.js';
import { stateAfter } from './finish.js';
import { encodeFlow, flowText } from './flow.js';
import { turnAfter } from './fold.js';
import { goOnWhereShut } from './go-on.js';
import { InputRefused } from './input-refused.js';
import { drawBetween } from './interlude.js';
import { migrate } from './migrate.js';
import { flowOf } from './play.js';
import { runTurnEnd, type TurnEnd, watch } from './rules.js';
import { StoryFault, WantsEffect } from './signals.js';
import { start } from './start.js';
import { choose, close, say } from './take.js';
import { beginTurn, type Turn } from './turn.js';
import { campaignCells, waitingAfter, waitingAt } from './waiting.js';

/** One turn: from an input to the next input point, or to a reason why not. */
export function step(
  program: LinkedProgram,
  hashing: Hashing,
  state: State,
  input: Input,
  effects: Effects,
): StepResult {
  const early = refusedEarly(state, input);
  if (early) return { result: 'refused', refusal: early };
  // Sessions begin at one state; from there on they have nothing to do with each other.
  const base = state.started ? state.cells : state.cells.copy();
  const isMigration = input.act.act === 'migrate';
  const draft = new Draft(hashing, base, isMigration ? state.turn : turnAfter(state));
  const campaign = campaignCells(effects);
  const { seat, salt } = input;
  const seats = input.act.act === 'start' ? input.act.seats : undefined;
  const source = {
    seat,
    salt,
    campaign,
    answers: effects.calls ?? [],
    choices: state.choices,
    quiet: false,
    ...(seats && { seats }),
  };
  const turn = beginTurn(program, draft, source);
  try {
    const refusal = act(turn, state, input);
    if (!refusal && isMigration && state.flow.at !== 'moved')
      return stayed(program, hashing, state, input, effects, turn);
    if (!refusal) return done(turn, hashing, state, input.act.act);
    draft.drop();
    return { result: 'refused', refusal };
  } catch (signal) {
    draft.drop();
    if (signal instanceof InputRefused) return { result: 'refused', refusal: signal.refusal };
    if (signal instanceof WantsEffect) return { result: 'wants', requests: [signal.request] };
    if (signal instanceof StoryFault) return failed(program, hashing, state, input, effects, signal);
    throw signal;
  }
}

/** What can be told without looking into the story. */
function refusedEarly({ flow }: State, { act }: Input): InputRefusal | undefined {
  switch (flow.at) {
    case 'start':
      return act.act === 'start' ? undefined : { refusal: 'notStarted' };
    case 'ended':
      if (act.act === 'migrate') return undefined;
      return { refusal: act.act === 'start' ? 'alreadyStarted' : 'ended' };
    case 'moved':
      if (act.act === 'migrate') return undefined;
      return { refusal: 'moved', place: flow.label ?? flow.scene.name };
    case 'lost':
      return { refusal: 'placeMissing', place: flow.place };
    case 'waiting':
      if (act.act === 'start') return { refusal: 'alreadyStarted' };
      if (act.act === 'call' || act.act === 'close' || act.act === 'return' || act.act === 'migrate') return undefined;
      if (flow.top.wait === 'text') return act.act === 'say' ? undefined : { refusal: 'textWanted' };
      return act.act === 'choose' ? undefined : { refusal: 'choiceWanted' };
  }
}

function act(turn: Turn, state: State, input: Input): InputRefusal | undefined {
  if (!attends(turn, input)) return { refusal: 'unknownSeat', seat: input.seat };
  if (input.act.act === 'start') {
    start(turn, input.act);
    return undefined;
  }
  if (input.act.act === 'migrate') {
    migrate(turn, state, input.act);
    return undefined;
  }
  const { flow } = state;
  if (flow.at !== 'waiting') return { refusal: 'notStarted' };
  turn.stack = flow.frames.slice(0, -1);
  watch(turn);
  switch (input.act.act) {
    case 'say':
      say(turn, flow.top, input.act);
      return undefined;
    case 'choose':
      choose(turn, flow.top, input.act);
      return undefined;
    case 'call':
      callAction(turn, flow.top, input.act);
      return undefined;
    case 'close':
      close(turn, flow.top);
      return undefined;
    case 'return':
      comeBack(turn, flow.top, input.act.away);
      return undefined;
  }
}

/** Whoever runs the session is nobody's seat, but may close what is waited for and call what is open to it. */
function attends(turn: Turn, { seat, act }: Input): boolean {
  if (everyone(turn).includes(seat)) return true;
  return seat === hostSeat && (act.act === 'call' || act.act === 'close' || act.act === 'migrate');
}

/** A conversion that left the reader where they were: it is recorded, and that is all. */
function stayed(
  program: LinkedProgram,
  hashing: Hashing,
  state: State,
  { seat }: Input,
  effects: Effects,
  { events, draft }: Turn,
): StepResult {
  draft.drop();
  const waiting = waitingAt(program, hashing, state, seat, effects);
  return { result: 'done', events, output: [], waiting, state };
}

/** Whose turn is only that they are back, or were moved, moves no beat. */
function done(turn: Turn, hashing: Hashing, state: State, act: Input['act']['act']): StepResult {
  const { events, output, draft } = turn;
  const count = events.length;
  turn.player = playerOf(turn.seat, turn.seats);
  const end = playTwists(
    turn,
    runTurnEnd(turn, act === 'return' || act === 'migrate' ? { seen: 0, round: 0 } : undefined),
  );
  if (events.length > count || act === 'call') goOnWhereShut(turn, end);
  const flow = flowOf(turn);
  const isChanged = events.length > count && flow.at === 'waiting';
  const waiting = isChanged ? waitingAfter(turn, flow.top) : turn.waiting;
  if (!waiting) throw new TypeError('a turn came to rest nowhere');
  const json = encodeFlow(flow);
  const text = flowText(json);
  // Often a reader is back at the same place, with nothing else to say about it.
  if (text !== state.flowText) events.push({ event: 'moved', flow: json });
  const after = stateAfter(state, hashing, draft, events, { flow, text }, turn.campaign);
  const { answer } = turn;
  return { result: 'done', events, output, waiting, state: after, ...(answer !== undefined && { answer }) };
}

/** What directors have drawn, behind what the turn told; what it changes is the turn's, and is settled with it. */
function playTwists(turn: Turn, settled: TurnEnd): TurnEnd {
  let end = settled;
  for (const { deck, by } of turn.twists) {
    if (drawBetween(turn, deck, by)) end = runTurnEnd(turn, end);
  }
  return end;
}

/** The story's mistake: everything is as it was, but that the ledger tells of it. What was said until then is not told. */
function failed(
  program: LinkedProgram,
  hashing: Hashing,
  state: State,
  { seat }: Input,
  effects: Effects,
  { fault, detail, by }: StoryFault,
): StepResult {
  const event: EngineEvent = { event: 'fault', ...(by !== undefined && { by }), fault, detail };
  const waiting = waitingAt(program, hashing, state, seat, effects);
  return { result: 'done', events: [event], output: [], waiting, state };
}
