import type {
  LeadsToIr,
  MatchEdgeIr,
  MatchEventIr,
  MatchNodeIr,
  ParameterIr,
  ProgramIr,
  QueryIr,
} from '../ir/index.js';
import type { Findings } from './findings.js';
import { type Frame, newFrame } from './frame.js';
import type { LogicLinker } from './logic.js';
import type { References } from './references.js';

interface QueryLinking {
  readonly logic: LogicLinker;
  readonly references: References;
  readonly findings: Findings;
  readonly checkSlots: (frame: Frame) => void;
  readonly parameters: (items: readonly ParameterIr[], frame: Frame) => void;
}

/** Whether a query's names lead anywhere, and its edges have nodes at both their ends. */
export function linkQuery(linking: QueryLinking, program: ProgramIr, name: string, query: QueryIr): void {
  const { logic, findings } = linking;
  const frame = newFrame({ owner: `query ${name}`, pure: true });
  findings.at('queries', name);
  linking.parameters(query.parameters, frame);
  const { events } = query;
  findings.expect(query.nodes.length > 0 || events !== undefined, () => 'A query matches nothing.');
  if (events) findings.expect(events.steps.length > 0, () => 'A query asks for no event.');
  for (const step of events?.steps ?? []) {
    linkEvent(linking, step, frame);
    for (const each of step.without ?? []) linkEvent(linking, each, frame);
  }
  for (const node of query.nodes) linkNode(linking, node, frame);
  for (const edge of query.edges) linkEdge(linking, program, query, edge, frame);
  logic.expressions(query.where, frame);
  const { group } = query;
  for (const key of group?.keys ?? []) {
    frame.bound.add(key.slot);
    logic.expression(key.of, frame);
  }
  for (const aggregate of group?.aggregates ?? []) {
    frame.bound.add(aggregate.slot);
    findings.expect(
      aggregate.of !== undefined || aggregate.function === 'count',
      () => `\`${aggregate.function}\` is reckoned of nothing.`,
    );
    if (aggregate.of) logic.expression(aggregate.of, frame);
  }
  if (group?.having) logic.expression(group.having, frame);
  for (const order of query.order) logic.expression(order.of, frame);
  if (query.limit) logic.expression(query.limit, frame);
  logic.expression(query.row, frame);
  linking.checkSlots(frame);
}

function linkNode({ logic, references, findings }: QueryLinking, node: MatchNodeIr, frame: Frame): void {
  frame.bound.add(node.slot);
  references.type(node.type);
  findings.expect(
    node.type.type === 'ref' || node.type.type === 'scene',
    () => `A node of a pattern is neither an entity nor a scene.`,
  );
  if (node.is) logic.expression(node.is, frame);
  if (node.when) logic.expression(node.when, frame);
}

function linkEvent(
  { logic, references }: QueryLinking,
  { event, slot, gives, when }: MatchEventIr,
  frame: Frame,
): void {
  references.event(
    event,
    gives.map(({ field }) => field),
  );
  frame.bound.add(slot);
  for (const each of gives) frame.bound.add(each.slot);
  if (when) logic.expression(when, frame);
}

function linkEdge(
  { logic, references, findings }: QueryLinking,
  program: ProgramIr,
  query: QueryIr,
  edge: MatchEdgeIr,
  frame: Frame,
): void {
  const ends = [query.nodes[edge.from], query.nodes[edge.to]];
  const wanted = edge.leadsTo ? 'scene' : 'ref';
  findings.expect(
    ends.every((end) => end?.type.type === wanted),
    () => 'An edge of a pattern has not the nodes it needs.',
  );
  for (const relation of edge.relations) references.relation(relation);
  findings.expect(
    edge.leadsTo ? edge.relations.length === 0 && program.leadsTo !== undefined : edge.relations.length > 0,
    () => 'An edge of a pattern is of no relation.',
  );
  if (edge.ends) {
    frame.bound.add(edge.ends.from);
    frame.bound.add(edge.ends.to);
    if (edge.ends.which !== undefined) frame.bound.add(edge.ends.which);
    if (edge.ends.lead !== undefined) frame.bound.add(edge.ends.lead);
    findings.expect(edge.ends.lead === undefined || edge.leadsTo === true, () => 'An edge is none between scenes.');
  }
  if (edge.when) logic.expression(edge.when, frame);
  const { walk } = edge;
  if (!walk) return;
  findings.expect(walk.most === undefined || walk.least <= walk.most, () => 'A walk is longer than it may be.');
  findings.expect((walk.find === 'cheapest') === (walk.cost !== undefined), () => 'A walk lacks its cost.');
  if (walk.path !== undefined) frame.bound.add(walk.path);
  if (walk.cost) logic.expression(walk.cost.of, frame);
}

/** The narrative graph leads from scenes to scenes. */
export function linkLeadsTo({ logic, references, findings }: QueryLinking, graph: LeadsToIr): void {
  const frame = newFrame({ pure: true });
  findings.at('leadsTo');
  const scenes = new Set(graph.scenes);
  for (const scene of graph.scenes) references.scene(scene);
  for (const { type, default: fallback } of graph.fields ?? []) {
    references.type(type);
    if (fallback) logic.expression(fallback, frame);
  }
  for (const { from, to, when, values } of graph.edges) {
    for (const name of Object.keys(values ?? {})) references.leadField(name);
    logic.expressions(Object.values(values ?? {}), frame);
    findings.expect(scenes.has(from) && scenes.has(to), () => `An edge leads out of the narrative graph.`);
    if (when) logic.expression(when, frame);
  }
}
