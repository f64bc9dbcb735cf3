import type { ExprIr } from '@fabula/runtime/bundle';
import type { Span } from '../../../base/index.js';
import { catalogue } from '../../../diagnostics/index.js';
import type { Expression, Name, NodePattern, TypeArgument } from '../../1-parse/index.js';
import { isSymbolOf, lookup } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { describe } from '../fit.js';
import type { Variable } from '../flow/scope.js';
import { resolvePath } from '../names.js';
import { resolveType } from '../types/resolve-type.js';
import { presentTy, sceneTy } from '../types.js';
import { bothEnds, type EndTy, isEnd, unknownEnd } from './ends.js';

/** A thing of a pattern, while the pattern is read: several brackets with one name are one thing. */
export interface PatternNode {
  readonly slot: string;
  readonly name: Name | undefined;
  readonly span: Span;
  type: EndTy | undefined;
  /** What it has to be, and the variable that says so. */
  is: ExprIr | undefined;
  given: Variable | undefined;
  /** How often the pattern has it. */
  met: number;
  readonly when: Expression[];
}

/** The nodes of a pattern, from left to right. */
export class NodeTable {
  readonly nodes: PatternNode[] = [];
  readonly #named = new Map<string, number>();

  /** The node's index. `scene` says that it stands at an edge between scenes. */
  add(c: Checker, pattern: NodePattern, scene: boolean): number {
    const { name } = pattern;
    const known = name && this.#named.get(name.text);
    if (known !== undefined) {
      const node = this.nodes[known];
      if (node) this.#again(c, node, pattern);
      return known;
    }
    const index = this.nodes.length;
    const slot = `?${name?.text ?? index}`;
    const written = pattern.type && writtenType(c, pattern.type);
    const given = name && givenAs(c, name, pattern.type !== undefined, scene);
    const type = given && written ? joined(c, pattern, given.type, written) : (given?.type ?? written);
    this.nodes.push({
      slot,
      name,
      span: pattern.span,
      type,
      is: given?.ir,
      given: given?.variable,
      met: 1,
      when: pattern.where ? [pattern.where] : [],
    });
    if (name) this.#named.set(name.text, index);
    return index;
  }

  #again(c: Checker, node: PatternNode, pattern: NodePattern): void {
    node.met += 1;
    if (pattern.where) node.when.push(pattern.where);
    const written = pattern.type && writtenType(c, pattern.type);
    if (written) node.type = node.type ? joined(c, pattern, node.type, written) : written;
  }
}

/** A thing that is to be of two types: of none, there is no such thing. */
function joined(c: Checker, pattern: NodePattern, a: EndTy, b: EndTy): EndTy {
  const both = bothEnds(a, b);
  if (both) return both;
  c.report(catalogue.wrongType, pattern.span, { found: describe(a), wanted: describe(b) });
  return unknownEnd;
}

/** `x: Person`, `x: has Voice`, `x: Person | Thing`, `x: Scene`. */
function writtenType(c: Checker, argument: TypeArgument): EndTy {
  if (argument.kind === 'hasType') {
    const has = argument.components.flatMap((path) => resolvePath(c, path, 'type', 'component', 'component') ?? []);
    return has.length === argument.components.length ? { kind: 'ref', kinds: [], has } : unknownEnd;
  }
  const type =
    argument.kind === 'tensorShape'
      ? unknownEnd
      : resolveType({ context: c.context, chapter: c.chapter, checker: c }, argument);
  if (isEnd(type) && argument.kind !== 'tensorShape') return type;
  c.report(catalogue.notAKind, argument.span, {});
  return unknownEnd;
}

interface Given {
  readonly ir: ExprIr;
  readonly type: EndTy;
  readonly variable: Variable | undefined;
}

/**
 * What a name in a pattern already means: a parameter always; without a kind of its own also the player, a field of
 * state, a declared entity or scene. Any other name is a new one.
 */
function givenAs(c: Checker, name: Name, typed: boolean, scene: boolean): Given | undefined {
  const variable = c.scope.find(name.text);
  if (!variable && (typed || !isKnown(c, name.text, scene))) return undefined;
  const value = c.expression({ kind: 'nameExpression', name, span: name.span }, scene ? sceneTy : undefined);
  if (isEnd(value.type)) return { ir: value.ir, type: value.type, variable };
  if (value.type.kind === 'optional') c.report(catalogue.maybeNone, name.span, { what: `\`${name.text}\`` });
  else c.report(catalogue.wrongType, name.span, { found: describe(value.type), wanted: 'an entity or a scene' });
  return { ir: value.ir, type: unknownEnd, variable };
}

function isKnown(c: Checker, name: string, scene: boolean): boolean {
  if (name === 'player') return true;
  const [field] = c.context.stateFields(c.chapter, name);
  // A field that may be none is meant all the same, and is told apart from one that is there.
  if (field && isEnd(presentTy(c.context.stateFieldType(field)))) return true;
  // Scenes are often called as places are; which is meant the edge tells.
  const found = lookup(c.chapter, scene ? 'scene' : 'value', name);
  return found.found === 'one' && isSymbolOf(found.symbol, scene ? 'scene' : 'entity');
}
