import type { FileHits } from './line-hits.js';

/**
 * Coverage as lcov writes it, which CI services and editors read. A scene is a function; a record ends in a line feed
 * and holds lines by their numbers, so that it is the same however the source's own lines end.
 */
export function reportLcov(files: readonly FileHits[]): string {
  return files.map(record).join('');
}

function record({ file, lines, branches, scenes }: FileHits): string {
  const branchLines = branches.flatMap(({ line, ways }, block) =>
    // A dash says that the branch was never come to, a nought that it was, and went another way.
    ways.map(({ hits }, way) => `BRDA:${line},${block},${way},${ways.every((each) => each.hits === 0) ? '-' : hits}`),
  );
  const counts = [...lines.values()];
  const ways = branches.flatMap((branch) => branch.ways);
  return [
    'TN:',
    `SF:${file}`,
    ...scenes.map(({ name, line }) => `FN:${line},${name}`),
    ...scenes.map(({ name, hits }) => `FNDA:${hits},${name}`),
    `FNF:${scenes.length}`,
    `FNH:${scenes.filter(({ hits }) => hits > 0).length}`,
    ...branchLines,
    `BRF:${ways.length}`,
    `BRH:${ways.filter(({ hits }) => hits > 0).length}`,
    ...[...lines].map(([line, hits]) => `DA:${line},${hits}`),
    `LF:${counts.length}`,
    `LH:${counts.filter((hits) => hits > 0).length}`,
    'end_of_record',
    '',
  ].join('\n');
}
