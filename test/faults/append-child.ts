import { writeSync } from 'node:fs';
import { openStore } from '@fabula/runtime/adapters';
import { begin, key, must, nothing, readLedger, turnAfter } from './turns.js';

/**
 * Opens a store, says what it holds, then appends until it is killed, and says each turn that was acknowledged. Lines go
 * out by `writeSync`: what was said stays said when the process is gone a microsecond later.
 */
const [location = '', count = 'forever'] = process.argv.slice(2);
const opened = await openStore(location);
if (!opened.ok) {
  writeSync(1, `${JSON.stringify(opened.error)}\n`);
  process.exit(3);
}
const store = opened.value;
await begin(store);
const turns = await readLedger(store);
writeSync(1, `${JSON.stringify({ head: turns.length })}\n`);
let last = turns.at(-1);
const end = count === 'forever' ? Number.POSITIVE_INFINITY : turns.length + Number(count);
while ((last?.version ?? 0) < end) {
  last = turnAfter(last);
  must(await store.append(key, last, nothing));
  writeSync(1, `${last.version}\n`);
}
if (count === '0') await new Promise((resolve) => process.stdin.on('end', resolve).resume());
await store.close();
