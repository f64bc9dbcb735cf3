/** The slots and the liberties of one body: a scene, an action, a function, a default, a test. */
export interface Frame {
  /** What the call graph calls it; scenes and tests are never called from logic. */
  readonly owner: string | undefined;
  readonly bound: Set<string>;
  readonly used: Set<string>;
  /** Whether `return` and `refuse` may stand in it. */
  readonly returns: boolean;
  /** Whether effects and chance must stay out; a guard inside an effectful body is pure for as long as it lasts. */
  pure: boolean;
}

export function newFrame(about: { owner?: string; returns?: boolean; pure?: boolean }): Frame {
  return {
    owner: about.owner,
    bound: new Set(),
    used: new Set(),
    returns: about.returns ?? false,
    pure: about.pure ?? false,
  };
}
