import type { ActIr, ExprIr, OutcomeIr, ParameterIr, PatternIr, StatementIr, TargetIr, TextIr } from '../ir/index.js';
import { arityOf } from './arity.js';
import type { Calls } from './calls.js';
import type { Findings } from './findings.js';
import type { Frame } from './frame.js';
import { declared, type Names } from './names.js';
import type { References } from './references.js';
import { linkRole } from './roles.js';
import { linkTemplate } from './template.js';

interface Fields {
  readonly [name: string]: ExprIr;
}

/**
 * Follows every name in logic to its declaration. Types are not checked again: an engine given values of the wrong type
 * faults, and a fault keeps the reader's place. A name that leads nowhere is what would bring it down.
 */
export class LogicLinker {
  readonly #names: Names;
  readonly #references: References;
  readonly #calls: Calls;
  readonly #findings: Findings;

  constructor(names: Names, references: References, calls: Calls, findings: Findings) {
    this.#names = names;
    this.#references = references;
    this.#calls = calls;
    this.#findings = findings;
  }

  expression(expr: ExprIr, frame: Frame): void {
    switch (expr.op) {
      case 'const':
      case 'player':
      case 'turns':
      case 'choices':
      case 'now':
        return;
      case 'players':
        if (expr.role !== undefined) linkRole(this.#names.program, this.#findings, expr.role);
        return;
      case 'pursue': {
        this.#impure('a goal that is pursued', frame);
        const goal = declared(this.#names.program.experimental?.goals ?? {}, expr.goal);
        this.#references.need(goal !== undefined, `a goal \`${expr.goal}\``);
        if (goal) this.call(expr.goal, goal.parameters, expr.arguments, frame);
        return;
      }
      case 'run':
        this.#run(expr, frame);
        return;
      case 'local':
        frame.used.add(expr.slot);
        return;
      case 'state':
        this.#references.need(
          this.#names.state[expr.scope].has(expr.name),
          `a field \`${expr.name}\` of ${expr.scope}`,
        );
        return;
      case 'field':
        this.#references.field(expr.field, expr.component);
        this.expression(expr.of, frame);
        return;
      case 'edge':
        this.#references.edgeField(expr.relation, expr.field);
        this.expression(expr.from, frame);
        this.expression(expr.to, frame);
        return;
      case 'linked':
        this.#references.relation(expr.relation);
        this.expression(expr.from, frame);
        this.expression(expr.to, frame);
        return;
      case 'one':
        this.#references.relation(expr.relation);
        this.expression(expr.of, frame);
        return;
      case 'leadField':
        this.#references.leadField(expr.field);
        this.expression(expr.lead, frame);
        return;
      case 'at':
        this.expression(expr.of, frame);
        this.expression(expr.index, frame);
        return;
      case 'binary':
      case 'and':
      case 'or':
        this.expression(expr.left, frame);
        this.expression(expr.right, frame);
        return;
      case 'if':
        this.expression(expr.condition, frame);
        this.expression(expr.then, frame);
        this.expression(expr.else, frame);
        return;
      case 'match':
        this.expression(expr.subject, frame);
        for (const arm of expr.arms) {
          this.patterns(arm.patterns, frame);
          if (arm.guard) this.expression(arm.guard, frame);
          this.expression(arm.value, frame);
        }
        return;
      case 'block':
        this.statements(expr.do, frame);
        this.expression(expr.value, frame);
        return;
      case 'list':
      case 'set':
        this.expressions(expr.items, frame);
        return;
      case 'map':
        for (const [key, value] of expr.entries) {
          this.expression(key, frame);
          this.expression(value, frame);
        }
        return;
      case 'record':
      case 'variant':
        this.expressions(Object.values(expr.fields), frame);
        return;
      case 'each':
        frame.bound.add(expr.slot);
        this.expression(expr.source, frame);
        if (expr.condition) this.expression(expr.condition, frame);
        this.expression(expr.value, frame);
        return;
      case 'range':
        this.expression(expr.low, frame);
        this.expression(expr.high, frame);
        return;
      case 'call': {
        const called = declared(this.#names.program.functions, expr.function);
        this.#references.need(called !== undefined, `a function \`${expr.function}\``);
        if (called) this.call(expr.function, called.parameters, expr.arguments, frame);
        this.#calls.add(frame.owner, `fn ${expr.function}`);
        return;
      }
      case 'query': {
        const asked = declared(this.#names.program.queries ?? {}, expr.query);
        this.#references.need(asked !== undefined, `a query \`${expr.query}\``);
        if (asked) this.call(expr.query, asked.parameters, expr.arguments, frame);
        this.#calls.add(frame.owner, `query ${expr.query}`);
        return;
      }
      case 'extern': {
        this.#impure('a call of the host', frame);
        const called = declared(this.#names.program.externs ?? {}, expr.function);
        this.#references.need(called !== undefined, `a host function \`${expr.function}\``);
        const wanted = called?.parameters.length ?? expr.arguments.length;
        this.#findings.expect(
          expr.arguments.length === wanted,
          () => `\`${expr.function}\` is called with ${expr.arguments.length} arguments for ${wanted}.`,
        );
        this.expressions(expr.arguments, frame);
        return;
      }
      case 'builtin': {
        const [least, most] = arityOf(expr.name);
        const count = expr.arguments.length;
        this.#findings.expect(
          count >= least && count <= most,
          () => `\`${expr.name}\` is called with ${count} arguments.`,
        );
        this.expressions(expr.arguments, frame);
        return;
      }
      case 'has':
        for (const component of expr.components) this.#references.component(component);
        this.expression(expr.of, frame);
        return;
      case 'isKind':
        for (const kind of expr.kinds) this.#references.kind(kind);
        this.expression(expr.of, frame);
        return;
      case 'all':
        this.#references.kind(expr.kind);
        return;
      case 'visits':
      case 'turnsSince':
        this.#references.place(expr.place);
        return;
      case 'mission':
        this.#references.mission(expr.mission, expr.part, expr.is);
        return;
      case 'text':
        this.text(expr.text, frame);
        return;
      case 'roll':
        this.#impure('a roll of dice', frame);
        this.expression(expr.of, frame);
        return;
      case 'random':
        this.#impure('chance', frame);
        this.expression(expr.low, frame);
        this.expression(expr.high, frame);
        return;
      case 'act':
        this.act(expr.act, frame);
        return;
      case 'new': {
        this.#impure('a new entity', frame);
        this.#references.kind(expr.kind);
        if (expr.title) this.text(expr.title, frame);
        for (const name of Object.keys(expr.fields)) this.#references.valueOf(name);
        this.expressions(Object.values(expr.fields), frame);
        this.guard(expr.because, frame);
        return;
      }
      case 'get':
      case 'unary':
      case 'title':
      case 'sceneField':
      case 'saturate':
      case 'limit':
      case 'toFloat':
      case 'rescale':
        this.expression(expr.of, frame);
        return;
    }
  }

  expressions(items: readonly ExprIr[], frame: Frame): void {
    for (const item of items) this.expression(item, frame);
  }

  /** A guard may be evaluated again and again: nothing in it may change anything. */
  guard(expr: ExprIr | undefined, frame: Frame): void {
    if (!expr) return;
    const { pure } = frame;
    frame.pure = true;
    this.expression(expr, frame);
    frame.pure = pure;
  }

  pureText(text: TextIr | undefined, frame: Frame): void {
    if (!text) return;
    const { pure } = frame;
    frame.pure = true;
    this.text(text, frame);
    frame.pure = pure;
  }

  statements(body: readonly StatementIr[], frame: Frame): void {
    for (const statement of body) this.statement(statement, frame);
  }

  statement(statement: StatementIr, frame: Frame): void {
    if ('because' in statement) this.guard(statement.because, frame);
    switch (statement.do) {
      case 'let':
        frame.bound.add(statement.slot);
        this.expression(statement.value, frame);
        return;
      case 'set':
        if (statement.to.target !== 'local') this.#impure('an assignment', frame);
        this.target(statement.to, frame);
        this.expression(statement.value, frame);
        return;
      case 'if':
        this.expression(statement.condition, frame);
        this.statements(statement.then, frame);
        this.statements(statement.else, frame);
        return;
      case 'match':
        this.expression(statement.subject, frame);
        for (const arm of statement.arms) {
          this.patterns(arm.patterns, frame);
          if (arm.guard) this.expression(arm.guard, frame);
          this.statements(arm.body, frame);
        }
        return;
      case 'for':
        this.loop(statement, frame);
        this.statements(statement.body, frame);
        return;
      case 'return':
      case 'refuse':
        // A function may return early, and has nothing to refuse.
        this.#findings.expect(
          frame.returns && (statement.do === 'return' || !frame.pure),
          () => `A \`${statement.do}\` stands outside an action.`,
        );
        if (statement.do === 'return' && statement.value) this.expression(statement.value, frame);
        return;
      case 'transfer':
        this.#references.resource(statement.resource);
        this.expression(statement.amount, frame);
        this.target(statement.from, frame);
        this.target(statement.to, frame);
        break;
      case 'issue':
        this.#references.resource(statement.resource);
        this.expression(statement.amount, frame);
        this.target(statement.to, frame);
        break;
      case 'retire':
        this.expression(statement.entity, frame);
        break;
      case 'link':
        for (const field of Object.keys(statement.fields)) this.#references.edgeField(statement.relation, field);
        this.#references.relation(statement.relation);
        this.#between(statement, statement.fields, frame);
        break;
      case 'unlink':
        this.#references.relation(statement.relation);
        this.#between(statement, {}, frame);
        break;
      case 'grant':
        this.#references.component(statement.component);
        for (const field of Object.keys(statement.fields)) {
          this.#references.field(`${statement.component}.${field}`, statement.component);
        }
        this.expressions(Object.values(statement.fields), frame);
        this.expression(statement.to, frame);
        break;
      case 'revoke':
        this.#references.component(statement.component);
        this.expression(statement.from, frame);
        break;
      case 'emit':
        this.#references.event(statement.event, Object.keys(statement.fields));
        this.expressions(Object.values(statement.fields), frame);
        break;
      case 'act':
        this.act(statement.act, frame);
        for (const arm of statement.arms) {
          this.outcome(arm.outcome, frame);
          this.statements(arm.body, frame);
        }
        break;
      case 'run':
        this.#run(statement, frame);
        return;
      case 'advance':
        this.expression(statement.by, frame);
        break;
      case 'checkpoint':
        this.expression(statement.label, frame);
        break;
      case 'evaluate':
        this.expression(statement.value, frame);
        return;
    }
    this.#impure(`\`${statement.do}\``, frame);
  }

  loop(
    loop: { readonly slot: string; readonly index?: string; readonly source: ExprIr; readonly condition?: ExprIr },
    frame: Frame,
  ): void {
    frame.bound.add(loop.slot);
    if (loop.index !== undefined) frame.bound.add(loop.index);
    this.expression(loop.source, frame);
    if (loop.condition) this.expression(loop.condition, frame);
  }

  target(target: TargetIr, frame: Frame): void {
    switch (target.target) {
      case 'local':
        frame.used.add(target.slot);
        return;
      case 'state':
        this.#references.state(target.scope, target.name);
        return;
      case 'field':
        this.#references.field(target.field, target.component);
        this.expression(target.of, frame);
        return;
      case 'edge':
        this.#references.edgeField(target.relation, target.field);
        this.#between(target, {}, frame);
        return;
      case 'part':
        this.target(target.in, frame);
        return;
      case 'element':
        this.target(target.in, frame);
        this.expression(target.index, frame);
        return;
    }
  }

  act(act: ActIr, frame: Frame): void {
    this.#impure('an action', frame);
    const called = declared(this.#names.program.actions, act.action);
    this.#references.need(called !== undefined, `an action \`${act.action}\``);
    if (called) this.call(act.action, called.parameters, act.arguments, frame);
    this.#calls.add(frame.owner, `action ${act.action}`);
  }

  /** Arguments stand by position; what is missing at the end must have a default. */
  call(name: string, parameters: readonly ParameterIr[], given: readonly ExprIr[], frame: Frame): void {
    const missing = parameters.slice(given.length).filter((parameter) => parameter.default === undefined);
    this.#findings.expect(
      given.length <= parameters.length && missing.length === 0,
      () => `\`${name}\` is given ${given.length} arguments; it has ${parameters.length} parameters.`,
    );
    this.expressions(given, frame);
  }

  outcome(outcome: OutcomeIr, frame: Frame): void {
    if (outcome.on !== 'result') return;
    this.patterns(outcome.patterns, frame);
    if (outcome.guard) this.expression(outcome.guard, frame);
  }

  patterns(patterns: readonly PatternIr[], frame: Frame): void {
    for (const pattern of patterns) {
      switch (pattern.match) {
        case 'any':
        case 'value':
        case 'range':
          break;
        case 'bind':
          frame.bound.add(pattern.slot);
          break;
        case 'case':
        case 'fields':
          this.patterns(Object.values(pattern.fields), frame);
          break;
      }
    }
  }

  text(text: TextIr, frame: Frame): void {
    for (const argument of text.arguments) {
      if (argument.argument === 'value') this.expression(argument.of, frame);
      else if (argument.argument === 'if') {
        for (const condition of argument.conditions) if (condition) this.expression(condition, frame);
      }
    }
    linkTemplate(text, this.#references, this.#findings);
  }

  #run(node: { readonly workflow: string; readonly arguments: readonly ExprIr[] }, frame: Frame): void {
    this.#impure('a workflow', frame);
    const called = declared(this.#names.program.experimental?.workflows ?? {}, node.workflow);
    this.#references.need(called !== undefined, `a workflow \`${node.workflow}\``);
    if (called) this.call(node.workflow, called.parameters, node.arguments, frame);
  }

  #between(ends: { readonly from: ExprIr; readonly to: ExprIr }, fields: Fields, frame: Frame): void {
    this.expression(ends.from, frame);
    this.expression(ends.to, frame);
    this.expressions(Object.values(fields), frame);
  }

  #impure(what: string, frame: Frame): void {
    this.#findings.expect(!frame.pure, () => `Here nothing may change or be left to chance; there is ${what}.`);
  }
}
