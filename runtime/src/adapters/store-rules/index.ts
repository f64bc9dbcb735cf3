export { badKey, badName } from './keys.js';
export { lineageOf, type Visible } from './lineage.js';
export { withoutPassword } from './location-text.js';
export { compareText, compareTexts } from './order.js';
export { allApplied, type MigrationFile, type MigrationPlan, planMigrations } from './pack-plan.js';
export { forgettable, type Redacted, redactPersonal } from './redact.js';
export { fail, notFound, ok, refused } from './result.js';
export { rowKey } from './row-key.js';
export { misplaced } from './snapshots.js';
