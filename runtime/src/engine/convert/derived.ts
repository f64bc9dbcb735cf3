import {
  type ConversionIr,
  type DerivedIr,
  decodeValue,
  type Json,
  type ProgramIr,
  type Value,
} from '../../bundle/index.js';
import { Draft, type Hashing, versionOf } from '../../world/index.js';
import type { Evaluate, LinkedProgram } from '../link/linked.js';
import { linkerFor, linkProgram } from '../link/program.js';
import { stepsPerTurn } from '../run/limits.js';
import { beginTurn, type Turn } from '../run/turn.js';

/** What a thing is given that is reckoned from what it kept. */
export type Derive = (
  thing: string,
  before: (field: string) => Json | undefined,
) => readonly (readonly [string, Value])[];

/** Links what a conversion reckons. It has its own functions and nothing of any pack: no state, no chance, no entities. */
export function deriver(ir: ConversionIr, hashing: Hashing): (node: DerivedIr) => Derive {
  let made: { readonly program: LinkedProgram; readonly turn: Turn } | undefined;
  return (node) => {
    made ??= emptyTurn(ir, hashing);
    return linkDerived(made.program, made.turn, node);
  };
}

function emptyTurn(ir: ConversionIr, hashing: Hashing): { readonly program: LinkedProgram; readonly turn: Turn } {
  const program = linkProgram(programOf(ir), hashing);
  const draft = new Draft(hashing, versionOf(hashing, []), 0);
  const turn = beginTurn(program, draft, { seat: '', salt: '', campaign: new Map(), choices: 0, quiet: true });
  return { program, turn };
}

function programOf({ migration, functions = {}, types = {} }: ConversionIr): ProgramIr {
  return {
    ir: 1,
    pack: { name: migration, title: migration, version: '0.0.0' },
    start: '',
    schema: {
      enums: types.enums ?? {},
      resources: types.resources ?? {},
      components: {},
      kinds: {},
      relations: {},
      events: {},
      world: [],
      campaign: [],
      config: [],
      player: { fields: [], values: {}, asked: [] },
      entities: [],
      edges: [],
    },
    functions,
    actions: {},
    scenes: {},
    tests: [],
  };
}

function linkDerived(program: LinkedProgram, turn: Turn, { old, reads, lets, values }: DerivedIr): Derive {
  const link = linkerFor(program, false);
  const record = link.slots.index(old);
  const steps = lets.map(({ slot, value }) => ({ index: link.slots.index(slot), value: link.expression(value) }));
  const fields = Object.entries(values).map(([name, value]): [string, Evaluate] => [name, link.expression(value)]);
  return (thing, before) => {
    const kept: { [name: string]: Value } = {};
    for (const [name, { field, of, value }] of Object.entries(reads)) {
      const own = of && Object.hasOwn(of, thing) ? of[thing] : undefined;
      kept[name] = decodeValue(before(field) ?? own ?? value ?? null);
    }
    turn.steps = stepsPerTurn;
    turn.path = '';
    turn.depth = 0;
    turn.locals = new Array<Value | undefined>(link.slots.names.length).fill(undefined);
    turn.locals[record] = { is: 'record', fields: kept };
    for (const { index, value } of steps) turn.locals[index] = value(turn);
    return fields.map(([name, value]) => [name, value(turn)] as const);
  };
}
