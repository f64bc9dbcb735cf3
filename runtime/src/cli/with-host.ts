import { randomBytes } from 'node:crypto';
import { createGraphFeeder, createHost, type ExternFunctions, type Host } from '../host/index.js';
import { type Run, report } from './command.js';
import { openStore } from './open-store.js';

export interface HostArguments {
  readonly store: string | undefined;
  readonly json: boolean;
  /** The bundle whose pack may say where its sessions lie. */
  readonly bundle?: string | undefined;
  /** The functions that the story's host provides. */
  readonly functions?: ExternFunctions;
}

/** Opens the store, brings it up to date, does something with it, and closes it whatever happens. */
export async function withHost(run: Run, options: HostArguments, work: (host: Host) => Promise<void>): Promise<void> {
  const opened = await openStore(run, options);
  if (!opened.ok) {
    report(run, opened.problem, options.json);
    return;
  }
  const { store } = opened;
  const { afterTurn, idle } = createGraphFeeder(store);
  try {
    const randomHex = (bytes: number): string => randomBytes(bytes).toString('hex');
    await work(createHost({ store, now: Date.now, randomHex, externs: options.functions ?? {}, afterTurn }));
  } finally {
    await idle();
    await store.close();
  }
}
