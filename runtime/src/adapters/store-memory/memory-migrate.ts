import type { MigratePackOptions, PackMigrationReport, PackMigrations, StoreResult } from '../../ports/index.js';
import {
  afterApplying,
  badName,
  fail,
  isContract,
  ok,
  type PackPlan,
  planPack,
  readFileName,
} from '../store-rules/index.js';
import { countBehind, leaveBehind } from './memory-behind.js';
import type { MemoryData } from './memory-data.js';

/** There are no tables, so that nothing is run; but what is applied when, and what is refused, is as in a database. */
export function migratePackInMemory(
  data: MemoryData,
  pack: PackMigrations,
  options: MigratePackOptions,
): StoreResult<PackMigrationReport> {
  const plan = planPackInMemory(data, pack);
  if (!plan.ok) return plan;
  const applied: string[] = [];
  for (const file of plan.value.pending) {
    if (isContract(file)) {
      if (!options.contract) continue;
      const number = readFileName(file.name).number ?? 0;
      const count = countBehind(data, pack.pack, number, options.leavePutAside === true);
      if (count > 0) return fail({ error: 'sessionsBehind', file: file.name, count });
      if (options.leavePutAside) leaveBehind(data, pack.pack, number);
    }
    const known = data.packs.get(pack.pack)?.files ?? [];
    data.packs.set(pack.pack, { pack: pack.pack, schema: pack.schema, files: [...known, file] });
    applied.push(file.name);
  }
  if (!data.packs.has(pack.pack)) data.packs.set(pack.pack, pack);
  return ok(afterApplying(plan.value, applied));
}

export function planPackInMemory(data: MemoryData, pack: PackMigrations): StoreResult<PackPlan> {
  const bad = badName('pack', pack.pack) ?? badName('schema', pack.schema);
  if (bad) return fail(bad);
  const plan = planPack(pack, data.packs.get(pack.pack)?.files ?? []);
  return 'error' in plan ? fail(plan) : ok(plan);
}
