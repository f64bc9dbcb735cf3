import type { ConversionIr, Json } from '../../bundle/index.js';
import { decodeValue } from '../../bundle/index.js';
import { cellKey, cellParts, playerOf } from '../../world/index.js';
import { rescale } from '../arithmetic/big.js';
import { Misfit } from './misfit.js';
import { type Names, playersIn } from './names.js';
import { isWanted, own, type Pass, type Run, type Section } from './pass.js';

/** What the accounts of a run have come to. */
export interface Books {
  /** What an account holds from now on; `undefined` where the field is none. */
  readonly enter: (of: string | undefined, field: string, key: string, json: Json) => Json | undefined;
  readonly close: () => void;
}

export interface Accounts {
  readonly names: boolean;
  /** Whether a cell is reckoned with that keeps its key. */
  readonly minds: (of: string | undefined, field: string, key: string) => boolean;
  readonly open: (run: Run) => Books;
  readonly section: (books: (run: Run) => Books) => Section;
}

export function accountsOf({ resources, endow = [] }: ConversionIr, names: Names): Accounts {
  const resourceBy = new Map<string, string>();
  for (const [resource, { accounts }] of Object.entries(resources ?? {})) {
    for (const account of accounts) resourceBy.set(account, resource);
  }
  const resourceOf = (of: string | undefined, field: string): string | undefined =>
    resourceBy.get(of === undefined ? field : `${of}.${field}`) ??
    (field.includes('.') ? resourceBy.get(field) : undefined);
  const named = new Set([...Object.keys(resources ?? {}), ...endow.map(({ resource }) => resource)]);

  const open = (run: Run): Books => {
    const held = new Map<string, bigint>();
    const seen = new Set<string>();
    return {
      enter(of, field, key, json) {
        seen.add(key);
        const resource = resourceOf(of, field);
        if (resource === undefined) return undefined;
        const { scale } = own(resources, resource) ?? {};
        const balance = scale ? rescale(amountOf(json), scale.from, scale.to) : amountOf(json);
        const to = names.resource(resource);
        held.set(to, (held.get(to) ?? 0n) + balance);
        return { $n: balance.toString() };
      },
      close() {
        const issuers = issuersIn(run, held);
        for (const { resource, account, amount } of endow) {
          if (!isWanted(run, `i ${resource}`)) continue;
          for (const key of accountsLike(run, account)) {
            if (seen.has(key)) continue;
            run.after[key] = { $n: amount };
            issuers.set(resource, (issuers.get(resource) ?? 0n) - BigInt(amount));
          }
        }
        for (const [resource, balance] of issuers) {
          const key = cellKey('i', resource);
          if (balance !== 0n) run.after[key] = { $n: balance.toString() };
        }
      },
    };
  };

  /** What issuers owe: of a converted resource all that its accounts hold, of another what they owed. */
  const issuersIn = (run: Run, held: ReadonlyMap<string, bigint>): Map<string, bigint> => {
    const issuers = new Map<string, bigint>();
    for (const [resource, { accounts }] of Object.entries(resources ?? {})) {
      const to = names.resource(resource);
      if (!isWanted(run, `i ${to}`)) continue;
      const before = run.before[cellKey('i', resource)];
      if (accounts.length > 0) issuers.set(to, -(held.get(to) ?? 0n));
      else if (before !== undefined) issuers.set(to, (issuers.get(to) ?? 0n) + amountOf(before));
    }
    for (const resource of named) {
      if (own(resources, resource) || !isWanted(run, `i ${resource}`)) continue;
      const before = run.before[cellKey('i', resource)];
      if (before !== undefined) issuers.set(resource, (issuers.get(resource) ?? 0n) + amountOf(before));
    }
    return issuers;
  };

  const section = (books: (run: Run) => Books): Section => ({
    letters: 'i',
    begin: (run): Pass => ({
      cell([, resource = ''], json) {
        // What an issuer owes follows from what is held; one that owes nothing needs no cell.
        if (!named.has(resource)) run.after[cellKey('i', resource)] = json;
      },
      end: () => books(run).close(),
    }),
  });
  const endowed = new Set(endow.map(({ account }) => account));
  return {
    names: named.size > 0,
    minds: (of, field, key) => endowed.has(key) || (resourceBy.size > 0 && resourceOf(of, field) !== undefined),
    open,
    section,
  };
}

/** Where one body is meant by `player`, each player has theirs. */
function accountsLike({ before }: Run, account: string): readonly string[] {
  const [letter, id, field] = cellParts(account);
  if (letter !== 'e' || id !== 'player' || field === undefined) return [account];
  return playersIn(before, playerOf).map((player) => cellKey('e', player, field));
}

function amountOf(json: Json): bigint {
  const value = decodeValue(json);
  if (typeof value !== 'bigint') throw new Misfit('an amount', value);
  return value;
}
