export { fromBase64, toBase64 } from './base64.js';
export { type LineDigest, readBackup, writeBackup } from './read-backup.js';
export type { BackupRecord, BackupRow, BackupTable } from './records.js';
