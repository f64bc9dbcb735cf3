import type { OpIr, SceneIr, TagIr } from '../ir/index.js';
import { linkAudience } from './audience.js';
import type { Findings } from './findings.js';
import { type Frame, newFrame } from './frame.js';
import type { LogicLinker } from './logic.js';
import { declared, type Names } from './names.js';
import type { References } from './references.js';

/** What checking scenes takes along: ids must be unique over all of them. */
export interface SceneLinking {
  readonly names: Names;
  readonly logic: LogicLinker;
  readonly references: References;
  readonly findings: Findings;
  /** The ids met so far, by what they name: a label and the choice it stands in share one. */
  readonly ids: Map<string, Set<string>>;
  readonly checkSlots: (frame: Frame) => void;
}

/** Follows the jumps and names of a scene's code. */
export function linkScene(linking: SceneLinking, key: string, scene: SceneIr): void {
  const { findings, logic, names, references } = linking;
  const frame = newFrame({});
  findings.at('scenes', key);
  findings.expect(scene.name === key, () => `The scene calls itself \`${scene.name}\`.`);
  logic.pureText(scene.title, frame);
  logic.guard(scene.opens, frame);
  logic.guard(scene.choices?.window, frame);
  for (const parameter of scene.parameters) {
    frame.bound.add(parameter.slot);
    references.type(parameter.type);
    if (parameter.default) logic.expression(parameter.default, frame);
  }
  const present = new Set(scene.parameters.flatMap((parameter) => [parameter.name, parameter.slot]));
  for (const id of scene.cast) if (!present.has(id)) references.entity(id);
  if (scene.at !== undefined && !present.has(scene.at)) references.entity(scene.at);

  const points = pointsOf(scene.code);
  for (const [index, op] of scene.code.entries()) {
    findings.at('scenes', key, 'code', index);
    linkId(linking, op);
    linkTargets(linking, scene.code, points, index, op);
    // What stands in a choice point is evaluated whenever the point is shown; an offer says itself what comes later.
    frame.pure = points[index] !== undefined && op.op !== 'offer';
    linkOp(linking, op, frame, names);
    frame.pure = false;
  }
  const last = scene.code.at(-1);
  findings.at('scenes', key, 'code');
  findings.expect(last !== undefined && !fallsThrough(last), () => 'The code runs out at its end.');
  findings.at('scenes', key);
  linking.checkSlots(frame);
}

/** Which point the op at an index belongs to: those behind a `point` up to its `await`. */
function pointsOf(code: readonly OpIr[]): readonly (number | undefined)[] {
  const points: (number | undefined)[] = Array.from({ length: code.length });
  let until = -1;
  for (const [index, op] of code.entries()) {
    // A point inside a point is found by its own op; the outer one goes on.
    if (op.op !== 'point' || index < until) continue;
    until = Math.min(op.await, code.length - 1);
    for (let i = index + 1; i <= until; i++) points[i] = index;
  }
  return points;
}

/** Ids of places, which saves, visits and choices are kept by. A divert's only says where it stands. */
function linkId({ ids, findings }: SceneLinking, op: OpIr): void {
  if (!('id' in op) || op.op === 'await' || op.op === 'divert' || op.op === 'best') return;
  const kind = isOffer(op) ? 'offer' : op.op === 'draw' ? 'visit' : op.op;
  const met = ids.get(kind) ?? new Set();
  ids.set(kind, met);
  findings.expect(!met.has(op.id), () => `There are two of \`${kind}\` with the id \`${op.id}\`.`);
  met.add(op.id);
}

/** Where an op may go on besides the next one; of offers, where taking them leads. */
function targetsOf(op: OpIr): readonly number[] {
  switch (op.op) {
    case 'jump':
    case 'again':
    case 'offer':
    case 'fallback':
    case 'offerScene':
    case 'offerCards':
      return [op.to];
    case 'branch':
    case 'once':
      return [op.else];
    case 'match':
    case 'act':
      return [...op.arms.map((arm) => arm.to), op.else];
    case 'pick':
      return [...op.items.map((item) => item.to), op.else];
    case 'for':
      return [op.end];
    case 'point':
      return [op.await];
    case 'divert':
    case 'best':
      return op.else === undefined ? [] : [op.else];
    case 'say':
    case 'stage':
    case 'label':
    case 'do':
    case 'audience':
    case 'endAudience':
    case 'await':
    case 'gather':
    case 'hear':
    case 'visit':
    case 'draw':
    case 'back':
    case 'end':
    case 'exit':
      return [];
  }
}

function isOffer(op: OpIr): op is Extract<OpIr, { readonly op: 'offer' | 'fallback' | 'offerScene' | 'offerCards' }> {
  return op.op === 'offer' || op.op === 'fallback' || op.op === 'offerScene' || op.op === 'offerCards';
}

function fallsThrough(op: OpIr): boolean {
  switch (op.op) {
    case 'jump':
    case 'again':
    case 'match':
    case 'act':
    case 'pick':
    case 'divert':
    case 'best':
    case 'back':
    case 'end':
    case 'exit':
      return false;
    default:
      return true;
  }
}

function linkTargets(
  { findings }: SceneLinking,
  code: readonly OpIr[],
  points: readonly (number | undefined)[],
  index: number,
  op: OpIr,
): void {
  const own = points[index];
  for (const to of targetsOf(op)) {
    if (to >= code.length) {
      findings.report(`A jump to ${to}, of ${code.length}.`);
      continue;
    }
    const there = points[to];
    // Taking an offer leads out of the point; all else stays in it, and nothing jumps into it from outside.
    if (isOffer(op)) {
      findings.expect(there === undefined, () => `A choice leads into the choice point of ${there}.`);
    } else if (op.op === 'point') {
      const wait = code[to];
      findings.expect(
        to > index && wait?.op === 'await' && wait.id === op.id,
        () => `The point has no \`await\` at ${to}.`,
      );
    } else {
      findings.expect(own === there, () => `A jump between ${index} and ${to} crosses the border of a choice point.`);
    }
  }
  if (op.op === 'again') {
    const loop = op.to < index ? code[op.to] : undefined;
    findings.expect(
      loop?.op === 'for' && loop.id === op.for,
      () => `There is no loop \`${op.for}\` above, at ${op.to}.`,
    );
  }
  const belongs = isOffer(op) || op.op === 'await';
  if (belongs && own === undefined) findings.report(`\`${op.op}\` stands outside a choice point.`);
  if (own === undefined || belongs) return;
  const allowed = op.op === 'branch' || op.op === 'jump' || op.op === 'match' || op.op === 'for' || op.op === 'again';
  findings.expect(allowed, () => `\`${op.op}\` stands inside a choice point, where nothing may happen.`);
}

function linkOp({ logic, findings, references }: SceneLinking, op: OpIr, frame: Frame, names: Names): void {
  switch (op.op) {
    case 'say':
      if (op.speaker) logic.expression(op.speaker, frame);
      logic.text(op.text, frame);
      linkTags(logic, op.tags, frame);
      return;
    case 'do':
      logic.statement(op.do, frame);
      return;
    case 'branch':
      logic.expression(op.condition, frame);
      return;
    case 'match':
      logic.expression(op.subject, frame);
      for (const arm of op.arms) {
        logic.patterns(arm.patterns, frame);
        if (arm.guard) logic.expression(arm.guard, frame);
      }
      return;
    case 'act':
      logic.act(op.act, frame);
      for (const arm of op.arms) logic.outcome(arm.outcome, frame);
      return;
    case 'for':
      logic.loop(op, frame);
      return;
    case 'pick':
      for (const item of op.items) if (item.guard) logic.expression(item.guard, frame);
      return;
    case 'audience':
      linkAudience({ program: names.program, findings, logic }, op.to, frame);
      return;
    case 'offer':
      logic.guard(op.guard, frame);
      logic.pureText(op.label, frame);
      if (op.echo) logic.text(op.echo, frame);
      logic.pureText(op.shownElse, frame);
      linkTags(logic, op.tags, frame);
      for (const slot of op.keys ?? []) frame.used.add(slot);
      if (op.hear) frame.bound.add(op.hear.slot);
      return;
    case 'fallback':
      logic.guard(op.guard, frame);
      return;
    case 'hear':
      logic.guard(op.hear.window, frame);
      frame.bound.add(op.hear.slot);
      return;
    case 'divert':
    case 'visit': {
      logic.expressions(op.arguments, frame);
      const name = op.scene;
      if (typeof name !== 'string') {
        logic.expression(name, frame);
        return;
      }
      const scene = declared(names.program.scenes, name);
      references.need(scene !== undefined, `a scene \`${name}\``);
      if (scene) logic.call(name, scene.parameters, op.arguments, frame);
      const inside = op.label === undefined || names.labels.get(op.label) === name;
      findings.expect(inside, () => `There is not a label \`${op.label}\` in that scene.`);
      return;
    }
    case 'offerScene':
      for (const slot of op.keys ?? []) frame.used.add(slot);
      references.scene(op.scene);
      return;
    case 'offerCards':
      for (const slot of op.keys ?? []) frame.used.add(slot);
      frame.bound.add(op.slot);
      references.deck(op.deck);
      return;
    case 'draw':
      if (op.slot !== undefined) frame.bound.add(op.slot);
      if (op.card !== undefined) frame.used.add(op.card);
      references.deck(op.deck);
      return;
    case 'best':
      references.deck(op.deck);
      return;
    case 'stage':
      linkTags(logic, op.tags, frame);
      return;
    case 'label':
    case 'jump':
    case 'again':
    case 'once':
    case 'endAudience':
    case 'point':
    case 'await':
    case 'gather':
    case 'back':
    case 'end':
    case 'exit':
      return;
  }
}

/** Nothing happens while a tag's value is asked for: a choice's is, each time it is looked at. */
function linkTags(logic: SceneLinking['logic'], tags: readonly TagIr[] | undefined, frame: Frame): void {
  for (const { of } of tags ?? []) logic.guard(of, frame);
}
