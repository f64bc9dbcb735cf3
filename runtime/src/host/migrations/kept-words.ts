import { decodeValue, type Json } from '../../bundle/index.js';
import type { EngineEvent } from '../../engine/index.js';
import { canonicalBytes, isList, isObject } from '../ledger/json.js';
import { withoutPersonal } from '../ledger/personal.js';
import type { MigrateAct } from './convert-state.js';

/**
 * What a conversion made of a person's words: a name that was cut, a length that was counted. Converted again once the words are
 * forgotten it would come out otherwise, and the session could never be read again; so the row holds it.
 */
export type KeptWords = NonNullable<MigrateAct['words']>;

/** A state after its person was forgotten. Shares what has no words in it. */
export function withoutWords(json: Json): Json {
  if (isList(json)) {
    const items = json.map(withoutWords);
    return items.every((item, index) => item === json[index]) ? json : items;
  }
  if (!isObject(json)) return json;
  const { $personal: personal } = json;
  if (isObject(personal)) return { $personal: { ...personal, text: null, salt: null } };
  let changed = false;
  const fields: { [key: string]: Json } = {};
  for (const [key, field] of Object.entries(json)) {
    fields[key] = withoutWords(field);
    changed ||= fields[key] !== field;
  }
  return changed ? fields : json;
}

/** Cells of a state, and where it stands, that are others than in the one converted without the words. */
export function differingIn(state: Json, forgotten: Json): KeptWords | undefined {
  if (state === forgotten || !isObject(state) || !isObject(forgotten)) return undefined;
  const [now, later] = [cellsOf(state), cellsOf(forgotten)];
  const cells = Object.fromEntries(Object.entries(now).filter(([cell, json]) => isOther(json, later[cell])));
  const { flow } = state;
  const isElsewhere = flow !== undefined && isOther(flow, forgotten['flow']);
  if (Object.keys(cells).length === 0 && !isElsewhere) return undefined;
  return { cells, ...(isElsewhere && { flow }) };
}

export function withKept(state: Json, { cells, flow }: KeptWords): Json {
  if (!isObject(state)) return state;
  return { ...state, cells: { ...cellsOf(state), ...cells }, ...(flow !== undefined && { flow }) };
}

export function withoutCells(state: Json): Json {
  return isObject(state) ? { ...state, cells: {} } : state;
}

/** A state without what is kept of words: what a turn is told against that tells all of it. */
export function withoutKept(state: Json, { cells, flow }: KeptWords): Json {
  if (!isObject(state)) return state;
  const left = Object.entries(cellsOf(state)).filter(([cell]) => !Object.hasOwn(cells, cell));
  const nowhere = { at: 'ended', how: 'end' };
  return { ...state, cells: Object.fromEntries(left), ...(flow !== undefined && { flow: nowhere }) };
}

/** What a turn's events keep of words. */
export function keptIn([migrated]: readonly EngineEvent[]): KeptWords | undefined {
  return migrated?.event === 'migrated' ? migrated.words : undefined;
}

/** The same events, which tell what is kept like whatever else a turn did. */
export function withKeptTold([migrated, ...rest]: readonly EngineEvent[], words: KeptWords): readonly EngineEvent[] {
  const set = Object.entries(words.cells).map(
    ([cell, json]): EngineEvent => ({ event: 'set', cell, value: decodeValue(json) }),
  );
  const moved: readonly EngineEvent[] = words.flow === undefined ? [] : [{ event: 'moved', flow: words.flow }];
  return [...(migrated ? [migrated] : []), ...set, ...moved, ...rest];
}

function cellsOf(state: { readonly [key: string]: Json }): { readonly [cell: string]: Json } {
  const { cells } = state;
  return isObject(cells) ? cells : {};
}

/** Personal words are the same where their digests are. */
function isOther(one: Json, other: Json | undefined): boolean {
  if (one === other) return false;
  if (other === undefined) return true;
  return !canonicalBytes(withoutPersonal(one)).equals(canonicalBytes(withoutPersonal(other)));
}
