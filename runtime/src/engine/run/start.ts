import { decodeValue, encodeValue, type Json, type SeatsIr, type Value } from '../../bundle/index.js';
import { cellKey, type EntityLayout, fieldName, playerOf } from '../../world/index.js';
import type { Act } from '../input.js';
import { hostSeat } from './attendance.js';
import { issue } from './book.js';
import { enterScene } from './enter.js';
import { InputRefused } from './input-refused.js';
import { tellNotBuilt } from './not-built.js';
import { personal } from './personal.js';
import { play } from './play.js';
import { watch } from './rules.js';
import { happen, type Turn } from './turn.js';
import { readTyped } from './typed-json.js';

type Start = Extract<Act, { act: 'start' }>;

/** The first turn: what the session is made with, who owns what, who the reader is, the first scene. */
export function start(turn: Turn, act: Start): void {
  const { ir, scenes, world } = turn.program;
  if (!/^[0-9a-f]{32}$/.test(act.seed)) throw bad('seed', '32 hex digits are expected');
  checkSeats(turn, act);
  // Kept in the session, what belongs to the campaign would be lost with it, and nobody would hear of it.
  const [outlives] = ir.experimental?.campaign ?? [];
  if (outlives !== undefined) throw new InputRefused({ refusal: 'notRun', what: `${outlives} in campaign` });
  const scene = scenes.get(act.scene ?? ir.start);
  if (!scene) throw bad('scene', `there is no scene ${act.scene ?? ir.start}`);
  const config = readConfig(turn, act.config);
  const asked = act.seats.flatMap((seat) => {
    const player = world.declared(playerOf(seat, act.seats));
    return player ? readAsked(turn, player, act.askedOf?.[seat] ?? act.asked) : [];
  });

  const { seats, roles, spectators } = act;
  happen(turn, {
    event: 'started',
    seed: act.seed,
    seats,
    ...(roles && { roles }),
    ...(spectators && { spectators }),
    config,
  });
  tellNotBuilt(turn);
  endow(turn, act.seats);
  for (const [cell, value] of asked) happen(turn, { event: 'set', cell, value });
  watch(turn);

  // A gate is for those who come by a divert; a story has to begin somewhere.
  const given = (act.arguments ?? []).map(decodeValue);
  const entered = enterScene(
    turn,
    { scene: { ...scene, opens: undefined }, label: undefined, given, by: undefined },
    '',
  );
  if (!entered) throw new TypeError('a start scene without a gate was shut');
  turn.frame = { ...entered.frame, scene };
  turn.locals = entered.frame.locals;
  play(turn, entered.pc);
}

/** How many may play, and what they may have to do, is the pack's to say; who it is, the host's. */
function checkSeats(turn: Turn, { seats, roles = {}, spectators = [], askedOf = {} }: Start): void {
  const { least, most, roles: known } = turn.program.ir.seats ?? onePlayer;
  if (seats.length === 0 || new Set(seats).size < seats.length) throw bad('seats', 'each seat once');
  if (seats.length < least || seats.length > most) {
    const wanted = least === most ? `${least}` : `${least} to ${most}`;
    throw bad('seats', `the story is for ${wanted} ${most === 1 ? 'player' : 'players'}`);
  }
  for (const [role, holders] of Object.entries(roles)) {
    if (role !== 'operator' && !known.includes(role)) throw bad('roles', `the pack has no role ${role}`);
    if (new Set(holders).size < holders.length) throw bad('roles', 'each seat once a role');
  }
  for (const seat of [...seats, ...Object.values(roles).flat(), ...spectators]) {
    if (seat === '' || seat === hostSeat) throw bad('seats', `a seat cannot be called \`${seat}\``);
  }
  for (const seat of Object.keys(askedOf)) if (!seats.includes(seat)) throw bad('askedOf', `nobody plays as ${seat}`);
}

/** Without a word about seats, one person plays. */
const onePlayer: SeatsIr = { least: 1, most: 1, roles: [] };

function bad(field: string, detail: string): InputRefused {
  return new InputRefused({ refusal: 'badValue', field, detail });
}

function readConfig(turn: Turn, given: { readonly [name: string]: Json }): { [name: string]: Json } {
  const { schema } = turn.program.world;
  const config: { [name: string]: Json } = {};
  for (const name of Object.keys(given)) {
    const field = schema.config.find((declared) => declared.name === name);
    if (!field) throw bad(name, 'the pack has no such config');
    const read = readTyped(schema, field.type, given[name] ?? null);
    if (!read.ok) throw bad(name, read.detail);
    config[name] = encodeValue(read.value);
  }
  return config;
}

/** What the player's fields without a value are, as the reader answers; they are all wanted, and no others. */
function readAsked(
  turn: Turn,
  player: EntityLayout,
  given: { readonly [field: string]: Json },
): readonly (readonly [string, Value])[] {
  const { schema } = turn.program.world;
  const { asked } = schema.player;
  for (const name of Object.keys(given)) if (!asked.includes(name)) throw bad(name, 'this is not asked for');
  return asked.map((name) => {
    const answer = given[name];
    const slot = player.field(fieldName(player.kind, name));
    if (!slot) throw bad(name, 'the player has no such field');
    if (answer === undefined) throw bad(name, 'an answer is expected');
    const read = readTyped(schema, slot.field.type, answer);
    if (!read.ok) throw bad(name, read.detail);
    return [slot.key, slot.field.personal ? personal(turn, read.value) : read.value] as const;
  });
}

/** What is declared to be in a purse is issued into it: so every unit has been booked, and the books balance from the first turn. */
function endow(turn: Turn, seats: readonly string[]): void {
  const { world } = turn.program;
  for (const id of [...world.entityIds, ...seats.map((seat) => playerOf(seat, seats))]) {
    const entity = world.declared(id);
    if (!entity) continue;
    for (const [name, { component }] of entity.kind.fields) {
      const slot = entity.field(name);
      if (!slot || (component !== undefined && !entity.kind.has.has(component))) continue;
      const { resource, endowment } = slot.field;
      if (resource !== undefined) endowAccount(turn, resource, endowment, slot.key);
    }
  }
  for (const { name, resource, endowment } of world.block('world').values()) {
    if (resource !== undefined) endowAccount(turn, resource, endowment, cellKey('w', name));
  }
}

function endowAccount(turn: Turn, resource: string, amount: bigint, account: string): void {
  // A test's `given` may have filled it before the start.
  if (amount > 0n && turn.draft.get(account) === undefined) issue(turn, { resource, amount, to: account });
}
