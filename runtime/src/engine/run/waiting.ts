import { decodeValue, type Value } from '../../bundle/index.js';
import { Draft, type Hashing } from '../../world/index.js';
import type { Effects } from '../input.js';
import type { LinkedProgram } from '../link/linked.js';
import type { Waiting } from '../output.js';
import type { State } from '../state.js';
import { waitingHere } from './answering.js';
import type { Frame } from './flow.js';
import { beginTurn, type CampaignCells, type Turn, thaw } from './turn.js';

/** What a state waits for. Nothing changes, however often it is asked. */
export function waitingAt(
  program: LinkedProgram,
  hashing: Hashing,
  state: State,
  seat: string,
  effects: Effects | undefined,
): Waiting {
  const { flow } = state;
  switch (flow.at) {
    case 'start':
    case 'ended':
      return { wait: 'ended' };
    case 'moved':
      return { wait: 'choice', point: flow.label ?? flow.scene.name, scene: flow.scene.name, options: [] };
    case 'lost':
      return { wait: 'choice', point: flow.place, scene: '', options: [] };
    case 'waiting': {
      const draft = new Draft(hashing, state.cells, state.turn);
      const campaign = campaignCells(effects) ?? state.campaign ?? noCampaign;
      const turn = beginTurn(program, draft, { seat, salt: '', campaign, choices: state.choices, quiet: true });
      return waitingIn(turn, flow.top);
    }
  }
}

/** What a turn waits for after rules and missions have changed what its choices hang on: the same as its state will say. */
export function waitingAfter(turn: Turn, top: Frame): Waiting {
  const { program, draft, seat, seats, campaign, events } = turn;
  const choices = turn.choices + events.filter(({ event }) => event === 'chosen').length;
  return waitingIn(beginTurn(program, draft, { seat, seats, salt: '', campaign, choices, quiet: true }), top);
}

function waitingIn(turn: Turn, top: Frame): Waiting {
  turn.frame = thaw(top);
  turn.locals = turn.frame.locals;
  return waitingHere(turn, top.pc, top.at);
}

const noCampaign: CampaignCells = new Map();

export function campaignCells(effects: Effects | undefined): CampaignCells | undefined {
  if (!effects?.campaign) return undefined;
  const cells = new Map<string, Value>();
  const { cells: given } = effects.campaign;
  for (const key of Object.keys(given)) cells.set(key, decodeValue(given[key] ?? null));
  return cells;
}
