import { fail, type Run, writeJson } from './command.js';
import type { Problem } from './migrations.js';

/** Says what stops a command; with `--json` as a value that names it, too. */
export function refuse(run: Run, { error, message, exit }: Problem, json: boolean): void {
  if (json) writeJson(run, { ok: false, error, message });
  fail(run, exit, message);
}
