/** Why a session goes on with the bundle it had, and not with the one that it was asked to. */
export type WhyKept =
  /** An operator asked for it. */
  | { readonly why: 'pinned'; readonly detail: string }
  /** Its conversion failed. */
  | { readonly why: 'quarantined'; readonly detail: string }
  /** Its conversion failed, and a contract went on without it: its tables are gone. It can be read, and not be played on. */
  | { readonly why: 'leftBehind'; readonly detail: string }
  /** The bundle is older than the session's own. */
  | { readonly why: 'older' }
  /** The migrations differ from this one on: neither bundle comes from the other. */
  | { readonly why: 'otherLineage'; readonly migration: string }
  /** The same migrations, and yet another form of state: what no release has. */
  | { readonly why: 'otherForm' }
  /** The place the reader is at is not in the bundle. */
  | { readonly why: 'placeLost'; readonly place: string };
