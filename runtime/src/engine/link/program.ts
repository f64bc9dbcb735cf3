import { decodeValue, type ExprIr, type ProgramIr, type Value } from '../../bundle/index.js';
import { Draft, type Hashing, layWorld, versionOf, type World } from '../../world/index.js';
import { beginTurn, writeFrameLocal } from '../run/turn.js';
import { linkAct, linkAction, linkFunction } from './call.js';
import { linkExpression } from './expression.js';
import { linkStatement } from './link-statement.js';
import type { LinkedProgram, LinkedRoutine, LinkedScene } from './linked.js';
import { type Linker, makeSlots } from './linker.js';
import { linkPattern } from './pattern.js';
import { linkScene } from './scene.js';
import { linkSequence } from './statement.js';
import { linkTarget } from './target.js';
import { linkText } from './text.js';
import { linkTextValue } from './text-value.js';

/** Compiles a pack to closures: once per program, never through `eval`, so that it runs under any content policy. */
export function linkProgram(ir: ProgramIr, hashing: Hashing): LinkedProgram {
  const functions = new Map<string, LinkedRoutine>();
  const actions = new Map<string, LinkedRoutine>();
  const scenes = new Map<string, LinkedScene>();
  const world = layWorld(ir.schema, (expression) => evaluateConstant(program, hashing, expression));
  const program: LinkedProgram = {
    ir,
    world,
    scenes,
    functions,
    actions,
    usesCampaign: ir.schema.campaign.length > 0,
  };
  for (const [name, node] of Object.entries(ir.functions)) {
    functions.set(name, linkFunction(linkerFor(program, false), name, node));
  }
  for (const [name, node] of Object.entries(ir.actions)) {
    actions.set(name, linkAction(linkerFor(program, false), name, node));
  }
  for (const node of Object.values(ir.scenes)) scenes.set(node.name, linkScene(linkerFor(program, true), node));
  return program;
}

/** Links what stands in one routine or scene. */
export function linkerFor(program: LinkedProgram, inScene: boolean): Linker {
  const world: World = program.world;
  const link: Linker = {
    world,
    slots: makeSlots(),
    inScene,
    expression: (node) => linkExpression(link, node),
    expressions: (nodes) => nodes.map((node) => linkExpression(link, node)),
    statements: (nodes) => linkSequence(nodes.map((node) => linkStatement(link, node))),
    target: (node, by) => linkTarget(link, node, by),
    pattern: (node) => linkPattern(link, node),
    text: (node) => linkText(link, node),
    textValue: (node) => linkTextValue(link, node),
    act: (node) => linkAct(link, node),
    function: (name) => found(program.functions, name),
    action: (name) => found(program.actions, name),
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
