export { type AskedField, askedFields, type ParsedAnswer, parseAnswer } from './asked-fields.js';
export { branchSession, rewindSession } from './branch-session.js';
export type { ExternCall, ExternFunction, ExternFunctions } from './externs.js';
export { forgetWords } from './forget-words.js';
export { createHost, type Host, type HostServices, keepStory, storyOf } from './host.js';
export type { HostError, HostResult } from './host-error.js';
export { inspectSession, type StateEntry, type StateView } from './inspect-session.js';
export { type ReadPayload, readPayload } from './ledger/payload.js';
export type { LastTurn } from './live-branch.js';
export {
  type CallableOf,
  type EventOf,
  loadBundle,
  type StoryTypes,
  type TypedAnswer,
  type TypedCall,
  type TypedStart,
  type TypedStory,
} from './load-bundle.js';
export { type Journal, type JournalMission, readJournal } from './read-journal.js';
export { readLedger } from './read-ledger.js';
export { type Rebuilt, rebuildSession } from './rebuild-session.js';
export { type ReplayDifference, type Replayed, replaySession } from './replay-session.js';
export { type Resumed, resumeSession } from './resume-session.js';
export { seedFrom } from './seed.js';
export { type SnapshotPolicy, snapshotPolicy } from './snapshot.js';
export { rootBranch, type StartRequest, startSession } from './start-session.js';
export { openStory, type Story } from './story.js';
export { type Command, type TurnDone, takeTurn } from './take-turn.js';
export { type Finding, type Verified, verifySession } from './verify-session.js';
export { waitingOf } from './waiting-of.js';
