import type { TagIr, Value } from '../../bundle/index.js';
import { isList, isPlayer, titleOf } from '../../world/index.js';
import type { OutputPart } from '../output.js';
import { refusable } from '../run/refuse.js';
import { happen, type Turn } from '../run/turn.js';
import type { Operate } from './linked.js';
import type { OpOf, Placed, SceneLinker } from './scene-linker.js';
import { asId } from './values.js';

type Line = Extract<OutputPart, { part: 'line' }>;

const noTags: readonly TagIr[] = [];

export function linkSay(link: SceneLinker, { op, pc, owner }: Placed<OpOf<'say'>>): Operate {
  const text = link.text(op.text);
  const speaker = op.speaker && link.expression(op.speaker);
  const tags = op.tags ?? noTags;
  const glueBefore = op.glueBefore === true;
  const glueAfter = op.glueAfter === true;
  const depth = link.audienceDepth[pc] ?? 0;
  const { id } = op;
  const next = pc + 1;
  return refusable(owner, next, (turn) => {
    const who = speaker && speakerOf(turn, asId(speaker(turn)));
    const shown = { line: id, text: 'text', arguments: text.arguments(turn) } as const;
    const to = audienceAt(turn, depth);
    turn.output.push({
      part: 'line',
      text: shown,
      ...(who && { speaker: who }),
      tags: takeStaged(turn, tags),
      glueBefore,
      glueAfter,
      ...(to && { audience: to }),
    });
    return next;
  });
}

/** Whom what is said here is for; all, outside of `~ to`. */
function audienceAt(turn: Turn, depth: number): readonly string[] | undefined {
  return depth === 0 ? undefined : turn.frame.audience[depth - 1];
}

/** Tags on lines of their own go with the next line said. */
export function takeStaged(turn: Turn, tags: readonly TagIr[]): readonly TagIr[] {
  const { staged } = turn.frame;
  if (staged.length === 0) return tags;
  turn.frame.staged = [];
  return [...staged, ...tags];
}

/** A declared entity's title is the bundle's; anyone else's goes along. */
function speakerOf(turn: Turn, id: string): NonNullable<Line['speaker']> {
  const { world } = turn.program;
  if (world.declared(id) && !isPlayer(id)) return { id };
  const title = titleOf(world, turn.draft, id);
  return typeof title === 'string' ? { id, title } : { id };
}

export function linkStage({ op, pc }: Placed<OpOf<'stage'>>): Operate {
  return (turn) => {
    turn.frame.staged = [...turn.frame.staged, ...op.tags];
    return pc + 1;
  };
}

/** A label counts when flow comes to it, by divert or from above. */
export function linkLabel({ op, pc }: Placed<OpOf<'label'>>): Operate {
  const { id: label } = op;
  return (turn) => {
    happen(turn, { event: 'reached', label });
    return pc + 1;
  };
}

export function linkAudience(link: SceneLinker, { op, pc, owner }: Placed<OpOf<'audience'>>): Operate {
  const to = op.to === 'all' ? undefined : link.expression(op.to);
  const depth = link.audienceDepth[pc] ?? 0;
  const enter = (turn: Turn, seats: readonly string[]): number => {
    turn.frame.audience = [...turn.frame.audience.slice(0, depth), seats];
    return pc + 1;
  };
  const operate = refusable(owner, halted, (turn) => enter(turn, to ? seatsFor(turn, to(turn)) : turn.seats));
  return (turn) => {
    const next = operate(turn);
    // Whom it was for cannot be told: then it is for nobody, rather than for everybody.
    return next === halted ? enter(turn, []) : next;
  };
}

const halted = -2;

export function linkEndAudience(link: SceneLinker, { pc }: Placed<OpOf<'endAudience'>>): Operate {
  const depth = link.audienceDepth[pc] ?? 1;
  return (turn) => {
    turn.frame.audience = turn.frame.audience.slice(0, depth - 1);
    return pc + 1;
  };
}

/** The seats of players: one, or a collection. */
function seatsFor(turn: Turn, to: Value): readonly string[] {
  if (typeof to === 'string') return seatOf(turn, to);
  if (isList(to)) return to.flatMap((id) => seatOf(turn, id));
  if (to !== null && typeof to === 'object' && to.is === 'set') return to.items.flatMap((id) => seatOf(turn, id));
  return [];
}

function seatOf(turn: Turn, id: Value): readonly string[] {
  if (id === 'player') return turn.seats.length <= 1 ? turn.seats : ['reader'];
  return typeof id === 'string' && id.startsWith('player/') ? [id.slice('player/'.length)] : [];
}
