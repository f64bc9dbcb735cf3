import type { DirectorDeclaration } from './director.js';
import type { Argument, Expression, FieldValue, TextLiteral } from './expression.js';
import type { GoalDeclaration } from './goal.js';
import type { Keep, MarkupDeclaration, MigrateDeclaration, Migration, TagDeclaration } from './markup-declaration.js';
import type { MissionDeclaration } from './mission.js';
import type {
  ContextDeclaration,
  MemoryDeclaration,
  ModelDeclaration,
  PromptDeclaration,
  ProviderDeclaration,
} from './model.js';
import type { Name, Node, Path } from './node.js';
import type { ProseBlock, Tag } from './prose.js';
import type { QueryDeclaration } from './query.js';
import type { ExperimentDeclaration, SimulationDeclaration } from './simulation.js';
import type { LogicBlock } from './statement.js';
import type { Case, Type } from './type.js';
import type { SharedDeclaration, WorkflowDeclaration } from './workflow.js';

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
  | EntityRowDeclaration
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
  | DirectorDeclaration
  | ExternDeclaration
  | TableDeclaration
  | AudienceDeclaration
  | MarkupDeclaration
  | TagDeclaration
  | MigrateDeclaration
  | WorkflowDeclaration
  | SharedDeclaration
  | SimulationDeclaration
  | GoalDeclaration
  | ExperimentDeclaration
  | ProviderDeclaration
  | ModelDeclaration
  | ContextDeclaration
  | PromptDeclaration
  | MemoryDeclaration
  | TestDeclaration
  | UnsupportedDeclaration;

/** What most declarations share. `doc` is the `///` text above, without the marks. */
export interface DeclarationBase extends Node {
  readonly name: Name;
  readonly doc: string | undefined;
  /** `was Fame`: what the version before called it. */
  readonly was?: Path | undefined;
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
  /** `players 1..50`: how many seats a session has for those who play; without it exactly one. */
  readonly players: (Node & { readonly least: Expression; readonly most: Expression }) | undefined;
  /** `roles gm, moderator`: what a seat may have to do besides. */
  readonly roles: readonly Name[];
  /** `moved nearest "The story has changed here."`: where a session goes on whose place is gone; without it that is asked. */
  readonly moved?: (Node & { readonly to: 'nearest'; readonly note: TextLiteral | undefined }) | undefined;
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
  /** `readable by gm`: the roles that may know it, too. */
  readonly readable?: readonly Path[];
  readonly doc: string | undefined;
  /** `was stamina`. */
  readonly was?: Name | undefined;
  readonly keep?: Keep | undefined;
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
  readonly migrations?: readonly Migration[];
}
export interface KindDeclaration extends DeclarationBase {
  readonly kind: 'kindDeclaration';
  /** `in campaign`: its things outlive the session. */
  readonly inCampaign: boolean;
  readonly has: readonly Path[];
  readonly fields: readonly Field[];
  /** What holds of all its fields: `justified`. */
  readonly modifiers?: readonly Modifier[];
  /** `kind Spy private readable by gm`: the roles that may know what it keeps so. */
  readonly readable?: readonly Path[];
  readonly keep?: Keep | undefined;
  readonly migrations?: readonly Migration[];
}
/** `relation trusts: Person -> Person mutual { … }`. */
export interface RelationDeclaration extends DeclarationBase {
  readonly kind: 'relation';
  readonly from: Type;
  readonly to: Type;
  readonly mutual: boolean;
  readonly acyclic: boolean;
  /** `Person one -> Place`: a place is held by one; `Person -> Place one`: a person holds one. */
  readonly oneFrom: boolean;
  readonly oneTo: boolean;
  /** `in campaign`. */
  readonly inCampaign: boolean;
  readonly fields: readonly Field[];
  /** `justified`. */
  readonly modifiers?: readonly Modifier[];
  readonly migrations?: readonly Migration[];
}
/** `entity mara: Person "Mara Quill" { mood: wary }`. */
export interface EntityDeclaration extends DeclarationBase {
  readonly kind: 'entity';
  /** Which of a row it is, from 1; absent for an entity of its own. */
  readonly nth?: number;
  readonly type: Path;
  readonly title: TextLiteral | undefined;
  readonly fields: readonly FieldValue[];
}
/** `entity dominoes: list<Thing> count 7 "domino {nth}" { mass: 6 }`: a row of like things. */
export interface EntityRowDeclaration extends DeclarationBase {
  readonly kind: 'entityRow';
  readonly was?: Path | undefined;
  /** As it is written: `list<Thing>`. */
  readonly row: Node;
  /** What its things are: `Thing`. */
  readonly type: Path;
  readonly count: number;
  readonly title: TextLiteral | undefined;
  readonly fields: readonly FieldValue[];
}
/** `edge docks -[adjacent]-> market, mill { cost: 2.0 }`, `edge along dominoes -[next_to]-> { gap: 25 }`. */
export interface EdgeDeclaration extends Node {
  readonly kind: 'edge';
  readonly doc: string | undefined;
  readonly relation: Path;
  readonly from: Path;
  readonly to: readonly Path[];
  /** From each thing of the row `from` to the next; then nothing stands behind the arrow. */
  readonly along: boolean;
  /** Another edge leads back. */
  readonly both: boolean;
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
  /** `choices by vote within 60s`: who decides where several play. */
  readonly choices?: ChoicesClause | undefined;
  readonly tags: readonly Tag[];
  readonly body: ProseBlock;
}
/** How a choice is come to where there are several players. */
export type ChoiceManner = 'first' | 'vote' | 'each' | 'leader' | 'in order';
export interface ChoicesClause extends Node {
  readonly kind: 'choicesClause';
  readonly by: ChoiceManner;
  /** How long the choice stays open. */
  readonly within: Expression | undefined;
}
/** `audience band = moderator, first(players)`: a name for some of those who read. */
export interface AudienceDeclaration extends DeclarationBase {
  readonly kind: 'audience';
  readonly who: readonly Expression[];
}
/** `deck harbor_twists "Harbor twists" draws weighted without replacement { card … }`. */
export interface DeckDeclaration extends DeclarationBase {
  readonly kind: 'deck';
  readonly title: TextLiteral | undefined;
  readonly draws: Draws;
  /** `bias fresh(card)`: a factor for the weight of every card. */
  readonly bias: Expression | undefined;
  /** It comes from a signed file. */
  readonly signed: SignedDeck | undefined;
  readonly cards: readonly CardDeclaration[];
}
/** `from "decks/visitors.deck.json" key "ed25519:…" may tell, tide`. */
export interface SignedDeck extends Node {
  readonly kind: 'signedDeck';
  readonly file: TextLiteral;
  readonly key: TextLiteral | undefined;
  /** What its cards may write and call. */
  readonly may: readonly Path[];
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
  /** `payoff rescue by climax`: the beat by which it is due. */
  readonly payoffBy: Name | undefined;
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
  /** The roles of those who may call it from outside. */
  readonly by: readonly Path[];
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
  /** `to gm`: who is told; all where it is not said. */
  readonly to: readonly Expression[];
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
/** What must hold after each turn of a walk. */
export interface WalkInvariant extends Node {
  readonly kind: 'walkInvariant';
  readonly condition: Expression;
}
export type TestStep =
  | (Node & {
      readonly kind: 'start';
      readonly scene: Path;
      readonly arguments: readonly Argument[];
      readonly seed: Expression | undefined;
    })
  /** `choose "…"`, `as ben choose "…"`. */
  | (Node & {
      readonly kind: 'choose';
      readonly text: TextLiteral;
      readonly seat: Name | undefined;
      /** `choose "…" saying "…"`: the text of a choice that takes one. */
      readonly saying?: TextLiteral | undefined;
      readonly times?: Expression | undefined;
    })
  | (Node & {
      readonly kind: 'say';
      readonly text: TextLiteral;
      readonly seat: Name | undefined;
      readonly times?: Expression | undefined;
    })
  /** `transcript "harbor.txt"`: what the reader saw up to here is what that file holds. */
  | (Node & { readonly kind: 'transcript'; readonly file: TextLiteral })
  /** `walk 200 turns with seed 7 { always tide <= 12 }`. */
  | (Node & {
      readonly kind: 'walk';
      readonly turns: Expression;
      readonly seed: Expression | undefined;
      readonly always: readonly WalkInvariant[];
    })
  /** `players ada, ben`: the seats of those who play, before anything is chosen. */
  | (Node & { readonly kind: 'players'; readonly seats: readonly Name[] })
  /** `seat carol as gm`: somebody who is there besides, or what a player has to do besides. */
  | (Node & { readonly kind: 'seat'; readonly seat: Name; readonly roles: readonly Path[] })
  /** `as carol call approve(tam)`: an action called from outside; `refused not_raised` behind it when it shall be. */
  | (Node & {
      readonly kind: 'call';
      readonly seat: Name | undefined;
      readonly action: Path;
      readonly arguments: readonly Argument[];
      readonly refused: (Node & { readonly by: Name | undefined }) | undefined;
    })
  /** `close`: the time for an answer is over. */
  | (Node & { readonly kind: 'close'; readonly seat: Name | undefined })
  /** `expect ben reads "…"`, `expect ben never reads "…"`. */
  | (Node & { readonly kind: 'expectReads'; readonly seat: Name; readonly text: TextLiteral; readonly never: boolean })
  | (Node & { readonly kind: 'given'; readonly target: Expression; readonly value: Expression })
  /** `expect says mara "keep up"`, `expect says "fog"`. */
  | (Node & { readonly kind: 'expectSays'; readonly speaker: Path | undefined; readonly text: TextLiteral })
  | (Node & { readonly kind: 'expect'; readonly condition: Expression })
  /** `expect choice "Pay her"`: it is on offer; `expect ben choice "Pay her"`: to that seat. */
  | (Node & {
      readonly kind: 'expectChoice';
      readonly text: TextLiteral;
      readonly negated: boolean;
      readonly seat: Name | undefined;
    })
  | (Node & { readonly kind: 'expectEnd' })
  /** `wait 1d`: the story's time goes on. */
  | (Node & { readonly kind: 'wait'; readonly by: Expression })
  /** `models none`: from here on prompts and models fall back. */
  | (Node & { readonly kind: 'modelsNone' })
  /** `answer distance with 3.0`: what a function of the host, or a model, says from here on. */
  | (Node & { readonly kind: 'answer'; readonly of: Path; readonly value: Expression })
  /** `replay`, `restart`: carried out where they stand. */
  | (Node & { readonly kind: 'command'; readonly name: 'replay' | 'restart' })
  /** `simulate valley for 100 ticks with seed 7`. */
  | (Node & {
      readonly kind: 'simulate';
      readonly simulation: Path;
      readonly ticks: Expression;
      readonly seed: Expression | undefined;
    })
  /** `pursue ball_home with seed 7`. */
  | (Node & {
      readonly kind: 'pursueStep';
      readonly goal: Path;
      readonly arguments: readonly Argument[];
      readonly seed: Expression | undefined;
    })
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
