import type { FieldIr, ProgramIr, SceneIr } from '@fabula/runtime/bundle';
import { everyNode, isNode, listOf, type Node, nodesIn, textIn } from './nodes.js';

/** What the player is asked for at the start, answered with something of its type: the same as in a `test` block. */
export function playerAnswers(program: ProgramIr): Record<string, string | number | boolean> {
  const { asked, fields, kind } = program.schema.player;
  const all: readonly FieldIr[] = [
    ...fields,
    ...(kind === undefined ? [] : (program.schema.kinds[kind]?.fields ?? [])),
  ];
  const answers: Record<string, string | number | boolean> = {};
  for (const name of asked) {
    const type = all.find((field) => field.name === name)?.type;
    if (type?.type === 'int' || type?.type === 'float') answers[name] = type.low ?? 0;
    else if (type?.type === 'bool') answers[name] = false;
    else if (type?.type === 'enum') answers[name] = program.schema.enums[type.enum]?.cases[0]?.name ?? '';
    else answers[name] = 'Reader';
  }
  return answers;
}

/** The most texts that are tried where a reader may say anything. */
const mostSamples = 24;

/**
 * What a reader might say at each place that hears: nothing, a word, as much as fits, what is no letter, and whatever
 * the story compares it with. Keyed by the slot that holds it, in its scene.
 */
export class Samples {
  readonly #bySlot = new Map<string, readonly string[]>();
  readonly #program: ProgramIr;
  readonly #everywhere: readonly string[];

  constructor(program: ProgramIr) {
    this.#program = program;
    this.#everywhere = [
      ...new Set(
        soughtIn(everyNode([...(program.rules ?? []), ...(program.missions ?? []), ...(program.directors ?? [])])),
      ),
    ];
  }

  at(scene: string, slot: string, max: number): readonly string[] {
    const key = `${scene}\u0000${slot}\u0000${max}`;
    const known = this.#bySlot.get(key);
    if (known) return known;
    const ir = this.#program.scenes[scene];
    const words = ir ? comparedWith(this.#program, ir, slot) : [];
    const fits = (text: string): boolean => [...text].length <= max;
    // What is looked for word by word is there at once in all of them together.
    const together = words.length > 1 ? [words.join(' ')] : [];
    const plain = ['', 'Hm', '\u{1F30A}', longText(max)];
    const found = [...new Set([...words, ...together, ...this.#everywhere, ...plain].filter(fits))].slice(
      0,
      mostSamples,
    );
    this.#bySlot.set(key, found);
    return found;
  }
}

/** As long as it may be; past some length no story looks at it. */
function longText(max: number): string {
  const words = 'the tide went out and did not say when it would be back and ';
  return words
    .repeat(Math.ceil(Math.min(max, 2_000) / words.length))
    .slice(0, Math.min(max, 2_000))
    .trimEnd();
}

/** Constants that a text is compared with: in its scene, and in the functions and actions it is given to. */
function comparedWith(program: ProgramIr, scene: SceneIr, slot: string): string[] {
  const found = new Set<string>();
  for (const node of everyNode(scene.code)) {
    if (!mentions(node, slot)) continue;
    for (const text of constantsBeside(node)) found.add(text);
    const callee = calledBy(program, node);
    if (callee) for (const inner of everyNode(callee)) for (const text of constantsBeside(inner)) found.add(text);
  }
  return [...found];
}

function* soughtIn(nodes: Iterable<Node>): Generator<string> {
  for (const node of nodes) if (node['operator'] === 'text.contains') yield* constantsBeside(node);
}

/** The texts that a comparison, a search or a match holds as constants. */
function* constantsBeside(node: Node): Generator<string> {
  if (node['op'] === 'binary') {
    for (const side of [node['left'], node['right']]) {
      const text = textIn(side);
      if (text !== undefined) yield text;
      if (isNode(side) && (side['op'] === 'list' || side['op'] === 'set'))
        for (const item of listOf(side['items'])) {
          const each = textIn(item);
          if (each !== undefined) yield each;
        }
    }
  }
  if (node['op'] === 'match' || node['do'] === 'match') {
    for (const arm of nodesIn(node['arms']))
      for (const pattern of nodesIn(arm['patterns'])) if (typeof pattern['value'] === 'string') yield pattern['value'];
  }
}

function mentions(node: Node, slot: string): boolean {
  const { left, right, subject, arguments: given } = node;
  for (const part of [left, right, subject, given])
    for (const inner of everyNode(part)) if (inner['op'] === 'local' && inner['slot'] === slot) return true;
  return false;
}

function calledBy(program: ProgramIr, node: Node): unknown {
  const { function: called, action } = node;
  if (typeof called === 'string') return program.functions[called];
  return typeof action === 'string' ? program.actions[action] : undefined;
}
