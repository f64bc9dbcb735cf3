import type { ProgramIr, SchemaIr, StringsIr } from '@fabula/runtime/bundle';
import type { SourceFile } from '../base/index.js';
import type { Diagnostic } from '../diagnostics/index.js';
import type { BoundProgram, IdQuestion, Symbol } from '../phases/2-bind/index.js';
import type { CheckedDeclaration, FormerMigrations, FormerModel, NamedType } from '../phases/3-check/index.js';
import type { Docs } from '../phases/6-emit/index.js';
import type { FindLibrary } from './libraries.js';
import type { PackFiles } from './pack-files.js';

export interface ProgramOptions {
  /**
   * The files of a pack that is `use`d, by its dotted name, as seen from the pack that uses it: from the author's own,
   * which has no home, or from one that was found before.
   */
  readonly library: FindLibrary;
  /** Tells what nothing uses or changes, too: for who works on a whole pack, and not on a piece of one. */
  readonly hints?: boolean;
}

/** Everything that is to be said about a pack, in path order, then by place. */
export interface CheckOutput {
  readonly diagnostics: readonly Diagnostic[];
  /** Sources by path, libraries included: what a renderer shows code from. */
  readonly sources: ReadonlyMap<string, SourceFile>;
  readonly questions: readonly IdQuestion[];
  /** Counts for the last line of `check`. */
  readonly scenes: number;
}

/** What `migrate from` makes of what a release kept, checked against the release. */
export type MigrateFrom = (model: FormerModel) => FormerMigrations;

/** What a build writes. */
export interface BuildOutput {
  readonly program: ProgramIr;
  /** `fabula.ids` of each chapter, as it should be; `stale` lists the chapters whose stored one differs. */
  readonly ids: ReadonlyMap<string, string>;
  readonly stale: readonly string[];
  /** The texts in other languages, one entry a language. */
  readonly strings: readonly StringsIr[];
  /** Doc comments of what is stored. */
  readonly docs: Docs;
  /** What its `migrate from` blocks make of what a release kept. */
  readonly migrations: MigrateFrom;
  /** Name and version of each used pack, with the names of its files' texts to hash. */
  readonly libraries: readonly { readonly name: string; readonly version: string; readonly files: PackFiles }[];
}

/** The declarations of a pack and of all it uses, as checked. */
export interface DeclaredPack {
  readonly program: BoundProgram;
  readonly schema: SchemaIr;
  readonly checked: readonly { readonly symbol: Symbol; readonly checked: CheckedDeclaration }[];
  readonly named: readonly NamedType[];
}
