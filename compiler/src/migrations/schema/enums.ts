import type { EnumIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../diagnostics/index.js';
import type { Question } from '../change.js';
import { ask, dropOf, type Findings, isDropped, note } from './findings.js';

/** Enums are types: what becomes of values is said by the fields that hold them. */
export function compareEnumDeclarations(findings: Findings): void {
  const { models, renames } = findings.context;
  const [before, after] = [models.before.schema.enums, models.after.schema.enums];
  const known = new Set<string>();
  for (const [was, old] of Object.entries(before)) {
    const name = renames.enums.get(was) ?? was;
    const now = after[name];
    if (!now) {
      note(findings, 'removed', 'enum', was, 'safe', `The enum \`${was}\` is gone.`);
      continue;
    }
    known.add(name);
    if (name !== was) note(findings, 'renamed', 'enum', name, 'safe', `\`${was}\` is called \`${name}\` now.`, was);
    compareCases(was, name, old, now, findings);
  }
  for (const name of Object.keys(after))
    if (!known.has(name)) note(findings, 'added', 'enum', name, 'safe', `The enum \`${name}\` is new.`);
}

function compareCases(was: string, name: string, before: EnumIr, after: EnumIr, findings: Findings): void {
  const renamed = findings.context.renames.cases.get(was);
  const order: string[] = [];
  for (const { name: old } of before.cases) {
    const now = renamed?.get(old) ?? old;
    const [from, to] = [`${was}.${old}`, `${name}.${now}`];
    if (!after.cases.some((each) => each.name === now)) {
      const grade = isDropped(findings, `case ${from}`) ? 'dangerous' : 'safe';
      const says =
        grade === 'safe'
          ? `\`${from}\` is gone.`
          : `\`${from}\` is gone: a default takes its place wherever it is held.`;
      note(findings, 'removed', 'case', from, grade, says);
      continue;
    }
    order.push(now);
    if (now !== old) note(findings, 'renamed', 'case', to, 'safe', `\`${from}\` is called \`${to}\` now.`, from);
  }
  const now = after.cases.map((each) => each.name);
  for (const each of now)
    if (!order.includes(each))
      note(findings, 'added', 'case', `${name}.${each}`, 'safe', `\`${name}.${each}\` is new.`);
  const there = now.filter((each) => order.includes(each));
  if (there.some((each, at) => each !== order[at])) {
    const grade = after.ordered ? 'dangerous' : 'safe';
    const says = after.ordered
      ? `The order of \`${name}\` changed: values stay, and compare otherwise.`
      : `The order of \`${name}\` changed; nothing hangs on it.`;
    note(findings, 'altered', 'enum', name, grade, says);
  }
  if (JSON.stringify(before.moves) !== JSON.stringify(after.moves) && after.moves)
    note(findings, 'altered', 'enum', name, 'safe', `The moves of \`${name}\` changed; values stay where they are.`);
}

/** One question for each case that is gone and may be held. Asked last: only then is it known who may hold it. */
export function askAboutCases(findings: Findings): void {
  const { openCases } = findings.context;
  for (const [name, holders] of [...openCases].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const at = findings.changes.findIndex((each) => each.what === 'case' && each.name === name);
    const known = findings.changes[at];
    if (known) findings.changes[at] = { ...known, grade: 'breaking' };
    const dot = name.lastIndexOf('.');
    const [was, member] = [name.slice(0, dot), name.slice(dot + 1)];
    ask(findings, catalogue.caseGone, { name, holders: [...holders].map((each) => `\`${each}\``) }, name, [
      ...formerName(was, member, findings),
      ...migratedBy(holders, findings).map((each) => ({
        does: 'Say what becomes of it.',
        how: `migrate ${each} from (old) { … }`,
      })),
      { does: 'Let the default of each field take its place.', how: dropOf(`case ${name}`) },
    ]);
  }
}

/** What a case that is gone may be called now: cases that its enum did not have. Those of a variant have no list of their own. */
function formerName(was: string, member: string, { context }: Findings): Question['choices'] {
  const { models, renames } = context;
  const before = models.before.schema.enums[was];
  if (!before) return [{ does: 'If it is called otherwise, say so.', how: `… was ${member}` }];
  const after = models.after.schema.enums[renames.enums.get(was) ?? was]?.cases ?? [];
  const fresh = after.filter((each) => each.was === undefined && !before.cases.some(({ name }) => name === each.name));
  return fresh.map(({ name }) => ({
    does: `If it is called \`${name}\` now, say so.`,
    how: `${name} was ${member}`,
  }));
}

/** The declarations whose fields hold it and that can say `migrate from`: `Person` for `Person.mood`. */
function migratedBy(holders: ReadonlySet<string>, { context: { models, renames } }: Findings): readonly string[] {
  const { kinds, components, relations } = models.after.schema;
  const owners = [...holders].map((each) => each.slice(0, each.indexOf('.')));
  const now = owners.map(
    (each) => renames.kinds.get(each) ?? renames.components.get(each) ?? renames.relations.get(each) ?? each,
  );
  return [...new Set(now)].filter((each) => each in kinds || each in components || each in relations).sort();
}
