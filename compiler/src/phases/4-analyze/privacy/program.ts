import type { EventsIr, WorkflowIr } from '@fabula/runtime/bundle';
import type { Place } from '../../../base/index.js';
import { type BoundProgram, isSymbolOf, type Symbol } from '../../2-bind/index.js';
import { type CheckedDeclaration, keepingOf } from '../../3-check/index.js';
import type { AnalyzeInput } from '../input.js';
import { Body, type Summaries, type Summary } from './body.js';
import { walkDirector } from './director.js';
import { join, type Label, noLabel, readLabel } from './label.js';
import { labelOf, walkAll } from './logic.js';
import { walkContext, walkPrompt } from './prompt.js';
import { walkScene } from './prose.js';
import { walkGoal, walkSimulation } from './simulation.js';
import type { Leak } from './sink.js';

/** What became of everything that a program keeps. */
export interface ProgramPrivacy {
  readonly leaks: readonly Leak[];
  /** Uses of `reveal` on what nobody keeps. */
  readonly idle: readonly Place[];
}

/**
 * Follows every kept value through the program. Functions, queries and actions don't call themselves, so each is gone
 * through once, when it is first called; scenes may lead in circles, so theirs are until nothing is added.
 */
export function programPrivacy(input: AnalyzeInput): ProgramPrivacy {
  if (!isConcerned(input)) return { leaks: [], idle: [] };
  const bodies = new Bodies(input);
  return bodies.all();
}

/** Whether anything is kept, or revealed: most stories do without, and cost nothing then. */
function isConcerned(input: AnalyzeInput): boolean {
  if (input.uses.some(({ reads }) => reads.has('builtin:reveal'))) return true;
  return input.program.units.some(
    (unit) =>
      Object.values(unit.fields).some((fields) => [...fields.values()].some(({ field }) => keepingOf(field))) ||
      unit.symbols.some(
        (symbol) =>
          isSymbolOf(symbol, 'kindDeclaration', 'component', 'relation', 'event') &&
          symbol.declaration.fields.some(keepingOf),
      ),
  );
}

class Bodies implements Summaries {
  readonly severalPlay: boolean;
  readonly #checked = new Map<string, CheckedDeclaration>();
  readonly #events: ReadonlyMap<string, Symbol>;
  readonly #bodies = new Map<string, Body>();
  readonly #summaries = new Map<string, Summary>();

  constructor(input: AnalyzeInput) {
    for (const each of input.declarations) {
      const id = idOf(each);
      if (id !== undefined) this.#checked.set(id, each);
    }
    this.#events = eventsOf(input.program);
    const { players, roles } = input.program.main.pack;
    this.severalPlay = players !== undefined || roles.length > 0;
  }

  all(): ProgramPrivacy {
    const scenes = [...this.#checked].filter(([, { scene }]) => scene && scene.parameters.length > 0);
    // A circle of scenes hands a value on once more with each round.
    for (let before = -1, after = 0; after > before; ) {
      before = after;
      after = 0;
      for (const [id, each] of scenes) {
        this.#summaries.set(id, this.#run(id, each));
        for (const sinks of this.#summaries.get(id)?.sinks.values() ?? []) after += sinks.length;
      }
    }
    const leaks: Leak[] = [];
    const idle: Place[] = [];
    for (const [id, each] of this.#checked) {
      if (each.scene) this.#run(id, each);
      else this.summary(id);
      const body = this.#bodies.get(id);
      leaks.push(...(body?.leaks.values() ?? []));
      idle.push(...(body?.idle.values() ?? []));
    }
    return { leaks, idle };
  }

  summary(id: string): Summary | undefined {
    const known = this.#summaries.get(id);
    const checked = this.#checked.get(id);
    if (known || !checked) return known;
    // What is not known of a scene yet is found in a later round.
    if (checked.scene) return undefined;
    const summary = this.#run(id, checked);
    this.#summaries.set(id, summary);
    return summary;
  }

  isBroadcast(event: string): boolean {
    const declaration = this.#events.get(event)?.declaration;
    return declaration?.kind === 'event' && declaration.tier === 'broadcast';
  }

  #run(id: string, checked: CheckedDeclaration): Summary {
    const { scene, action, query, rule, mission, workflow, prompt, context, simulation, goal } = checked;
    const constant = checked.function ?? checked.table;
    const ir = constant?.ir ?? action?.ir ?? query?.ir;
    const parameters = (
      scene?.parameters ??
      prompt?.ir.parameters ??
      context?.ir.parameters ??
      ir?.parameters ??
      workflow?.ir.parameters ??
      []
    ).map(({ slot }) => slot);
    const body = new Body(this, placeOf(checked), parameters);
    this.#bodies.set(id, body);
    return body.run(() => {
      if (scene) walkScene(body, scene);
      if (constant) body.yields(labelOf(body, constant.ir.value));
      if (action) {
        for (const { condition } of action.ir.requires) labelOf(body, condition);
        walkAll(body, action.ir.body);
        if (action.ir.value) body.yields(labelOf(body, action.ir.value));
      }
      if (query) {
        this.#happened(body, query.ir.events);
        walkQuery(body, query.ir);
      }
      if (prompt) walkPrompt(body, prompt.symbol.name, prompt.ir);
      if (context) walkContext(body, context.symbol.name, context.ir);
      if (simulation) walkSimulation(body, simulation);
      if (goal) walkGoal(body, goal);
      if (rule) this.#rule(body, rule);
      if (workflow) this.#workflow(body, workflow.ir);
      if (checked.director) walkDirector(body, checked.director);
      if (mission) {
        for (const { body: statements } of mission.ir.clocks) walkAll(body, statements);
        walkAll(body, mission.ir.reward);
      }
    });
  }

  #workflow(body: Body, { on, when, steps, done, value }: WorkflowIr): void {
    if (on?.on === 'event' && on.slot !== undefined) this.#bindEvent(body, on, on.event, on.slot);
    if (when) labelOf(body, when);
    for (const step of steps) {
      if (step.when) labelOf(body, step.when);
      if (step.each) body.bind(step.each, step.each.slot, labelOf(body, step.each.source));
      walkAll(body, step.body);
      if (step.slot !== undefined && step.value) body.bind(step, step.slot, labelOf(body, step.value));
    }
    walkAll(body, done ?? []);
    if (value) body.yields(labelOf(body, value));
  }

  #bindEvent(body: Body, at: object, event: string, slot: string): void {
    const fields = eventFields(this.#events.get(event));
    const whole = [...fields.values()].reduce(join, noLabel);
    body.bind(at, slot, whole, undefined, fields);
  }

  /** What a query finds in the past carries what the events were emitted with. */
  #happened(body: Body, events: EventsIr | undefined): void {
    for (const step of events?.steps ?? []) {
      for (const each of [step, ...(step.without ?? [])]) {
        const fields = eventFields(this.#events.get(each.event));
        const whole = [...fields.values()].reduce(join, noLabel);
        body.bind(each, each.slot, whole, undefined, fields);
        for (const given of each.gives) body.bind(given, given.slot, fields.get(given.field) ?? noLabel);
        if (each.when) labelOf(body, each.when);
      }
    }
  }

  #rule(body: Body, rule: NonNullable<CheckedDeclaration['rule']>): void {
    const { on } = rule;
    if (on.on === 'change') labelOf(body, on.of);
    else if (on.on === 'event' && on.slot !== undefined) {
      this.#bindEvent(body, rule, on.event, on.slot);
    }
    if (rule.when) labelOf(body, rule.when);
    walkAll(body, rule.body);
  }
}

/** What a query asks is free; what its rows show is not. */
function walkQuery(body: Body, query: NonNullable<CheckedDeclaration['query']>['ir']): void {
  for (const { key, slot, of } of [
    ...(query.group?.keys ?? []).map((each) => ({ key: each, ...each })),
    ...(query.group?.aggregates ?? []).map((each) => ({ key: each, slot: each.slot, of: each.of })),
  ]) {
    body.bind(key, slot, of ? labelOf(body, of) : noLabel);
  }
  for (const edge of query.edges) {
    const { walk } = edge;
    if (walk?.path !== undefined) body.bind(edge, walk.path, walk.cost ? labelOf(body, walk.cost.of) : noLabel);
  }
  for (const each of query.where) labelOf(body, each);
  body.yields(labelOf(body, query.row));
}

/** What a kept field of an event carries: it is nobody's. */
function eventFields(event: Symbol | undefined): ReadonlyMap<string, Label> {
  const found = new Map<string, Label>();
  if (!event || !isSymbolOf(event, 'event')) return found;
  for (const field of event.declaration.fields) {
    const keeping = keepingOf(field);
    if (!keeping) continue;
    const place = { file: event.file.path, span: field.name.span };
    const guarded = { keeping, what: `${event.name}.${field.name.text}`, place, declared: place };
    found.set(field.name.text, readLabel({ from: 'read', guarded, owner: undefined, calls: [] }));
  }
  return found;
}

function eventsOf(program: BoundProgram): ReadonlyMap<string, Symbol> {
  const found = new Map<string, Symbol>();
  for (const unit of program.units)
    for (const symbol of unit.symbols) if (symbol.declaration.kind === 'event') found.set(symbol.id, symbol);
  return found;
}

function symbolOf({ scene, table, query, action, mission, workflow, ...rest }: CheckedDeclaration): Symbol | undefined {
  return (
    scene ??
    rest.prompt ??
    rest.context ??
    rest.function ??
    table ??
    query ??
    action ??
    mission ??
    workflow ??
    rest.simulation ??
    rest.goal ??
    rest.director
  )?.symbol;
}

function idOf(checked: CheckedDeclaration): string | undefined {
  return symbolOf(checked)?.id ?? (checked.rule && `rule ${checked.rule.name}`);
}

function placeOf(checked: CheckedDeclaration): Place {
  const symbol = symbolOf(checked);
  if (symbol) return { file: symbol.file.path, span: symbol.declaration.name.span };
  return { file: '', span: { start: 0, end: 0 } };
}
