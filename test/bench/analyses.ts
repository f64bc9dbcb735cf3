import { type AnalysisTime, Program, standardLibrary, timeAnalyses } from '@fabula/compiler';
import { twoStories } from './story.js';

const sizes = [
  { name: '100 KB', bytes: 100 * 1024 },
  { name: '1 MB', bytes: 1024 * 1024 },
  { name: '3 MB', bytes: 3 * 1024 * 1024 },
] as const;

/**
 * Milliseconds of every analysis at three sizes, and how the time grew from the second to the third: 3 is linear. Of each
 * analysis the quickest of several runs is taken, since garbage is nobody's in particular. Beside the story of the bench
 * there is one whose scenes visit each other in a chain: a search that begins anew for each of them shows there.
 */
export function analysesTable(): string {
  return [
    ['The story of the bench', (bytes: number) => twoStories(bytes).fabula] as const,
    ['A chain of visits', chainOfVisits] as const,
  ]
    .map(([title, story]) => `${title}\n\n${table(sizes.map(({ bytes }) => times(story(bytes))))}`)
    .join('\n\n');
}

function times(story: string): readonly AnalysisTime[] {
  const program = new Program({ library: standardLibrary, hints: true });
  program.update({ sources: new Map([['pack.fab', story]]), ids: new Map() });
  const runs = Array.from({ length: 3 }, () => timeAnalyses(program, () => performance.now()) ?? []);
  const [first = []] = runs;
  if (first.length === 0) throw new Error('The story of the bench has errors.');
  return first.map(({ name }, i) => ({
    name,
    milliseconds: Math.min(...runs.map((run) => run[i]?.milliseconds ?? 0)),
  }));
}

function table(measured: readonly (readonly AnalysisTime[])[]): string {
  const [small = [], middle = [], large = []] = measured;
  const rows = small.map(({ name }, i) => {
    const all = [small, middle, large].map((each) => each[i]?.milliseconds ?? 0);
    const [, one = 0, three = 0] = all;
    // What takes no time has no growth.
    const growth = three < 1 ? '' : (three / one).toFixed(1);
    return `| ${name} | ${all.map((each) => each.toFixed(2)).join(' | ')} | ${growth} |`;
  });
  const head = ['analysis', ...sizes.map(({ name }) => `${name}, ms`), 'growth, 1 to 3 MB'];
  return [`| ${head.join(' | ')} |`, `|${' --- |'.repeat(head.length)}`, ...rows].join('\n');
}

const words = 'The tide turns under the quay, and somebody on the wall counts the lamps again. '.repeat(3).trimEnd();

/** Each scene visits the next and then goes on; the last of them comes back, and so all do. */
function chainOfVisits(bytes: number): string {
  const one = (i: number, count: number): string =>
    `scene s${i} {\n  ${words}\n${i + 1 < count ? `  ~ visit s${i + 1}\n` : ''}  ${words}\n}\n`;
  return many(bytes, one, 'scene begin {\n  ~ visit s0\n  -> end\n}\n');
}

function many(bytes: number, scene: (i: number, count: number) => string, rest: string): string {
  const count = Math.max(2, Math.round(bytes / scene(0, 2).length));
  const scenes = Array.from({ length: count }, (_, i) => scene(i, count));
  return `pack bench { title "Bench" version 1.0.0 start begin }\n${rest}${scenes.join('')}`;
}
