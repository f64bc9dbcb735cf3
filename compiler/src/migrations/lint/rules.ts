import { breaksVersionBefore } from './breaks-version-before.js';
import { concurrentlyInTransaction } from './concurrently-in-transaction.js';
import { countedAcrossSessions } from './counted-across-sessions.js';
import { indexNotConcurrent } from './index-not-concurrent.js';
import { keyWithoutSession } from './key-without-session.js';
import { lockedForLong } from './locked-for-long.js';
import { nameElsewhere } from './name-elsewhere.js';
import { notRepeatable } from './not-repeatable.js';
import { notUndone } from './not-undone.js';
import { openToTenants } from './open-to-tenants.js';
import { ownTransaction } from './own-transaction.js';
import { rowsLost } from './rows-lost.js';
import type { Rule } from './rule.js';
import { tableRewritten } from './table-rewritten.js';

/** What is looked for in the SQL of a migration. The rules don't know each other. */
export const rules: readonly Rule[] = [
  lockedForLong,
  tableRewritten,
  breaksVersionBefore,
  rowsLost,
  notUndone,
  indexNotConcurrent,
  concurrentlyInTransaction,
  notRepeatable,
  keyWithoutSession,
  openToTenants,
  countedAcrossSessions,
  ownTransaction,
  nameElsewhere,
];
