import { readFileSync } from 'node:fs';

/** This runtime's version, as its package says: bundles name the ones that can run them. */
export function runtimeVersion(): string {
  const file = new URL('../../package.json', import.meta.url);
  const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const version = typeof json === 'object' && json !== null && 'version' in json ? json.version : undefined;
  if (typeof version !== 'string') throw new Error('The package of this runtime names no version.');
  return version;
}
