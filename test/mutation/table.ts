import { operators } from './operators.js';
import type { Fate } from './run.js';

/** Who caught how many of what, as a table of Markdown, and what escaped as another. */
export function tableOf(fates: readonly Fate[]): string {
  const rows = operators.map(({ name }) => {
    const mine = fates.filter(({ mutant }) => mutant.operator === name);
    return `| ${name} | ${cells(mine)} |`;
  });
  return [
    '| operator | mutants | check | tests | explore | escaped |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
    `| **all** | ${cells(fates)} |`,
  ].join('\n');
}

function cells(fates: readonly Fate[]): string {
  const by = (catcher: Fate['by']): number => fates.filter((fate) => fate.by === catcher).length;
  return [fates.length, by('check'), by('tests'), by('explore'), by(undefined)].join(' | ');
}

export function escapedTable(fates: readonly Fate[]): string {
  const rows = fates.flatMap(({ mutant, by }) =>
    by === undefined
      ? [`| ${mutant.operator} | ${mutant.file}:${mutant.line} | ${mutant.what.replaceAll('|', '\\|')} |`]
      : [],
  );
  return ['| operator | where | what was changed |', '| --- | --- | --- |', ...rows].join('\n');
}

/** How many of a hundred were caught. */
export function share(fates: readonly Fate[]): number {
  return fates.length === 0 ? 100 : (fates.filter(({ by }) => by !== undefined).length / fates.length) * 100;
}
