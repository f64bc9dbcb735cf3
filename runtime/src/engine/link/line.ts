import { isPlayer, titleOf } from '../../world/index.js';
import type { OutputPart, OutputTag } from '../output.js';
import { actAt, audienceAt } from '../run/answering.js';
import { refusable } from '../run/refuse.js';
import { happen, type Turn } from '../run/turn.js';
import { linkWho } from './audience.js';
import type { Operate } from './linked.js';
import type { OpOf, Placed, SceneLinker } from './scene-linker.js';
import { linkTags } from './tags.js';
import { asId } from './values.js';

type Line = Extract<OutputPart, { part: 'line' }>;

export function linkSay(link: SceneLinker, { op, pc, owner }: Placed<OpOf<'say'>>): Operate {
  const text = link.text(op.text);
  const speaker = op.speaker && link.expression(op.speaker);
  const tags = linkTags(link, op.tags);
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
      tags: takeStaged(turn, tags(turn)),
      glueBefore,
      glueAfter,
      ...(to && { audience: to }),
    });
    return next;
  });
}

/** Tags on lines of their own go with the next line said. */
export function takeStaged(turn: Turn, tags: readonly OutputTag[]): readonly OutputTag[] {
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

export function linkStage(link: SceneLinker, { op, pc, owner }: Placed<OpOf<'stage'>>): Operate {
  const tags = linkTags(link, op.tags);
  return refusable(owner, pc + 1, (turn) => {
    turn.frame.staged = [...turn.frame.staged, ...tags(turn)];
    return pc + 1;
  });
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
  const who = linkWho(link, op.to);
  const depth = link.audienceDepth[pc] ?? 0;
  const enter = (turn: Turn, seats: readonly string[]): number => {
    turn.frame.audience = [...turn.frame.audience.slice(0, depth), seats];
    if (op.each) actAt(turn, pc + 1);
    return pc + 1;
  };
  const operate = refusable(owner, halted, (turn) => enter(turn, who(turn)));
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
    const acting = turn.frame.scene.actingDepth;
    if (acting[pc] !== acting[pc + 1]) actAt(turn, pc + 1);
    return pc + 1;
  };
}
