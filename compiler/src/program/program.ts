import type { FieldIr, LeadsToIr, SceneIr, SchemaIr, SeatsIr, TestIr } from '@fabula/runtime/bundle';
import { type SourceFile, sourceFile } from '../base/index.js';
import type { Diagnostic } from '../diagnostics/index.js';
import type { ContextDeclaration, EditedFile, PromptDeclaration, TableDeclaration } from '../phases/1-parse/index.js';
import {
  type BoundProgram,
  type BoundResult,
  bindProgram,
  type IdQuestion,
  IdsMemory,
  idsPath,
  isDeckFile,
  isSymbolOf,
  joinPlaceIds,
  type ListedPlace,
  listPlaces,
  lockedDiagnostics,
  matchIds,
  type ParsedPack,
  type PlaceIds,
  type Symbol,
  startScene,
  type Unit,
} from '../phases/2-bind/index.js';
import {
  type CheckedDeck,
  type CheckedDeclaration,
  type CheckedMission,
  type CheckedScene,
  checkDeclaration,
  checkFormerMigrations,
  checkSchema,
  checkTests,
  namedTypes,
  onceAName,
  tablePath,
  templatePaths,
  type Uses,
  withoutNamesOfAbsent,
} from '../phases/3-check/index.js';
import type { AnalyzeInput } from '../phases/4-analyze/index.js';
import { lowerLeadsTo, lowerProgram, lowerScene } from '../phases/5-lower/index.js';
import { docsOf, projectionOf } from '../phases/6-emit/index.js';
import {
  bundleStrings,
  concernsStrings,
  type DataFiles,
  isStringsFile,
  type PackStrings,
  packStrings,
  pinsPath,
} from '../strings/index.js';
import { bodies, bodiesByFile, sceneCount } from './bodies.js';
import { DataInputs } from './data-inputs.js';
import { Database, keys } from './database.js';
import { EditedFiles, filesOf, placesIn } from './edited-files.js';
import { fileInterface, interfaceOf } from './interface-hash.js';
import { Libraries } from './libraries.js';
import { lowerBodies } from './lowered-bodies.js';
import { isOthers, withoutFix, withTables } from './others-files.js';
import type { BuildOutput, CheckOutput, DeclaredPack, ProgramOptions } from './outputs.js';
import type { PackFiles } from './pack-files.js';
import { rebound } from './rebound.js';
import { signedDecks, withDecks } from './signed-decks.js';
import { StoryFindings } from './story-findings.js';

interface Ids {
  readonly ids: PlaceIds;
  readonly files: ReadonlyMap<string, string>;
  readonly stale: ReadonlyMap<string, boolean>;
  readonly questions: readonly IdQuestion[];
  readonly diagnostics: readonly Diagnostic[];
}
interface Schema {
  readonly schema: SchemaIr;
  readonly seats: SeatsIr | undefined;
  readonly leads: LeadsToIr['edges'];
  readonly leadFields: readonly FieldIr[];
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
const bound = keys<BoundResult>('bind');
const face = keys<string>('interface');
const faceOfFile = keys<string>('file-interface');
const foundLibraries = keys<string>('libraries');
const placeIds = keys<Ids>('ids');
const declaration = keys<object | undefined>('declaration');
const checkedDeclaration = keys<CheckedDeclaration>('check');
const checkedFile = keys<readonly CheckedDeclaration[]>('check-file');
const checkedSchema = keys<Schema>('schema');
const checkedTests = keys<Tests>('tests');
const loweredScene = keys<SceneIr>('lower');
const stringsFiles = keys<DataFiles>('strings-files');
const checkedStrings = keys<PackStrings | undefined>('strings');

/**
 * One pack as the commands, watch and the editor see it: give it files, ask it for diagnostics or a program. Every
 * result is kept until something it was made from changes.
 */
export class Program {
  readonly #db = new Database();
  readonly #data = new DataInputs(this.#db);
  readonly #libraries: Libraries;
  readonly #files = new EditedFiles(this.#db, text);
  readonly #idsMemories = new Map<string, IdsMemory>();
  readonly #storyFindings: StoryFindings;
  #lastChecked: {
    readonly files: readonly (readonly CheckedDeclaration[])[];
    readonly all: readonly CheckedDeclaration[];
  } = { files: [], all: [] };
  #lastStory: AnalyzeInput | undefined;
  #lastBound: BoundResult | undefined;
  /** What stands before the paths of the packs that are used now, in the order in which they were asked for. */
  readonly #used = new Set<string>();

  constructor(options: ProgramOptions) {
    this.#libraries = new Libraries(options.library);
    this.#storyFindings = new StoryFindings(options.hints === true);
  }

  /** Takes the pack's files as they are now; unchanged ones cost a comparison. */
  update(files: PackFiles): void {
    this.#setPack('', files);
  }

  /** The folders of the used packs, as far as they were looked for. */
  libraryHomes(): string[] {
    return [...this.#libraries.packs().values()].flatMap(({ home }) => home ?? []);
  }

  /** Reads the used packs again, for who watches them: one may have been installed or edited since. */
  rereadLibraries(): void {
    for (const gone of this.#libraries.reread()) this.#setPack(gone, { sources: new Map(), ids: new Map() });
    for (const [prefix, files] of this.#libraries.packs()) this.#setPack(prefix, files);
    this.#db.set(foundLibraries(''), this.#libraries.findings());
  }

  check(): CheckOutput {
    const output = this.#checkStory();
    // A translation is read against its source, so only of a story that can be read.
    if (output.diagnostics.some((each) => each.severity === 'error') || !this.#bound().program) return output;
    const strings = this.#strings();
    if (!strings) return output;
    if (this.#files.hasEdited()) {
      // What stands above a text speaks to its translators, and that may be anywhere in its file.
      this.#files.settle();
      return this.check();
    }
    return {
      ...output,
      diagnostics: inOrder([...output.diagnostics, ...strings.diagnostics]),
      sources: new Map([...output.sources, ...strings.sources]),
    };
  }

  /** Everything but what other languages have to say. */
  #checkStory(): CheckOutput {
    const output = this.#tryToCheck();
    if (!('lost' in output)) return output;
    // Some place is to be shown that an edited file's tree does not tell; such files are read as a whole.
    this.#files.settle(output.lost);
    return this.#checkStory();
  }

  #tryToCheck(): CheckOutput | { readonly lost: Iterable<string> } {
    const bind = this.#bound();
    const sources = new Map<string, SourceFile>();
    const diagnostics: Diagnostic[] = [];
    const collect = (more: readonly Diagnostic[]): void => {
      for (const each of more)
        if (isDeckFile(each.place.file)) diagnostics.push(withoutFix(each));
        else if (!isOthers(each.place.file)) diagnostics.push(each);
        else if (each.severity === 'error') diagnostics.push(withoutFix(each));
    };
    for (const path of this.#paths('')) {
      const file = this.#parsed(path);
      sources.set(path, file.real);
      collect(file.diagnostics);
    }
    for (const [chapter, stored] of this.#db.input(storedIds('')) ?? [])
      sources.set(idsPath(chapter), sourceFile(idsPath(chapter), stored));
    collect(bind.diagnostics);
    for (const path of this.#libraries.paths(this.#used)) {
      const file = this.#parsed(path);
      sources.set(path, file.real);
      collect(file.diagnostics);
    }
    // Some of these speak of a file's first line, which may have moved from where the tree has it.
    const unsettled = bind.diagnostics
      .flatMap((each) => [...filesOf(each)])
      .filter((path) => this.#files.isEdited(path));
    if (unsettled.length > 0) return { lost: unsettled };
    const { program } = bind;
    if (program) {
      collect(startScene(program).diagnostics);
      collect(this.#ids().diagnostics);
      collect(this.#schema().diagnostics);
      for (const { diagnostics: said, data, templates } of this.#allChecked(program)) {
        collect(said);
        if (data) sources.set(data.path, data);
        for (const template of templates ?? []) sources.set(template.path, template);
      }
      collect(this.#tests().diagnostics);
      collect(signedDecks(program, this.#allChecked(program)));
      // Findings about flow would only repeat in other words what a broken name or type already says.
      if (!diagnostics.some((each) => each.severity === 'error')) collect(this.#findings());
    }
    const questions = program ? this.#ids().questions : [];
    const lost = new Set<string>();
    const inPlace = diagnostics.map((each) => this.#files.inPlace(each, lost));
    for (const { candidates } of questions) for (const { file } of candidates) lost.add(file.path);
    if ([...lost].some((path) => this.#files.isEdited(path))) return { lost };
    return {
      diagnostics: onceAName(withoutNamesOfAbsent(inOrder(inPlace)), sources),
      sources,
      questions,
      scenes: program ? sceneCount(program) : 0,
    };
  }

  /** The lowered program and the ids to store; undefined when `check` reports an error. */
  build(): BuildOutput | undefined {
    this.#files.settle();
    const { program } = this.#bound();
    if (!program || this.check().diagnostics.some((each) => each.severity === 'error')) return undefined;
    const start = startScene(program).scene;
    if (!start) return undefined;
    const ids = this.#ids();
    const { narrative, ...parts } = lowerBodies(
      program,
      (name) => this.#checked(name),
      (name) => this.#scene(name),
    );
    const { schema, seats } = this.#schema();
    const leadsTo = narrative ? this.#leadsTo() : undefined;
    const { tests } = this.#tests();
    const lowered = lowerProgram({ program, start: start.id, schema, seats, leadsTo, tests, ...parts });
    return {
      program: { ...lowered, projection: projectionOf(lowered) },
      ids: ids.files,
      strings: this.#strings()?.translations.map(bundleStrings) ?? [],
      docs: docsOf(program),
      migrations: (model) => checkFormerMigrations(program, ids.ids, model),
      stale: chaptersThat(ids.stale),
      libraries: program.units.flatMap((unit) => {
        const files = this.#libraries.filesOf(unit.name);
        return unit === program.main || !files
          ? []
          : [{ name: unit.name, version: unit.pack.version?.text ?? '0.0.0', files: withTables(unit, files) }];
      }),
    };
  }

  /** The stable ids as they should be, and what is to be decided about them. */
  ids(): Pick<BuildOutput, 'stale'> & {
    readonly files: ReadonlyMap<string, string>;
    readonly questions: readonly IdQuestion[];
    readonly sources: ReadonlyMap<string, SourceFile>;
  } {
    this.#files.settle();
    const { files, stale, questions } = this.#ids();
    const sources = new Map(this.#paths('').map((path) => [path, this.#parsed(path).real]));
    return { files, stale: chaptersThat(stale), questions, sources };
  }

  /** Every place of the pack itself with its stable id: for who follows places from one version of it to the next. */
  places(): readonly ListedPlace[] {
    this.#files.settle();
    const { program } = this.#bound();
    return program ? listPlaces(program.main, this.#ids().ids) : [];
  }

  /** What a build that may not write ids has to say: they are out of date, or something is to be decided. */
  locked(): readonly Diagnostic[] {
    this.#files.settle();
    return lockedDiagnostics(this.#ids(), this.#db.input(storedIds('')) ?? new Map());
  }

  /** The program as checked, scene by scene, for features that look at its prose; undefined when there are errors. */
  story(): AnalyzeInput | undefined {
    this.#files.settle();
    return this.#checkStory().diagnostics.some((each) => each.severity === 'error') ? undefined : this.#story();
  }

  /** What of a pack without errors is declared, library or not, as checked: what its host has to do with. */
  declared(): DeclaredPack | undefined {
    this.#files.settle();
    const { program } = this.#bound();
    if (!program || this.check().diagnostics.some((each) => each.severity === 'error')) return undefined;
    const checked = [...bodies(program)].map(([name, symbol]) => ({ symbol, checked: this.#checked(name) }));
    return { program, schema: this.#schema().schema, checked, named: namedTypes(program, this.#ids().ids) };
  }

  /** Its texts, translations and recordings; undefined when the story has errors. */
  strings(): PackStrings | undefined {
    const story = this.story();
    return story && (this.#strings() ?? packStrings(story, new Map()));
  }

  /** The program as bound, for features that look things up. */
  bound(): BoundResult {
    this.#files.settle();
    return this.#bound();
  }

  #setPack(prefix: string, given: PackFiles): void {
    const files = withDecks(given);
    const names = [...files.sources.keys()].map((path) => prefix + path).sort();
    const before = this.#db.input(paths(prefix)) ?? [];
    for (const [path, content] of files.sources) this.#db.set(text(prefix + path), content);
    for (const gone of before) if (!names.includes(gone)) this.#db.delete(text(gone));
    if (names.join('\n') !== before.join('\n')) this.#db.set(paths(prefix), names);
    this.#data.set(prefix, files);
    if (prefix === '') this.#setStrings(files);
    const ids = this.#db.input(storedIds(prefix));
    if (!ids || !sameEntries(ids, files.ids)) this.#db.set(storedIds(prefix), files.ids);
  }

  #setStrings({ data: given = new Map() }: PackFiles): void {
    const wanted = new Map([...given].filter(([path]) => isStringsFile(path) || path === pinsPath));
    const before = this.#db.input(stringsFiles(''));
    const isSame = before?.size === wanted.size && [...wanted].every(([path, content]) => before.get(path) === content);
    if (!isSame) this.#db.set(stringsFiles(''), wanted);
  }

  /** Undefined for a pack that has no translations, and wants none. */
  #strings(): PackStrings | undefined {
    return this.#db.get(checkedStrings(''), () => {
      const files = this.#db.input(stringsFiles('')) ?? new Map();
      if (!concernsStrings({ program: this.#program() }, files)) return undefined;
      const story = this.#story();
      return this.#db.untracked(() => packStrings(story, files));
    });
  }

  #paths(prefix: string): readonly string[] {
    return this.#db.input(paths(prefix)) ?? [];
  }

  #parsed(path: string): EditedFile {
    return this.#files.parsed(path);
  }

  #pack(prefix: string, home?: string): ParsedPack {
    const files = this.#paths(prefix).map((path) => this.#parsed(path));
    const data = this.#data.of(prefix);
    return home === undefined ? { files, data } : { files, data, home };
  }

  #bound(): BoundResult {
    return this.#db.get(bound(''), () => {
      this.#db.input(foundLibraries(''));
      const parsed = (path: string): EditedFile => this.#parsed(path);
      this.#lastBound = rebound(this.#lastBound, (prefix) => this.#paths(prefix), parsed) ?? this.#boundAnew();
      return this.#lastBound;
    });
  }

  #boundAnew(): BoundResult {
    this.#used.clear();
    return bindProgram(this.#pack(''), (name, from) => {
      const library = this.#libraries.find(name, from.home);
      if (!library || 'no' in library) return library;
      this.#used.add(library.prefix);
      this.#setPack(library.prefix, library.files);
      return this.#pack(library.prefix, library.prefix);
    });
  }

  #interface(): string {
    return this.#db.get(face(''), () => {
      const { program } = this.#bound();
      return program ? interfaceOf(program.units, (path) => this.#interfaceOfFile(path)) : '';
    });
  }

  #interfaceOfFile(path: string): string {
    return this.#db.get(faceOfFile(path), () => {
      const { source, tree } = this.#parsed(path);
      return fileInterface(source, tree);
    });
  }

  #ids(): Ids {
    return this.#db.get(placeIds(''), () => {
      const { program } = this.#bound();
      const stored = (prefix: string) => this.#db.input(storedIds(prefix)) ?? new Map<string, string>();
      const units = program?.units ?? [];
      for (const unit of units) this.#needFiles(unit);
      const each = units.map((unit) => ({
        unit,
        result: matchIds(unit, stored(unit === program?.main ? '' : `${unit.name}:`), this.#idsMemory(unit.name)),
      }));
      const main = each.find(({ unit }) => unit === program?.main)?.result;
      const all = each.map(({ result }) => result.ids);
      return {
        ids: all.length === 1 && main ? main.ids : joinPlaceIds(all),
        get files() {
          return main?.files ?? new Map<string, string>();
        },
        get stale() {
          return main?.stale ?? new Map<string, boolean>();
        },
        questions: main?.questions ?? [],
        diagnostics: main?.diagnostics ?? [],
      };
    });
  }

  #idsMemory(unit: string): IdsMemory {
    const known = this.#idsMemories.get(unit) ?? new IdsMemory();
    this.#idsMemories.set(unit, known);
    return known;
  }

  #schema(): Schema {
    return this.#db.get(checkedSchema(''), () => {
      this.#interface();
      const schema = this.#db.untracked(() => checkSchema(this.#program(), this.#ids().ids));
      this.#needPlaces(schema);
      return schema;
    });
  }

  #tests(): Tests {
    return this.#db.get(checkedTests(''), () => {
      const program = this.#program();
      const { ids } = this.#ids();
      const tests = this.#db.untracked(() => checkTests(program, ids, program.main));
      this.#needPlaces(tests);
      return tests;
    });
  }

  /** Depends on the declaration's own node, on what all others show of themselves, and on the stored ids. */
  #checked(name: string): CheckedDeclaration {
    return this.#db.get(checkedDeclaration(name), () => {
      this.#db.get(declaration(name), () => {
        const symbol = bodies(this.#program()).get(name);
        if (symbol) this.#parsed(symbol.file.path);
        return symbol?.declaration;
      });
      this.#needForChecks();
      this.#needTable(name);
      const { checked, symbol } = this.#db.untracked(() => {
        const program = this.#program();
        const symbol = bodies(program).get(name);
        if (!symbol) throw new Error(`${name} is not declared any more.`);
        return { symbol, checked: checkDeclaration(program, this.#ids().ids, symbol) };
      });
      this.#needPlaces(checked, symbol);
      this.#storyFindings.noteChecked(checked);
      return checked;
    });
  }

  /** All that has a body, in the order of the files; a file of which nothing changed costs a look. */
  #allChecked(program: BoundProgram): readonly CheckedDeclaration[] {
    const files = [...bodiesByFile(program).keys()].map((path) => this.#checkedIn(path));
    if (!sameElements(files, this.#lastChecked.files)) this.#lastChecked = { files, all: files.flat() };
    return this.#lastChecked.all;
  }

  #checkedIn(path: string): readonly CheckedDeclaration[] {
    const check = (): readonly CheckedDeclaration[] => {
      const names = bodiesByFile(this.#program()).get(path) ?? [];
      this.#parsed(path);
      this.#needForChecks();
      for (const name of names) this.#needTable(name);
      // Named for all its declarations at once: asking each whether it still stands takes longer than a keystroke.
      const checked = this.#db.untracked(() => names.map((name) => this.#checked(name)));
      for (const [i, name] of names.entries()) {
        const each = checked[i];
        if (each) this.#needPlaces(each, bodies(this.#program()).get(name));
      }
      return checked;
    };
    return this.#db.get(checkedFile(path), check, sameElements);
  }

  #needFiles(unit: Unit): void {
    for (const { source } of unit.files) this.#parsed(source.path);
  }

  /** What speaks of places changes when a file does that they lie in. */
  #needPlaces({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }, own?: Symbol): void {
    for (const each of diagnostics) {
      for (const { file, span } of placesIn(each)) {
        const { span: whole } = own?.declaration ?? {};
        const isOwn = whole && file === own?.file.path && span.start >= whole.start && span.end <= whole.end;
        if (isOwn) continue;
        if (file.endsWith('.fab')) this.#parsed(file);
        else this.#db.input(text(file));
      }
    }
  }

  /** What every check hangs on. */
  #needForChecks(): void {
    this.#interface();
    for (const prefix of ['', ...this.#libraries.packs().keys()]) this.#db.input(storedIds(prefix));
  }

  #needTable(name: string): void {
    const table = bodies(this.#program()).get(name);
    if (table && isSymbolOf(table, 'table')) this.#needData(table);
    if (table && isSymbolOf(table, 'prompt', 'context')) this.#needTemplates(table);
  }

  #needData({ chapter, file, declaration: table }: Symbol<TableDeclaration>): void {
    const path = tablePath(file, table);
    const { prefix, name } = chapter.unit;
    if (path !== undefined) this.#data.need(prefix === '' ? '' : `${name}:`, path);
  }

  #needTemplates({ chapter, file, declaration }: Symbol<PromptDeclaration | ContextDeclaration>): void {
    const { prefix, name } = chapter.unit;
    for (const path of templatePaths(file, declaration)) this.#data.need(prefix === '' ? '' : `${name}:`, path);
  }

  #scene(name: string): SceneIr {
    return this.#db.get(loweredScene(name), () => {
      const { scene } = this.#checked(name);
      if (!scene) throw new Error(`${name} was checked as something other than a scene.`);
      return this.#db.untracked(() => lowerScene(scene, this.#ids().ids));
    });
  }

  #findings(): readonly Diagnostic[] {
    const program = this.#program();
    const files = program.units.flatMap((unit) => unit.files.map(({ source }) => this.#parsed(source.path).first));
    return this.#storyFindings.of(this.#story(), files);
  }

  /** The narrative graph, for queries that ask for it. */
  #leadsTo(): LeadsToIr {
    const { scenes, decks } = this.#story();
    const cards = (deck: Symbol): readonly string[] =>
      (decks.find((each) => each.symbol === deck)?.cards ?? []).map((card) => card.scene);
    const { leads, leadFields } = this.#schema();
    return lowerLeadsTo(scenes, cards, leads, leadFields);
  }

  #story(): AnalyzeInput {
    const program = this.#program();
    const declarations = this.#allChecked(program);
    const [{ ids }, schema, tests] = [this.#ids(), this.#schema().uses, this.#tests().uses];
    const known = this.#lastStory;
    if (known?.declarations === declarations && known.program === program && known.ids === ids) {
      if (known.uses[0] === schema && known.uses[1] === tests) return known;
    }
    const uses = [schema, tests, ...declarations.map((each) => each.uses)];
    const [scenes, decks, missions]: [CheckedScene[], CheckedDeck[], CheckedMission[]] = [[], [], []];
    for (const { scene, deck, mission } of declarations) {
      if (scene) scenes.push(scene);
      if (deck) decks.push(deck);
      if (mission) missions.push(mission);
    }
    const directors = declarations.flatMap(({ director }) => director ?? []);
    const start = startScene(program).scene;
    this.#lastStory = { program, ids, start, scenes, decks, missions, directors, uses, declarations };
    return this.#lastStory;
  }

  /** The bound program; only for what is asked after `check` has seen that there is one. */
  #program(): BoundProgram {
    const { program } = this.#bound();
    if (!program) throw new Error('There is no pack to ask about.');
    return program;
  }
}

function sameElements<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((each, i) => each === b[i]);
}

function chaptersThat(stale: ReadonlyMap<string, boolean>): string[] {
  return [...stale].filter(([, is]) => is).map(([chapter]) => chapter);
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
