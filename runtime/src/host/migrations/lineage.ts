import type { Bundle } from '../../bundle/index.js';
import { sha256 } from '../ledger/json.js';

/** A migration that a bundle carries, whatever parts it has. */
export interface BundledMigration {
  readonly number: number;
  /** `0002_two_purses` */
  readonly name: string;
  /** Over all of its parts: the SQL and the conversion. */
  readonly checksum: string;
}

/** How the migrations of one story stand to those of another. */
export type Descent =
  | { readonly descent: 'same' }
  /** The other one goes on from this one's, with these. */
  | { readonly descent: 'behind'; readonly pending: readonly BundledMigration[] }
  /** This one has all of the other's, and more. */
  | { readonly descent: 'ahead' }
  /** They differ from `at` on: neither comes from the other. */
  | { readonly descent: 'apart'; readonly at: string };

const folder = 'migrations/';

/** The migrations of a bundle, in the order of their numbers. */
export function migrationsIn({ manifest }: Pick<Bundle, 'manifest'>): readonly BundledMigration[] {
  const parts = new Map<string, string[]>();
  for (const part of Object.keys(manifest.parts).toSorted()) {
    if (!part.startsWith(folder)) continue;
    const name = part.slice(folder.length).replace(/(?:\.(?:expand|convert|contract|undo))?\.(?:sql|json)$/, '');
    const sums = parts.get(name) ?? [];
    sums.push(`${part} ${manifest.parts[part]?.sha256 ?? ''}`);
    parts.set(name, sums);
  }
  return [...parts]
    .map(([name, sums], index) => ({ number: numberOf(name) ?? index + 1, name, checksum: sha256(sums.join('\n')) }))
    .toSorted((a, b) => a.number - b.number);
}

/** The number of the newest migration; 0 where there is none. */
export function newestOf(migrations: readonly BundledMigration[]): number {
  return migrations.at(-1)?.number ?? 0;
}

/** How a session's story stands to another one. */
export function descentOf(told: readonly BundledMigration[], other: readonly BundledMigration[]): Descent {
  const shared = Math.min(told.length, other.length);
  for (let index = 0; index < shared; index++) {
    const [mine, theirs] = [told[index], other[index]];
    if (mine?.name !== theirs?.name || mine?.checksum !== theirs?.checksum) {
      return { descent: 'apart', at: mine?.name ?? '' };
    }
  }
  if (told.length === other.length) return { descent: 'same' };
  return told.length < other.length ? { descent: 'behind', pending: other.slice(shared) } : { descent: 'ahead' };
}

function numberOf(name: string): number | undefined {
  const digits = /^\d+/.exec(name)?.[0];
  return digits === undefined ? undefined : Number(digits);
}
