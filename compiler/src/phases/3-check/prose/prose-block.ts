import type { Block, Divert, IfStatement, ProseBlock, ProseItem, Statement } from '../../1-parse/index.js';
import { isChoicePart } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { afterInput, type Facts, joinFacts, noFacts } from '../flow/facts.js';
import { checkChoice } from './choice.js';
import { checkDivert } from './divert.js';
import { checkFallbacks } from './fallbacks.js';
import { checkLine } from './line.js';
import type { SceneScope } from './scene-scope.js';
import { proseStatement } from './statement.js';
import { checkTags } from './tags.js';

/** What prose constructs need of each other; see `Rules`. */
export interface ProseRules {
  /** A block in its own scope. True when flow does not go on after it. */
  readonly block: (c: Checker, scene: SceneScope, block: ProseBlock) => boolean;
  readonly statement: (c: Checker, scene: SceneScope, statement: Statement) => boolean;
  /** What stands behind a divert's `else`. */
  readonly otherwise: (c: Checker, scene: SceneScope, divert: Divert) => boolean;
  /** A block that holds only choices, as part of a choice point: each of its choices gives the facts after it. */
  readonly choices: (c: Checker, scene: SceneScope, block: Block | IfStatement, after: AfterChoices) => void;
}

/** What is known behind a choice point: joined from the choices that flow comes out of. */
export interface AfterChoices {
  facts: Facts | undefined;
}

export const proseRules: ProseRules = {
  block: (c, scene, block) => c.inside(() => items(c, scene, block)),
  statement: (c, scene, statement) => proseStatement(c, scene, statement, proseRules),
  otherwise: (c, scene, divert) => {
    const { otherwise } = divert;
    if (!otherwise) return false;
    const outer = scene.guarded;
    const ends =
      otherwise.kind === 'divert'
        ? checkDivert(c, scene, otherwise, (next) => proseRules.otherwise(c, scene, next))
        : proseRules.block(c, scene, otherwise);
    scene.guarded = outer;
    return ends;
  },
  choices: (c, scene, block, after) => {
    if (block.kind === 'proseBlock') {
      c.inside(() => {
        for (const item of block.items) choicePart(c, scene, item, after);
      });
    } else if (block.kind === 'if') {
      c.at(c.idOf(block), () => proseStatement(c, scene, block, proseRules, after));
    }
  },
};

function items(c: Checker, scene: SceneScope, block: ProseBlock): boolean {
  let ends = false;
  for (let i = 0; i < block.items.length; i++) {
    const item = block.items[i];
    if (!item) continue;
    if (!isChoicePart(item)) {
      // What follows a divert is reached only through a label, which knows nothing.
      ends = checkItem(c, scene, item) || (ends && item.kind !== 'label');
      continue;
    }
    let end = i + 1;
    for (let next = block.items[end]; next && isChoicePart(next); next = block.items[end]) end += 1;
    choicePoint(c, scene, block.items.slice(i, end));
    ends = false;
    i = end - 1;
  }
  return ends;
}

function checkItem(c: Checker, scene: SceneScope, item: ProseItem): boolean {
  switch (item.kind) {
    case 'line':
      return checkLine(c, scene, item, proseRules);
    case 'label':
      // Flow comes here from anywhere.
      c.facts = noFacts;
      scene.jumps.label(c, item);
      return false;
    case 'divert':
      return checkDivert(c, scene, item, (divert) => proseRules.otherwise(c, scene, divert));
    case 'logicLine': {
      let ends = false;
      for (const statement of item.statements) ends = proseStatement(c, scene, statement, proseRules) || ends;
      if (item.divert)
        ends = checkDivert(c, scene, item.divert, (divert) => proseRules.otherwise(c, scene, divert)) || ends;
      return ends;
    }
    case 'tagLine':
      checkTags(c, item.tags);
      return false;
    case 'choice':
      return false;
  }
}

/** A run of choices. Without one that can be taken, flow goes on, having waited for nothing or for everything. */
function choicePoint(c: Checker, scene: SceneScope, parts: readonly ProseItem[]): void {
  const before = c.facts;
  const after: AfterChoices = { facts: undefined };
  checkFallbacks(c, parts);
  for (const part of parts) {
    c.facts = before;
    choicePart(c, scene, part, after);
  }
  const passed = afterInput(before);
  c.facts = after.facts ? joinFacts(after.facts, passed) : passed;
}

function choicePart(c: Checker, scene: SceneScope, item: ProseItem, after: AfterChoices): void {
  if (item.kind === 'choice') {
    const before = c.facts;
    const { ends, facts } = checkChoice(c, scene, item, proseRules);
    c.facts = before;
    if (!ends) after.facts = after.facts ? joinFacts(after.facts, facts) : facts;
    return;
  }
  if (item.kind !== 'logicLine') return;
  for (const statement of item.statements) proseStatement(c, scene, statement, proseRules, after);
}
