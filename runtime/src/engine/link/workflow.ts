import type { ExprIr, StatementIr, WorkflowIr } from '../../bundle/index.js';
import { isPersonal, Refusal, storyClock, storyTime, textOf } from '../../world/index.js';
import { checkedInt } from '../arithmetic/int.js';
import { recordRefusal } from '../run/refuse.js';
import { happen, type Turn } from '../run/turn.js';
import { linkActing } from './call.js';
import type { Evaluate, Execute, LinkedRule } from './linked.js';
import type { Linker } from './linker.js';
import { asNumber } from './values.js';

type Of<D extends StatementIr['do']> = Extract<StatementIr, { do: D }>;

/**
 * A workflow inside the turn is called as an action is. Beside the turn this version has nobody to run steps: the ledger
 * says which were asked for, and the story goes on.
 */
export function linkRun(link: Linker, { id, workflow, arguments: given }: Of<'run'>): Execute {
  const inside = linkInside(link, id, workflow, given);
  return (turn) => {
    if (turn.quiet) throw new Refusal('effectInPreview');
    if (inside) inside(turn);
    else recordRefusal(turn, id, notRun(workflow));
    return false;
  };
}

/** Where its value is wanted there is no going on without: what it stands in is refused. */
export function linkRunValue(link: Linker, node: Extract<ExprIr, { op: 'run' }>): Evaluate {
  const { site, workflow } = node;
  return (
    linkInside(link, site, workflow, node.arguments) ??
    (() => {
      throw notRun(workflow);
    })
  );
}

/** The call of a workflow that is `inline`; others can't be called. */
function linkInside(link: Linker, site: string, workflow: string, given: readonly ExprIr[]): Evaluate | undefined {
  const routine = link.workflow(workflow);
  return routine && linkActing(link, routine, site, given);
}

/** The story's time is a cell as others are: saved, hashed and folded with them. */
export function linkAdvance(link: Linker, node: Of<'advance'>): Execute {
  const by = link.expression(node.by);
  return (turn) => {
    const span = asNumber(by(turn));
    if (span < 0) throw new Refusal('timeRunsBack');
    if (span === 0) return false;
    const value = checkedInt(storyTime(turn.draft) + span);
    happen(turn, { event: 'set', by: node.id, cell: storyClock, value });
    return false;
  };
}

export function linkCheckpoint(link: Linker, node: Of<'checkpoint'>): Execute {
  const label = link.expression(node.label);
  return (turn) => {
    const name = label(turn);
    // A name has to be found again when a person's words are forgotten.
    const told = isPersonal(name) ? name.digest.slice(0, 8) : textOf(name);
    happen(turn, { event: 'checkpoint', by: node.id, label: told });
    return false;
  };
}

/** A workflow that waits for an event, as what is done when it comes: the ledger says that nobody ran it. */
export function linkWaiting(link: Linker, { name, on, when }: WorkflowIr): LinkedRule | undefined {
  if (on?.on !== 'event') return undefined;
  const slot = on.slot === undefined ? undefined : link.slots.index(on.slot);
  const fields = ['id', ...(link.world.schema.events[on.event]?.fields ?? []).map((field) => field.name)];
  const guard = when && link.expression(when);
  return {
    name: `workflow ${name}`,
    on: { event: on.event, slot, fields },
    when: guard,
    body: (turn: Turn) => {
      recordRefusal(turn, name, notRun(name));
      return false;
    },
    size: link.slots.names.length,
  };
}

function notRun(workflow: string): Refusal {
  return new Refusal('notRun', `workflow ${workflow}`);
}
