/**
 * Lets work that must run inside a callback (a transaction) be read as an iterable: what is put waits until it is taken,
 * so that nothing piles up. Whoever stops reading makes the next `put` throw.
 */
export interface Handoff<T> {
  put(value: T): Promise<void>;
  /** What the work puts, until it resolves; throws what it throws. */
  read(work: Promise<unknown>): AsyncGenerator<T>;
}

class ReaderGone extends Error {
  override readonly name = 'ReaderGone';
}

export function createHandoff<T>(): Handoff<T> {
  let offered: { readonly value: T; readonly taken: () => void; readonly refused: (error: Error) => void } | undefined;
  let wake: () => void = () => undefined;
  let gone = false;
  return {
    put: (value) =>
      new Promise((taken, refused) => {
        if (gone) refused(new ReaderGone());
        else offered = { value, taken, refused };
        wake();
      }),
    read: async function* (work) {
      let ended = false;
      const end = (): void => {
        ended = true;
        wake();
      };
      const finished = work.then(end, end);
      try {
        while (!ended || offered) {
          if (offered) {
            yield offered.value;
            const { taken } = offered;
            offered = undefined;
            taken();
          } else
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
        }
        await work;
      } finally {
        gone = true;
        offered?.refused(new ReaderGone());
        await finished;
      }
    },
  };
}
