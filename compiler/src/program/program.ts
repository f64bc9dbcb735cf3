import type { ProgramIr, RuleIr, SceneIr, SchemaIr, TestIr } from '@fabula/runtime/bundle';
import { type SourceFile, sourceFile } from '../base/index.js';
import type { Diagnostic } from '../diagnostics/index.js';
import { parse, type SourceTree } from '../phases/1-parse/index.js';
import {
  type BoundProgram,
  type BoundResult,
  bindProgram,
  hasBody,
  type IdQuestion,
  idsPath,
  joinPlaceIds,
  lockedDiagnostics,
  matchIds,
  type ParsedPack,
  type PlaceIds,
  type Symbol,
  startScene,
} from '../phases/2-bind/index.js';
import {
  type CheckedDeclaration,
  checkDeclaration,
  checkSchema,
  checkTests,
  onceAName,
  type Uses,
} from '../phases/3-check/index.js';
import { type AnalyzeInput, analyze } from '../phases/4-analyze/index.js';
import { lowerProgram, lowerScene } from '../phases/5-lower/index.js';
import { type Docs, docsOf, projectionOf } from '../phases/6-emit/index.js';
import { Database, keys } from './database.js';
import { interfaceOf } from './interface-hash.js';
import type { PackFiles } from './pack-files.js';

export interface ProgramOptions {
  /** The files of a pack that is `use`d, by its dotted name. */
  readonly library: (name: string) => PackFiles | undefined;
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

/** What a build writes. */
export interface BuildOutput {
  readonly program: ProgramIr;
  /** `fabula.ids` of each chapter, as it should be; `stale` lists the chapters whose stored one differs. */
  readonly ids: ReadonlyMap<string, string>;
  readonly stale: readonly string[];
  /** Doc comments of what is stored. */
  readonly docs: Docs;
  /** Name and version of each used pack, with the names of its files' texts to hash. */
  readonly libraries: readonly { readonly name: string; readonly version: string; readonly files: PackFiles }[];
}

interface Parsed {
  readonly source: SourceFile;
  readonly tree: SourceTree;
  readonly diagnostics: readonly Diagnostic[];
}
interface Ids {
  readonly ids: PlaceIds;
  readonly files: ReadonlyMap<string, string>;
  readonly stale: ReadonlyMap<string, boolean>;
  readonly questions: readonly IdQuestion[];
  readonly diagnostics: readonly Diagnostic[];
}
interface Schema {
  readonly schema: SchemaIr;
  readonly diagnostics: readonly Diagnostic[];
  readonly uses: Uses;
}
interface Tests {
  readonly tests: readonly TestIr[];
  readonly diagnostics: readonly Diagnostic[];
  readonly uses: Uses;
}

const text = keys<string>('text');
const paths = keys<readonly string[]>('paths');
const storedIds = keys<ReadonlyMap<string, string>>('stored-ids');
const parsed = keys<Parsed>('parse');
const bound = keys<BoundResult>('bind');
const face = keys<string>('interface');
const placeIds = keys<Ids>('ids');
const declaration = keys<object | undefined>('declaration');
const checkedDeclaration = keys<CheckedDeclaration>('check');
const checkedSchema = keys<Schema>('schema');
const checkedTests = keys<Tests>('tests');
const loweredScene = keys<SceneIr>('lower');
const findings = keys<readonly Diagnostic[]>('findings');

/**
 * One pack as the commands, watch and the editor see it: give it files, ask it for diagnostics or a program. Every
 * result is kept until something it was made from changes.
 */
export class Program {
  readonly #db = new Database();
  readonly #options: ProgramOptions;
  readonly #libraries = new Map<string, PackFiles | undefined>();

  constructor(options: ProgramOptions) {
    this.#options = options;
  }

  /** Takes the pack's files as they are now; unchanged ones cost a comparison. */
  update(files: PackFiles): void {
    this.#setPack('', files);
  }

  check(): CheckOutput {
    const bind = this.#bound();
    const sources = new Map<string, SourceFile>();
    const diagnostics: Diagnostic[] = [];
    const collect = (more: readonly Diagnostic[]): void => {
      for (const each of more) diagnostics.push(each);
    };
    for (const path of this.#paths('')) {
      const file = this.#parsed(path);
      sources.set(path, file.source);
      collect(file.diagnostics);
    }
    for (const [chapter, stored] of this.#db.input(storedIds('')) ?? [])
      sources.set(idsPath(chapter), sourceFile(idsPath(chapter), stored));
    collect(bind.diagnostics);
    const { program } = bind;
    if (program) {
      for (const unit of program.units) for (const file of unit.files) sources.set(file.source.path, file.source);
      collect(startScene(program).diagnostics);
      collect(this.#ids().diagnostics);
      collect(this.#schema().diagnostics);
      for (const name of bodies(program).keys()) collect(this.#checked(name).diagnostics);
      collect(this.#tests().diagnostics);
      // Findings about flow would only repeat in other words what a broken name or type already says.
      if (!diagnostics.some((each) => each.severity === 'error')) collect(this.#findings());
    }
    return {
      diagnostics: onceAName(inOrder(diagnostics), sources),
      sources,
      questions: program ? this.#ids().questions : [],
      scenes: program?.main.symbols.filter((symbol) => symbol.declaration.kind === 'scene').length ?? 0,
    };
  }

  /** The lowered program and the ids to store; undefined when `check` reports an error. */
  build(): BuildOutput | undefined {
    const { program } = this.#bound();
    if (!program || this.check().diagnostics.some((each) => each.severity === 'error')) return undefined;
    const start = startScene(program).scene;
    if (!start) return undefined;
    const scenes = new Map<string, SceneIr>();
    const functions = new Map<string, NonNullable<CheckedDeclaration['function']>['ir']>();
    const actions = new Map<string, NonNullable<CheckedDeclaration['action']>['ir']>();
    const rules: RuleIr[] = [];
    for (const [name, symbol] of bodies(program)) {
      const checked = this.#checked(name);
      if (checked.rule) rules.push(checked.rule);
      if (checked.scene) scenes.set(symbol.id, this.#scene(name));
      if (checked.function) functions.set(symbol.id, checked.function.ir);
      if (checked.action) actions.set(symbol.id, checked.action.ir);
    }
    const ids = this.#ids();
    const lowered = lowerProgram({
      program,
      start: start.id,
      schema: this.#schema().schema,
      functions,
      actions,
      scenes,
      rules,
      tests: this.#tests().tests,
    });
    return {
      program: { ...lowered, projection: projectionOf(lowered) },
      ids: ids.files,
      docs: docsOf(program),
      stale: chaptersThat(ids.stale),
      libraries: program.units.flatMap((unit) => {
        const files = this.#libraries.get(unit.name);
        return unit === program.main || !files
          ? []
          : [{ name: unit.name, version: unit.pack.version?.text ?? '0.0.0', files }];
      }),
    };
  }

  /** The stable ids as they should be, and what is to be decided about them. */
  ids(): Pick<BuildOutput, 'stale'> & {
    readonly files: ReadonlyMap<string, string>;
    readonly questions: readonly IdQuestion[];
    readonly sources: ReadonlyMap<string, SourceFile>;
  } {
    const { files, stale, questions } = this.#ids();
    const sources = new Map(this.#paths('').map((path) => [path, this.#parsed(path).source]));
    return { files, stale: chaptersThat(stale), questions, sources };
  }

  /** What a build that may not write ids has to say: they are out of date, or something is to be decided. */
  locked(): readonly Diagnostic[] {
    return lockedDiagnostics(this.#ids(), this.#db.input(storedIds('')) ?? new Map());
  }

  /** The program as checked, scene by scene, for features that look at its prose; undefined when there are errors. */
  story(): AnalyzeInput | undefined {
    return this.check().diagnostics.some((each) => each.severity === 'error') ? undefined : this.#story();
  }

  /** The program as bound, for features that look things up. */
  bound(): BoundResult {
    return this.#bound();
  }

  #setPack(prefix: string, files: PackFiles): void {
    const names = [...files.sources.keys()].map((path) => prefix + path).sort();
    const before = this.#db.input(paths(prefix)) ?? [];
    for (const [path, content] of files.sources) this.#db.set(text(prefix + path), content);
    for (const gone of before) if (!names.includes(gone)) this.#db.delete(text(gone));
    if (names.join('\n') !== before.join('\n')) this.#db.set(paths(prefix), names);
    const ids = this.#db.input(storedIds(prefix));
    if (!ids || !sameEntries(ids, files.ids)) this.#db.set(storedIds(prefix), files.ids);
  }

  #paths(prefix: string): readonly string[] {
    return this.#db.input(paths(prefix)) ?? [];
  }

  #parsed(path: string): Parsed {
    return this.#db.get(parsed(path), () => {
      const source = sourceFile(path, this.#db.input(text(path)) ?? '');
      return { source, ...parse(source) };
    });
  }

  #pack(prefix: string): ParsedPack {
    return { files: this.#paths(prefix).map((path) => this.#parsed(path)) };
  }

  #bound(): BoundResult {
    return this.#db.get(bound(''), () =>
      bindProgram(this.#pack(''), (name) => {
        const files = this.#library(name);
        return files && this.#pack(`${name}:`);
      }),
    );
  }

  /** Libraries are read once: they are part of the installed toolchain, not of what is being edited. */
  #library(name: string): PackFiles | undefined {
    if (!this.#libraries.has(name)) {
      const files = this.#options.library(name);
      this.#libraries.set(name, files);
      if (files) this.#setPack(`${name}:`, files);
    }
    return this.#libraries.get(name);
  }

  #interface(): string {
    return this.#db.get(face(''), () => {
      const { program } = this.#bound();
      return program ? interfaceOf(program) : '';
    });
  }

  #ids(): Ids {
    return this.#db.get(placeIds(''), () => {
      const { program } = this.#bound();
      const stored = (prefix: string) => this.#db.input(storedIds(prefix)) ?? new Map<string, string>();
      const units = program?.units ?? [];
      const each = units.map((unit) => ({
        unit,
        result: matchIds(unit, stored(unit === program?.main ? '' : `${unit.name}:`)),
      }));
      const main = each.find(({ unit }) => unit === program?.main)?.result;
      const all = each.map(({ result }) => result.ids);
      return {
        ids: all.length === 1 && main ? main.ids : joinPlaceIds(all),
        files: main?.files ?? new Map(),
        stale: main?.stale ?? new Map(),
        questions: main?.questions ?? [],
        diagnostics: main?.diagnostics ?? [],
      };
    });
  }

  #schema(): Schema {
    return this.#db.get(checkedSchema(''), () => {
      this.#interface();
      return this.#db.untracked(() => checkSchema(this.#program(), this.#ids().ids));
    });
  }

  #tests(): Tests {
    return this.#db.get(checkedTests(''), () => {
      const program = this.#program();
      return this.#db.untracked(() => checkTests(program, this.#ids().ids, program.main));
    });
  }

  /** Depends on the declaration's own node, on what all others show of themselves, and on the stored ids. */
  #checked(name: string): CheckedDeclaration {
    return this.#db.get(checkedDeclaration(name), () => {
      this.#db.get(declaration(name), () => bodies(this.#program()).get(name)?.declaration);
      this.#interface();
      this.#db.input(storedIds(''));
      return this.#db.untracked(() => {
        const program = this.#program();
        const symbol = bodies(program).get(name);
        if (!symbol) throw new Error(`${name} is not declared any more.`);
        return checkDeclaration(program, this.#ids().ids, symbol);
      });
    });
  }

  #scene(name: string): SceneIr {
    return this.#db.get(loweredScene(name), () => {
      const { scene } = this.#checked(name);
      if (!scene) throw new Error(`${name} was checked as something other than a scene.`);
      return this.#db.untracked(() => lowerScene(scene, this.#ids().ids));
    });
  }

  #findings(): readonly Diagnostic[] {
    return this.#db.get(findings(''), () => {
      const story = this.#story();
      return this.#db.untracked(() => analyze(story));
    });
  }

  #story(): AnalyzeInput {
    const program = this.#program();
    const checked = [...bodies(program).keys()].map((name) => this.#checked(name));
    const uses = [this.#schema().uses, this.#tests().uses, ...checked.map((each) => each.uses)];
    const scenes = checked.flatMap((each) => (each.scene ? [each.scene] : []));
    return { program, ids: this.#ids().ids, start: startScene(program).scene, scenes, uses };
  }

  /** The bound program; only for what is asked after `check` has seen that there is one. */
  #program(): BoundProgram {
    const { program } = this.#bound();
    if (!program) throw new Error('There is no pack to ask about.');
    return program;
  }
}

/** The declarations that have a body to check by name, used packs first. */
function bodies(program: BoundProgram): ReadonlyMap<string, Symbol> {
  const known = bodiesOf.get(program);
  if (known) return known;
  const found = new Map<string, Symbol>();
  for (const unit of program.units) {
    for (const symbol of unit.symbols) {
      if (hasBody(symbol)) found.set(subject(symbol), symbol);
    }
  }
  bodiesOf.set(program, found);
  return found;
}
const bodiesOf = new WeakMap<BoundProgram, ReadonlyMap<string, Symbol>>();

function chaptersThat(stale: ReadonlyMap<string, boolean>): string[] {
  return [...stale].filter(([, is]) => is).map(([chapter]) => chapter);
}

function subject(symbol: Symbol): string {
  return `${symbol.declaration.kind === 'scene' ? 'scene' : 'value'} ${symbol.id}`;
}

function sameEntries(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}

function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted(
    (a, b) =>
      (a.place.file < b.place.file ? -1 : a.place.file > b.place.file ? 1 : 0) ||
      a.place.span.start - b.place.span.start ||
      a.place.span.end - b.place.span.end,
  );
}
