export { type AskedField, askedFields, type ParsedAnswer, parseAnswer } from './asked-fields.js';
export { branchSession, rewindSession } from './branch-session.js';
export { createHost, type Host, type HostServices, keepStory, storyOf } from './host.js';
export type { HostError, HostResult } from './host-error.js';
export { inspectSession, type StateEntry, type StateView } from './inspect-session.js';
export { type ReadPayload, readPayload } from './ledger/payload.js';
export type { LastTurn } from './live-branch.js';
export { readLedger } from './read-ledger.js';
export { type Rebuilt, rebuildSession } from './rebuild-session.js';
export { type Replayed, type ReplayDifference, replaySession } from './replay-session.js';
export { type Resumed, resumeSession } from './resume-session.js';
export { seedFrom } from './seed.js';
export { type SnapshotPolicy, snapshotPolicy } from './snapshot.js';
export { rootBranch, startSession, type StartRequest } from './start-session.js';
export { openStory, type Story } from './story.js';
export { type Command, takeTurn, type TurnDone } from './take-turn.js';
export { type Finding, type Verified, verifySession } from './verify-session.js';
// What a reader sees is made at the edge; who drives a host needs both.
export {
  canonicalLocale,
  matchOption,
  type OptionMatch,
  type Reader,
  type RenderedLine,
  type RenderedOption,
  type RenderedText,
  type RenderedWaiting,
  renderOutput,
  renderText,
  renderWaiting,
  type Span,
  type Texts,
  textsOf,
} from '../render/index.js';
