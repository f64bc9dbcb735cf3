import type { SourceFile } from '../../base/index.js';
import type {
  ActionDeclaration,
  AudienceDeclaration,
  ComponentDeclaration,
  ContextDeclaration,
  DeckDeclaration,
  Declaration,
  DirectorDeclaration,
  EdgeDeclaration,
  EntityDeclaration,
  EntityRowDeclaration,
  EnumDeclaration,
  EventDeclaration,
  ExperimentDeclaration,
  ExternDeclaration,
  Field,
  FunctionDeclaration,
  GoalDeclaration,
  KindDeclaration,
  MarkupDeclaration,
  MemoryDeclaration,
  MissionDeclaration,
  ModelDeclaration,
  PackDeclaration,
  Path,
  PromptDeclaration,
  ProviderDeclaration,
  QueryDeclaration,
  RecordDeclaration,
  RelationDeclaration,
  ResourceDeclaration,
  RuleDeclaration,
  SceneDeclaration,
  ScopeDeclaration,
  SharedDocument,
  SimulationDeclaration,
  SourceTree,
  TableDeclaration,
  TagDeclaration,
  TestDeclaration,
  TypeDeclaration,
  VariantDeclaration,
  WorkflowDeclaration,
} from '../1-parse/index.js';

/** A declaration that has a name of its own. */
export type NamedDeclaration =
  | ProviderDeclaration
  | ModelDeclaration
  | ContextDeclaration
  | PromptDeclaration
  | MemoryDeclaration
  | SimulationDeclaration
  | GoalDeclaration
  | ExperimentDeclaration
  | WorkflowDeclaration
  | RuleDeclaration
  | QueryDeclaration
  | ExternDeclaration
  | TableDeclaration
  | MissionDeclaration
  | AudienceDeclaration
  | DirectorDeclaration
  | MarkupDeclaration
  | TagDeclaration
  | TypeDeclaration
  | EnumDeclaration
  | RecordDeclaration
  | VariantDeclaration
  | ComponentDeclaration
  | KindDeclaration
  | RelationDeclaration
  | EntityDeclaration
  | EntityRowDeclaration
  | ResourceDeclaration
  | SceneDeclaration
  | DeckDeclaration
  | FunctionDeclaration
  | ActionDeclaration
  | EventDeclaration;

/**
 * Names live in namespaces, told apart by where they stand: a scene may have the name of the place it plays at, a kind
 * the name of an action, and nothing is confused with what stands in brackets or behind a `#`.
 */
export type Namespace = 'type' | 'scene' | 'value' | 'markup' | 'tag' | 'provider';

/** A declared name, with where it was declared. */
export interface Symbol<D extends NamedDeclaration = NamedDeclaration> {
  /** Qualified, unique in the program and its namespace: `mara`, `warehouse.office`, `std.d20/check`. */
  readonly id: string;
  readonly name: string;
  readonly chapter: Chapter;
  readonly file: SourceFile;
  readonly declaration: D;
  /** Of a deck: its cards that have prose, each a scene of its own, by name. */
  readonly cards?: ReadonlyMap<string, Symbol<SceneDeclaration>>;
  /** Of a deck from a file: where it is declared, and what it may. */
  readonly grant?: { readonly file: SourceFile; readonly declaration: DeckDeclaration };
  /** Of a row: its things, each an entity of its own, in order. */
  readonly members?: readonly Symbol<EntityDeclaration>[];
  /** Of a card's scene: the deck it is in. */
  readonly deck?: Symbol<DeckDeclaration>;
  /** Of a simulation: its own actions, by name, and names as they are seen from inside of it. */
  readonly actions?: ReadonlyMap<string, Symbol<ActionDeclaration>>;
  readonly inside?: Chapter;
  /** Of a simulation's action: the simulation. */
  readonly simulation?: Symbol<SimulationDeclaration>;
}

/** A field of `world`, `campaign`, `config` or of the `player` block itself. */
export interface ScopeField {
  readonly scope: ScopeDeclaration['scope'];
  /** `tide`, in a library `std.d20/count`. */
  readonly id: string;
  readonly chapter: Chapter;
  readonly file: SourceFile;
  readonly field: Field;
}

/** A folder of a pack. The root's name is `''`. */
export interface Chapter {
  readonly name: string;
  readonly unit: Unit;
  readonly names: { readonly [N in Namespace]: ReadonlyMap<string, Symbol> };
  /** `cast` of the chapter and of those above it, the pack's included. */
  readonly cast: readonly { readonly path: Path; readonly file: SourceFile }[];
  /** From here upward to the root. */
  readonly outward: readonly Chapter[];
}

/** A parsed file, as later phases see it. */
export interface BoundFile {
  readonly source: SourceFile;
  readonly tree: SourceTree;
  readonly chapter: Chapter;
}

/** A file of data as it was read, line ends plain; for one that can't be read as text, what its bytes look like. */
export type DataFile = string | { readonly looksLike: string };

/** Asked rather than handed over, so that a table is checked again only when its own file changes. */
export interface DataFiles {
  readonly paths: () => readonly string[];
  readonly read: (path: string) => DataFile | undefined;
}

/** One pack: the author's own, or a library it uses. */
export interface Unit {
  /** `harbor_lights`, `std.d20`. */
  readonly name: string;
  /** `''` for the author's own pack, else `std.d20/`: what its ids begin with. */
  readonly prefix: string;
  readonly pack: PackDeclaration;
  readonly packFile: SourceFile;
  readonly files: readonly BoundFile[];
  readonly chapters: ReadonlyMap<string, Chapter>;
  readonly root: Chapter;
  /** In the order written; `alias` is the name in front of a dot: `d20` for `std.d20`. */
  readonly uses: readonly { readonly unit: Unit; readonly alias: string }[];
  /** Fields of the state blocks, merged over all files. */
  readonly fields: { readonly [S in ScopeDeclaration['scope']]: ReadonlyMap<string, ScopeField> };
  readonly scopes: readonly { readonly declaration: ScopeDeclaration; readonly file: SourceFile }[];
  /** The `player is …` block, where there is one. */
  readonly player: { readonly declaration: ScopeDeclaration; readonly file: SourceFile } | undefined;
  /** Documents that readers share. */
  readonly shared: ReadonlyMap<string, { readonly document: SharedDocument; readonly file: SourceFile }>;
  readonly edges: readonly {
    readonly declaration: EdgeDeclaration;
    readonly file: SourceFile;
    readonly chapter: Chapter;
  }[];
  readonly tests: readonly {
    readonly declaration: TestDeclaration;
    readonly file: SourceFile;
    readonly chapter: Chapter;
  }[];
  /** The files that tables are read from, by their paths in the pack. */
  readonly data: DataFiles;
  /** All named declarations, in path order, then as written. */
  readonly symbols: readonly Symbol[];
}

/** The whole program: the author's pack and everything it uses, each once, used packs first. */
export interface BoundProgram {
  readonly main: Unit;
  readonly units: readonly Unit[];
}

/** Which namespace a declaration's name belongs to; undefined for those without a name. */
export function namespaceOf(declaration: Declaration): Namespace | undefined {
  switch (declaration.kind) {
    case 'type':
    case 'enum':
    case 'recordDeclaration':
    case 'variant':
    case 'component':
    case 'kindDeclaration':
    case 'resource':
      return 'type';
    case 'scene':
    case 'deck':
      return 'scene';
    case 'relation':
    case 'entity':
    case 'entityRow':
    case 'function':
    case 'action':
    case 'event':
    case 'rule':
    case 'query':
    case 'extern':
    case 'table':
    case 'mission':
    case 'audience':
    case 'simulation':
    case 'goal':
    case 'experiment':
    case 'director':
    case 'workflow':
    case 'model':
    case 'context':
    case 'prompt':
    case 'memory':
      return 'value';
    case 'provider':
      return 'provider';
    case 'markupDeclaration':
      return 'markup';
    case 'tagDeclaration':
      return 'tag';
    default:
      return undefined;
  }
}

/** Whether what a declaration does is checked apart from the schema: it has prose or logic, or conditions and weights. */
export function hasBody(symbol: Symbol): boolean {
  return isSymbolOf(
    symbol,
    'scene',
    'deck',
    'function',
    'action',
    'rule',
    'query',
    'mission',
    'director',
    'simulation',
    'goal',
    'experiment',
    'table',
    'extern',
    'workflow',
    'provider',
    'model',
    'context',
    'prompt',
    'memory',
  );
}

/** Narrows a symbol by its declaration's kind. */
export function isSymbolOf<K extends NamedDeclaration['kind']>(
  symbol: Symbol,
  ...kinds: readonly K[]
): symbol is Symbol<Extract<NamedDeclaration, { kind: K }>> {
  return kinds.some((kind) => kind === symbol.declaration.kind);
}
