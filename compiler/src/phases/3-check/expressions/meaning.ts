import type { ExprIr } from '@fabula/runtime/bundle';
import type {
  Clock,
  ComponentDeclaration,
  DeckDeclaration,
  DirectorDeclaration,
  Expression,
  MissionDeclaration,
  Objective,
  RelationDeclaration,
  SceneDeclaration,
  ScopeDeclaration,
} from '../../1-parse/index.js';
import type { Symbol } from '../../2-bind/index.js';
import type { Elaborated } from '../checked.js';
import type { Checker } from '../checker.js';
import type { Ty } from '../types.js';
import { callMeaning } from './call.js';
import { indexMeaning } from './element.js';
import { memberMeaning } from './member.js';
import { nameMeaning } from './name.js';

/** What a name, a member or a call means before it must be a value: a scene is one only where a scene is wanted. */
export type Meaning =
  | { readonly is: 'value'; readonly value: Elaborated }
  /** `mara.Voice`, before its field. */
  | { readonly is: 'component'; readonly of: Elaborated; readonly component: Symbol<ComponentDeclaration> }
  /** `trusts(a, b)`, before its field. */
  | { readonly is: 'edge'; readonly relation: Symbol<RelationDeclaration>; readonly from: ExprIr; readonly to: ExprIr }
  /** An edge that a pattern found, of several relations or of the narrative graph: it is there, and has these. */
  | { readonly is: 'foundEdge'; readonly of: string; readonly fields: readonly FoundField[] }
  /** What a thing kept in the version before, or a component of it, before its field. */
  | { readonly is: 'former'; readonly of: string; readonly members: ReadonlyMap<string, FormerMember> }
  | { readonly is: 'scene'; readonly symbol: Symbol<SceneDeclaration> }
  /** A deck, before its card. */
  | { readonly is: 'deck'; readonly symbol: Symbol<DeckDeclaration> }
  | { readonly is: 'label'; readonly scene: Symbol<SceneDeclaration>; readonly id: string }
  /** The beat that a director is at: a member of its enum, and before what is written at it. */
  | { readonly is: 'beat'; readonly director: Symbol<DirectorDeclaration> }
  /** An objective or a clock, before what is asked of it. */
  | {
      readonly is: 'missionPart';
      readonly mission: Symbol<MissionDeclaration>;
      readonly part: Objective | Clock;
    }
  /** An enum, a variant, a kind …: `Mood` in `Mood.calm`. */
  | { readonly is: 'type'; readonly symbol: Symbol }
  | { readonly is: 'scope'; readonly scope: ScopeDeclaration['scope'] }
  /** A function, action, relation or event. */
  | { readonly is: 'symbol'; readonly symbol: Symbol }
  /** The beginning of a qualified name: a chapter or a pack. */
  | { readonly is: 'prefix'; readonly names: readonly string[] }
  | { readonly is: 'reported' };

/** A field of an edge that a pattern found. */
export interface FoundField {
  readonly name: string;
  readonly type: Ty;
  /** What reading it uses. */
  readonly uses: readonly string[];
  readonly ir: ExprIr;
}

/** A field that the version before had, or a component's fields; reading is taken note of. */
export type FormerMember =
  | { readonly type: Ty; readonly ir: ExprIr; readonly read: () => void }
  | { readonly of: string; readonly members: ReadonlyMap<string, FormerMember> };

/** A target of a write is read without what flow knows of it, and counts as written. */
export type Mode = 'read' | 'write';

/** What an expression means. `hint` is the type that would be welcome. */
export function meaningOf(c: Checker, expression: Expression, hint: Ty | undefined, mode: Mode): Meaning {
  switch (expression.kind) {
    case 'nameExpression':
      return nameMeaning(c, expression.name, hint, mode);
    case 'member':
      return memberMeaning(c, expression, meaningOf(c, expression.object, undefined, 'read'), hint, mode);
    case 'index':
      return indexMeaning(c, expression, meaningOf(c, expression.object, undefined, mode), mode);
    case 'call':
      return callMeaning(c, expression, calleeOf(c, expression.callee), hint);
    default:
      return { is: 'value', value: c.expression(expression, hint) };
  }
}

/** What stands before the bracket of a call. A variable can't be called, so variables don't hide functions. */
export function calleeOf(c: Checker, callee: Expression): Meaning | { readonly is: 'bare'; readonly name: string } {
  if (callee.kind === 'nameExpression') return { is: 'bare', name: callee.name.text };
  return meaningOf(c, callee, undefined, 'read');
}
