import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeContract } from '../../ports/store.contract.js';
import { openPgliteStore } from './index.js';

const root = mkdtempSync(join(tmpdir(), 'fabula-pglite-'));
let made = 0;

storeContract({
  name: 'PGlite in a folder',
  fresh: async () => {
    const opened = await openPgliteStore({ folder: join(root, `store-${++made}`) });
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    const migrated = await opened.value.migrate();
    if (!migrated.ok) throw new Error(JSON.stringify(migrated.error));
    return opened.value;
  },
  dispose: async () => rmSync(root, { recursive: true, force: true }),
  skips: { 'a second connection': 'PGlite has one session' },
});
