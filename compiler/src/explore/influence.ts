import type { ProgramIr } from '@fabula/runtime/bundle';
import type { EventInfluence, Influence } from '@fabula/runtime/engine';
import { everyNode, figureIn, listOf, type Node, nodesIn } from './nodes.js';
import { recurringOps } from './recurring.js';

/**
 * What of its history a story can ask for. A visit that nobody asks about makes no state a new one; a count that is only
 * compared with 3 makes none past 4. Without this every road back to a hub would lead to a new state, for ever.
 */
export function influenceOf(program: ProgramIr): Influence {
  const { functions, actions, scenes, rules, missions, directors, schema, queries, leadsTo } = program;
  const visits = new Map<string, number>();
  const since = new Map<string, number>();
  let turns = 0;
  let choices = 0;
  const raise = (counts: Map<string, number>, place: unknown, to: number): void => {
    if (typeof place === 'string') counts.set(place, Math.max(counts.get(place) ?? 0, to));
  };
  const compared = new Map<Node, number>();
  const sequences = new Map<string, number>();
  /** Texts that go into the state, and not only to the reader. */
  const stored = new Set<unknown>();
  const gone = behindForGood(program, recurringOps(program));
  const parts = [
    functions,
    actions,
    scenes,
    rules ?? [],
    missions ?? [],
    directors ?? [],
    queries ?? {},
    leadsTo?.edges ?? [],
    schema,
  ];
  for (const node of everyNode(parts)) {
    if (node['op'] === 'binary') noteComparison(node, compared);
    const most = compared.get(node) ?? Number.POSITIVE_INFINITY;
    switch (node['op']) {
      case 'visits':
        raise(visits, node['place'], most);
        break;
      case 'sceneField':
        // Which scene is asked is known only when it is.
        if (node['field'] === 'visits') for (const scene of Object.keys(scenes)) raise(visits, scene, most);
        break;
      case 'turnsSince':
        raise(since, node['place'], most);
        break;
      case 'turns':
        turns = Math.max(turns, most);
        break;
      case 'choices':
        choices = Math.max(choices, most);
        break;
      default:
        break;
    }
    if (node['op'] === 'text') stored.add(node['text']);
    if (node['op'] === 'new') stored.add(node['title']);
    noteSequences(node, stored.has(node), sequences);
  }
  return {
    visits: (place) => visits.get(place) ?? 0,
    sequence: (site) => (gone.has(site) ? 0 : (sequences.get(site) ?? 0)),
    spent: (place) => !gone.has(place),
    since,
    events: eventsAsked(program),
    beats: beatsOf(directors ?? []),
    turns,
    choices,
  };
}

/** Past its most turns a beat is over, and past its least one only what it waits for counts. */
function beatsOf(directors: NonNullable<ProgramIr['directors']>): NonNullable<Influence['beats']> {
  return new Map(
    directors
      .filter(({ beats }) => beats.length > 0)
      .map(({ name, beats }) => [name, Math.max(...beats.map(({ least, most }) => most ?? least))]),
  );
}

/**
 * Events that a query asks about. Between two of them the turns are counted up to the widest gap that a sequence allows,
 * and one more.
 */
function eventsAsked({ queries }: ProgramIr): Influence['events'] {
  const asked = new Map<string, EventInfluence>();
  for (const { events } of Object.values(queries ?? {})) {
    if (!events) continue;
    const { steps, last } = events;
    const windows = [...steps.flatMap(({ within }) => within ?? []), ...(last ? [last] : [])];
    const timed = windows.some(({ unit }) => unit === 'milliseconds');
    const gap = Math.max(0, ...steps.map(({ within }) => (within?.unit === 'turns' ? within.count + 1 : 0)));
    for (const step of steps) {
      for (const { event } of [step, ...(step.without ?? [])]) {
        const before = asked.get(event);
        const turns = last?.unit === 'turns' ? last.count : undefined;
        const most = turns === undefined || (before && before.turns === undefined) ? undefined : turns;
        asked.set(event, {
          ...(most !== undefined && { turns: Math.max(most, before?.turns ?? 0) }),
          gap: Math.max(gap, before?.gap ?? 0),
          timed: timed || before?.timed === true,
        });
      }
    }
  }
  // A sequence of several names counts the turns between any two of them.
  const widest = Math.max(0, ...[...asked.values()].map(({ gap }) => gap));
  return new Map([...asked].map(([event, influence]) => [event, { ...influence, gap: widest }]));
}

/** Choices, `~ once` and sequences that no road leads back to: whether they were used up is nobody's matter any more. */
function behindForGood({ scenes }: ProgramIr, recurs: (scene: string, pc: number) => boolean): ReadonlySet<string> {
  const gone = new Set<string>();
  for (const { name, code } of Object.values(scenes)) {
    for (const [pc, op] of code.entries()) {
      if (recurs(name, pc)) continue;
      if ('id' in op) gone.add(op.id);
      for (const node of everyNode(op))
        for (const key of ['once', 'site'] as const) if (typeof node[key] === 'string') gone.add(node[key]);
    }
  }
  return gone;
}

/** A count that only grows is, once past the figure it is compared with, the same for ever. */
function noteComparison(node: Node, compared: Map<Node, number>): void {
  const operator = node['operator'];
  if (typeof operator !== 'string' || !comparisons.has(operator)) return;
  const { left, right } = node;
  for (const [count, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const figure = figureIn(other);
    if (figure === undefined) continue;
    for (const part of nodesIn(count)) compared.set(part, Math.max(Math.floor(figure) + 1, 0));
  }
}

const comparisons = new Set(['eq', 'ne', 'lt', 'le', 'gt', 'ge']);

/**
 * Sequences that something hangs on, by how many positions they have: those that choose what is played, and those in
 * texts whose arms show more than words. Where a shuffle stands counts by its place in the round; its rounds differ in
 * their order, which walks try with many seeds.
 */
function noteSequences(node: Node, stored: boolean, sequences: Map<string, number>): void {
  if (node['op'] === 'pick' && node['strategy'] !== 'first' && typeof node['id'] === 'string') {
    const { length } = listOf(node['items']);
    sequences.set(node['id'], positions(node['strategy'], length));
    return;
  }
  const template = node['template'];
  if (!Array.isArray(template)) return;
  const parts = [...everyNode(template)];
  for (const [index, argument] of [...nodesIn(node['arguments'])].entries()) {
    const { site, count, strategy } = argument;
    if (argument['argument'] !== 'sequence' || typeof site !== 'string' || typeof count !== 'number') continue;
    const live = parts.some(
      (part) =>
        part['part'] === 'pick' &&
        part['argument'] === index &&
        listOf(part['arms']).some((arm) => listOf(arm).some((each) => typeof each !== 'string')),
    );
    if (live || stored) sequences.set(site, positions(strategy, count));
  }
}

/** How many positions make a difference; a sequence that runs out stands behind its last item. */
function positions(strategy: unknown, count: number): number {
  return strategy === 'once' || strategy === 'shuffle once' ? count + 1 : count;
}
