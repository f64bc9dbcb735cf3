import { type BundleError, fail, type Result, succeed } from '../bundle-error.js';
import type { ActionIr, ExternIr, FunctionIr, ParameterIr, ProgramIr, RuleIr, TestIr } from '../ir/index.js';
import { linkAudience } from './audience.js';
import { Calls } from './calls.js';
import { linkDeck } from './deck.js';
import { linkDirector, linkTwists } from './director.js';
import { Findings } from './findings.js';
import { type Frame, newFrame } from './frame.js';
import { LogicLinker } from './logic.js';
import { linkMission, linkMissionNames } from './mission.js';
import { collectNames, declared } from './names.js';
import { linkLeadsTo, linkQuery } from './query.js';
import { References } from './references.js';
import { linkRole } from './roles.js';
import { linkScene } from './scene.js';
import { linkSchema } from './schema.js';
import { linkExperiment, linkGoal, linkSimulation } from './simulation.js';
import { linkWorkflow } from './workflow.js';

/** Whether every name and every jump of a program leads somewhere, so that no bundle can lead the engine astray. */
export function linkProgram(program: ProgramIr): Result<ProgramIr, BundleError> {
  const findings = new Findings();
  const calls = new Calls();
  const names = collectNames(program);
  const references = new References(names, findings);
  const logic = new LogicLinker(names, references, calls, findings);

  /** A slot must be bound somewhere in its body. Whether that comes first is the engine's to see: labels are jumped to. */
  function checkSlots(frame: Frame): void {
    for (const slot of frame.used) {
      findings.expect(frame.bound.has(slot), () => `Nothing is ever kept in the slot \`${slot}\`.`);
    }
  }

  function parameters(items: readonly ParameterIr[], frame: Frame): void {
    for (const item of items) {
      frame.bound.add(item.slot);
      references.type(item.type);
      if (item.default) logic.expression(item.default, frame);
    }
  }

  function linkFunction(name: string, item: FunctionIr): void {
    const frame = newFrame({ owner: `fn ${name}`, returns: true, pure: true });
    findings.at('functions', name);
    parameters(item.parameters, frame);
    logic.expression(item.value, frame);
    checkSlots(frame);
  }

  /** What stands in for a model's answer is given what the model is, and what an answer must be, the answer as well. */
  function linkAsked(name: string, { parameters: given, fallback, requires = [] }: ExternIr): void {
    const takes = (called: string, count: number): void => {
      const item = declared(program.functions, called);
      findings.expect(
        item?.parameters.length === count,
        () => `\`${name}\` calls \`${called}\` with ${count} arguments, which is no function of so many.`,
      );
    };
    if (fallback !== undefined) takes(fallback, given.length);
    for (const required of requires) takes(required, given.length + 1);
  }

  function linkAction(name: string, item: ActionIr): void {
    const frame = newFrame({ owner: `action ${name}`, returns: true });
    findings.at('actions', name);
    parameters(item.parameters, frame);
    for (const role of item.by ?? []) linkRole(program, findings, role);
    for (const { condition } of item.requires) logic.guard(condition, frame);
    logic.statements(item.body, frame);
    if (item.value) logic.expression(item.value, frame);
    if (item.result) references.type(item.result);
    if (item.cases) references.type({ type: 'variant', cases: item.cases });
    checkSlots(frame);
  }

  function linkRule(index: number, rule: RuleIr): void {
    const frame = newFrame({});
    findings.at('rules', index);
    if (rule.on.on === 'event') {
      references.event(rule.on.event, []);
      if (rule.on.slot !== undefined) frame.bound.add(rule.on.slot);
    } else if (rule.on.on === 'change') logic.guard(rule.on.of, frame);
    logic.guard(rule.when, frame);
    logic.statements(rule.body, frame);
    checkSlots(frame);
  }

  function linkTest(index: number, test: TestIr): void {
    const frame = newFrame({});
    for (const [at, step] of test.steps.entries()) {
      findings.at('tests', index, 'steps', at);
      if (step.step === 'given') logic.statement(step.statement, frame);
      else if (step.step === 'config') {
        references.state('config', step.name);
        logic.guard(step.value, frame);
      } else if (step.step === 'expect') logic.guard(step.condition, frame);
      else if (step.step === 'answer') {
        references.need(
          declared(program.externs ?? {}, step.function) !== undefined,
          `a host function \`${step.function}\``,
        );
        logic.guard(step.value, frame);
      } else if (step.step === 'simulate') {
        const { simulations = {} } = program.experimental ?? {};
        references.need(declared(simulations, step.simulation) !== undefined, `a simulation \`${step.simulation}\``);
      } else if (step.step === 'pursue') {
        references.need(
          declared(program.experimental?.goals ?? {}, step.goal) !== undefined,
          `a goal \`${step.goal}\``,
        );
        logic.expressions(step.arguments, frame);
      } else if (step.step === 'start') linkStart(step.scene, step.arguments.length);
      else if (step.step === 'call') {
        references.need(declared(program.actions, step.action) !== undefined, `an action \`${step.action}\``);
        logic.expressions(Object.values(step.arguments), frame);
      } else if (step.step === 'seat') for (const role of step.roles) linkRole(program, findings, role);
      if (step.step === 'start') logic.expressions(step.arguments, frame);
    }
    findings.at('tests', index);
    checkSlots(frame);
  }

  function linkStart(name: string, given: number): void {
    const scene = declared(program.scenes, name);
    if (!scene) findings.report(`There is not a scene \`${name}\`.`);
    else if (scene.parameters.slice(given).some((parameter) => parameter.default === undefined)) {
      findings.report(`The scene \`${name}\` needs arguments.`);
    }
  }

  findings.at('start');
  linkStart(program.start, 0);
  for (const [name, { to, fields }] of Object.entries(program.schema.events)) {
    if (to === undefined) continue;
    findings.at('schema', 'events', name, 'to');
    const frame = newFrame({ pure: true });
    for (const field of fields) frame.bound.add(field.name);
    linkAudience({ program, findings, logic }, to, frame);
    checkSlots(frame);
  }
  linkSchema(program.schema, logic, references, findings, checkSlots);
  for (const [name, item] of Object.entries(program.functions)) linkFunction(name, item);
  for (const [name, item] of Object.entries(program.actions)) linkAction(name, item);
  for (const [name, item] of Object.entries(program.externs ?? {})) {
    findings.at('externs', name);
    for (const parameter of item.parameters) references.type(parameter.type);
    if (item.result) references.type(item.result);
    linkAsked(name, item);
  }
  const linking = { names, logic, references, findings, ids: new Map<string, Set<string>>(), checkSlots };
  for (const [name, scene] of Object.entries(program.scenes)) linkScene(linking, name, scene);
  for (const [name, deck] of Object.entries(program.decks ?? {})) linkDeck(linking, name, deck);
  for (const [index, rule] of (program.rules ?? []).entries()) linkRule(index, rule);
  const asking = { ...linking, parameters };
  for (const [name, query] of Object.entries(program.queries ?? {})) linkQuery(asking, program, name, query);
  if (program.leadsTo) linkLeadsTo(asking, program.leadsTo);
  for (const [name, workflow] of Object.entries(program.experimental?.workflows ?? {})) {
    linkWorkflow(asking, name, workflow);
  }
  const inside = { ...asking, calls };
  const { simulations = {}, goals = {}, experiments = {} } = program.experimental ?? {};
  for (const simulation of Object.values(simulations)) linkSimulation(inside, program, simulation);
  for (const goal of Object.values(goals)) linkGoal(inside, program, goal);
  for (const experiment of Object.values(experiments)) linkExperiment(inside, program, experiment, logic);
  const missions = program.missions ?? [];
  linkMissionNames(findings, missions);
  for (const [index, mission] of missions.entries()) linkMission(linking, index, mission);
  for (const [index, director] of (program.directors ?? []).entries()) linkDirector(linking, index, director);
  linkTwists(linking, program);
  for (const [index, test] of program.tests.entries()) linkTest(index, test);
  findings.at();
  calls.check(findings);

  const { first } = findings;
  return first ? fail('invalid', first.where, first.detail) : succeed(program);
}
