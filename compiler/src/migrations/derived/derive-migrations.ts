import type { DerivedIr, FunctionIr } from '@fabula/runtime/bundle';
import type { SourceFile } from '../../base/index.js';
import { catalogue, type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import type { FormerMigration } from '../../phases/3-check/index.js';
import type { MigrateFrom } from '../../program/index.js';
import type { Models, PlannedPart, Question, Renames } from '../change.js';
import { withNamesNow } from './former-names.js';
import { formerReads } from './former-reads.js';
import { foreignIn, newReach, type Reach } from './reach.js';

/**
 * What `migrate from` makes of what the release kept, as a part of the plan. What is wrong with it can be known against the
 * release alone, so it is asked about like whatever else stands in a plan's way.
 */
export function deriveMigrations(migrate: MigrateFrom, models: Models, renames: Renames): PlannedPart {
  const { enums, components, kinds, relations, resources } = renames;
  const { schema } = models.before;
  const found = migrate({ schema, enums, components, kinds, relations, resources });
  const former = new Map(Object.entries(found.enums));
  const reach = newReach();
  const diagnostics: Diagnostic[] = [...found.diagnostics];
  const blocks = {
    kind: new Map<string, Derived>(),
    component: new Map<string, Derived>(),
    relation: new Map<string, Derived>(),
  };
  for (const migration of found.migrations) {
    diagnostics.push(...faultsOf(migration, models, former, reach));
    const block = blocks[migration.sort];
    const derived = derivedOf(migration, models, renames);
    const before = block.get(migration.was);
    block.set(migration.was, before ? { derived: joined(before.derived, derived) } : { derived });
  }
  const { functions, enums: used, resources: counted } = reach;
  return {
    changes: [],
    questions: diagnostics.map((each) => questionOf(each, found.sources)),
    conversion: {
      ...(functions.size > 0 && { functions: sorted<FunctionIr>(functions) }),
      ...((used.size > 0 || counted.size > 0) && {
        types: {
          ...(used.size > 0 && { enums: sorted(used) }),
          ...(counted.size > 0 && { resources: sorted(counted) }),
        },
      }),
      ...(blocks.kind.size > 0 && { kinds: sorted(blocks.kind) }),
      ...(blocks.component.size > 0 && { components: sorted(blocks.component) }),
      ...(blocks.relation.size > 0 && { relations: sorted(blocks.relation) }),
    },
  };
}

function questionOf({ code, message, place }: Diagnostic, sources: ReadonlyMap<string, SourceFile>): Question {
  const at = sources.get(place.file)?.lines.at(place.span.start);
  const about = at ? `${place.file}:${at.line}:${at.column}` : place.file;
  return {
    code,
    says: message,
    about,
    choices: [{ does: 'Change the migration.', how: `${about}; \`fabula explain ${code}\`` }],
  };
}

interface Derived {
  readonly derived: DerivedIr;
}

function derivedOf(migration: FormerMigration, { before }: Models, renames: Renames): DerivedIr {
  const named = withNamesNow(migration, renames);
  const { symbol, sort, slot, lets, values } = migration;
  const cell = (field: string): string => (sort === 'component' ? `${symbol.id}.${field}` : field);
  return {
    old: slot,
    reads: formerReads(migration, before),
    lets: [...(named ? [named] : []), ...lets.map(({ slot: own, value }) => ({ slot: own, value }))],
    values: Object.fromEntries([...values].map(([field, { value }]) => [cell(field), value])),
  };
}

/** Two blocks about one thing, as `migrate` in its body and beside it. */
function joined(one: DerivedIr, other: DerivedIr): DerivedIr {
  return {
    old: one.old,
    reads: { ...one.reads, ...other.reads },
    lets: [...one.lets, { slot: other.old, value: { op: 'local', slot: one.old } }, ...other.lets],
    values: { ...one.values, ...other.values },
  };
}

function faultsOf(
  migration: FormerMigration,
  { after }: Models,
  former: Reach['enums'],
  reach: Reach,
): readonly Diagnostic[] {
  const { file, symbol, lets, values } = migration;
  const faults: Diagnostic[] = [];
  for (const { value, span } of [...lets, ...values.values()]) {
    const what = foreignIn(value, after, former, reach);
    if (what !== undefined) faults.push(diagnostic(catalogue.migrationUsesOther, { file, span }, { what }));
  }
  const fields = fieldsNow(migration, after);
  for (const [name, { span }] of values) {
    const type = fields.find((each) => each.name === name)?.type;
    if (type?.type !== 'amount') continue;
    const holes = { field: `${symbol.name}.${name}`, resource: type.resource };
    faults.push(diagnostic(catalogue.migrationSetsHolding, { file, span }, holes));
  }
  return faults;
}

function fieldsNow({ sort, symbol }: FormerMigration, { schema }: Models['after']) {
  switch (sort) {
    case 'kind':
      return schema.kinds[symbol.id]?.fields ?? [];
    case 'component':
      return schema.components[symbol.id]?.fields ?? [];
    case 'relation':
      return schema.relations[symbol.id]?.fields ?? [];
  }
}

/** In an order that hangs on nothing but the names. */
function sorted<T>(of: ReadonlyMap<string, T>): { readonly [name: string]: T } {
  return Object.fromEntries([...of].sort(([a], [b]) => (a < b ? -1 : 1)));
}
