import { decodeValue, type ExprIr, type ProgramIr, type Value } from '../../bundle/index.js';
import { Draft, type Hashing, layWorld, versionOf, type World } from '../../world/index.js';
import type { Exploration } from '../exploration.js';
import { beginTurn, writeFrameLocal } from '../run/turn.js';
import { linkTold } from './audience.js';
import { linkAct, linkAction, linkFunction } from './call.js';
import { linkDeck } from './deck.js';
import { linkDirector } from './director.js';
import { eventMemories } from './event-memory.js';
import { linkExpression } from './expression.js';
import { linkInlineWorkflow } from './inline-workflow.js';
import { linkStatement } from './link-statement.js';
import type { LinkedDeck, LinkedGuard, LinkedProgram, LinkedRoutine, LinkedRule, LinkedScene, Told } from './linked.js';
import type { LinkedDirector } from './linked-director.js';
import type { LinkedMission } from './linked-mission.js';
import { type Linker, makeSlots } from './linker.js';
import { linkMission } from './mission.js';
import { linkPattern } from './pattern.js';
import { linkLeads, linkQuery, noLeads, recordingSlots } from './query.js';
import { linkRule } from './rule.js';
import { linkScene } from './scene.js';
import { linkSequence } from './statement.js';
import { linkTarget } from './target.js';
import { linkText } from './text.js';
import { linkTextValue } from './text-value.js';
import { watchedExpression, watchedScene, watchedStatements } from './watched.js';
import { linkWaiting } from './workflow.js';

/** Compiles a pack to closures: once per program, never through `eval`, so that it runs under any content policy. */
export function linkProgram(ir: ProgramIr, hashing: Hashing, exploration?: Exploration): LinkedProgram {
  const functions = new Map<string, LinkedRoutine>();
  const actions = new Map<string, LinkedRoutine>();
  const scenes = new Map<string, LinkedScene>();
  const decks = new Map<string, LinkedDeck>();
  const rules: LinkedRule[] = [];
  const queries = new Map<string, LinkedRoutine>();
  const workflows = new Map<string, LinkedRoutine>();
  const leadsTo = noLeads();
  const edgeGuards = new Map<string, LinkedGuard>();
  const missions = new Map<string, LinkedMission>();
  const directors: LinkedDirector[] = [];
  const told = new Map<string, Told>();
  const world = layWorld(ir.schema, (expression) => evaluateConstant(program, hashing, expression), eventMemories(ir));
  const program: LinkedProgram = {
    ir,
    world,
    scenes,
    decks,
    functions,
    actions,
    rules,
    queries,
    workflows,
    leadsTo,
    edgeGuards,
    missions,
    told,
    directors,
    usesCampaign: ir.schema.campaign.length > 0,
    exploration,
  };
  for (const [name, { to, fields }] of Object.entries(ir.schema.events)) {
    if (to !== undefined) told.set(name, linkTold(linkerFor(program, false), to, fields));
  }
  for (const [name, node] of Object.entries(ir.functions)) {
    functions.set(name, linkFunction(linkerFor(program, false), name, node));
  }
  for (const [name, node] of Object.entries(ir.actions)) {
    actions.set(name, linkAction(linkerFor(program, false), name, node));
  }
  for (const node of Object.values(ir.scenes)) {
    const scene = linkScene(linkerFor(program, true), node);
    scenes.set(node.name, exploration ? watchedScene(scene, exploration) : scene);
  }
  for (const [name, node] of Object.entries(ir.decks ?? {})) {
    decks.set(
      name,
      linkDeck(() => linkerFor(program, false), name, node),
    );
  }
  for (const [name, node] of Object.entries(ir.queries ?? {})) {
    const slots = recordingSlots(makeSlots());
    queries.set(name, linkQuery(linkerFor(program, false, slots), slots, name, node));
  }
  linkLeads(
    () => linkerFor(program, false),
    ir.leadsTo,
    (value) => evaluateConstant(program, hashing, value),
    leadsTo,
  );
  for (const { relation, from, to, when } of ir.schema.edges) {
    if (!when) continue;
    const link = linkerFor(program, false);
    const holds = link.expression(when);
    edgeGuards.set(world.relation(relation).edge(from, to).key, { holds, size: link.slots.names.length });
  }
  for (const node of ir.rules ?? []) rules.push(linkRule(linkerFor(program, false), node));
  for (const node of Object.values(ir.experimental?.workflows ?? {})) {
    if (node.inline) workflows.set(node.name, linkInlineWorkflow(linkerFor(program, false), node));
    const waiting = linkWaiting(linkerFor(program, false), node);
    if (waiting) rules.push(waiting);
  }
  for (const node of ir.missions ?? []) missions.set(node.name, linkMission(linkerFor(program, false), node));
  for (const node of ir.directors ?? []) {
    directors.push(linkDirector(linkerFor(program, false), node, ir.missions ?? []));
  }
  return program;
}

/** Links what stands in one routine or scene. */
export function linkerFor(program: LinkedProgram, inScene: boolean, slots = makeSlots()): Linker {
  const world: World = program.world;
  const { exploration } = program;
  const link: Linker = {
    world,
    slots,
    inScene,
    expression: (node) => {
      const evaluate = linkExpression(link, node);
      return exploration ? watchedExpression(evaluate, exploration.expression(node)) : evaluate;
    },
    expressions: (nodes) => nodes.map((node) => link.expression(node)),
    statements: (nodes) => {
      const execute = linkSequence(nodes.map((node) => linkStatement(link, node)));
      return exploration ? watchedStatements(execute, exploration.statements(nodes)) : execute;
    },
    target: (node, by) => linkTarget(link, node, by),
    pattern: (node) => linkPattern(link, node),
    text: (node) => linkText(link, node),
    textValue: (node) => linkTextValue(link, node),
    act: (node) => linkAct(link, node),
    function: (name) => found(program.functions, name),
    action: (name) => found(program.actions, name),
    query: (name) => found(program.queries, name),
    workflow: (name) =>
      program.ir.experimental?.workflows?.[name]?.inline ? found(program.workflows, name) : undefined,
    write: (index) =>
      inScene
        ? (turn, value) => writeFrameLocal(turn, index, value)
        : (turn, value) => {
            turn.locals[index] = value;
          },
  };
  return link;
}

function found(routines: ReadonlyMap<string, LinkedRoutine>, name: string): () => LinkedRoutine {
  let routine: LinkedRoutine | undefined;
  return () => {
    routine ??= routines.get(name);
    if (!routine) throw new TypeError(`no function or action ${name}`);
    return routine;
  };
}

/** A default or a declared value: it may call functions, and reads nothing but other defaults. */
function evaluateConstant(program: LinkedProgram, hashing: Hashing, expression: ExprIr): Value {
  if (expression.op === 'const') return decodeValue(expression.value);
  const evaluate = linkExpression(linkerFor(program, false), expression);
  const draft = new Draft(hashing, versionOf(hashing, []), 0);
  const source = { seat: 'reader', salt: '', campaign: new Map<string, Value>(), choices: 0, quiet: true };
  return evaluate(beginTurn(program, draft, source));
}
