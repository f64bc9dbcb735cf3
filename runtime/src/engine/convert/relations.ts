import type { ConversionIr, FieldConversionIr, Json, RelationConversionIr } from '../../bundle/index.js';
import { cellKey } from '../../world/index.js';
import type { Derive } from './derived.js';
import { convertJson, type FieldsPlan, fieldIn, planFields, stand } from './fields.js';
import type { Names } from './names.js';
import { inOrder, isWanted, items, own, type Pass, type Run, type Section } from './pass.js';

interface RelationPlan {
  readonly ir: RelationConversionIr;
  readonly plan: FieldsPlan;
  /** Edges that were declared, by their ends. */
  readonly declared: readonly Ends[];
  readonly linked: ReadonlySet<string>;
}

type Ends = readonly [from: string, to: string];

/** An edge as it was: whether a cell says that it is, and its fields. */
interface Edge {
  readonly from: string;
  readonly to: string;
  is: Json | undefined;
  readonly fields: Map<string, Json>;
}

/** Relations: edges by their ends, and the lists that cycles are found by. */
export function relationSection(
  ir: ConversionIr,
  names: Names,
  derived: (node: NonNullable<RelationConversionIr['derived']>) => Derive,
): Section | undefined {
  const { relations = {} } = ir;
  if (Object.keys(relations).length === 0 && !names.movesEntities) return undefined;
  const plans = new Map(
    Object.entries(relations).map(([name, relation]): [string, RelationPlan] => [
      name,
      {
        ir: relation,
        plan: planFields(relation, derived),
        declared: [...(relation.declared ?? []), ...(relation.linked ?? [])],
        linked: new Set(relation.linked?.map((ends) => nameOf(ends))),
      },
    ]),
  );
  return {
    letters: 'rj',
    begin(run): Pass {
      const edges = new Map<string, Map<string, Edge>>();
      const leads = new Map<string, Map<string, readonly Json[]>>();
      const edgeOf = (relation: string, [from, to]: Ends): Edge => {
        const all = edges.get(relation) ?? new Map<string, Edge>();
        edges.set(relation, all);
        const name = nameOf([from, to]);
        const edge = all.get(name) ?? { from, to, is: undefined, fields: new Map() };
        all.set(name, edge);
        return edge;
      };
      return {
        stays: (key) => plans.size === 0 && endsStay(run, key),
        cell([letter, relation = '', from = '', to = '', field], json) {
          if (letter === 'j') {
            const lists = leads.get(relation) ?? new Map<string, readonly Json[]>();
            leads.set(relation, lists);
            lists.set(from, items(json));
            return;
          }
          const edge = edgeOf(relation, [from, to]);
          if (field === undefined) edge.is = json;
          else edge.fields.set(field, json);
        },
        end() {
          for (const [relation, { declared }] of plans) {
            if (!isWanted(run, `r ${names.relation(relation) ?? relation}`)) continue;
            for (const ends of declared) edgeOf(relation, ends);
          }
          for (const relation of new Set([...edges.keys(), ...leads.keys()])) {
            const to = names.relation(relation);
            if (to === undefined) continue;
            const made = convertEdges(run, relation, to, [...(edges.get(relation)?.values() ?? [])]);
            convertLeads(run, relation, to, leads.get(relation), made);
          }
        },
      };
    },
  };

  /** Where no relation is converted, and both ends stay; a list of where edges lead is always gone through. */
  function endsStay(run: Run, key: string): boolean {
    if (!key.startsWith('r/') || key.includes('%')) return false;
    const [, , from = '', to = ''] = key.split('/', 4);
    return names.thing(run, from).to === from && names.thing(run, to).to === to;
  }

  /** Writes the edges of a relation; answers those that are there, by the ends they have from now on. */
  function convertEdges(run: Run, relation: string, to: string, edges: readonly Edge[]): readonly Ends[] {
    const plan = plans.get(relation);
    const placed = edges.flatMap((edge) => {
      const ends = endsAfter(run, plan?.ir, edge);
      return ends ? [{ edge, ends, isTurned: nameOf(ends) !== nameOf([edge.from, edge.to]) }] : [];
    });
    // Where two become one, what stood in the order of now counts first.
    placed.sort(
      (a, b) =>
        Number(a.isTurned) - Number(b.isTurned) || inOrder(a.edge.from, b.edge.from) || inOrder(a.edge.to, b.edge.to),
    );
    // One that was unlinked does not take another one along that stood the other way.
    const standing = new Set(placed.filter(({ edge }) => isThere(plan, edge)).map(({ ends }) => nameOf(ends)));
    const made: Ends[] = [];
    for (const { edge, ends } of placed) {
      const isStanding = standing.has(nameOf(ends));
      if (writeEdge(run, plan, cellKey('r', to, ...ends), edge, isStanding)) made.push(ends);
      for (const [field, json] of edge.fields) {
        run.at = cellKey('r', relation, edge.from, edge.to, field);
        const conversion: FieldConversionIr = fieldIn(plan?.ir.fields, field) ?? {};
        if (conversion.gone) continue;
        run.attempt(() => {
          run.after[cellKey('r', to, ...ends, conversion.to ?? field)] ??= convertJson(conversion, json);
        });
      }
      if (plan?.plan.stands && isThere(plan, edge)) standEdge(run, plan, relation, to, edge, ends);
    }
    return made;
  }

  function standEdge(run: Run, { plan }: RelationPlan, relation: string, to: string, edge: Edge, ends: Ends): void {
    run.at = cellKey('r', relation, edge.from, edge.to);
    const thing = {
      name: nameOf([edge.from, edge.to]),
      before: (field: string): Json | undefined => edge.fields.get(field),
      key: (field: string): string => cellKey('r', to, ...ends, field),
    };
    run.attempt(() => stand(plan, thing, run.after, run.has));
  }

  function endsAfter(run: Run, relation: RelationConversionIr | undefined, edge: Edge): Ends | undefined {
    const { to: from } = names.thing(run, edge.from);
    const { to } = names.thing(run, edge.to);
    if (from === undefined || to === undefined) return undefined;
    const [first, second] = relation?.turned ? [to, from] : [from, to];
    return relation?.mutual && second < first ? [second, first] : [first, second];
  }

  function isThere(plan: RelationPlan | undefined, { is, from, to }: Edge): boolean {
    if (is !== undefined) return is === true;
    return plan?.declared.some((ends) => ends[0] === from && ends[1] === to) === true;
  }

  /** Whether an edge has a cell from now on; answers whether one was made while playing, or is as if. */
  function writeEdge(run: Run, plan: RelationPlan | undefined, key: string, edge: Edge, isStanding: boolean): boolean {
    if (plan?.linked.has(nameOf([edge.from, edge.to]))) {
      // It is declared no longer: there with a cell, and gone without one.
      if (isStanding) run.after[key] = true;
      return isStanding;
    }
    if (edge.is !== undefined) run.after[key] = isStanding;
    return edge.is === true;
  }

  /** Where edges of an acyclic relation lead that were made while playing. */
  function convertLeads(
    run: Run,
    relation: string,
    to: string,
    lists: ReadonlyMap<string, readonly Json[]> | undefined,
    made: readonly Ends[],
  ): void {
    const ir = own(relations, relation);
    const after = new Map<string, string[]>();
    const add = (from: string, end: string): void => {
      const list = after.get(from) ?? [];
      if (!list.includes(end)) after.set(from, [...list, end]);
    };
    if (!ir?.turned) {
      for (const [from, ends] of lists ?? []) {
        for (const end of ends) {
          const pair =
            typeof end === 'string' ? endsAfter(run, ir, { from, to: end, is: true, fields: new Map() }) : undefined;
          if (pair) add(...pair);
        }
      }
    }
    if (ir?.acyclic || (lists && (ir?.turned || ir?.linked))) {
      for (const [from, end] of [...made].sort((a, b) => inOrder(a[0], b[0]) || inOrder(a[1], b[1]))) add(from, end);
    }
    for (const [from, ends] of after) run.after[cellKey('j', to, from)] = ends;
  }
}

function nameOf([from, to]: Ends): string {
  return `${from} ${to}`;
}
