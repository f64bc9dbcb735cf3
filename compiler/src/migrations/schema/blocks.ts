import type { FieldIr, FieldsConversionIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../diagnostics/index.js';
import { coveredBy } from './components.js';
import { compareOwnFields } from './fields.js';
import { ask, dropOf, type Findings, isDropped, note } from './findings.js';
import { migratedOf } from './fresh-migrations.js';
import { keptOf } from './kept.js';

export type BlockName = 'world' | 'campaign' | 'config';

/** `world`, `campaign` and `config` are there once, and nothing of them is declared elsewhere. */
export function compareBlock(block: BlockName, findings: Findings): FieldsConversionIr | undefined {
  const { models } = findings.context;
  const directors = goneDirectors(findings);
  // How often a way was gone is counted by itself: nobody has to be asked about a way that is there no more.
  const isDirectors = ({ name }: FieldIr): boolean =>
    block === 'world' && models.before.directors?.some((each) => name.startsWith(`${each.name}.`)) === true;
  const isCovered = coveredBy(findings);
  const comparison = compareOwnFields(
    {
      key: block,
      was: block,
      now: block,
      hasUndeclared: () => true,
      migrated: migratedOf([], block),
      covers: (field) => isDirectors(field) || isCovered(field),
    },
    models.before.schema[block],
    models.after.schema[block],
    findings,
  );
  if (block === 'world') for (const name of directors) askAboutDirector(name, findings);
  const { fields } = comparison;
  const kept = keptOf(comparison.pairs, []);
  if (Object.keys(fields).length === 0 && !kept) return undefined;
  return { ...(Object.keys(fields).length > 0 && { fields }), ...(kept && { kept }) };
}

/** What a director keeps are fields of the world, which nobody declared one by one. */
function goneDirectors({ context }: Findings): readonly string[] {
  const now = new Set(context.models.after.directors?.map(({ name }) => name));
  return (context.models.before.directors ?? []).flatMap(({ name }) => (now.has(name) ? [] : [name]));
}

function askAboutDirector(name: string, findings: Findings): void {
  if (isDropped(findings, `director ${name}`)) return;
  const at = findings.changes.findIndex((each) => each.name.startsWith(`world.${name}.`));
  const known = findings.changes[at];
  if (known) findings.changes[at] = { ...known, grade: 'breaking' };
  else note(findings, 'removed', 'field', name, 'breaking', `The director \`${name}\` is gone.`);
  ask(findings, catalogue.declarationGone, { sort: 'director', name }, name, [
    { does: 'Drop how far sessions had come in it.', how: dropOf(`director ${name}`) },
  ]);
}
