import type { StatementIr } from '../../bundle/index.js';
import {
  linkEmit,
  linkGrant,
  linkIssue,
  linkLink,
  linkRetire,
  linkRevoke,
  linkTransfer,
  linkUnlink,
} from './change.js';
import type { Execute } from './linked.js';
import type { Linker } from './linker.js';
import { linkActStatement } from './outcome.js';
import { linkReason } from './reason.js';
import {
  linkEvaluate,
  linkForStatement,
  linkIfStatement,
  linkLet,
  linkMatchStatement,
  linkRefuse,
  linkReturn,
  linkSet,
} from './statement.js';
import { linkAdvance, linkCheckpoint, linkRun } from './workflow.js';

export function linkStatement(link: Linker, node: StatementIr): Execute {
  return linkReason(link, 'because' in node ? node.because : undefined, linkPlain(link, node));
}

function linkPlain(link: Linker, node: StatementIr): Execute {
  switch (node.do) {
    case 'let':
      return linkLet(link, node);
    case 'set':
      return linkSet(link, node);
    case 'if':
      return linkIfStatement(link, node);
    case 'match':
      return linkMatchStatement(link, node);
    case 'for':
      return linkForStatement(link, node);
    case 'transfer':
      return linkTransfer(link, node);
    case 'issue':
      return linkIssue(link, node);
    case 'retire':
      return linkRetire(link, node);
    case 'link':
      return linkLink(link, node);
    case 'unlink':
      return linkUnlink(link, node);
    case 'grant':
      return linkGrant(link, node);
    case 'revoke':
      return linkRevoke(link, node);
    case 'emit':
      return linkEmit(link, node);
    case 'act':
      return linkActStatement(link, node);
    case 'run':
      return linkRun(link, node);
    case 'advance':
      return linkAdvance(link, node);
    case 'checkpoint':
      return linkCheckpoint(link, node);
    case 'evaluate':
      return linkEvaluate(link, node);
    case 'return':
      return linkReturn(link, node);
    case 'refuse':
      return linkRefuse(node);
  }
}
