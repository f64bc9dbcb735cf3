import type { Report } from '@fabula/compiler/explore';

/** Who of them said something that is not said of the original. */
export type Catcher = 'check' | 'tests' | 'explore';

/** What exploring the original says, whatever the seed: what a mutant is held against. */
export interface Baseline {
  readonly findings: ReadonlySet<string>;
  readonly endings: ReadonlySet<string>;
  /** Endings that each of the runs came to. */
  readonly sure: ReadonlySet<string>;
  /** What one run or another never came to. */
  readonly missed: ReadonlySet<string>;
}

export function baselineOf(reports: readonly Report[]): Baseline {
  const endings = reports.map((report) => new Set(report.endings.map(({ scene }) => scene)));
  const [first = new Set<string>()] = endings;
  return {
    findings: new Set(reports.flatMap(findingsOf)),
    endings: new Set(endings.flatMap((each) => [...each])),
    sure: new Set([...first].filter((scene) => endings.every((each) => each.has(scene)))),
    missed: new Set(reports.flatMap(missedOf)),
  };
}

/** What exploration says of a mutant and not of the original; undefined where it is nothing. */
export function newInExploration(report: Report, baseline: Baseline): string | undefined {
  const endings = new Set(report.endings.map(({ scene }) => scene));
  return (
    findingsOf(report).find((each) => !baseline.findings.has(each)) ??
    [...endings].find((scene) => !baseline.endings.has(scene)) ??
    [...baseline.sure].find((scene) => !endings.has(scene)) ??
    missedOf(report).find((each) => !baseline.missed.has(each))
  );
}

/** Without line numbers, which move. */
function findingsOf({ findings }: Report): readonly string[] {
  return findings.map(({ kind, at, message }) => `${kind} ${at?.file ?? ''} ${message.replaceAll(/\d+/g, '#')}`);
}

/** Which lines are said and which ways are taken differs from run to run where not all states are met; these do not. */
function missedOf({ missed }: Report): readonly string[] {
  return missed.flatMap(({ what, at, text, message }) =>
    what === 'scene' || what === 'choice' || what === 'card' ? [`${what} ${at?.file ?? ''} ${text} ${message}`] : [],
  );
}
