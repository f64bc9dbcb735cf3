import type { Extension } from '@electric-sql/pglite';

const missing =
  'the package @electric-sql/pglite-age is not installed; `npm install @electric-sql/pglite-age@0.0.15` adds it, and without it queries are answered by SQL and in memory';

/** Apache AGE for the embedded database: an optional package, read when a graph is asked for. */
export async function findAge(): Promise<{ readonly extension: Extension } | { readonly missing: string }> {
  try {
    return { extension: (await import('@electric-sql/pglite-age')).age };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return { missing };
    throw error;
  }
}
