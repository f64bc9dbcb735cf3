import type { ExprIr } from '@fabula/runtime/bundle';
import type { Place } from '../../../base/index.js';
import { givenLabel, join, type Label, noLabel, type Read, readLabel } from './label.js';
import { isAllowed, type Leak, type Sink } from './sink.js';
import { inTerms, termKey } from './term.js';

/** What callers need to know of a body: what reaches its result, and where its parameters go. */
export interface Summary {
  readonly parameters: readonly string[];
  readonly result: Label;
  readonly sinks: ReadonlyMap<string, readonly Sink[]>;
}

/** The bodies of a program, by the ids of what is declared. */
export interface Summaries {
  readonly summary: (id: string) => Summary | undefined;
  /** Events that go to everybody. */
  readonly isBroadcast: (event: string) => boolean;
  /** Several may play, so that what is told to nobody in particular is told to more than the player. */
  readonly severalPlay: boolean;
}

interface Binding {
  readonly index: number;
  label: Label;
  /** Who it is, where it is bound to somebody that has a name. */
  readonly term: ExprIr | undefined;
  /** Of a record whose fields are kept one by one: an event's. */
  readonly fields: ReadonlyMap<string, Label> | undefined;
  /** It is assigned to, so that it is not always the same one. */
  changed: boolean;
}

/**
 * What is known of one body while it is gone through. It is gone through again until nothing is added: a loop or a
 * divert may lead back above a variable that was given something meanwhile.
 */
export class Body {
  readonly summaries: Summaries;
  readonly leaks = new Map<string, Leak>();
  /** Uses of `reveal` on what nobody keeps. */
  idle = new Map<string, Place>();
  result: Label = noLabel;
  /** What is gone through now: the place of what has no place of its own. */
  at: Place;
  grew = false;
  readonly #parameters: readonly string[];
  readonly #sinks = new Map<string, Map<string, Sink>>();
  readonly #bindings = new Map<object, Binding>();
  #slots = new Map<string, Binding>();

  constructor(summaries: Summaries, at: Place, parameters: readonly string[]) {
    this.summaries = summaries;
    this.at = at;
    this.#parameters = parameters;
  }

  /** Goes through the body until that adds nothing. */
  run(walk: () => void): Summary {
    const parameters = this.#parameters.map((slot): [string, Binding] => [
      slot,
      { index: -1, label: givenLabel(slot), term: { op: 'local', slot }, fields: undefined, changed: false },
    ]);
    do {
      this.grew = false;
      this.idle = new Map();
      this.#slots = new Map(parameters);
      walk();
    } while (this.grew);
    const sinks = new Map([...this.#sinks].map(([slot, found]) => [slot, [...found.values()]]));
    return { parameters: this.#parameters, result: this.result, sinks };
  }

  /** Binds a variable where `node` does; what it was assigned elsewhere stays with it. */
  bind(node: object, slot: string, label: Label, value?: ExprIr, fields?: ReadonlyMap<string, Label>): void {
    const known = this.#bindings.get(node);
    const index = this.#bindings.size;
    const own = { op: 'local', slot: `#${index}` } as const;
    const binding = known ?? { index, label, term: (value && this.term(value)) ?? own, fields, changed: false };
    this.#bindings.set(node, binding);
    this.#slots.set(slot, binding);
    this.#add(binding, label);
  }

  assign(slot: string, label: Label): void {
    const binding = this.#slots.get(slot);
    if (!binding) return;
    if (!binding.changed) this.grew = true;
    binding.changed = true;
    this.#add(binding, outliving(label, binding.index));
  }

  #add(binding: Binding, label: Label): void {
    const joined = join(binding.label, label);
    if (joined === binding.label) return;
    binding.label = joined;
    this.grew = true;
  }

  local(slot: string): Label {
    return this.#slots.get(slot)?.label ?? noLabel;
  }

  /** A field of an event that a variable holds; undefined for any other record. */
  part(of: ExprIr, name: string): Label | undefined {
    const fields = of.op === 'local' ? this.#slots.get(of.slot)?.fields : undefined;
    return fields && (fields.get(name) ?? noLabel);
  }

  /** Who an expression is, in terms that hold all over the body. */
  term(expression: ExprIr | undefined): ExprIr | undefined {
    return inTerms(expression, (slot) => {
      const binding = this.#slots.get(slot);
      return binding?.changed ? undefined : binding?.term;
    });
  }

  yields(label: Label): void {
    this.result = join(this.result, label);
  }

  /** A value goes somewhere: what was given is the callers' affair, what was read is judged. */
  flow(label: Label, sink: Sink): void {
    for (const source of label.values()) {
      if (source.from === 'given') this.#addSink(source.slot, sink);
      else if (!isAllowed(source, sink)) {
        const leak = { read: source, sink };
        const { file, span } = sink.calls[0] ?? sink.place;
        const key = `${file}:${span.start} ${source.guarded.what}`;
        if (!this.leaks.has(key)) this.leaks.set(key, leak);
      }
    }
  }

  #addSink(slot: string, sink: Sink): void {
    const known = this.#sinks.get(slot) ?? new Map<string, Sink>();
    this.#sinks.set(slot, known);
    const { file, span } = sink.place;
    const key = `${file}:${span.start} ${sink.into} ${sink.name} ${termKey(sink.knower)}${JSON.stringify(sink.readers ?? '')}`;
    if (!known.has(key)) known.set(key, sink);
  }

  /** A call: where the arguments go inside, and what the result carries. */
  call(id: string, given: readonly ExprIr[], labels: readonly Label[], place: Place): Label {
    const summary = this.summaries.summary(id);
    if (!summary) return noLabel;
    const { parameters, sinks, result } = summary;
    const here = (term: ExprIr | undefined): ExprIr | undefined =>
      inTerms(term, (slot) => this.term(given[parameters.indexOf(slot)]));
    for (const [slot, inside] of sinks) {
      const label = labels[parameters.indexOf(slot)] ?? noLabel;
      if (label.size === 0) continue;
      for (const sink of inside) {
        this.flow(label, { ...sink, ...seenFrom(sink, here), calls: [place, ...sink.calls] });
      }
    }
    let label = noLabel;
    for (const source of result.values()) {
      if (source.from === 'given') label = join(label, labels[parameters.indexOf(source.slot)] ?? noLabel);
      else {
        const read: Read = { ...source, owner: here(source.owner), calls: [...source.calls, place] };
        label = join(label, readLabel(read));
      }
    }
    return label;
  }
}

/**
 * A value in a variable that is older than the one that names its owner: in the next round of a loop that is somebody
 * else, so the owner can't be told by it any more.
 */
function outliving(label: Label, index: number): Label {
  let found = noLabel;
  for (const [key, source] of label) {
    if (source.from === 'given') found = join(found, new Map([[key, source]]));
    else {
      const owner = inTerms(source.owner, (slot) =>
        slot.startsWith('#') && Number(slot.slice(1)) > index ? undefined : { op: 'local', slot },
      );
      found = join(found, readLabel({ ...source, owner }));
    }
  }
  return found;
}

/** Who knows or reads, in the terms of a caller. */
function seenFrom(
  { knower, readers }: Sink,
  here: (term: ExprIr | undefined) => ExprIr | undefined,
): Pick<Sink, 'knower' | 'readers'> {
  const seen = readers?.map((reader) => ('who' in reader ? { who: here(reader.who) } : reader));
  return { knower: here(knower), ...(seen && { readers: seen }) };
}
