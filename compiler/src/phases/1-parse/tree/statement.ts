import type { Argument, Expression, FieldValue } from './expression.js';
import type { RememberStatement } from './model.js';
import type { Name, Node, Path } from './node.js';
import type { ProseBlock } from './prose.js';
import type { Type } from './type.js';
import type { AdvanceStatement, CheckpointStatement } from './workflow.js';

/**
 * What logic does. The same statements stand in a logic body (one a line) and after `~` in prose; there the blocks of
 * `if`, `for`, `match` and of a call's arms hold prose.
 */
export type Statement =
  | ExpressionStatement
  | LetStatement
  | AssignStatement
  | IfStatement
  | MatchStatement
  | CallStatement
  | ForStatement
  | TransferStatement
  | IssueStatement
  | RetireStatement
  | LinkStatement
  | UnlinkStatement
  | GrantStatement
  | RevokeStatement
  | EmitStatement
  | VisitStatement
  | DrawStatement
  | OfferStatement
  | HearStatement
  | PickStatement
  | OnceStatement
  | ToStatement
  | RememberStatement
  | ReturnStatement
  | RefuseStatement
  | AdvanceStatement
  | CheckpointStatement
  | ErrorStatement;

/** A body of logic: statements, one a line or after `;`. The last one's value is the block's where a value is wanted. */
export interface LogicBlock extends Node {
  readonly kind: 'logicBlock';
  readonly statements: readonly Statement[];
}
/** Logic or prose: a block inherits its kind from where it stands. */
export type Block = LogicBlock | ProseBlock;

/** An expression as a statement: the value of a logic block, or a `new` whose entity nobody names. */
export interface ExpressionStatement extends Node {
  readonly kind: 'expressionStatement';
  readonly expression: Expression;
}
/** `let x: int = 3`, `let x = f() else { … }`. */
export interface LetStatement extends Node {
  readonly kind: 'let';
  readonly name: Name;
  readonly type: Type | undefined;
  readonly value: Expression;
  readonly otherwise: Block | undefined;
}
export interface AssignStatement extends Node {
  readonly kind: 'assign';
  readonly target: Expression;
  readonly operator: '=' | '+=' | '-=';
  readonly value: Expression;
  /** `because evidence`, for what is `justified`. */
  readonly because: Expression | undefined;
}
/** `if c { … } else if d { … } else { … }`: `otherwise` is a block or the next `if`. */
export interface IfStatement extends Node {
  readonly kind: 'if';
  readonly condition: Expression;
  readonly then: Block;
  readonly otherwise: Block | IfStatement | undefined;
}
export interface MatchStatement extends Node {
  readonly kind: 'match';
  readonly subject: Expression;
  readonly arms: readonly Arm[];
}
/** One arm: `lost(by) if by > 3 { … }`. Several patterns are joined by `|`. */
export interface Arm extends Node {
  readonly kind: 'arm';
  readonly patterns: readonly Pattern[];
  readonly guard: Expression | undefined;
  readonly body: Block;
}
export type Pattern =
  /** A case, or an enum's member: `calm`, `lost(by)`, `Mood.calm`. */
  | (Node & { readonly kind: 'casePattern'; readonly path: Path; readonly binders: readonly Pattern[] })
  /** A figure, text or bool: `3`, `"no"`, `true`; `-1` is folded. */
  | (Node & { readonly kind: 'valuePattern'; readonly value: Expression })
  | (Node & {
      readonly kind: 'rangePattern';
      readonly low: Expression;
      readonly high: Expression;
      readonly openEnd: boolean;
    })
  | (Node & { readonly kind: 'tuplePattern'; readonly items: readonly Pattern[] })
  | (Node & { readonly kind: 'anyPattern' })
  | (Node & { readonly kind: 'nonePattern' })
  | (Node & { readonly kind: 'otherwisePattern' });
/** A call for its effect, with or without arms: `~ check(persuasion, vs: 15) { success { … } failure { … } }`. */
export interface CallStatement extends Node {
  readonly kind: 'callStatement';
  readonly callee: Expression;
  readonly arguments: readonly Argument[];
  /** Empty when no arms follow. */
  readonly arms: readonly Arm[];
}
/** `for x in xs { … }`; `for who, i in xs`. */
export interface ForStatement extends Node {
  readonly kind: 'for';
  readonly binder: Name;
  readonly index: Name | undefined;
  readonly source: Expression;
  readonly condition: Expression | undefined;
  readonly body: Block;
}
/** `transfer 5.00 silver from a.purse to b.purse`. */
export interface TransferStatement extends Node {
  readonly kind: 'transfer';
  readonly amount: Expression;
  readonly from: Expression;
  readonly to: Expression;
  readonly because?: Expression | undefined;
}
/** `issue 10 silver to guild.chest`: new units from the resource's issuer. */
export interface IssueStatement extends Node {
  readonly kind: 'issue';
  readonly amount: Expression;
  readonly to: Expression;
  readonly because?: Expression | undefined;
}
export interface RetireStatement extends Node {
  readonly kind: 'retire';
  readonly entity: Expression;
  readonly because?: Expression | undefined;
}
/** `link a -[trusts]-> b { … }`, `unlink a -[trusts]-> b`. */
export interface LinkStatement extends Node {
  readonly kind: 'link';
  readonly relation: Path;
  readonly from: Expression;
  readonly to: Expression;
  readonly fields: readonly FieldValue[];
  readonly because?: Expression | undefined;
}
export interface UnlinkStatement extends Node {
  readonly kind: 'unlink';
  readonly relation: Path;
  readonly from: Expression;
  readonly to: Expression;
  readonly because?: Expression | undefined;
}
/** `grant Voice { tone: "slow" } to stone`. */
export interface GrantStatement extends Node {
  readonly kind: 'grant';
  readonly component: Path;
  readonly fields: readonly FieldValue[];
  readonly to: Expression;
  readonly because?: Expression | undefined;
}
/** `revoke Voice from stone`. */
export interface RevokeStatement extends Node {
  readonly kind: 'revoke';
  readonly component: Path;
  readonly from: Expression;
  readonly because?: Expression | undefined;
}
/** `emit whispered { about: player }`. */
export interface EmitStatement extends Node {
  readonly kind: 'emit';
  readonly event: Path;
  readonly fields: readonly FieldValue[];
}
/** `visit tell(mara)`: prose only. */
export interface VisitStatement extends Node {
  readonly kind: 'visit';
  readonly scene: Path;
  readonly arguments: readonly Argument[];
}
/** `draw harbor_twists { squall { … } none { … } }`: prose only. */
export interface DrawStatement extends Node {
  readonly kind: 'draw';
  readonly deck: Path;
  /** Of cards by name, of `none`. */
  readonly arms: readonly Arm[];
}
/** `offer tavern`, `offer rumours`: choices that lead to a scene, or to the open cards of a deck; prose only. */
export interface OfferStatement extends Node {
  readonly kind: 'offer';
  readonly place: Path;
  readonly arguments: readonly Argument[];
}
/** `hear said: text max 280`, `hear each player as said: text within 90s`: an input point; prose only. */
export interface HearStatement extends Node {
  readonly kind: 'hear';
  readonly name: Name;
  readonly type: Type;
  /** Everyone who plays is heard, and the name is a list of what they said. */
  readonly each: boolean;
  /** How long is waited. */
  readonly within: Expression | undefined;
}
export type PickStrategy = 'shuffle' | 'shuffle once' | 'cycle' | 'stop' | 'first' | 'once';
/** `~ pick shuffle { … }`: each item is a line or a block, with its own guard. */
export interface PickStatement extends Node {
  readonly kind: 'pick';
  readonly strategy: PickStrategy;
  readonly items: readonly PickItem[];
}
export interface PickItem extends Node {
  readonly kind: 'pickItem';
  readonly guard: Expression | undefined;
  readonly once: boolean;
  readonly body: ProseBlock;
}
/** `~ once { … } else { … }`. */
export interface OnceStatement extends Node {
  readonly kind: 'once';
  readonly body: ProseBlock;
  readonly otherwise: ProseBlock | undefined;
}
/** `~ to p { … }`: output for an audience; prose only. */
export interface ToStatement extends Node {
  readonly kind: 'to';
  readonly who: readonly Expression[];
  /** `to each player`: once for each, who is `player` in it. */
  readonly each: boolean;
  readonly body: ProseBlock;
}
/** Only in actions and functions that name their result early. */
export interface ReturnStatement extends Node {
  readonly kind: 'return';
  readonly value: Expression | undefined;
}
/** `refuse too_late`, in the body of an action: what it did is undone, and its caller is told so by this name. */
export interface RefuseStatement extends Node {
  readonly kind: 'refuse';
  readonly refusal: Name;
}
export interface ErrorStatement extends Node {
  readonly kind: 'errorStatement';
}
