import type { ComponentConversionIr, KindConversionIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../diagnostics/index.js';
import type { Answers, Change, Models, PlannedPart, Renames } from '../change.js';
import { type ValueContext, valueContext } from '../values/index.js';
import { compareBlock } from './blocks.js';
import { compareComponents } from './components.js';
import { endowments } from './endowments.js';
import { compareEntityNames, compareThings } from './entities.js';
import { askAboutCases, compareEnumDeclarations } from './enums.js';
import { compareEvents } from './events.js';
import { ask, type Findings, note } from './findings.js';
import { keptOf } from './kept.js';
import { compareKinds } from './kinds.js';
import { madeThings } from './made-things.js';
import { compareRelations } from './relations.js';
import { readRenames } from './renames.js';
import { compareResources } from './resources.js';
import { declaredThing, entityPairs, playerThing } from './things.js';

/** All differences of what is stored, and what becomes of it. */
export function diffSchema(
  models: Models,
  renames: Renames,
  answers: Answers,
  context: ValueContext = valueContext(models, renames, answers),
): PlannedPart {
  const findings: Findings = {
    context,
    made: madeThings(models.before),
    changes: [],
    questions: [],
    warnings: [...readRenames(models).warnings],
    closedAccounts: new Set(),
  };
  compareEnumDeclarations(findings);
  const components = compareComponents(findings);
  const kinds = compareKinds(components, findings);
  const entities = compareEntityNames(findings);
  const things = compareThings(components, kinds, findings);
  const relations = compareRelations(findings);
  const world = compareBlock('world', findings);
  const campaign = compareBlock('campaign', findings);
  const config = compareBlock('config', findings);
  const events = compareEvents(findings);
  const resources = compareResources(things, findings);
  const endow = endowments(findings);
  compareCampaign(findings);
  askAboutCases(findings);

  const parts: { [component: string]: ComponentConversionIr } = {};
  const pairs = entityPairs(findings);
  for (const { was, comparison, conversion } of components.values()) {
    const kept = comparison && keptOf(comparison.pairs, havers(was, pairs, findings));
    const part = { ...conversion, ...(kept && { kept }) };
    if (Object.keys(part).length > 0) parts[was] = part;
  }
  const allKinds: { [kind: string]: KindConversionIr } = { ...kinds, ...things.kinds };
  const ofEntities = {
    ...entities,
    ...(Object.keys(things.kindOf).length > 0 && { kindOf: things.kindOf }),
    ...(things.player !== undefined && { player: things.player }),
  };
  return {
    changes: withoutArrivals(findings.changes),
    questions: findings.questions,
    warnings: findings.warnings,
    conversion: {
      ...some('entities', ofEntities),
      ...some('kinds', allKinds),
      ...some('components', parts),
      ...some('relations', relations),
      ...(world && { world }),
      ...(config && { config }),
      ...(campaign && { campaign }),
      ...some('resources', resources),
      ...some('events', events),
      ...(endow.length > 0 && { endow }),
    },
  };
}

/** A field that moved here is not new besides. */
function withoutArrivals(changes: readonly Change[]): readonly Change[] {
  const moved = new Set(
    changes.flatMap(({ change, what, name }) => (change === 'moved' && what === 'field' ? [name] : [])),
  );
  return changes.filter(({ change, what, name }) => change !== 'added' || what !== 'field' || !moved.has(name));
}

/** Declared things whose kind has the component. */
function havers(component: string, pairs: ReturnType<typeof entityPairs>, findings: Findings) {
  const { kinds, player } = findings.context.models.before.schema;
  const has = (kind: string | undefined): boolean =>
    kind !== undefined && kinds[kind]?.has.includes(component) === true;
  const things = pairs.filter(({ before }) => has(before.kind)).map((pair) => declaredThing(pair, findings));
  return has(player.kind) ? [...things, playerThing(findings)] : things;
}

/** What passes to the campaign, whose stores keep single values only. */
function compareCampaign(findings: Findings): void {
  const { models, renames } = findings.context;
  const before = new Set(
    (models.before.experimental?.campaign ?? []).map(
      (name) => renames.kinds.get(name) ?? renames.relations.get(name) ?? name,
    ),
  );
  const after = models.after.experimental?.campaign ?? [];
  for (const name of after) {
    if (before.has(name)) continue;
    const what = name in models.after.schema.kinds ? 'kind' : 'relation';
    note(findings, 'altered', what, name, 'breaking', `\`${name}\` belongs to the campaign from now on.`);
    ask(findings, catalogue.passesToCampaign, { name }, name, [
      { does: 'Leave it with the session.', how: 'Take `in campaign` back.' },
    ]);
  }
  for (const name of before) {
    if (after.includes(name)) continue;
    const what = name in models.after.schema.kinds ? 'kind' : 'relation';
    note(findings, 'altered', what, name, 'safe', `\`${name}\` belongs to the session from now on.`);
  }
}

function some<Name extends string, Part extends object>(name: Name, part: Part): { readonly [Each in Name]?: Part } {
  const held: { [Each in Name]?: Part } = {};
  if (Object.keys(part).length > 0) held[name] = part;
  return held;
}
