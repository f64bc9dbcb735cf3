import type { Cost, Lock, SqlStep } from './step.js';

/**
 * # The files of a migration
 *
 * `expand.sql`, `convert.sql` and `contract.sql` are a transaction each. A file whose first line is
 * `-- fabula: outside a transaction` is none: it is cut at the lines `-- fabula: step`, and each piece is run by itself, in
 * order. Its steps are safe to run twice, so that after an interruption all of them are run again.
 */
export const outside = '-- fabula: outside a transaction';
export const stepLine = '-- fabula: step';

/** What waits while a step runs, as it is told to a reviewer. */
export const locks: Readonly<Record<Lock, string>> = {
  none: 'none on what is in use',
  changes: 'other changes of the table wait; reading and writing go on',
  moment: 'all of the table, for a moment',
  all: 'all of the table, until it is done',
};

export const costs: Readonly<Record<Cost, string>> = {
  catalogue: 'the same for tables of any size',
  read: 'reads the table once',
};

export interface FileOf {
  readonly migration: string;
  readonly part: 'expand' | 'convert' | 'contract' | 'undo';
}

const abouts: Readonly<Record<FileOf['part'], string>> = {
  expand: 'what the new version writes to, beside the version before',
  convert: 'what is there is held to what was added',
  contract: 'what only the version before wrote goes; run once no session is behind',
  undo: 'takes the expand back, as long as nothing was written through it',
};

/** One file, laid out to be reviewed; undefined without steps. */
export function sqlFile({ migration, part }: FileOf, steps: readonly SqlStep[], isOutside = false): string | undefined {
  if (steps.length === 0) return undefined;
  const head = [...(isOutside ? [outside] : []), `-- ${migration}, ${part}: ${abouts[part]}.`];
  const body = steps.map((step) =>
    [
      stepLine,
      `-- ${oneLine(step.does)}`,
      `-- ${oneLine(step.reason)}`,
      `-- Locks: ${locks[step.lock]}. Cost: ${costs[step.cost]}.`,
      step.sql,
    ].join('\n'),
  );
  return `${[head.join('\n'), ...body].join('\n\n')}\n`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ');
}
