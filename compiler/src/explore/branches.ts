import { originOf, type Place } from '../base/index.js';
import { isNode, listOf, type Node, nodesIn, partsOf } from './nodes.js';

/** A place where flow may go several ways, and by what the engine tells which one it took. */
export interface FoundBranch {
  readonly what: 'if' | 'guard' | 'match' | 'outcome' | 'text' | 'gate' | 'once' | 'pick' | 'requires' | 'rule';
  readonly ways: readonly string[];
  readonly place: Place | undefined;
  /** A condition: the ways are that it holds, and that it does not. */
  readonly condition?: Node;
  /** Arms by the values they have. */
  readonly values?: readonly object[];
  /** Arms by the blocks they run. */
  readonly blocks?: readonly object[];
  /** Ways by the op that flow goes on at. */
  readonly ops?: readonly number[];
}

const sides = ['true', 'false'] as const;

/** The branches in an op, a routine or an expression, outermost first. */
export function* branchesIn(value: unknown): Generator<FoundBranch> {
  for (const node of nodesIn(value)) {
    yield* branchesOf(node);
    for (const part of partsOf(node)) yield* branchesIn(part);
  }
}

function* branchesOf(node: Node): Generator<FoundBranch> {
  switch (node['op']) {
    case 'if':
      yield* condition('if', node['condition']);
      break;
    case 'branch':
      yield* jump('if', node, [...sides], undefined);
      break;
    case 'match':
      yield* isScene(node) ? jump('match', node, armsOf(node), node['arms']) : values(node);
      break;
    case 'act':
      if (isScene(node)) yield* jump('outcome', node, armsOf(node), node['arms']);
      break;
    case 'pick':
      yield* picked(node);
      break;
    case 'once':
      yield { what: 'once', ways: ['the first time', 'later'], place: undefined, ops: [-1, figure(node['else'])] };
      break;
    case 'offer':
    case 'fallback':
      yield* condition('guard', node['guard']);
      break;
    default:
      break;
  }
  switch (node['do']) {
    case 'if':
      yield* condition('if', node['condition']);
      break;
    case 'match':
    case 'act':
      yield* blocks(node['do'] === 'act' ? 'outcome' : 'match', node);
      break;
    default:
      break;
  }
  if (node['argument'] === 'if') for (const each of listOf(node['conditions'])) yield* condition('text', each);
  if (Array.isArray(node['requires']))
    for (const each of nodesIn(node['requires'])) yield* condition('requires', each['condition']);
  if (isNode(node['on']) && 'when' in node) yield* condition('rule', node['when']);
  if ('opens' in node) yield* condition('gate', node['opens']);
}

/** A condition that is written as a constant was meant to have one side. */
function* condition(what: FoundBranch['what'], node: unknown): Generator<FoundBranch> {
  if (!isNode(node) || node['op'] === 'const') return;
  yield { what, ways: sides, place: originOf(node), condition: node };
}

/** An op of a scene that goes on at one of several others; −1 stands for the op after it. */
function* jump(what: FoundBranch['what'], node: Node, ways: readonly string[], arms: unknown): Generator<FoundBranch> {
  const own = isNode(node['condition']) ? originOf(node['condition']) : undefined;
  const ops = what === 'if' ? [-1, figure(node['else'])] : [...nodesIn(arms)].map((arm) => figure(arm['to']));
  if (ops.length > 1) yield { what, ways, place: own, ops };
}

function* picked(node: Node): Generator<FoundBranch> {
  const items = [...nodesIn(node['items'])];
  for (const item of items) yield* condition('guard', item['guard']);
  if (items.length < 2) return;
  const ways = items.map((_, index) => `item ${index + 1}`);
  yield { what: 'pick', ways, place: undefined, ops: items.map((item) => figure(item['to'])) };
}

function* values(node: Node): Generator<FoundBranch> {
  const arms = [...nodesIn(node['arms'])];
  const found = arms.map((arm) => arm['value']).filter(isNode);
  if (found.length > 1) yield { what: 'match', ways: armsOf(node), place: armPlace(arms[0]), values: found };
}

function* blocks(what: FoundBranch['what'], node: Node): Generator<FoundBranch> {
  const arms = [...nodesIn(node['arms'])];
  const found = arms.map((arm) => listOf(arm['body']));
  if (found.length > 1) yield { what, ways: armsOf(node), place: originOf(node) ?? armPlace(arms[0]), blocks: found };
}

function armPlace(arm: Node | undefined): Place | undefined {
  const head = arm?.['patterns'] ?? arm?.['outcome'];
  return typeof head === 'object' && head !== null ? originOf(head) : undefined;
}

function armsOf(node: Node): string[] {
  return [...nodesIn(node['arms'])].map((arm, index) => headOf(isNode(arm['outcome']) ? arm['outcome'] : arm, index));
}

/** An arm as its author would say it. */
function headOf(arm: Node, index: number): string {
  if (arm['on'] === 'refusal') return listOf(arm['refusals']).join(' | ');
  if (arm['on'] === 'otherwise') return 'otherwise';
  const patterns = [...nodesIn(arm['patterns'])].map(patternOf);
  const head = patterns.includes('') || patterns.length === 0 ? `arm ${index + 1}` : patterns.join(' | ');
  return isNode(arm['guard']) ? `${head} if …` : head;
}

function patternOf(pattern: Node): string {
  switch (pattern['match']) {
    case 'any':
      return 'otherwise';
    case 'case':
      return wordOf(pattern['case']);
    case 'value':
      return pattern['value'] === null ? 'none' : wordOf(pattern['value']);
    case 'range':
      return `${wordOf(pattern['low'])}${pattern['openEnd'] === true ? '..<' : '..'}${wordOf(pattern['high'])}`;
    default:
      return '';
  }
}

function wordOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** Scenes match and act by going on elsewhere; in logic an arm has a value or a body. */
function isScene(node: Node): boolean {
  return [...nodesIn(node['arms'])].every((arm) => typeof arm['to'] === 'number') && typeof node['else'] === 'number';
}

function figure(value: unknown): number {
  return typeof value === 'number' ? value : -1;
}
