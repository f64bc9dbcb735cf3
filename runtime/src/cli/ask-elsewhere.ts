import type { Asking, ChooseQuery } from './ask-sessions.js';
import type { StoreAnswers } from './ask-store.js';
import type { Caller } from './open-store.js';

/** Asks the sessions of a store. Host and engine are loaded by who asks, and not by who only wants to know the options. */
export async function askElsewhere(
  caller: Caller,
  store: string | undefined,
  asking: Asking,
  choose: ChooseQuery,
): Promise<StoreAnswers> {
  const { askStore } = await import('./ask-store.js');
  return askStore(caller, store, asking, choose);
}
