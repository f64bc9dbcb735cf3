/** What the embedded database is. PGlite doesn't say so before it runs; a test holds these against what it says then. */
export const pgliteVersion = '0.5.14';
export const databaseMajor = '18';
