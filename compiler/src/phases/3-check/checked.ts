import type {
  ActIr,
  ActionIr,
  AudienceIr,
  ChoicesIr,
  ContextIr,
  DirectorIr,
  ExperimentIr,
  ExprIr,
  ExternIr,
  FunctionIr,
  GoalIr,
  HearIr,
  MemoryIr,
  MissionIr,
  ModelIr,
  OutcomeIr,
  PatternIr,
  PromptIr,
  ProviderIr,
  QueryIr,
  RuleIr,
  SimulationIr,
  StatementIr,
  TagIr,
  TextIr,
  WorkflowIr,
} from '@fabula/runtime/bundle';
import type { Place, SourceFile, Span } from '../../base/index.js';
import type { Diagnostic } from '../../diagnostics/index.js';
import type {
  Arm,
  CallStatement,
  CardDeclaration,
  Choice,
  DeckDeclaration,
  DirectorDeclaration,
  Divert,
  DrawStatement,
  Expression,
  ForStatement,
  GoalDeclaration,
  HearStatement,
  Inline,
  LetStatement,
  Line,
  MissionDeclaration,
  OfferStatement,
  PromptDeclaration,
  SceneDeclaration,
  SimulationDeclaration,
  Statement,
  Tag,
  ToStatement,
  VisitStatement,
  WorkflowDeclaration,
} from '../1-parse/index.js';
import type { Symbol } from '../2-bind/index.js';
import type { Ty } from './types.js';

/** What the checker knows of an expression: its type, and what it means, in the bundle's terms. */
export interface Elaborated {
  readonly type: Ty;
  readonly ir: ExprIr;
  /** What is known of places when it holds, and when it does not; only conditions have these. */
  readonly yes?: Learned;
  readonly no?: Learned;
}

/** Types of places by their keys, narrower than declared. */
export type Learned = readonly (readonly [key: string, type: Ty])[];

/** Where a divert or a visit leads. */
export interface CheckedTarget {
  /** A scene's id, or an expression of type `Scene`. */
  readonly scene: string | ExprIr;
  /** A label's stable id. */
  readonly label?: string;
  /** A label of the scene the divert stands in: flow stays in the scene. */
  readonly local: boolean;
  readonly arguments: readonly ExprIr[];
  /** The target has `opens when`. */
  readonly gate: boolean;
}

/** A use of a deck. */
export interface CheckedDraw {
  readonly deck: Symbol<DeckDeclaration>;
  /** Where the name of the card is kept; absent where nothing asks for it. */
  readonly slot?: string;
  /** It is said what happens where there is no card. */
  readonly none: boolean;
  /** Whatever comes, an arm takes it. */
  readonly others: boolean;
}

export interface CheckedArm {
  readonly patterns: readonly PatternIr[];
  readonly guard?: ExprIr;
}

/**
 * What checking one scene found out, by syntax node. Prose keeps its syntax tree: lowering walks it and looks up what
 * each expression, text and statement means.
 */
export interface CheckedScene {
  readonly symbol: Symbol<SceneDeclaration>;
  /** Every expression that stands directly in prose: guards, conditions, subjects, sources. */
  readonly expressions: ReadonlyMap<Expression, Elaborated>;
  /** Elementary statements of prose (`let`, assignment, `transfer`, …), blocks in logic included. Those whose blocks
   * hold prose (`if for match pick once to hear visit`, calls with arms) are not here but in the maps below. */
  readonly statements: ReadonlyMap<Statement, StatementIr>;
  /** Lines (the right one of their two readings), choices' label and echo, reasons. Keyed by the inline array. */
  readonly texts: ReadonlyMap<readonly Inline[], TextIr>;
  /** The label and the echo of a choice; `echo` is absent when the label is not echoed. */
  readonly choices: ReadonlyMap<Choice, { readonly label: TextIr; readonly echo?: TextIr }>;
  /** The reading of a line: the speaker, when it is speech, and its text. */
  readonly lines: ReadonlyMap<Line, { readonly speaker?: ExprIr; readonly text: TextIr }>;
  readonly arms: ReadonlyMap<Arm, CheckedArm>;
  /** Calls of actions that have arms, an outcome an arm. A call with arms of a pure function is a match: `subject`. */
  readonly calls: ReadonlyMap<
    CallStatement,
    { readonly act: ActIr; readonly outcomes: readonly OutcomeIr[] } | { readonly subject: ExprIr }
  >;
  readonly targets: ReadonlyMap<Divert | VisitStatement | OfferStatement, CheckedTarget>;
  /** What is drawn from, offered or gone to is a deck. */
  readonly draws: ReadonlyMap<Divert | DrawStatement | OfferStatement, CheckedDraw>;
  readonly hears: ReadonlyMap<HearStatement, HearIr>;
  /** Whom `~ to` is for; `each` is the slot that holds the player whose turn it is. */
  readonly audiences: ReadonlyMap<ToStatement, { readonly to: AudienceIr; readonly each?: string }>;
  /** The slots of `for` binders and of `let`s, by statement. */
  readonly loops: ReadonlyMap<ForStatement, { readonly slot: string; readonly index?: string }>;
  readonly lets: ReadonlyMap<LetStatement, string>;
  readonly tags: ReadonlyMap<Tag, TagIr>;
  /** Labels by id that stand below a `let` and above something that reads it: who comes from elsewhere comes without. */
  readonly needy: ReadonlyMap<string, { readonly label: NamedPlace; readonly passed: NamedPlace }>;
  /** Whatever has a slot, with its type; a slot may stand here more than once. */
  readonly slots: readonly { readonly slot: string; readonly type: Ty }[];
  /** The slots of the scene's parameters, in order, with defaults. */
  readonly parameters: readonly { readonly slot: string; readonly type: Ty; readonly default?: ExprIr }[];
  /** Ids of the cast, the pack's and chapter's included. */
  readonly cast: readonly string[];
  readonly at?: string;
  readonly mass?: number;
  readonly opens?: ExprIr;
  /** Who decides where several play. */
  readonly manner?: ChoicesIr;
  readonly title?: TextIr;
  /** The id it had in the version before. */
  readonly was?: string;
}

/** What a checked declaration reads and writes, for "never read", "never written" and for memoisation. */
export interface Uses {
  /**
   * Ids of declarations it depends on: `type:Mood`, `value:mara`, `field:world/tide`, `field:Person/mood`. A scene that
   * is gone to or asked about is `place:arrival`; one that stands as a value, where a computed divert may find it, is
   * `scene:arrival`. A member of an enum that something may come to be, which is more than to be asked about, is
   * `member:Mood/calm`, where it may be any of them, `members:Mood`; one that is compared with is `asked:Mood/calm`.
   */
  readonly reads: ReadonlySet<string>;
  readonly writes: ReadonlySet<string>;
  /** Variables of a `let` that nothing in the declaration reads. */
  readonly unread: readonly NamedPlace[];
  /** Parameters that nothing in it reads. */
  readonly unreadParameters?: readonly NamedPlace[];
}

/** A name where it is declared. */
export interface NamedPlace {
  readonly name: string;
  readonly place: Place;
}

/** A condition in a row of which the first that holds is taken. */
export interface AskedCondition {
  readonly span: Span;
  readonly ir: ExprIr;
  /** It can never hold, which is a finding of its own. */
  readonly never: boolean;
  /** What is matched besides; conditions behind other patterns have nothing to do with each other. */
  readonly patterns: string;
}

/** What is known of the conditions of a declaration with logic. */
export interface CheckedConditions {
  readonly file: string;
  readonly declaration: object;
  /** Those whose answer their types decide, with that answer; those of prose are among them. */
  readonly settled: ReadonlyMap<Expression, boolean>;
  /** `if … else if`, `if … then … else if` and arms with guards, in logic. */
  readonly rows: readonly (readonly AskedCondition[])[];
}

export interface CheckedFunction {
  readonly symbol: Symbol;
  readonly ir: FunctionIr;
}
export interface CheckedAction {
  readonly symbol: Symbol;
  readonly ir: ActionIr;
}

/** A deck, with what decides between its cards. */
export interface CheckedDeck {
  readonly symbol: Symbol<DeckDeclaration>;
  /** The id it had in the version before. */
  readonly was?: string;
  readonly title?: string;
  readonly cards: readonly CheckedCard[];
  /** A factor for each card's weight; `slot` holds the card's scene. */
  readonly bias?: { readonly slot: string; readonly value: ExprIr };
  /** The conditions of cards that stand for scenes; others have theirs with their scene. */
  readonly expressions: ReadonlyMap<Expression, Elaborated>;
}
export interface CheckedCard {
  readonly declaration: CardDeclaration;
  readonly scene: string;
  /** Its name in the version before. */
  readonly was?: string;
  readonly title?: string;
  readonly when?: ExprIr;
  readonly weight?: ExprIr;
  /** Its weight may be none. */
  readonly light: boolean;
  readonly payoff?: string;
}

/** A mission, with what its conditions were found to be, for findings. */
export interface CheckedMission {
  readonly symbol: Symbol<MissionDeclaration>;
  readonly ir: MissionIr;
  /** When it starts, when objectives are done or failed, when the mission fails. */
  readonly conditions: ReadonlyMap<Expression, Elaborated>;
  /** Whether each clock is full. */
  readonly clocks: readonly Elaborated[];
}

/** A director, with what its conditions were found to be, for findings. */
export interface CheckedDirector {
  readonly symbol: Symbol<DirectorDeclaration>;
  readonly ir: DirectorIr;
  /** What ends its beats. */
  readonly conditions: ReadonlyMap<Expression, Elaborated>;
}

/** A simulation but for its actions, which are checked as declarations of their own; and what its conditions came to. */
export interface CheckedSimulation {
  readonly symbol: Symbol<SimulationDeclaration>;
  readonly ir: Omit<SimulationIr, 'actions'>;
  readonly conditions: ReadonlyMap<Expression, Elaborated>;
}

export interface CheckedGoal {
  readonly symbol: Symbol<GoalDeclaration>;
  readonly ir: GoalIr;
  readonly conditions: ReadonlyMap<Expression, Elaborated>;
}

/** A query, with what it yields. */
export interface CheckedQuery {
  readonly symbol: Symbol;
  readonly ir: QueryIr;
  readonly type: Ty;
  /** It asks for scenes: then the bundle holds the narrative graph. */
  readonly narrative: boolean;
}

export interface CheckedWorkflow {
  readonly symbol: Symbol<WorkflowDeclaration>;
  readonly ir: WorkflowIr;
}

/** The result of checking one declaration. */
export interface CheckedDeclaration {
  readonly diagnostics: readonly Diagnostic[];
  readonly uses: Uses;
  /** Absent where the declaration's conditions have findings of their own. */
  readonly conditions?: CheckedConditions;
  readonly scene?: CheckedScene;
  readonly query?: CheckedQuery;
  readonly deck?: CheckedDeck;
  readonly function?: CheckedFunction;
  readonly action?: CheckedAction;
  readonly rule?: RuleIr;
  /** A function of the host, as its callers see it. */
  readonly extern?: { readonly symbol: Symbol; readonly ir: ExternIr };
  /** A table is a function without parameters that is a constant. */
  readonly table?: CheckedFunction;
  /** The file a table was read from, to show its lines. */
  readonly data?: SourceFile;
  readonly mission?: CheckedMission;
  readonly simulation?: CheckedSimulation;
  readonly goal?: CheckedGoal;
  readonly experiment?: ExperimentIr;
  readonly director?: CheckedDirector;
  readonly workflow?: CheckedWorkflow;
  readonly provider?: { readonly symbol: Symbol; readonly ir: ProviderIr };
  readonly model?: { readonly symbol: Symbol; readonly ir: ModelIr };
  readonly context?: { readonly symbol: Symbol; readonly ir: ContextIr };
  readonly prompt?: { readonly symbol: Symbol<PromptDeclaration>; readonly ir: PromptIr };
  readonly memory?: { readonly symbol: Symbol; readonly ir: MemoryIr };
  /** Functions that nobody declared: what an answer must be. */
  readonly functions?: readonly (readonly [name: string, ir: FunctionIr])[];
  /** Template files that were read, to show their lines. */
  readonly templates?: readonly SourceFile[];
}
