import type { Json } from '../../bundle/index.js';
import type { Host, Story } from '../../host/index.js';

/** Who plays, who has which role, who looks on. */
export interface Attendance {
  readonly seats?: readonly string[];
  readonly roles?: { readonly [role: string]: readonly string[] };
  readonly spectators?: readonly string[];
}

/** What every way to play is given. */
export interface PlayOptions {
  readonly host: Host;
  readonly story: Story;
  /** The bundle as it was named, to say how to come back. */
  readonly bundle: string;
  readonly tenant: string;
  readonly campaign: string | undefined;
  readonly session: string | undefined;
  /** Begins anew where a session could be gone on with. */
  readonly fresh: boolean;
  readonly seed: string | undefined;
  /** The operator's own values for the pack's `config`, for a session that begins. */
  readonly config: { readonly [name: string]: Json };
  /** Who is there, for a session that begins. */
  readonly attendance: Attendance;
  /** Whose seat this is; the first that plays, where it is not said. */
  readonly seat: string | undefined;
  readonly locale: string;
  /** `--store` as it was typed, to say how to come back. */
  readonly store: string | undefined;
  readonly plain: boolean;
  /** Whether Ctrl-C was pressed, which may be before anybody could read it. */
  readonly interrupted: () => boolean;
}
