import { decodeValue, type ExprIr } from '../../bundle/index.js';
import { storyTime } from '../../world/index.js';
import { linkPlayers } from './audience.js';
import { linkBuiltin } from './builtin.js';
import { linkCall } from './call.js';
import { linkRandom, linkRoll } from './chance.js';
import { linkNew } from './change.js';
import { linkAt, linkEach, linkGet, linkItems, linkMap, linkRange, linkRecord, linkVariant } from './collection.js';
import { linkBlock, linkIf, linkMatch } from './control.js';
import { linkLimit, linkRescale, linkSaturate, linkToFloat } from './convert.js';
import { linkExtern } from './extern.js';
import type { Evaluate } from './linked.js';
import type { Linker } from './linker.js';
import { linkMissionRead } from './mission.js';
import { linkBinary, linkLogical, linkUnary } from './operator.js';
import { linkPursue } from './pursue.js';
import { linkLeadField, linkQueryCall, linkSceneField } from './query.js';
import {
  linkAll,
  linkEdge,
  linkField,
  linkHas,
  linkIsKind,
  linkLinked,
  linkLocal,
  linkOne,
  linkState,
  linkTitle,
  linkTurnsSince,
  linkVisits,
} from './read.js';
import { linkReason } from './reason.js';
import { linkRunValue } from './workflow.js';

export function linkExpression(link: Linker, node: ExprIr): Evaluate {
  switch (node.op) {
    case 'const': {
      const value = decodeValue(node.value);
      return () => value;
    }
    case 'local':
      return linkLocal(link, node);
    case 'state':
      return linkState(link, node);
    case 'player':
      return (turn) => turn.player;
    case 'field':
      return linkField(link, node);
    case 'edge':
      return linkEdge(link, node);
    case 'linked':
      return linkLinked(link, node);
    case 'one':
      return linkOne(link, node);
    case 'leadField':
      return linkLeadField(link, node);
    case 'get':
      return linkGet(link, node);
    case 'at':
      return linkAt(link, node);
    case 'unary':
      return linkUnary(link, node);
    case 'binary':
      return linkBinary(link, node);
    case 'and':
    case 'or':
      return linkLogical(link, node);
    case 'if':
      return linkIf(link, node);
    case 'match':
      return linkMatch(link, node);
    case 'block':
      return linkBlock(link, node);
    case 'list':
    case 'set':
      return linkItems(link, node);
    case 'map':
      return linkMap(link, node);
    case 'record':
      return linkRecord(link, node);
    case 'variant':
      return linkVariant(link, node);
    case 'each':
      return linkEach(link, node);
    case 'range':
      return linkRange(link, node);
    case 'call':
      return linkCall(link, node);
    case 'query':
      return linkQueryCall(link, node);
    case 'sceneField':
      return linkSceneField(link, node);
    case 'extern':
      return linkExtern(link, node);
    case 'builtin':
      return linkBuiltin(link, node);
    case 'has':
      return linkHas(link, node);
    case 'isKind':
      return linkIsKind(link, node);
    case 'all':
      return linkAll(link, node);
    case 'visits':
      return linkVisits(link, node);
    case 'turnsSince':
      return linkTurnsSince(link, node);
    case 'players':
      return linkPlayers(node.role);
    case 'turns':
      return (turn) => turn.draft.turn;
    case 'choices':
      return (turn) => turn.choices;
    case 'now':
      return (turn) => storyTime(turn.draft);
    case 'run':
      return linkRunValue(link, node);
    case 'pursue':
      return linkPursue(link, node);
    case 'mission':
      return linkMissionRead(node);
    case 'title':
      return linkTitle(link, node);
    case 'text':
      return link.textValue(node.text);
    case 'roll':
      return linkRoll(link, node);
    case 'random':
      return linkRandom(link, node);
    case 'act':
      return link.act(node.act);
    case 'new':
      return linkReason(link, node.because, linkNew(link, node));
    case 'saturate':
      return linkSaturate(link, node);
    case 'limit':
      return linkLimit(link, node);
    case 'toFloat':
      return linkToFloat(link, node);
    case 'rescale':
      return linkRescale(link, node);
  }
}
