export { diffSchema } from './diff-schema.js';
export { freshMigrations } from './fresh-migrations.js';
export { renamesOf } from './renames.js';
