import type { PackDescription } from '../../../ports/index.js';

/** A thing of a pack's schema that the database and the bundle's migrations do not agree on. */
export interface Drift {
  /** `onlyThere`: the database has it and no migration makes it. `missing`: the reverse. */
  readonly drift: 'onlyThere' | 'missing' | 'differs';
  readonly what: string;
  /** `person.mood` */
  readonly name: string;
  readonly database?: string;
  readonly model?: string;
}

/** What the database has that the model has not, and the reverse. */
export function compareDescriptions(database: PackDescription, model: PackDescription): readonly Drift[] {
  const there = thingsOf(database);
  const here = thingsOf(model);
  const found: Drift[] = [];
  for (const [id, { what, name, definition }] of there) {
    const ours = here.get(id);
    if (isPartOfMissing(name, what, here)) continue;
    if (!ours) found.push({ drift: 'onlyThere', what, name, ...(definition !== '' && { database: definition }) });
    else if (ours.definition !== definition) {
      found.push({ drift: 'differs', what, name, database: definition, model: ours.definition });
    }
  }
  for (const [id, { what, name, definition }] of here) {
    if (there.has(id) || isPartOfMissing(name, what, there)) continue;
    found.push({ drift: 'missing', what, name, ...(definition !== '' && { model: definition }) });
  }
  return found;
}

interface Thing {
  readonly what: string;
  readonly name: string;
  readonly definition: string;
}

/** Of a table that one side lacks as a whole, its columns and the rest need no mention. */
function isPartOfMissing(name: string, what: string, other: ReadonlyMap<string, Thing>): boolean {
  return tableParts.has(what) && !other.has(`table ${name.split('.')[0] ?? ''}`);
}

const tableParts = new Set(['column', 'index', 'constraint', 'policy']);

function thingsOf({ tables, views, functions }: PackDescription): ReadonlyMap<string, Thing> {
  const things = new Map<string, Thing>();
  const add = (what: string, name: string, definition: string): void => {
    things.set(`${what} ${name}`, { what, name, definition });
  };
  for (const table of tables) {
    add('table', table.name, table.secured ? 'row-level security' : 'no row-level security');
    for (const { name, type, nullable, default: value, generated, collation } of table.columns) {
      const parts = [
        type,
        collation === '' ? '' : `collate ${collation}`,
        nullable ? '' : 'not null',
        value === '' ? '' : `${generated ? 'generated as' : 'default'} ${value}`,
      ];
      add('column', `${table.name}.${name}`, parts.filter(Boolean).join(' '));
    }
    for (const { name, definition, valid } of table.indexes)
      add('index', `${table.name}.${name}`, valid ? definition : `${definition} (not valid)`);
    for (const { name, definition, validated } of table.constraints)
      add('constraint', `${table.name}.${name}`, validated ? definition : `${definition} (not validated)`);
    for (const { name, command, using, check } of table.policies)
      add('policy', `${table.name}.${name}`, `for ${command} using ${using} with check ${check}`);
  }
  for (const { name, definition } of views) add('view', name, definition);
  for (const { name, arguments: given, result, language, body } of functions)
    add('function', `${name}(${given})`, `returns ${result} language ${language}\n${body}`);
  return things;
}
