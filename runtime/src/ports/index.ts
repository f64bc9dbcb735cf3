export type { ArtifactError, ArtifactResult, Artifacts } from './artifacts.js';
export type {
  BranchKey,
  BranchRow,
  CampaignKey,
  CampaignRow,
  MigrationReport,
  NewSession,
  OutboxEntry,
  OutboxRow,
  PackMigrations,
  ProjectionChange,
  SessionFilter,
  SessionKey,
  SessionRow,
  SnapshotRow,
  Store,
  StoreDescription,
  StoreError,
  StoreResult,
  TurnExtra,
  TurnRow,
} from './store.js';
export { StoreFailure } from './store-failure.js';
