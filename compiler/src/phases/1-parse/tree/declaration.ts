import type { Argument, Expression, FieldValue, TextLiteral } from './expression.js';
import type { MissionDeclaration } from './mission.js';
import type { Name, Node, Path } from './node.js';
import type { ProseBlock, Tag } from './prose.js';
import type { QueryDeclaration } from './query.js';
import type { LogicBlock } from './statement.js';
import type { Case, Type } from './type.js';

export type Declaration =
  | PackDeclaration
  | UseDeclaration
  | CastDeclaration
  | TypeDeclaration
  | EnumDeclaration
  | RecordDeclaration
  | VariantDeclaration
  | ComponentDeclaration
  | KindDeclaration
  | RelationDeclaration
  | EntityDeclaration
  | EdgeDeclaration
  | ResourceDeclaration
  | ScopeDeclaration
  | SceneDeclaration
  | DeckDeclaration
  | FunctionDeclaration
  | ActionDeclaration
  | EventDeclaration
  | RuleDeclaration
  | QueryDeclaration
  | MissionDeclaration
  | ExternDeclaration
  | TableDeclaration
  | TestDeclaration
  | UnsupportedDeclaration;

/** What most declarations share. `doc` is the `///` text above, without the marks. */
export interface DeclarationBase extends Node {
  readonly name: Name;
  readonly doc: string | undefined;
}

/** `pack harbor_lights { title "…" version 1.0.0 use std.d20 start arrival cast mara }`. */
export interface PackDeclaration extends Node {
  readonly kind: 'pack';
  readonly path: Path;
  readonly doc: string | undefined;
  readonly title: TextLiteral | undefined;
  /** `1.0.0` as written. */
  readonly version: { readonly text: string; readonly span: Node['span'] } | undefined;
  readonly uses: readonly Use[];
  readonly start: Path | undefined;
  /** `languages de, pt-BR`: what the pack is to be translated into. */
  readonly languages: readonly (Node & { readonly text: string })[];
  readonly cast: readonly Path[];
}
export interface Use extends Node {
  readonly kind: 'use';
  readonly path: Path;
  readonly alias: Name | undefined;
}
/** `use std.d20` at column 0. */
export interface UseDeclaration extends Node {
  readonly kind: 'useDeclaration';
  readonly uses: readonly Use[];
}
/** `cast mara, tam` at column 0: the chapter's cast. */
export interface CastDeclaration extends Node {
  readonly kind: 'castDeclaration';
  readonly cast: readonly Path[];
}
export interface Field extends Node {
  readonly kind: 'field';
  readonly name: Name;
  readonly type: Type;
  readonly default: Expression | undefined;
  readonly modifiers: readonly Modifier[];
  readonly doc: string | undefined;
}
export interface Modifier extends Node {
  readonly kind: 'modifier';
  readonly name: 'sealed' | 'private' | 'secret' | 'personal' | 'justified';
}
export interface Parameter extends Node {
  readonly kind: 'parameter';
  readonly name: Name;
  readonly type: Type;
  readonly default: Expression | undefined;
}
/** `type Signed = float in -1.0..1.0`. */
export interface TypeDeclaration extends DeclarationBase {
  readonly kind: 'type';
  readonly type: Type;
}
/** `enum Mood ordered { calm, wary "on her guard", furious }`; moves: `calm -> wary, furious`. */
export interface EnumDeclaration extends DeclarationBase {
  readonly kind: 'enum';
  readonly ordered: boolean;
  readonly cases: readonly Case[];
  readonly moves: readonly (Node & { readonly from: Name; readonly to: readonly Name[] })[];
}
export interface RecordDeclaration extends DeclarationBase {
  readonly kind: 'recordDeclaration';
  readonly fields: readonly Field[];
}
export interface VariantDeclaration extends DeclarationBase {
  readonly kind: 'variant';
  readonly cases: readonly Case[];
}
export interface ComponentDeclaration extends DeclarationBase {
  readonly kind: 'component';
  readonly fields: readonly Field[];
}
export interface KindDeclaration extends DeclarationBase {
  readonly kind: 'kindDeclaration';
  readonly has: readonly Path[];
  readonly fields: readonly Field[];
}
/** `relation trusts: Person -> Person mutual { … }`. */
export interface RelationDeclaration extends DeclarationBase {
  readonly kind: 'relation';
  readonly from: Type;
  readonly to: Type;
  readonly mutual: boolean;
  readonly acyclic: boolean;
  readonly fields: readonly Field[];
}
/** `entity mara: Person "Mara Quill" { mood: wary }`. */
export interface EntityDeclaration extends DeclarationBase {
  readonly kind: 'entity';
  readonly type: Path;
  readonly title: TextLiteral | undefined;
  readonly fields: readonly FieldValue[];
}
/** `edge docks -[adjacent]-> market, mill { cost: 2.0 }`. */
export interface EdgeDeclaration extends Node {
  readonly kind: 'edge';
  readonly doc: string | undefined;
  readonly relation: Path;
  readonly from: Path;
  readonly to: readonly Path[];
  /** The edge can be gone along while this holds. */
  readonly when: Expression | undefined;
  readonly fields: readonly FieldValue[];
}
/** `resource silver scale 2 issued by mint`. */
export interface ResourceDeclaration extends DeclarationBase {
  readonly kind: 'resource';
  readonly title: TextLiteral | undefined;
  readonly scale: Expression | undefined;
  readonly issuer: Name | undefined;
}
/** `world { … }`, `player is Person { … }`, `campaign { … }`, `config { … }`. */
export interface ScopeDeclaration extends Node {
  readonly kind: 'scope';
  readonly scope: 'world' | 'player' | 'campaign' | 'config';
  readonly doc: string | undefined;
  /** `player is Person`. */
  readonly is: Path | undefined;
  readonly fields: readonly Field[];
  /** Values for fields of the kind: `player is Person { tone: "plain" }`. */
  readonly values: readonly FieldValue[];
}
export interface SceneDeclaration extends DeclarationBase {
  readonly kind: 'scene';
  readonly parameters: readonly Parameter[];
  readonly title: TextLiteral | undefined;
  readonly at: Path | undefined;
  readonly cast: readonly Path[];
  readonly mass: Expression | undefined;
  /** `opens when cond`: a gate. */
  readonly opens: Expression | undefined;
  readonly tags: readonly Tag[];
  readonly body: ProseBlock;
}
/** `deck harbor_twists "Harbor twists" draws weighted without replacement { card … }`. */
export interface DeckDeclaration extends DeclarationBase {
  readonly kind: 'deck';
  readonly title: TextLiteral | undefined;
  readonly draws: Draws;
  /** It comes from a signed file, which this version does not read: what cards it has is not known. */
  readonly signed: boolean;
  readonly cards: readonly CardDeclaration[];
}
export type DrawStrategy = 'weighted' | 'first' | 'best' | 'least seen' | 'shuffle';
export interface Draws {
  readonly strategy: DrawStrategy;
  readonly replacement: boolean;
  readonly reshuffles: boolean;
}
/** `card squall "A sudden squall" weight 3 when not storm payoff rescue { … }`. */
export interface CardDeclaration extends DeclarationBase {
  readonly kind: 'card';
  readonly title: TextLiteral | undefined;
  readonly weight: Expression | undefined;
  readonly when: Expression | undefined;
  readonly payoff: Path | undefined;
  /** The scene it stands for. */
  readonly scene: Path | undefined;
  /** Its own prose. It is a scene like others, whose gate is the card's `when`. */
  readonly prose: SceneDeclaration | undefined;
}
/** `fn f(x: int) -> int = expr`, or with a body whose last expression is the result. */
export interface FunctionDeclaration extends DeclarationBase {
  readonly kind: 'function';
  readonly parameters: readonly Parameter[];
  readonly result: Type | undefined;
  readonly body: LogicBlock | Expression;
}
/** `action gather(by: Villager) -> T by moderator requires c else nothing_left { … }`. */
export interface ActionDeclaration extends DeclarationBase {
  readonly kind: 'action';
  readonly parameters: readonly Parameter[];
  readonly result: Type | undefined;
  readonly by: Path | undefined;
  readonly requires: readonly Requirement[];
  readonly body: LogicBlock;
}
export interface Requirement extends Node {
  readonly kind: 'requirement';
  readonly condition: Expression;
  readonly refusal: Name;
}
export interface EventDeclaration extends DeclarationBase {
  readonly kind: 'event';
  readonly tier: 'ledger' | 'ephemeral' | 'broadcast';
  readonly fields: readonly Field[];
}
/** `rule wakes on overheard(e) when e.said contains "stone" { … }`, `rule grows on change of player.reputation { … }`. */
export interface RuleDeclaration extends DeclarationBase {
  readonly kind: 'rule';
  readonly trigger: RuleTrigger;
  readonly when: Expression | undefined;
  readonly body: LogicBlock;
}
export type RuleTrigger =
  | (Node & { readonly kind: 'eventTrigger'; readonly event: Path; readonly binder: Name | undefined })
  | (Node & { readonly kind: 'changeTrigger'; readonly of: Expression })
  | (Node & { readonly kind: 'brokenTrigger' });
/** `extern fn distance(a: Place, b: Place) -> float read`: written in TypeScript, and provided by the host. */
export interface ExternDeclaration extends DeclarationBase {
  readonly kind: 'extern';
  readonly parameters: readonly Parameter[];
  readonly result: Type | undefined;
  /** What it does in the world outside; undefined for one that only reckons. */
  readonly effect: 'read' | 'write' | 'pay' | 'send' | undefined;
}
/** `table words: list<Word> from "words.csv"`: a constant that is read when the pack is built. */
export interface TableDeclaration extends DeclarationBase {
  readonly kind: 'table';
  readonly type: Type;
  readonly file: TextLiteral;
}
/** `test "an honest player is forgiven" { … }`. */
export interface TestDeclaration extends Node {
  readonly kind: 'test';
  readonly doc: string | undefined;
  readonly title: TextLiteral;
  readonly steps: readonly TestStep[];
}
export type TestStep =
  | (Node & {
      readonly kind: 'start';
      readonly scene: Path;
      readonly arguments: readonly Argument[];
      readonly seed: Expression | undefined;
    })
  | (Node & { readonly kind: 'choose'; readonly text: TextLiteral })
  | (Node & { readonly kind: 'say'; readonly text: TextLiteral })
  | (Node & { readonly kind: 'given'; readonly target: Expression; readonly value: Expression })
  /** `expect says mara "keep up"`, `expect says "fog"`. */
  | (Node & { readonly kind: 'expectSays'; readonly speaker: Path | undefined; readonly text: TextLiteral })
  | (Node & { readonly kind: 'expect'; readonly condition: Expression })
  /** `expect choice "Pay her"`: it is on offer. */
  | (Node & { readonly kind: 'expectChoice'; readonly text: TextLiteral; readonly negated: boolean })
  | (Node & { readonly kind: 'expectEnd' })
  /** `answer distance with 3.0`: what a function of the host says from here on. */
  | (Node & { readonly kind: 'answer'; readonly of: Path; readonly value: Expression })
  /** `replay`, `restart`: carried out where they stand. */
  | (Node & { readonly kind: 'command'; readonly name: 'replay' | 'restart' })
  | (Node & { readonly kind: 'errorStep' });

/** A declaration of the language that this compiler does not build yet; it is read over and reported once by name. */
export interface UnsupportedDeclaration extends Node {
  readonly kind: 'unsupported';
  readonly keyword: string;
  readonly name: Name | undefined;
}

/** A whole file. */
export interface SourceTree extends Node {
  readonly kind: 'sourceTree';
  readonly declarations: readonly Declaration[];
}
