import { z } from 'zod';
import type { Answers, Change } from '../change.js';
import type { PlanStep } from '../plan-step.js';

/** The form of `migration.json`, and its version. */
const form = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hex');

const change = z.strictObject({
  change: z.enum(['added', 'removed', 'renamed', 'retyped', 'moved', 'altered']),
  what: z.string(),
  name: z.string(),
  was: z.string().optional(),
  grade: z.enum(['safe', 'dangerous', 'breaking']),
  says: z.string(),
});

const step = z.strictObject({
  phase: z.enum(['expand', 'convert', 'sessions', 'contract']),
  does: z.string(),
  reason: z.string(),
  lock: z.string(),
  cost: z.string(),
  undo: z.string().optional(),
});

const migrationFile = z.strictObject({
  form: z.literal(form),
  migration: z.string().regex(/^\d{4}_[a-z0-9_]{1,100}$/),
  pack: z.string(),
  /** The hashes of the models it leads from and to. */
  from: sha256,
  to: sha256,
  answers: z.strictObject({
    moved: z.record(z.string(), z.string()),
    dropped: z.array(z.string()),
    kept: z.array(z.string()).optional(),
    turned: z.record(z.string(), z.boolean()).optional(),
  }),
  changes: z.array(change),
  steps: z.array(step),
  /** SHA-256 of what is applied or carried in the bundle, by file name. `plan.md` is for people, who may write into it. */
  files: z.record(z.string(), sha256),
  /** Of files that a reviewer edited: SHA-256 of what was planned in their place. */
  edited: z.record(z.string(), sha256).optional(),
});

export type MigrationFile = z.infer<typeof migrationFile>;

export interface MigrationFileInput {
  readonly migration: string;
  readonly pack: string;
  readonly from: string;
  readonly to: string;
  readonly answers: Answers;
  readonly changes: readonly Change[];
  readonly steps: readonly PlanStep[];
  readonly files: { readonly [name: string]: string };
  readonly edited: { readonly [name: string]: string };
}

/** Keys stand in one order and what has no order is sorted, so that the same plan is the same text. */
export function renderMigrationFile(input: MigrationFileInput): string {
  const { migration, pack, from, to, answers, changes, steps, files, edited } = input;
  const file: MigrationFile = {
    form,
    migration,
    pack,
    from,
    to,
    answers: answersInOrder(answers),
    changes: changes.map(({ change: how, what, name, was, grade, says }) => ({
      change: how,
      what,
      name,
      ...(was !== undefined && { was }),
      grade,
      says,
    })),
    steps: steps.map(({ phase, does, reason, lock, cost, undo }) => ({
      phase,
      does,
      reason,
      lock,
      cost,
      ...(undo !== undefined && { undo }),
    })),
    files: inOrder(files),
    ...(Object.keys(edited).length > 0 && { edited: inOrder(edited) }),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** What a `migration.json` says, or why it can't be read. */
export function parseMigrationFile(
  text: string,
): { readonly ok: true; readonly file: MigrationFile } | { readonly ok: false; readonly detail: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    const conflict = /^<{7} /m.test(text);
    return { ok: false, detail: conflict ? 'it holds the marks of a merge.' : 'it is not JSON.' };
  }
  const newer = z.object({ form: z.number().gt(form) }).safeParse(json);
  if (newer.success) return { ok: false, detail: 'a newer version of Fabula wrote it.' };
  const read = migrationFile.safeParse(json);
  if (read.success) return { ok: true, file: read.data };
  const [issue] = read.error.issues;
  const where = issue && issue.path.length > 0 ? `\`${issue.path.join('.')}\`: ` : '';
  return { ok: false, detail: `${where}${issue?.message ?? 'it has another form.'}` };
}

function answersInOrder({ moved, dropped, kept = [], turned = {} }: Answers): MigrationFile['answers'] {
  return {
    moved: inOrder(moved),
    dropped: [...new Set(dropped)].sort(),
    ...(kept.length > 0 && { kept: [...new Set(kept)].sort() }),
    ...(Object.keys(turned).length > 0 && { turned: inOrder(turned) }),
  };
}

function inOrder<T>(of: { readonly [name: string]: T }): { [name: string]: T } {
  return Object.fromEntries(Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1)));
}
