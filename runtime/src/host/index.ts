export { type AskedField, askedFields, type ParsedAnswer, parseAnswer } from './asked-fields.js';
export { branchSession, rewindSession } from './branch-session.js';
export type { ExternCall, ExternFunction, ExternFunctions } from './externs.js';
export { forgetWords } from './forget-words.js';
export {
  createGraphFeeder,
  describeDifference,
  dropGraph,
  type FeedReport,
  feedGraph,
  type GraphFeeder,
  type GraphVerified,
  graphStatus,
  verifyGraph,
} from './graph/index.js';
export { contractPack, createHost, type Host, type HostServices, keepStory, packMigrations, storyOf } from './host.js';
export type { HostError, HostResult } from './host-error.js';
export { inspectSession, type StateEntry, type StateView } from './inspect-session.js';
export { type ReadPayload, readPayload } from './ledger/payload.js';
export type { LastTurn } from './live-branch.js';
export {
  type CallableOf,
  type EventOf,
  loadBundle,
  type QueriesOf,
  type QueryOptions,
  type StoryTypes,
  type TypedAnswer,
  type TypedCall,
  type TypedRows,
  type TypedStart,
  type TypedStory,
} from './load-bundle.js';
export { type ConvertedBranches, convertBranches, type StaysBehind } from './migrations/convert-branches.js';
export {
  type ConvertCrew,
  type ConvertOptions,
  type ConvertProgress,
  type ConvertReport,
  convertSessions,
} from './migrations/convert-sessions.js';
export type { Told } from './migrations/go-on.js';
export { pinSession, releaseSession } from './migrations/hold.js';
export type { BundledMigration } from './migrations/lineage.js';
export { deploy, serveStory } from './migrations/releases.js';
export {
  branchesOf,
  type MigrationStanding,
  type MigrationStatus,
  migrationStatus,
  type Phase,
} from './migrations/status.js';
export type { WhyKept } from './migrations/why-kept.js';
export {
  type QueryAnswer,
  type QueryError,
  type QueryRequest,
  type QueryResult,
  querySession,
} from './queries/query-session.js';
export { type Journal, type JournalMission, readJournal } from './read-journal.js';
export { readLedger } from './read-ledger.js';
export { type Rebuilt, rebuildSession } from './rebuild-session.js';
export { type ReplayDifference, type Replayed, replaySession } from './replay-session.js';
export { type Resumed, resumeSession } from './resume-session.js';
export { rootBranch } from './root-branch.js';
export { seedFrom } from './seed.js';
export { type SnapshotPolicy, snapshotPolicy } from './snapshot.js';
export { type StartRequest, startSession } from './start-session.js';
export { openStory, type Story } from './story.js';
export { type Command, type TurnDone, takeTurn } from './take-turn.js';
export { type Finding, type Verified, verifySession } from './verify-session.js';
export { waitingOf } from './waiting-of.js';
