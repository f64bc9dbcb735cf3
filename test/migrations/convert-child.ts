import { readFileSync, writeSync } from 'node:fs';
import { openStore } from '@fabula/runtime/adapters';
import { convertSessions, createHost, openStory } from '@fabula/runtime/host';

/**
 * Converts the sessions of a store, and says each batch that was stored. Lines go out by `writeSync`: what was said stays said
 * when the process is gone a microsecond later.
 */
const [location = '', bundle = '', batch = ''] = process.argv.slice(2);
const opened = await openStore(location);
if (!opened.ok) throw new Error(JSON.stringify(opened.error));
const store = opened.value;
const migrated = await store.migrate();
if (!migrated.ok) throw new Error(JSON.stringify(migrated.error));
const story = await openStory(readFileSync(bundle));
if (!story.ok) throw new Error(JSON.stringify(story.error));
const host = createHost({ store, now: Date.now, randomHex: (bytes) => '0'.repeat(bytes * 2) });
writeSync(1, 'begins\n');
const done = await convertSessions(host, story.value, {
  batch: Number(batch),
  onProgress: ({ converted }) => void writeSync(1, `${converted}\n`),
});
if (!done.ok) throw new Error(JSON.stringify(done.error));
writeSync(1, `${JSON.stringify(done.value)}\n`);
await store.close();
