import type {
  ActionIr,
  ExperimentIr,
  GoalIr,
  ParameterIr,
  ProgramIr,
  SimulationActIr,
  SimulationIr,
} from '../ir/index.js';
import type { Calls } from './calls.js';
import type { Findings } from './findings.js';
import { type Frame, newFrame } from './frame.js';
import { LogicLinker } from './logic.js';
import { declared, type Names } from './names.js';
import type { References } from './references.js';

/** What checking simulations takes along. */
interface SimulationLinking {
  readonly names: Names;
  readonly references: References;
  readonly findings: Findings;
  readonly calls: Calls;
  readonly checkSlots: (frame: Frame) => void;
  readonly parameters: (items: readonly ParameterIr[], frame: Frame) => void;
}

/** What the engine of a simulation keeps in slots, besides what logic binds. */
const given = ['tick', 'evidence'] as const;

/** Follows a simulation's names. Its actions are its own: only its logic and its goals find them. */
export function linkSimulation(linking: SimulationLinking, program: ProgramIr, simulation: SimulationIr): void {
  const { findings, references } = linking;
  const logic = logicInside(linking, program, simulation);
  const frame = (...slots: readonly string[]): Frame => {
    const made = newFrame({});
    for (const slot of [...given, ...slots]) made.bound.add(slot);
    return made;
  };
  const guard = (expr: Parameters<LogicLinker['guard']>[0], ...slots: readonly string[]): void => {
    const within = frame(...slots);
    logic.guard(expr, within);
    linking.checkSlots(within);
  };
  findings.at('experimental', 'simulations', simulation.name);
  const phase = (name: string): void => references.need(simulation.phases.includes(name), `a phase \`${name}\``);
  for (const expr of [simulation.seed, simulation.tick, simulation.snapshot]) guard(expr);
  for (const deadline of simulation.deadlines) {
    phase(deadline.phase);
    guard(deadline.limit);
  }
  for (const { kind, count, title, fields, edges } of simulation.populations) {
    references.kind(kind);
    guard(count);
    for (const { relation } of edges) references.relation(relation);
    for (const field of Object.keys(fields)) references.valueOf(field);
    const within = frame('nth');
    if (title) logic.expression(title, within);
    logic.expressions([...Object.values(fields), ...edges.map(({ to }) => to)], within);
    linking.checkSlots(within);
  }
  for (const agents of simulation.agents) {
    references.kind(agents.kind);
    if (agents.placed !== undefined) references.relation(agents.placed);
    for (const { relation, hops, kinds, events } of agents.perceives) {
      references.relation(relation);
      guard(hops);
      for (const { kind } of kinds) references.kind(kind);
      for (const { event, last } of events) {
        references.event(event, []);
        guard(last);
      }
    }
    guard(agents.most);
    for (const decision of agents.decisions) {
      if (decision.by === 'rule') {
        guard(decision.when, 'self', 'view');
        linkAct(linking, program, simulation, decision.act, logic, frame('self', 'view'));
      } else {
        const within = frame('self', 'view');
        logic.expression(decision.ask, within);
        linking.checkSlots(within);
        guard(decision.deadline);
      }
    }
  }
  for (const step of simulation.steps) {
    phase(step.phase);
    const within = frame();
    logic.statements(step.body, within);
    linking.checkSlots(within);
  }
  for (const action of Object.values(simulation.actions)) linkAction(linking, logic, action, frame());
  for (const { kind } of simulation.contentions) references.kind(kind);
  for (const { holds } of simulation.invariants) guard(holds);
  for (const { when } of simulation.stops) guard(when);
  for (const { value, every } of simulation.measures) {
    guard(value);
    guard(every);
  }
  const { report } = simulation;
  if (report !== undefined)
    references.need(declared(program.functions, report) !== undefined, `a function \`${report}\``);
}

/** Follows a goal's names: what it claims, and what its beats do. */
export function linkGoal(linking: SimulationLinking, program: ProgramIr, goal: GoalIr): void {
  const { findings, references } = linking;
  findings.at('experimental', 'goals', goal.name);
  const simulation = declared(program.experimental?.simulations ?? {}, goal.simulation);
  references.need(simulation !== undefined, `a simulation \`${goal.simulation}\``);
  if (!simulation) return;
  const logic = logicInside(linking, program, simulation);
  const frame = newFrame({ pure: true });
  for (const slot of given) frame.bound.add(slot);
  linking.parameters(goal.parameters, frame);
  for (const { slot, value } of goal.initial) {
    frame.bound.add(slot);
    logic.guard(value, frame);
  }
  for (const expr of [...goal.given, goal.within]) logic.guard(expr, frame);
  for (const claim of goal.claims) logic.guard(claim.claim === 'witnessed' ? claim.cue : claim.holds, frame);
  const beats = new Set(goal.beats.map(({ name }) => name));
  for (const { after, act, shot } of goal.beats) {
    for (const name of after) references.need(beats.has(name), `a beat \`${name}\``);
    linkAct(linking, program, simulation, act, logic, frame);
    logic.pureText(shot, frame);
  }
  const { judge } = goal.evidence;
  if (judge !== undefined) references.need(declared(program.functions, judge) !== undefined, `a function \`${judge}\``);
  linking.checkSlots(frame);
}

export function linkExperiment(
  linking: SimulationLinking,
  program: ProgramIr,
  item: ExperimentIr,
  logic: LogicLinker,
): void {
  const { findings, references } = linking;
  findings.at('experimental', 'experiments', item.name);
  const { simulations = {}, goals = {} } = program.experimental ?? {};
  if (item.simulation !== undefined)
    references.need(declared(simulations, item.simulation) !== undefined, `a simulation \`${item.simulation}\``);
  if (item.goal !== undefined) references.need(declared(goals, item.goal) !== undefined, `a goal \`${item.goal}\``);
  const config = new Set(program.schema.config.map(({ name }) => name));
  for (const arm of item.arms) {
    for (const [field, value] of Object.entries(arm.config)) {
      references.need(config.has(field), `a field \`${field}\` of config`);
      logic.guard(value, newFrame({ pure: true }));
    }
  }
}

function linkAction(linking: SimulationLinking, logic: LogicLinker, action: ActionIr, frame: Frame): void {
  const within: Frame = { ...frame, returns: true };
  linking.parameters(action.parameters, within);
  for (const { condition } of action.requires) logic.guard(condition, within);
  logic.statements(action.body, within);
  if (action.value) logic.expression(action.value, within);
  if (action.result) linking.references.type(action.result);
  linking.checkSlots(within);
}

function linkAct(
  linking: SimulationLinking,
  program: ProgramIr,
  simulation: SimulationIr,
  act: SimulationActIr,
  logic: LogicLinker,
  frame: Frame,
): void {
  const action = declared(simulation.actions, act.action) ?? declared(program.actions, act.action);
  linking.references.need(action !== undefined, `an action \`${act.action}\``);
  logic.expressions(act.arguments, frame);
  linking.checkSlots(frame);
}

function logicInside(linking: SimulationLinking, program: ProgramIr, simulation: SimulationIr): LogicLinker {
  const { names, references, calls, findings } = linking;
  const actions = { ...program.actions, ...simulation.actions };
  return new LogicLinker({ ...names, program: { ...program, actions } }, references, calls, findings);
}
