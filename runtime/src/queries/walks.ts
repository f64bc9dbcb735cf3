import type { WalkIr } from '../bundle/index.js';
import type { Context } from './context.js';
import type { Edges } from './edges.js';
import type { Scope } from './expression.js';
import { NotInSql } from './term.js';

/** Where a walk begins, as SQL, and whether anyone reads which way it goes. */
export interface WalkStart {
  readonly start: string;
  readonly isWayRead: boolean;
}

/**
 * Where walks from a thing can end, as a table in brackets: `at`, and what the way was where that is asked for (`length`,
 * `steps` as JSON, and `places` and `rels`, by which ways are ordered). `start` is read from the tables before it.
 */
export function walkTable(
  context: Context,
  scope: Scope,
  edges: Edges,
  walk: WalkIr,
  { start, isWayRead }: WalkStart,
): string {
  switch (walk.find) {
    case 'ends':
      if (walk.least > 1) return `(select distinct w.at from ${everyWalk(context, scope, edges, walk, start)} w)`;
      return reach(scope, edges, walk, start);
    case 'every':
      return everyWalk(context, scope, edges, walk, start);
    case 'shortest':
      // A way back over edges that lead both ways may not use one of them twice: for that one has to know the ways.
      return isWayRead || (edges.both && walk.least > 0)
        ? shortest(context, scope, edges, walk, start)
        : distances(scope, edges, walk, start);
    case 'cheapest':
      throw new NotInSql('it looks for the cheapest walk');
  }
}

/** What can be got to at all: a table that grows until nothing new turns up. */
function reach(scope: Scope, edges: Edges, { least, most }: WalkIr, start: string): string {
  if (edges.both && least > 0) edges.ask('key');
  const steps = edges.filtered(scope);
  const s = edges.alias;
  const counted = most === undefined ? '' : ', 1';
  const further = most === undefined ? '' : ', w.depth + 1';
  const within = most === undefined ? '' : ` and w.depth < ${most}`;
  const ends = `with recursive w(at${most === undefined ? '' : ', depth'}) as (
    select ${s}.b${counted} from ${steps} ${s} where ${s}.a = ${start}
    union
    select ${s}.b${further} from w join ${steps} ${s} on ${s}.a = w.at${within === '' ? '' : ` where true${within}`}
  ) select ${most === undefined ? '' : 'distinct '}w.at from w`;
  if (most === 0) return `(select ${start} as at)`;
  if (least === 0) return `(select ${start} as at union (${ends}))`;
  if (!edges.both) return `(${ends})`;
  // Back to the start one comes by another edge than the first.
  const round = `with recursive w(first, at${most === undefined ? '' : ', depth'}) as (
    select ${s}.key, ${s}.b${counted} from ${steps} ${s} where ${s}.a = ${start}
    union
    select w.first, ${s}.b${further} from w join ${steps} ${s} on ${s}.a = w.at where ${s}.key <> w.first and w.at <> ${start}${within}
  ) select 1 from w where w.at = ${start}`;
  return `(select e.at from (${ends}) e where e.at <> ${start} union all select ${start} where exists (${round}))`;
}

/** How far it is to each end, a row of the recursion being a whole layer: what is met once is not gone through again. */
function distances(scope: Scope, edges: Edges, { least, most }: WalkIr, start: string): string {
  const s = edges.alias;
  const within = most === undefined ? '' : ` and w.depth < ${most}`;
  return `(with recursive w(depth, met, front) as (
    select 0, ${least === 0 ? `array[${start}]` : `'{}'::text[] collate "C"`}, array[${start}]
    union all
    select w.depth + 1, w.met || n.ids, n.ids
      from w cross join lateral (select pg_catalog.array_agg(b.at) as ids from (
        select ${s}.b as at from pg_catalog.unnest(w.front) l(at) join ${edges.filtered(scope)} ${s} on ${s}.a = l.at
        except
        select m.at from pg_catalog.unnest(w.met) m(at)
      ) b) n
     where n.ids is not null${within}
  ) select l.at, w.depth as length from w cross join lateral pg_catalog.unnest(w.front) l(at)${least === 0 ? '' : ' where w.depth > 0'})`;
}

/** All walks, none along an edge twice. There may be very many: the time that a query has ends the search. */
function everyWalk(context: Context, scope: Scope, edges: Edges, { least, most }: WalkIr, start: string): string {
  edges.ask('rel', 'key');
  const steps = edges.filtered(scope);
  const s = edges.alias;
  const rank = context.rank(edges.edge.leadsTo === true);
  const longest = most === undefined ? `greatest(${least}, ${edges.size()})` : String(most);
  return `(with recursive w(at, length, used, steps, places, rels) as (
    select o.id, 0, '{}'::text[] collate "C", array[o.id], array[o.at], '{}'::integer[] from ${rank} o where o.id = ${start}
    union all
    select ${s}.b, w.length + 1, w.used || ${s}.key, w.steps || ${s}.b, w.places || o.at, w.rels || ${s}.rel
      from w join ${steps} ${s} on ${s}.a = w.at join ${rank} o on o.id = ${s}.b
     where w.length < ${longest} and not ${s}.key = any(w.used)
  ) select w.at, w.length, pg_catalog.to_json(w.steps)::text as steps, w.places, w.rels from w where w.length >= ${least})`;
}

/**
 * The best walk to each end, layer by layer: each row of the recursion is a whole layer, with what was met before it, so
 * that nothing is gone through twice. Between walks that are as long the one counts that passes what was declared first.
 */
function shortest(context: Context, scope: Scope, edges: Edges, { least, most }: WalkIr, start: string): string {
  edges.ask('rel', 'key');
  const steps = edges.filtered(scope);
  const s = edges.alias;
  const rank = context.rank(edges.edge.leadsTo === true);
  const within = most === undefined ? '' : ` and w.depth < ${most}`;
  const label = (steps_: string, places: string, rels: string, at: string): string =>
    `pg_catalog.json_build_object('at', ${at}, 'steps', ${steps_}, 'places', ${places}, 'rels', ${rels})`;
  const columns = `(at text collate "C", steps text[] collate "C", places integer[], rels integer[])`;
  const layers = (first: string, barred: string, met: string): string => `with recursive w(depth, met, front) as (
    ${first}
    union all
    select w.depth + 1, w.met || n.ids, n.front
      from w cross join lateral (
        select pg_catalog.array_agg(b.at) as ids, pg_catalog.json_agg(${label('b.steps', 'b.places', 'b.rels', 'b.at')}) as front
          from (
            select distinct on (${s}.b) ${s}.b as at, l.steps || ${s}.b as steps, l.places || o.at as places, l.rels || ${s}.rel as rels
              from pg_catalog.json_to_recordset(w.front) as l ${columns}
              join ${steps} ${s} on ${s}.a = l.at
              join ${rank} o on o.id = ${s}.b
              left join pg_catalog.unnest(w.met) m(at) on m.at = ${s}.b
             where m.at is null${barred}
             order by ${s}.b, l.places || o.at, l.rels || ${s}.rel
          ) b
      ) n
     where n.front is not null${within}
  ) select ${met} w.depth as length, l.at, l.steps, l.places, l.rels from w cross join lateral pg_catalog.json_to_recordset(w.front) as l ${columns}`;
  const origin = (met: string): string =>
    `select 0, ${met}, pg_catalog.json_build_array(${label('array[o.id]', 'array[o.at]', `'{}'::integer[]`, 'o.id')}) from ${rank} o where o.id = ${start}`;
  const read = (from: string, where: string): string =>
    `(select l.at, l.length, pg_catalog.to_json(l.steps)::text as steps, l.places, l.rels from (${from}) l where ${where})`;
  if (least > 1) throw new NotInSql('it looks for the shortest of walks that are long');
  if (least === 0) return read(layers(origin('array[o.id]'), '', ''), 'true');
  if (!edges.both) return read(layers(origin(`'{}'::text[] collate "C"`), '', ''), 'l.length > 0');
  const first = `select 1, case when e.b = ${start} then array[e.b] else '{}'::text[] collate "C" end, pg_catalog.json_build_array(${label('array[e.a, e.b]', 'array[oa.at, ob.at]', 'array[e.rel]', 'e.b')})`;
  // The way back to the start is a first edge and the best way on from there that does not use it again.
  const round = `select c.length, c.at, c.steps, c.places, c.rels
    from ${steps} e join ${rank} oa on oa.id = e.a join ${rank} ob on ob.id = e.b
    cross join lateral (${layers(first, ` and ${s}.key <> e.key and l.at <> ${start}`, '')}) c
    where e.a = ${start} and c.at = ${start} order by c.length, c.places, c.rels limit 1`;
  const out = layers(origin('array[o.id]'), '', '');
  return read(`(${out}) union all (${round})`, `l.length > 0`);
}
