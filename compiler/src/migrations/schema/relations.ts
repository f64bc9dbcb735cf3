import type { EdgeIr, RelationConversionIr, RelationIr, TypeIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../diagnostics/index.js';
import { describeType, isSameType } from '../values/index.js';
import { coveredBy } from './components.js';
import { compareOwnFields } from './fields.js';
import { ask, dropOf, type Findings, isDropped, note } from './findings.js';
import { freshMigrations, migratedOf } from './fresh-migrations.js';
import { type DeclaredThing, keptOf } from './kept.js';

interface RelationPair {
  readonly was: string;
  readonly now: string;
  readonly before: RelationIr;
  readonly after: RelationIr;
}
type Pair = readonly [from: string, to: string];
/** Declared edges by their relation, and what may stand at an end now. */
interface Edges {
  readonly before: ReadonlyMap<string, readonly EdgeIr[]>;
  readonly after: ReadonlyMap<string, readonly EdgeIr[]>;
  readonly there: ReadonlySet<string>;
}

/** By the names before. */
export function compareRelations(findings: Findings): { readonly [relation: string]: RelationConversionIr } {
  const { models, renames } = findings.context;
  const [before, after] = [models.before.schema.relations, models.after.schema.relations];
  const relations: { [relation: string]: RelationConversionIr } = {};
  const known = new Set<string>();
  const edges: Edges = {
    before: byRelation(models.before.schema.edges),
    after: byRelation(models.after.schema.edges),
    there: new Set(models.after.schema.entities.map(({ id }) => id)).add('player'),
  };
  for (const [was, old] of Object.entries(before)) {
    const now = renames.relations.get(was) ?? was;
    const heir = after[now];
    if (!heir) {
      if (reportGone(was, findings)) relations[was] = { gone: true };
      continue;
    }
    known.add(now);
    if (now !== was) note(findings, 'renamed', 'relation', now, 'safe', `\`${was}\` is called \`${now}\` now.`, was);
    const conversion = compareRelation({ was, now, before: old, after: heir }, edges, findings);
    if (Object.keys(conversion).length > 0) relations[was] = conversion;
  }
  for (const name of Object.keys(after))
    if (!known.has(name)) note(findings, 'added', 'relation', name, 'safe', `The relation \`${name}\` is new.`);
  return relations;
}

function byRelation(edges: readonly EdgeIr[]): ReadonlyMap<string, readonly EdgeIr[]> {
  const found = new Map<string, EdgeIr[]>();
  for (const edge of edges) found.set(edge.relation, [...(found.get(edge.relation) ?? []), edge]);
  return found;
}

function compareRelation(pair: RelationPair, declared: Edges, findings: Findings): RelationConversionIr {
  const { models } = findings.context;
  const { was, now, before, after } = pair;
  const to = now !== was && { to: now };
  const isTurned = compareEnds(pair, declared, findings);
  // What was said to go is gone, whatever else changed.
  if (isTurned === 'gone') return { ...to, gone: true };
  const migrated = migratedOf(freshMigrations(models), now);
  const comparison = compareOwnFields(
    {
      key: `relation ${was}`,
      was,
      now,
      hasUndeclared: () => findings.made.relations.has(was),
      migrated,
      covers: coveredBy(findings),
    },
    before.fields,
    after.fields,
    findings,
  );
  const edges = compareEdges(pair, declared, isTurned, findings);
  const kept = keptOf(comparison.pairs, edges.things);
  const { renames } = findings.context;
  const isOrdered = after.mutual && (!before.mutual || renames.entities.size > 0);
  const isChained =
    after.acyclic && (!before.acyclic || isTurned || edges.linked.length > 0 || renames.entities.size > 0);
  compareRules(pair, findings);
  const needsDeclared = kept !== undefined || isOrdered || migrated.sets.size > 0;
  return {
    ...to,
    ...(Object.keys(comparison.fields).length > 0 && { fields: comparison.fields }),
    ...(kept && { kept }),
    ...(isTurned && { turned: true }),
    ...(isOrdered && { mutual: true }),
    ...(isChained && { acyclic: true }),
    ...(needsDeclared && edges.declared.length > 0 && { declared: edges.declared }),
    ...(edges.linked.length > 0 && { linked: edges.linked }),
  };
}

/** Whether its ends changed places; `gone` where its edges were dropped because they no longer fit. */
function compareEnds({ was, now, before, after }: RelationPair, edges: Edges, findings: Findings): boolean | 'gone' {
  const { context, made } = findings;
  const { renames, models, answers } = context;
  const same = (a: TypeIr, b: TypeIr): boolean => isSameType(a, b, renames);
  const stays = same(before.from, after.from) && same(before.to, after.to);
  const isSwapped = same(before.from, after.to) && same(before.to, after.from);
  if (stays && !isSwapped) return false;
  const turned = answers.turned?.[was];
  if (stays) {
    const doubt = turned ?? (after.mutual || !looksTurned(was, now, edges, findings) ? false : undefined);
    if (doubt === undefined) {
      note(findings, 'altered', 'relation', now, 'breaking', `All declared edges of \`${now}\` lead the other way.`);
      ask(findings, catalogue.maybeTurned, { relation: now }, now, [
        { does: 'It was turned round: edges of sessions turn with it.', how: `--turned "${was}"` },
        { does: 'Only the declared edges are others.', how: `--not-turned "${was}"` },
      ]);
    } else if (doubt) noteTurned(now, findings);
    return doubt ?? false;
  }
  if (isSwapped && turned !== false) {
    noteTurned(now, findings);
    return true;
  }
  const lead = (relation: RelationIr, program: typeof models.before): string =>
    `from ${describeType(relation.from, program)} to ${describeType(relation.to, program)}`;
  const says = `\`${now}\` leads ${lead(after, models.after)} now, and led ${lead(before, models.before)}.`;
  const isWider = covers(before.from, after.from, findings) && covers(before.to, after.to, findings);
  if (isWider || !made.relations.has(was)) {
    note(findings, 'altered', 'relation', now, 'safe', says);
    return false;
  }
  if (isDropped(findings, `relation ${was}`)) {
    note(findings, 'altered', 'relation', now, 'dangerous', `${says} The edges that sessions linked are dropped.`);
    return 'gone';
  }
  note(findings, 'altered', 'relation', now, 'breaking', says);
  const ends = { relation: now, before: lead(before, models.before), after: lead(after, models.after) };
  ask(findings, catalogue.endsNarrowed, ends, now, [
    { does: 'Let its ends be all that they were, and more.', how: `relation ${now}: … -> …` },
    { does: 'Drop the edges that sessions linked.', how: dropOf(`relation ${was}`) },
  ]);
  return false;
}

function noteTurned(name: string, findings: Findings): void {
  note(
    findings,
    'altered',
    'relation',
    name,
    'safe',
    `\`${name}\` is turned round, and the edges of sessions with it.`,
  );
}

/** Whatever stood at the end before may stand there still. */
function covers(before: TypeIr, after: TypeIr, { context: { renames } }: Findings): boolean {
  if (before.type !== 'ref' || after.type !== 'ref') return false;
  const kinds = before.kinds.map((kind) => renames.kinds.get(kind) ?? kind);
  const has = new Set(before.has.map((each) => renames.components.get(each) ?? each));
  const isKind = after.kinds.length === 0 || (kinds.length > 0 && kinds.every((kind) => after.kinds.includes(kind)));
  return isKind && after.has.every((each) => has.has(each));
}

/** Its edges are declared the other way round, every one of them. */
function looksTurned(was: string, now: string, declared: Edges, { context: { renames } }: Findings): boolean {
  const name = (id: string): string => renames.entities.get(id) ?? id;
  const text = (all: readonly EdgeIr[] | undefined, key: (edge: EdgeIr) => string): string =>
    (all ?? []).map(key).sort().join('\n');
  const before = text(declared.before.get(was), ({ from, to }) => `${name(from)} ${name(to)}`);
  const turned = text(declared.before.get(was), ({ from, to }) => `${name(to)} ${name(from)}`);
  const after = text(declared.after.get(now), ({ from, to }) => `${from} ${to}`);
  return after !== '' && turned === after && before !== after;
}

/** What edges of sessions may break. */
function compareRules({ was, now, before, after }: RelationPair, findings: Findings): void {
  const say = (grade: 'safe' | 'dangerous', says: string): void => {
    note(findings, 'altered', 'relation', now, findings.made.relations.has(was) ? grade : 'safe', says);
  };
  if (before.mutual !== after.mutual)
    say(
      after.mutual ? 'safe' : 'dangerous',
      after.mutual
        ? `\`${now}\` leads both ways from now on: edges that led only one way do, too, and of two that led there and back one stays.`
        : `\`${now}\` leads one way from now on: edges lead from the end whose id comes first.`,
    );
  if (after.acyclic && !before.acyclic)
    say(
      'dangerous',
      `\`${now}\` is acyclic from now on; circles that sessions linked already stay until an edge goes.`,
    );
  const [one, was1] = [after.one, before.one];
  if (one !== was1 && one !== undefined && was1 !== 'both')
    say('dangerous', `\`${now}\` leads to one from now on; what leads to several does until the next one is linked.`);
}

interface ComparedEdges {
  readonly things: readonly DeclaredThing[];
  readonly declared: readonly Pair[];
  readonly linked: readonly Pair[];
}

/** Declared edges that are gone stay in sessions, where both ends are still there; new ones appear. */
function compareEdges(
  { was, now, before, after }: RelationPair,
  { there, ...all }: Edges,
  isTurned: boolean,
  findings: Findings,
): ComparedEdges {
  const { renames } = findings.context;
  const name = (id: string): string => renames.entities.get(id) ?? id;
  const key = (from: string, to: string): string => (after.mutual && to < from ? `${to} ${from}` : `${from} ${to}`);
  const edges = new Map((all.after.get(now) ?? []).map((edge) => [key(edge.from, edge.to), edge]));
  const things: DeclaredThing[] = [];
  const declared: Pair[] = [];
  const linked: Pair[] = [];
  const known = new Set<string>();
  for (const edge of all.before.get(was) ?? []) {
    const ends: Pair = before.mutual && edge.to < edge.from ? [edge.to, edge.from] : [edge.from, edge.to];
    const [from, to] = isTurned ? [name(ends[1]), name(ends[0])] : [name(ends[0]), name(ends[1])];
    const heir = edges.get(key(from, to));
    const id = `${ends[0]} ${ends[1]}`;
    if (heir) {
      known.add(key(from, to));
      declared.push(ends);
      things.push(declaredEdge(id, edge, heir));
      continue;
    }
    if (!there.has(from) || !there.has(to)) continue;
    const text = `${from} -[${now}]-> ${to}`;
    if (edge.when) {
      note(
        findings,
        'removed',
        'edge',
        text,
        'dangerous',
        `\`${text}\` is gone; it hung on a condition, and goes from sessions.`,
      );
      continue;
    }
    linked.push(ends);
    things.push(declaredEdge(id, edge, undefined));
    note(findings, 'removed', 'edge', text, 'safe', `\`${text}\` is no longer declared; open sessions keep it.`);
  }
  for (const [at, { from, to }] of edges) {
    if (known.has(at)) continue;
    const text = `${from} -[${now}]-> ${to}`;
    const isCrowded = after.one !== undefined && findings.made.relations.has(was);
    note(
      findings,
      'added',
      'edge',
      text,
      isCrowded ? 'dangerous' : 'safe',
      isCrowded
        ? `\`${text}\` is new; a session that linked another there has both until the next is linked.`
        : `\`${text}\` is new, and appears in open sessions.`,
    );
  }
  return { things, declared, linked };
}

function declaredEdge(id: string, before: EdgeIr, after: EdgeIr | undefined): DeclaredThing {
  return { id, was: ({ was }) => before.values[was], now: ({ now }) => after?.values[now] };
}

/** Whether it may go. */
function reportGone(name: string, findings: Findings): boolean {
  const { models } = findings.context;
  const isHeld =
    findings.made.relations.has(name) || models.before.schema.edges.some(({ relation }) => relation === name);
  if (!isHeld) {
    note(findings, 'removed', 'relation', name, 'safe', `The relation \`${name}\` is gone; nothing was linked by it.`);
    return false;
  }
  if (isDropped(findings, `relation ${name}`)) {
    note(findings, 'removed', 'relation', name, 'dangerous', `The relation \`${name}\` and all its edges are dropped.`);
    return true;
  }
  note(findings, 'removed', 'relation', name, 'breaking', `The relation \`${name}\` is gone.`);
  ask(findings, catalogue.declarationGone, { sort: 'relation', name }, name, [
    { does: 'If it is called otherwise, say so.', how: `relation … was ${name}` },
    { does: 'Drop its edges.', how: dropOf(`relation ${name}`) },
  ]);
  return true;
}
