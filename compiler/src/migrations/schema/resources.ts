import type { FieldIr, ProgramIr, ResourceConversionIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../diagnostics/index.js';
import type { ThingKinds } from './entities.js';
import { ask, dropOf, type Findings, isDropped, note } from './findings.js';

/** By the names before. Compared last: only then is it known which accounts go away. */
export function compareResources(
  things: ThingKinds,
  findings: Findings,
): { readonly [resource: string]: ResourceConversionIr } {
  const { models, renames } = findings.context;
  const [before, after] = [models.before.schema.resources, models.after.schema.resources];
  const resources: { [resource: string]: ResourceConversionIr } = {};
  const known = new Set<string>();
  for (const [was, old] of Object.entries(before)) {
    const now = renames.resources.get(was) ?? was;
    const heir = after[now];
    const accounts = accountsOf(was, models.before, things);
    if (!heir) {
      reportGone(was, accounts, findings);
      if (accounts.length > 0) resources[was] = { accounts };
      continue;
    }
    known.add(now);
    if (now !== was) note(findings, 'renamed', 'resource', now, 'safe', `\`${was}\` is called \`${now}\` now.`, was);
    const isRescaled = old.scale !== heir.scale;
    if (isRescaled) {
      const says = `\`${now}\` has ${heir.scale} places now, and had ${old.scale}`;
      const rest = heir.scale < old.scale ? '; balances are rounded, and what that leaves goes back to the issuer' : '';
      note(findings, 'altered', 'resource', now, heir.scale < old.scale ? 'dangerous' : 'safe', `${says}${rest}.`);
    }
    if (now === was && !isRescaled && !findings.closedAccounts.has(was)) continue;
    resources[was] = {
      ...(now !== was && { to: now }),
      ...(isRescaled && { scale: { from: old.scale, to: heir.scale } }),
      accounts,
    };
  }
  for (const name of Object.keys(after))
    if (!known.has(name)) note(findings, 'added', 'resource', name, 'safe', `The resource \`${name}\` is new.`);
  return resources;
}

function reportGone(name: string, accounts: readonly string[], findings: Findings): void {
  if (accounts.length === 0) {
    note(findings, 'removed', 'resource', name, 'safe', `The resource \`${name}\` is gone; nothing held it.`);
    return;
  }
  if (isDropped(findings, `resource ${name}`)) {
    note(findings, 'removed', 'resource', name, 'dangerous', `The resource \`${name}\` and its accounts are dropped.`);
    return;
  }
  note(findings, 'removed', 'resource', name, 'breaking', `The resource \`${name}\` is gone.`);
  ask(findings, catalogue.declarationGone, { sort: 'resource', name }, name, [
    { does: 'If it is called otherwise, say so.', how: `resource … was ${name}` },
    { does: 'Drop it, with all accounts of it.', how: dropOf(`resource ${name}`) },
  ]);
}

/** All fields that hold it: `Person.purse`, `Pouch.coins`, `chest`. Those of one thing's own kind stand under that one, too. */
function accountsOf(resource: string, { schema }: ProgramIr, things: ThingKinds): readonly string[] {
  const of = (owner: string, fields: readonly FieldIr[] = []): readonly string[] =>
    fields.flatMap(({ name, type }) => (type.type === 'amount' && type.resource === resource ? [owner + name] : []));
  const { kinds, components, entities, player, world } = schema;
  const body = things.player ?? player.kind ?? 'player';
  return [
    ...new Set([
      ...Object.entries(kinds).flatMap(([name, { fields }]) => of(`${name}.`, fields)),
      ...Object.entries(components).flatMap(([name, { fields }]) => of(`${name}.`, fields)),
      ...entities.flatMap(({ id, kind }) => {
        const own = things.kindOf[id];
        return own === undefined ? [] : of(`${own}.`, kinds[kind]?.fields);
      }),
      ...of(`${body}.`, [...(player.kind === undefined ? [] : (kinds[player.kind]?.fields ?? [])), ...player.fields]),
      ...of('', world),
    ]),
  ];
}
