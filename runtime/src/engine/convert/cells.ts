import type { ConversionIr, Json } from '../../bundle/index.js';
import { cellParts, type Hashing } from '../../world/index.js';
import { accountsOf, type Books } from './accounts.js';
import { blockSection } from './blocks.js';
import { deckSection, missionSection, placeSection } from './counts.js';
import { deriver } from './derived.js';
import { entityFields, entitySection, type FieldOf, madeSection } from './entities.js';
import { eventSection } from './events.js';
import type { Cells } from './fields.js';
import { reasonOf } from './misfit.js';
import { type Names, namesOf } from './names.js';
import type { Pass, Run, Section } from './pass.js';
import { relationSection } from './relations.js';

/** Which cells, and what happens to those that can't be converted. */
export interface Wanted {
  /** Groups, as `names.group` calls them; absent: all. */
  readonly only?: ReadonlySet<string>;
  /** Leaves them out, instead of failing. */
  readonly lenient?: true;
}

export type CellsResult =
  | { readonly ok: true; readonly cells: Cells }
  | { readonly ok: false; readonly reason: string };

export interface CellsConverter {
  readonly names: Names;
  readonly fieldOf: FieldOf;
  readonly convert: (cells: Cells, wanted?: Wanted) => CellsResult;
  readonly campaign: (cells: Cells) => CellsResult;
  /** Whether cells of a letter may change at all. */
  readonly touches: (letter: string) => boolean;
}

/** Converts cells: letter by letter, so that those of letters nothing is said of are only passed on. */
export function cellsConverter(ir: ConversionIr, hashing: Hashing): CellsConverter {
  const names = namesOf(ir);
  const derived = deriver(ir, hashing);
  const fieldOf = entityFields(ir);
  const accounts = accountsOf(ir, names);
  const books = new WeakMap<Run, Books>();
  const booksOf = (run: Run): Books => {
    const known = books.get(run) ?? accounts.open(run);
    books.set(run, known);
    return known;
  };
  const sections = [
    entitySection(ir, names, fieldOf, derived, accounts, booksOf),
    madeSection(ir, names),
    relationSection(ir, names, derived),
    blockSection('w', ir.world, derived, accounts, booksOf),
    blockSection('k', ir.config, derived, undefined, () => undefined),
    eventSection(ir, names),
    deckSection(ir, names),
    missionSection(ir, names),
    placeSection(ir, names),
    // Last: it reckons with what accounts have come to.
    accounts.names ? accounts.section(booksOf) : undefined,
  ].filter((section): section is Section => section !== undefined);
  const campaign = blockSection('c', ir.campaign, derived, undefined, () => undefined);
  return {
    names,
    fieldOf,
    convert: (cells, wanted) => convertCells(sections, names, cells, wanted ?? {}),
    campaign: (cells) => convertCells(campaign ? [campaign] : [], names, cells, {}),
    touches: (letter) => sections.some(({ letters }) => letters.includes(letter)),
  };
}

function convertCells(
  sections: readonly Section[],
  names: Names,
  before: Cells,
  { only, lenient }: Wanted,
): CellsResult {
  if (sections.length === 0 && !only) return { ok: true, cells: before };
  const after: { [key: string]: Json } = {};
  const staying = dictionary();
  let changed = 0;
  const attempt = (convert: () => void): void => {
    try {
      convert();
    } catch (error) {
      if (!lenient) throw error;
      reasonOf(error);
    }
  };
  const has = (key: string): boolean => after[key] !== undefined || staying[key] !== undefined;
  const run: Run = { before, after, has, things: new Map(), only, at: '', attempt };
  const passes: Pass[] = [];
  const begun = sections.map((section) => {
    const pass = section.begin(run);
    for (let i = 0; i < section.letters.length; i++) passes[section.letters.charCodeAt(i)] = pass;
    return pass;
  });
  try {
    for (const key of Object.keys(before)) {
      const pass = passes[key.charCodeAt(0)];
      const json = before[key] ?? null;
      if (!only && (!pass || pass.stays?.(key))) {
        staying[key] = json;
        continue;
      }
      changed += 1;
      run.at = key;
      const parts = cellParts(key);
      const isWanted = !only || only.has(names.group(parts));
      if (!pass) {
        if (isWanted) after[key] = json;
      } else if (lenient) {
        attempt(() => (isWanted ? pass.cell(parts, json) : pass.other?.(parts, json)));
      } else if (isWanted) {
        pass.cell(parts, json);
      } else {
        pass.other?.(parts, json);
      }
    }
    for (const pass of begun) pass.end?.();
  } catch (error) {
    return { ok: false, reason: `${run.at}: ${reasonOf(error)}` };
  }
  const written = Object.keys(after);
  if (!only && changed + written.length === 0) return { ok: true, cells: before };
  for (const key of written) staying[key] = after[key] ?? null;
  return { ok: true, cells: staying };
}

/** Without a prototype: such an object takes in keys several times faster, and a session has hundreds of them. */
function dictionary(): { [key: string]: Json } {
  return { __proto__: null };
}
