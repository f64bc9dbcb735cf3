import type { ActIr, ExprIr, OutcomeIr, PatternIr, StatementIr, TargetIr, TextIr } from '@fabula/runtime/bundle';
import { originOf } from '../../../base/index.js';
import { guardOf, revealedOf, slotKeeping } from '../../3-check/index.js';
import type { Body } from './body.js';
import { join, type Label, noLabel, readLabel } from './label.js';
import type { Sink } from './sink.js';

/**
 * Where the value of an expression comes from. What is asked of a value is free: comparisons, `in`, `contains`, `has`
 * and conditions answer without a label. What is made of it is not.
 */
export function labelOf(b: Body, e: ExprIr): Label {
  const revealed = revealedOf(e);
  if (revealed) {
    const { file, span } = revealed.place;
    if (labelOf(b, revealed.of).size === 0) b.idle.set(`${file}:${span.start}`, revealed.place);
    return noLabel;
  }
  const guarded = guardOf(e);
  const inside = insideOf(b, e);
  if (!guarded) return inside;
  return join(inside, readLabel({ from: 'read', guarded, owner: b.term(guarded.owner), calls: [] }));
}

function insideOf(b: Body, e: ExprIr): Label {
  switch (e.op) {
    case 'const':
    case 'state':
    case 'player':
    case 'all':
    case 'visits':
    case 'turnsSince':
    case 'turns':
    case 'players':
    case 'now':
    case 'choices':
    case 'mission':
      return noLabel;
    case 'local':
      return b.local(e.slot);
    case 'get':
      return b.part(e.of, e.name) ?? labelOf(b, e.of);
    case 'field':
    case 'unary':
    case 'sceneField':
    case 'title':
    case 'roll':
    case 'saturate':
    case 'limit':
    case 'toFloat':
    case 'rescale':
      return labelOf(b, e.of);
    case 'leadField':
      return labelOf(b, e.lead);
    case 'edge':
      return labels(b, [e.from, e.to]);
    case 'linked':
      labels(b, [e.from, e.to]);
      return noLabel;
    case 'one':
    case 'has':
    case 'isKind':
      labelOf(b, e.of);
      return noLabel;
    case 'at':
      return labels(b, [e.of, e.index]);
    case 'binary': {
      const both = labels(b, [e.left, e.right]);
      return isQuestion(e.operator) ? noLabel : both;
    }
    case 'and':
    case 'or':
      return labels(b, [e.left, e.right]);
    case 'if':
      labelOf(b, e.condition);
      return labels(b, [e.then, e.else]);
    case 'match': {
      const subject = labelOf(b, e.subject);
      return e.arms.reduce((label, arm) => {
        bindPatterns(b, arm.patterns, subject);
        if (arm.guard) labelOf(b, arm.guard);
        return join(label, labelOf(b, arm.value));
      }, noLabel);
    }
    case 'block':
      walkAll(b, e.do);
      return labelOf(b, e.value);
    case 'list':
    case 'set':
      return labels(b, e.items);
    case 'map':
      return labels(b, e.entries.flat());
    case 'record':
    case 'variant':
      return labels(b, Object.values(e.fields));
    case 'each':
      b.bind(e, e.slot, labelOf(b, e.source));
      if (e.condition) labelOf(b, e.condition);
      return labelOf(b, e.value);
    case 'range':
    case 'random':
      return labels(b, [e.low, e.high]);
    case 'call':
    case 'query': {
      const id = e.op === 'call' ? e.function : e.query;
      return call(b, e, id, e.arguments);
    }
    case 'run':
      return call(b, e, e.workflow, e.arguments);
    case 'pursue':
      return labels(b, e.arguments);
    case 'extern': {
      // A prompt or a model: its answer carries what it was asked with.
      if (b.summaries.summary(e.function)) return call(b, e, e.function, e.arguments);
      const given = labels(b, e.arguments);
      b.flow(given, { ...somewhere(b, e), into: 'host', name: e.function });
      return given;
    }
    case 'builtin':
      return labels(b, e.arguments);
    case 'text':
      return textLabel(b, e.text);
    case 'act':
      return callAct(b, e.act);
    case 'new':
      if (e.title) show(b, e.title, { ...somewhere(b, e), into: 'title' });
      fill(b, e.fields, { ...somewhere(b, e), into: 'field' }, `new ${e.kind}`);
      return noLabel;
  }
}

function isQuestion(operator: (ExprIr & { readonly op: 'binary' })['operator']): boolean {
  switch (operator) {
    case 'eq':
    case 'ne':
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
    case 'text.lt':
    case 'text.le':
    case 'text.gt':
    case 'text.ge':
    case 'list.has':
    case 'set.has':
    case 'map.has':
    case 'text.contains':
      return true;
    default:
      return false;
  }
}

function labels(b: Body, expressions: readonly ExprIr[]): Label {
  return expressions.reduce((label, each) => join(label, labelOf(b, each)), noLabel);
}

/** A call of anything that has a body: what comes of it. */
export function call(b: Body, node: object, id: string, given: readonly ExprIr[]): Label {
  const found = given.map((each) => labelOf(b, each));
  return b.call(id, given, found, originOf(node) ?? b.at);
}

/** A call of an action, for its effect or its result. */
export function callAct(b: Body, act: ActIr): Label {
  return call(b, act, act.action, act.arguments);
}

/** A sink that anybody may look into, at a node or where the walk is. */
function somewhere(b: Body, node: object): Omit<Sink, 'into'> {
  return { name: '', place: originOf(node) ?? b.at, knower: undefined, keeping: undefined, calls: [] };
}

/** All that a text would show. Which arm of it is taken is a question, and free. */
function textLabel(b: Body, text: TextIr): Label {
  return text.arguments.reduce(
    (label, argument) => (argument.argument === 'value' ? join(label, labelOf(b, argument.of)) : label),
    noLabel,
  );
}

/** A text is shown: each of its values goes to the sink, from its own place. */
export function show(b: Body, text: TextIr, sink: Sink): void {
  for (const argument of text.arguments) {
    if (argument.argument === 'value') {
      b.flow(labelOf(b, argument.of), { ...sink, place: originOf(argument) ?? sink.place });
    } else if (argument.argument === 'if') {
      for (const condition of argument.conditions) if (condition) labelOf(b, condition);
    }
  }
}

/** Fields of something made, granted, linked or told. */
function fill(b: Body, fields: { readonly [field: string]: ExprIr }, sink: Sink, of: string): void {
  for (const [key, value] of Object.entries(fields)) {
    b.flow(labelOf(b, value), { ...sink, name: `${of}.${key}`, keeping: sink.keeping ?? slotKeeping(fields, key) });
  }
}

export function walkAll(b: Body, statements: readonly StatementIr[]): void {
  for (const each of statements) walk(b, each);
}

/** Goes through a statement of logic. */
export function walk(b: Body, s: StatementIr): void {
  const outer = b.at;
  b.at = originOf(s) ?? outer;
  step(b, s);
  b.at = outer;
}

function step(b: Body, s: StatementIr): void {
  switch (s.do) {
    case 'let':
      b.bind(s, s.slot, labelOf(b, s.value), s.value);
      return;
    case 'set':
      write(b, s.to, labelOf(b, s.value));
      return;
    case 'if':
      labelOf(b, s.condition);
      walkAll(b, s.then);
      walkAll(b, s.else);
      return;
    case 'match': {
      const subject = labelOf(b, s.subject);
      for (const arm of s.arms) {
        bindPatterns(b, arm.patterns, subject);
        if (arm.guard) labelOf(b, arm.guard);
        walkAll(b, arm.body);
      }
      return;
    }
    case 'for':
      b.bind(s, s.slot, labelOf(b, s.source));
      if (s.condition) labelOf(b, s.condition);
      walkAll(b, s.body);
      return;
    // What changes hands is seen by who has it then: a transfer is an act, and tells nothing that it should not.
    case 'transfer':
    case 'issue':
      labelOf(b, s.amount);
      return;
    case 'retire':
      labelOf(b, s.entity);
      return;
    case 'link':
      fill(b, s.fields, { ...somewhere(b, s), into: 'field', knower: b.term(s.from) }, s.relation);
      return;
    case 'unlink':
      labels(b, [s.from, s.to]);
      return;
    case 'grant':
      fill(b, s.fields, { ...somewhere(b, s), into: 'field', knower: b.term(s.to) }, s.component);
      return;
    case 'revoke':
      labelOf(b, s.from);
      return;
    case 'emit':
      if (b.summaries.isBroadcast(s.event)) {
        // It goes to everybody, whatever its fields are called.
        for (const [key, value] of Object.entries(s.fields))
          b.flow(labelOf(b, value), { ...somewhere(b, s), into: 'event', name: `${s.event}.${key}` });
      } else fill(b, s.fields, { ...somewhere(b, s), into: 'event' }, s.event);
      return;
    case 'act': {
      const result = callAct(b, s.act);
      for (const arm of s.arms) {
        bindOutcome(b, arm.outcome, result);
        walkAll(b, arm.body);
      }
      return;
    }
    case 'run':
      call(b, s, s.workflow, s.arguments);
      return;
    case 'advance':
      labelOf(b, s.by);
      return;
    // Whoever runs the story reads what its checkpoints are called.
    case 'checkpoint':
      b.flow(labelOf(b, s.label), { ...somewhere(b, s), into: 'event', name: 'checkpoint' });
      return;
    case 'evaluate':
      labelOf(b, s.value);
      return;
    case 'return':
      if (s.value) b.yields(labelOf(b, s.value));
      return;
    case 'refuse':
      return;
  }
}

/** A variable takes the label over; a field must be one that may hold it. */
function write(b: Body, to: TargetIr, label: Label): void {
  const root = rootOf(to);
  if (root.target === 'local') {
    b.assign(root.slot, label);
    return;
  }
  const guarded = guardOf(root);
  b.flow(label, {
    ...somewhere(b, root),
    into: 'field',
    name: guarded?.what ?? nameOf(root),
    knower: b.term(guarded?.owner),
    keeping: guarded?.keeping,
  });
}

type RootIr = Exclude<TargetIr, { readonly target: 'part' | 'element' }>;

function rootOf(to: TargetIr): RootIr {
  return to.target === 'part' || to.target === 'element' ? rootOf(to.in) : to;
}

function nameOf(to: RootIr): string {
  switch (to.target) {
    case 'local':
      return to.slot;
    case 'state':
      return `${to.scope}.${to.name}`;
    case 'edge':
      return `${to.relation}.${to.field}`;
    case 'field':
      return `${whoIs(to.of) ?? '…'}.${to.field}`;
  }
}

/** A person by the name that the source has for them, where there is one. */
export function whoIs(e: ExprIr | undefined): string | undefined {
  if (e?.op === 'player') return 'player';
  if (e?.op === 'const') return typeof e.value === 'string' ? e.value : undefined;
  return e?.op === 'local' && !e.slot.startsWith('#') ? e.slot : undefined;
}

/** What an arm takes out of a value carries what the whole did. */
export function bindPatterns(b: Body, patterns: readonly PatternIr[], label: Label): void {
  for (const pattern of patterns) {
    if (pattern.match === 'bind') b.bind(pattern, pattern.slot, label);
    else if (pattern.match === 'case' || pattern.match === 'fields')
      bindPatterns(b, Object.values(pattern.fields), label);
  }
}

export function bindOutcome(b: Body, outcome: OutcomeIr, label: Label): void {
  if (outcome.on !== 'result') return;
  bindPatterns(b, outcome.patterns, label);
  if (outcome.guard) labelOf(b, outcome.guard);
}
