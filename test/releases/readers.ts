import { type Host, inspectSession, readLedger, readPayload, resumeSession } from '@fabula/runtime/host';
import type { BranchKey } from '@fabula/runtime/ports';
import { must } from '../migrations/play.js';

/** What a session held that no release takes away, under the names that the newest one has for it. */
export interface Held {
  readonly confidence: number;
  readonly chestnuts: number;
  readonly purse: number;
  readonly called: string;
  readonly hour: number;
  readonly answered: string;
}

const names: Readonly<Record<keyof Held, readonly string[]>> = {
  confidence: ['world.trust', 'world.confidence'],
  chestnuts: ['world.chestnuts'],
  purse: ['player.purse'],
  called: ['world.said', 'world.called'],
  hour: ['world.hour'],
  answered: ['world.answered'],
};

/** As a session reads now, under whatever release told it last. Before the second there was no purse, and no chestnuts. */
export async function heldBy(host: Host, key: BranchKey): Promise<Held> {
  const { entries } = must(await inspectSession(host, key, 'reader', 'en'));
  const read = (field: keyof Held): string | undefined =>
    entries.find(({ scope, name }) => names[field].includes(`${scope}.${name}`))?.value;
  const figure = (field: keyof Held): number => {
    const digits = /-?\d+(?:\.\d+)?/.exec(read(field) ?? '')?.[0];
    if (digits === undefined && read(field) !== undefined) throw new Error(`${field} reads ${read(field)}`);
    return Number(digits ?? (field === 'purse' ? 3 : 0));
  };
  return {
    confidence: figure('confidence'),
    chestnuts: figure('chestnuts'),
    purse: figure('purse'),
    called: (read('called') ?? '').replaceAll(/[^\w .,]/g, ''),
    hour: figure('hour'),
    answered: read('answered') ?? '',
  };
}

/** A conversion, as the ledger has it. */
export interface Converted {
  readonly migrations: readonly string[];
  /** It led the reader elsewhere. */
  readonly isMoved: boolean;
}

export interface Ledger {
  readonly conversions: readonly Converted[];
  /** The bundles that told its turns, in order, each once. */
  readonly bundles: readonly string[];
}

export async function ledgerOf(host: Host, key: BranchKey): Promise<Ledger> {
  const { version } = must(await resumeSession(host, key));
  const conversions: Converted[] = [];
  const bundles: string[] = [];
  for await (const row of readLedger(host, key, { from: 1, to: version })) {
    const { bundle, payload } = must(row);
    if (bundles.at(-1) !== bundle) bundles.push(bundle);
    const [first] = readPayload(payload)?.events ?? [];
    if (first?.event === 'migrated')
      conversions.push({ migrations: first.migrations, isMoved: first.moved !== undefined });
  }
  return { conversions, bundles };
}
