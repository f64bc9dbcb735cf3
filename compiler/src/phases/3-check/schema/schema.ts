import type { EdgeIr, EntityIr, FieldIr, LeadsToIr, MigrationIr, SchemaIr, SeatsIr } from '@fabula/runtime/bundle';
import type { SourceFile } from '../../../base/index.js';
import { catalogue, type Diagnostic } from '../../../diagnostics/index.js';
import {
  type BoundProgram,
  type Chapter,
  hasBody,
  isSymbolOf,
  type PlaceIds,
  type Symbol,
  startScene,
  type Unit,
} from '../../2-bind/index.js';
import { checkAudience } from '../audience.js';
import type { Uses } from '../checked.js';
import { Checker } from '../checker.js';
import { pathText, resolvePath } from '../names.js';
import type { ProgramContext } from '../program-context.js';
import { checkTagDeclaration } from '../prose/tags.js';
import { isLeadRelation, isLeadsTo } from '../query/leads.js';
import { contextOf } from '../rules.js';
import { checkShared } from '../shared.js';
import { signatureOf } from '../signature.js';
import { checkMarkupDeclaration } from '../text/markup.js';
import { resolveType } from '../types/resolve-type.js';
import { reportTypeCircle } from './circles.js';
import { besideOne, checkEdge, checkEntity, closesCircle, reportCircle } from './entity.js';
import { checkComponent, checkKind, checkRecord } from './kind.js';
import { checkLead, checkLeadRelation } from './lead.js';
import { checkMigrate, checkMigration } from './migration.js';
import { checkRow } from './row.js';
import { checkPlayer, checkState } from './scope.js';
import { checkSeats } from './seats.js';
import { checkEnum, checkEvent, checkRelation, checkResource, checkVariant } from './shape.js';

export interface CheckedSchema {
  readonly schema: SchemaIr;
  /** Absent where one person plays, and nobody else is there. */
  readonly seats: SeatsIr | undefined;
  /** Declared edges between scenes. */
  readonly leads: LeadsToIr['edges'];
  /** What edges between scenes have. */
  readonly leadFields: readonly FieldIr[];
  readonly diagnostics: readonly Diagnostic[];
  readonly uses: Uses;
}

type Mutable<T> = {
  -readonly [K in keyof T]: T[K] extends { readonly [name: string]: infer V } ? { [name: string]: V } : T[K];
};
type Declared = Required<Pick<SchemaIr, 'markup' | 'tags' | 'migrations'>>;
type Tables = Mutable<Pick<SchemaIr, 'enums' | 'components' | 'kinds' | 'relations' | 'resources' | 'events'>>;

/** Checks everything that is declared but scenes, functions, actions and tests, and writes it down as the schema. */
export function checkSchema(program: BoundProgram, ids: PlaceIds): CheckedSchema {
  return new SchemaBuilder(contextOf(program, ids)).build();
}

class SchemaBuilder {
  readonly #context: ProgramContext;
  readonly #diagnostics: Diagnostic[] = [];
  readonly #reads = new Set<string>();
  readonly #writes = new Set<string>();
  readonly #open: Checker[] = [];
  readonly #tables: Tables = { enums: {}, components: {}, kinds: {}, relations: {}, resources: {}, events: {} };
  readonly #markup: { [name: string]: Declared['markup'][string] } = {};
  readonly #tags: { [name: string]: Declared['tags'][string] } = {};
  readonly #migrations: MigrationIr[] = [];
  readonly #entities: EntityIr[] = [];
  readonly #edges: EdgeIr[] = [];
  readonly #leadFields: FieldIr[] = [];
  readonly #leads: LeadsToIr['edges'][number][] = [];

  constructor(context: ProgramContext) {
    this.#context = context;
  }

  build(): CheckedSchema {
    const { program } = this.#context;
    const state: Record<'world' | 'campaign' | 'config', FieldIr[]> = { world: [], campaign: [], config: [] };
    for (const unit of program.units) {
      const ranks = new Map(unit.symbols.map((symbol, index) => [symbol, index]));
      for (const symbol of unit.symbols) this.#symbol(symbol, ranks);
      for (const scope of ['world', 'campaign', 'config'] as const) {
        state[scope].push(
          ...checkState(unit, scope, (where, place) => this.#checker(where.chapter, where.file, place)),
        );
      }
      this.#unitEdges(unit);
      this.#unitMigrations(unit);
      this.#casts(unit);
      this.#diagnostics.push(...checkShared(unit));
    }
    const player = checkPlayer(program.main, (where, place) => this.#checker(where.chapter, where.file, place));
    const seats = checkSeats(program, (unit) => this.#checker(unit.root, unit.packFile, 'pack'));
    this.#start();
    this.#collect();
    return {
      seats,
      schema: { ...this.#tables, ...state, player, entities: this.#entities, edges: this.#edges, ...this.#declared() },
      leads: this.#leads,
      leadFields: this.#leadFields,
      diagnostics: this.#diagnostics,
      uses: { reads: this.#reads, writes: this.#writes, unread: [] },
    };
  }

  #checker(chapter: Chapter, file: SourceFile, place: string): Checker {
    const checker = new Checker(this.#context, { chapter, file, place });
    checker.declares = true;
    this.#open.push(checker);
    return checker;
  }

  #collect(): void {
    for (const checker of this.#open) {
      this.#diagnostics.push(...checker.diagnostics);
      for (const read of checker.reads) this.#reads.add(read);
      for (const write of checker.writes) this.#writes.add(write);
    }
  }

  #symbol(symbol: Symbol, ranks: ReadonlyMap<Symbol, number>): void {
    if (hasBody(symbol)) return;
    const c = this.#checker(symbol.chapter, symbol.file, symbol.id);
    // What is wrong with the first of a row is wrong with all.
    if (isSymbolOf(symbol, 'entity') && (symbol.declaration.nth ?? 1) > 1) this.#open.pop();
    const tables = this.#tables;
    const { id } = symbol;
    if (isSymbolOf(symbol, 'enum')) tables.enums[id] = checkEnum(c, symbol);
    else if (isSymbolOf(symbol, 'component')) tables.components[id] = checkComponent(c, symbol);
    else if (isSymbolOf(symbol, 'kindDeclaration')) tables.kinds[id] = checkKind(c, symbol);
    else if (isSymbolOf(symbol, 'relation')) {
      if (isLeadRelation(c, symbol)) this.#leadFields.push(...checkLeadRelation(c, symbol));
      else tables.relations[id] = checkRelation(c, symbol);
    } else if (isSymbolOf(symbol, 'audience')) checkAudience(c, symbol);
    else if (isSymbolOf(symbol, 'resource')) tables.resources[id] = checkResource(c, symbol);
    else if (isSymbolOf(symbol, 'event')) tables.events[id] = checkEvent(c, symbol);
    else if (isSymbolOf(symbol, 'variant')) checkVariant(c, symbol);
    else if (isSymbolOf(symbol, 'recordDeclaration')) checkRecord(c, symbol);
    else if (isSymbolOf(symbol, 'type'))
      resolveType({ context: this.#context, chapter: symbol.chapter, checker: c }, symbol.declaration.type);
    else if (isSymbolOf(symbol, 'entityRow')) checkRow(c, symbol);
    else if (isSymbolOf(symbol, 'entity')) {
      const entity = checkEntity(c, symbol);
      if (entity) this.#entities.push(entity);
    } else if (isSymbolOf(symbol, 'markupDeclaration')) this.#markup[id] = checkMarkupDeclaration(c, symbol);
    else if (isSymbolOf(symbol, 'tagDeclaration')) this.#tags[id] = checkTagDeclaration(c, symbol);
    if (isSymbolOf(symbol, 'kindDeclaration', 'component', 'relation')) {
      const { fields, migrations = [] } = symbol.declaration;
      for (const migration of migrations) this.#migrations.push(checkMigration(c, symbol, fields, migration).ir);
    }
    if (isSymbolOf(symbol, 'type', 'recordDeclaration', 'variant')) {
      reportTypeCircle(c, symbol, (each) => ranks.get(each) ?? Number.POSITIVE_INFINITY);
    }
  }

  #unitEdges(unit: Unit): void {
    for (const { declaration, file, chapter } of unit.edges) {
      const c = this.#checker(chapter, file, 'edge');
      if (isLeadsTo(c, declaration.relation)) {
        this.#leads.push(...checkLead(c, declaration));
        continue;
      }
      for (const edge of checkEdge(c, declaration)) {
        if (this.#tables.relations[edge.relation]?.acyclic && closesCircle(this.#edges, edge))
          reportCircle(c, declaration);
        if (besideOne(this.#edges, edge, this.#tables.relations[edge.relation]))
          c.report(catalogue.edgeBesideOne, declaration.from.span, { relation: pathText(declaration.relation) });
        this.#edges.push(edge);
      }
    }
  }

  /** What a pack has nothing of is not in its bundle. */
  #declared(): Partial<Declared> {
    return {
      ...(Object.keys(this.#markup).length > 0 && { markup: this.#markup }),
      ...(Object.keys(this.#tags).length > 0 && { tags: this.#tags }),
      ...(this.#migrations.length > 0 && { migrations: this.#migrations }),
    };
  }

  #unitMigrations(unit: Unit): void {
    for (const { source, tree, chapter } of unit.files) {
      for (const declaration of tree.declarations) {
        if (declaration.kind !== 'migrate') continue;
        const migration = checkMigrate(this.#checker(chapter, source, 'migrate'), declaration);
        if (migration) this.#migrations.push(migration.ir);
      }
    }
  }

  /** The casts of chapters and of the pack; a scene's own is checked with it. */
  #casts(unit: Unit): void {
    const pack = this.#checker(unit.root, unit.packFile, 'pack');
    for (const path of unit.pack.cast) resolvePath(pack, path, 'value', 'entity', 'entity');
    for (const { source, tree, chapter } of unit.files) {
      for (const declaration of tree.declarations) {
        if (declaration.kind !== 'castDeclaration') continue;
        const c = this.#checker(chapter, source, 'cast');
        for (const path of declaration.cast) resolvePath(c, path, 'value', 'entity', 'entity');
      }
    }
  }

  /** Nobody gives the first scene its arguments. */
  #start(): void {
    const { program } = this.#context;
    const { scene } = startScene(program);
    const { pack, packFile, root } = program.main;
    if (!scene || !pack.start) return;
    const missing = signatureOf(this.#context, scene).parameters.filter((parameter) => !parameter.default);
    if (missing.length === 0) return;
    const c = this.#checker(root, packFile, 'pack');
    c.report(catalogue.startNeedsArguments, pack.start.span, { name: scene.name }, { related: [c.relatedTo(scene)] });
  }
}
