/** What of a branch another one sees: its own versions after `low`, up to `high`. */
export interface Visible<B> {
  readonly branch: B;
  readonly low: number;
  readonly high: number;
}

interface Forked<B> {
  readonly parent: B | undefined;
  readonly at: number;
  readonly head: number;
}

/**
 * A branch and the prefixes it shares, newest first. A fork may lie inside its parent's own prefix; then the parent adds
 * nothing, and its parent is seen up to the fork.
 */
export function lineageOf<B extends Forked<B>>(branch: B): readonly Visible<B>[] {
  const seen: Visible<B>[] = [];
  let high = branch.head;
  for (let at: B | undefined = branch; at !== undefined && high > 0; at = at.parent) {
    if (high > at.at) seen.push({ branch: at, low: at.at, high });
    high = Math.min(high, at.at);
  }
  return seen;
}
