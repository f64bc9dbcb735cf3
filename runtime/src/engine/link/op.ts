import type { OpIr } from '../../bundle/index.js';
import { answerersAt, isAlone, waitingHere } from '../run/answering.js';
import { personal } from '../run/personal.js';
import { leaveQueue } from '../run/settle.js';
import type { Turn } from '../run/turn.js';
import { linkActOp, linkAgain, linkBranch, linkDo, linkForOp, linkMatchOp } from './branch.js';
import { linkFallback, linkOffer, linkPoint } from './choice-point.js';
import { linkDivert, linkEnd, linkReturn, linkVisit } from './divert.js';
import { linkBest, linkDraw } from './draw.js';
import { linkGather } from './gather.js';
import { linkAudience, linkEndAudience, linkLabel, linkSay, linkStage } from './line.js';
import { halt, type Operate } from './linked.js';
import { linkOfferCards, linkOfferScene } from './offer.js';
import { linkOnce, linkPick } from './pick.js';
import type { OpOf, Placed, SceneLinker } from './scene-linker.js';

export function linkOp(link: SceneLinker, op: OpIr, pc: number, owner: string): Operate {
  switch (op.op) {
    case 'say':
      return linkSay(link, { op, pc, owner });
    case 'stage':
      return linkStage(link, { op, pc, owner });
    case 'label':
      return linkLabel({ op, pc, owner });
    case 'do':
      return linkDo(link, { op, pc, owner });
    case 'jump': {
      const { to } = op;
      if (!link.each) return () => to;
      return (turn) => {
        leaveQueue(turn, to);
        return to;
      };
    }
    case 'branch':
      return linkBranch(link, { op, pc, owner });
    case 'match':
      return linkMatchOp(link, { op, pc, owner });
    case 'act':
      return linkActOp(link, { op, pc, owner });
    case 'for':
      return linkForOp(link, { op, pc, owner });
    case 'again':
      return linkAgain(link, { op, pc, owner });
    case 'pick':
      return linkPick(link, { op, pc, owner });
    case 'once':
      return linkOnce(link, { op, pc, owner });
    case 'audience':
      return linkAudience(link, { op, pc, owner });
    case 'endAudience':
      return linkEndAudience(link, { op, pc, owner });
    case 'point':
      return linkPoint(link, { op, pc, owner });
    case 'offer':
      return linkOffer(link, { op, pc, owner });
    case 'fallback':
      return linkFallback(link, { op, pc, owner });
    case 'offerScene':
      return linkOfferScene(link, { op, pc, owner });
    case 'offerCards':
      return linkOfferCards(link, { op, pc, owner });
    case 'await':
      // The point has decided already where flow goes on.
      return () => pc + 1;
    case 'gather':
      return linkGather(link, { op, pc, owner });
    case 'hear':
      return linkHear(link, { op, pc, owner });
    case 'divert':
      return linkDivert(link, { op, pc, owner });
    case 'visit':
      return linkVisit(link, { op, pc, owner });
    case 'draw':
      return linkDraw(link, { op, pc, owner });
    case 'best':
      return linkBest({ op, pc, owner });
    case 'back':
    case 'exit':
      return linkReturn();
    case 'end':
      return linkEnd();
  }
}

/** Waits for text. */
function linkHear(link: SceneLinker, { op, pc }: Placed<OpOf<'hear'>>): Operate {
  const { id } = op;
  const { slot, window } = op.hear;
  link.slots.index(slot);
  if (window) link.windows.set(pc, link.expression(window));
  return (turn) => {
    // Told to nobody: there is nobody to hear.
    if (!isAlone(turn) && answerersAt(turn, pc).length === 0)
      return heardNobody(turn, link.slots.index(slot), op.hear, pc);
    turn.waiting = waitingHere(turn, pc, id);
    turn.waitPc = pc;
    turn.waitAt = id;
    return halt;
  };
}

/** Where nobody is asked, nothing is said. */
function heardNobody(turn: Turn, slot: number, hear: OpOf<'hear'>['hear'], pc: number): number {
  turn.frame.locals[slot] = hear.each ? [] : hear.personal ? personal(turn, '') : '';
  return pc + 1;
}

/** The statement's own id, where an op has none. */
export function idOf(op: OpIr): string | undefined {
  switch (op.op) {
    case 'do': {
      const { do: statement } = op;
      if ('id' in statement) return statement.id;
      return statement.do === 'act' ? statement.act.site : undefined;
    }
    case 'act':
      return op.act.site;
    case 'stage':
    case 'jump':
    case 'branch':
    case 'match':
    case 'again':
    case 'audience':
    case 'endAudience':
    case 'back':
    case 'end':
    case 'exit':
      return undefined;
    case 'say':
    case 'label':
    case 'for':
    case 'pick':
    case 'once':
    case 'point':
    case 'offer':
    case 'fallback':
    case 'offerScene':
    case 'offerCards':
    case 'await':
    case 'gather':
    case 'hear':
    case 'divert':
    case 'visit':
    case 'draw':
    case 'best':
      return op.id;
  }
}
