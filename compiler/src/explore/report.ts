import type { ProgramIr } from '@fabula/runtime/bundle';
import type { Place, SourceFile } from '../base/index.js';
import { askedOf } from './asked.js';
import type { StopReason } from './bounds.js';
import { type Coverage, coverageOf, missedIn, type Ratio, sceneCoverage } from './coverage.js';
import type { Explored } from './explore.js';
import { type Happening, nameOf } from './happening.js';
import { missionsOf } from './mission-answers.js';
import { placesById } from './places.js';
import { Player, type Playthrough } from './playthrough.js';
import type { Sites } from './sites.js';
import type { Tally } from './tally.js';
import { testBlock } from './test-block.js';

/** What a run has to say, ready to be shown in any form. */
export interface Report {
  readonly pack: { readonly name: string; readonly title: string; readonly version: string };
  /** Prompts, models and what interprets texts: explored by what they fall back to. */
  readonly asked: readonly string[];
  /** What the story came to and this version only carries: it was refused by name, and the story went on. */
  readonly notRun: readonly string[];
  readonly stopped: StopReason;
  readonly states: number;
  readonly frontier: number;
  readonly depth: number;
  readonly turns: number;
  readonly seconds: number;
  readonly workers: number;
  readonly walks: { readonly plain: number; readonly guided: number; readonly givenUp: number };
  readonly coverage: Coverage;
  readonly missions: readonly ReportedMission[];
  readonly endings: readonly ReportedEnding[];
  readonly findings: readonly ReportedFinding[];
  readonly missed: readonly ReportedMiss[];
  readonly scenes: readonly ReportedScene[];
}

/** A mission, with what was found of everything that it may come to. */
export interface ReportedMission {
  readonly name: string;
  readonly title: string;
  readonly goals: readonly ReportedGoal[];
}

/** Of each objective and fail state one of three is told: a playthrough, why there is none, or that it was not shown. */
export interface ReportedGoal {
  /** The objective; undefined for the mission itself. */
  readonly objective: string | undefined;
  readonly is: 'done' | 'failed';
  readonly message: string;
  readonly at: At | undefined;
  readonly answer:
    | { readonly shown: 'playthrough'; readonly turns: number; readonly shortest: boolean; readonly test: string }
    | { readonly shown: 'impossible'; readonly reason: string }
    | { readonly shown: 'not' };
}

export interface ReportedScene {
  readonly name: string;
  readonly title: string | undefined;
  readonly at: At | undefined;
  readonly entered: number;
  readonly lines: Ratio;
  readonly choices: Ratio;
}

export interface At {
  readonly file: string;
  readonly line: number;
}

export interface ReportedEnding {
  readonly scene: string;
  readonly title: string;
  readonly at: At | undefined;
  /** How many of the plain walks came here, of one; undefined without walks. */
  readonly share: number | undefined;
  /** Turns of the shortest playthrough. */
  readonly turns: number;
  /** Whether no shorter one can be. */
  readonly shortest: boolean;
  readonly test: string;
}

export interface ReportedFinding {
  readonly kind: 'dead end' | 'no way out' | 'fault' | 'out of range' | 'refused';
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly at: At | undefined;
  readonly turns: number;
  readonly test: string;
}

export interface ReportedMiss {
  readonly what: 'scene' | 'line' | 'choice' | 'branch' | 'card';
  readonly message: string;
  readonly at: At | undefined;
  /** The source line, trimmed. */
  readonly text: string;
}

export interface ReportInput {
  readonly program: ProgramIr;
  readonly sites: Sites;
  readonly explored: Explored;
  readonly sources: ReadonlyMap<string, SourceFile>;
  /** Why something at this place can never come about, where reading the story told. */
  readonly neverAt?: (place: Place) => string | undefined;
}

/** Makes the report of a run: names, places, and a playthrough to everything that was found. */
export async function reportOf({ program, sites, explored, sources, neverAt }: ReportInput): Promise<Report> {
  const { search, walks, tally } = explored;
  const player = await Player.make(program);
  const places = placesById(program, sites);
  const at = (place: Place | undefined): At | undefined => {
    const source = place && sources.get(place.file);
    return place && source && { file: place.file, line: source.lines.at(place.span.start).line };
  };
  const ways = waysOf(explored, player);
  const endings: ReportedEnding[] = [];
  const findings: ReportedFinding[] = [];
  const notRun = new Set<string>();
  const toGoals = new Map<number, Way>();
  for (const found of ways) {
    const { happening, way, shortest } = found;
    const { turns } = way;
    if (happening.kind === 'goal') {
      toGoals.set(happening.goal, found);
      continue;
    }
    if (happening.kind === 'ending') {
      const scene = sites.scenes[sites.ops[happening.op]?.scene ?? -1];
      const title = scene?.title ?? scene?.name ?? '';
      const share = walks.plain === 0 ? undefined : (walks.ends.get(happening.op) ?? 0) / walks.plain;
      endings.push({
        scene: scene?.name ?? '',
        title,
        at: at(sites.ops[happening.op]?.place),
        share,
        turns,
        shortest,
        test: testBlock(`ending: ${title}`, program.start, way, { notes: [], expectations: ['expect end'] }),
      });
      continue;
    }
    const carried = notRunIn(happening);
    if (carried === undefined) findings.push(findingOf(happening, way));
    else notRun.add(carried);
  }
  const trap = trapIn(explored, player);
  if (trap)
    findings.push({
      ...trap,
      at: at(placeBy(places, trap.point)),
      test: testBlock('no way out', program.start, trap.way, trap.block),
    });
  endings.sort((a, b) => (b.share ?? 0) - (a.share ?? 0) || a.turns - b.turns);
  findings.sort((a, b) => rank(a) - rank(b) || a.turns - b.turns);
  return {
    pack: program.pack,
    asked: askedOf(program),
    notRun: [...notRun].sort(),
    stopped: explored.stopped,
    states: search.table.size,
    frontier: search.frontier,
    depth: search.depth,
    turns: search.turns + walks.turns,
    seconds: explored.seconds,
    workers: explored.workers,
    walks: { plain: walks.plain, guided: walks.guided, givenUp: walks.ends.get(-1) ?? 0 },
    coverage: coverageOf(sites, tally),
    missions: missionsOf({ program, sites, explored, neverAt, at, ways: toGoals }),
    endings,
    findings,
    missed: missesOf(sites, tally, at, sources),
    scenes: sceneCoverage(sites, tally).map(({ place, ...scene }) => ({ ...scene, at: at(place) })),
  };

  function findingOf(happening: Exclude<Happening, { kind: 'ending' | 'goal' }>, way: Playthrough): ReportedFinding {
    const base = { turns: way.turns };
    const block = (title: string, note: string, ...expectations: string[]): string =>
      testBlock(title, program.start, way, { notes: [note], expectations });
    if (happening.kind === 'deadEnd') {
      const op = sites.ops[happening.op];
      const scene = sites.scenes[op?.scene ?? -1]?.name ?? '';
      return {
        ...base,
        kind: 'dead end',
        severity: 'error',
        message: `\`${scene}\` comes to its end, and there is no way on.`,
        at: at(op?.place),
        test: block(`dead end in ${scene}`, 'Passes as long as the story stops here.', 'expect end'),
      };
    }
    const place = at(placeBy(places, happening.by));
    const where = place ? ` in ${place.file}:${place.line}` : '';
    switch (happening.kind) {
      case 'fault':
        return {
          ...base,
          kind: 'fault',
          severity: 'error',
          message: `The story fails: ${happening.detail}.`,
          at: place,
          test: block(`the story fails${where}`, 'Fails at its last step as long as the story does.'),
        };
      case 'saturated':
        return {
          ...base,
          kind: 'out of range',
          severity: 'warning',
          message: `A value left its range: ${happening.detail}.`,
          at: place,
          test: block(`out of range${where}`, 'In the last step a value is brought back into its range.'),
        };
      case 'refused':
        return {
          ...base,
          kind: 'refused',
          severity: 'warning',
          message: `A statement was refused: ${refusal(happening.what, happening.detail)}.`,
          at: place,
          test: block(`refused${where}`, 'In the last step a statement is refused, and undone.'),
        };
    }
  }
}

/**
 * The first state from which no end can be come to, where all states were met. Texts are only tried in samples, so that
 * one of them may lead out: this is a warning.
 */
function trapIn({ search, stopped }: Explored, player: Player) {
  if (stopped !== 'complete' || search.dropped > 0) return undefined;
  const trapped = search.roads.trapped(search.table);
  const [first] = trapped;
  if (first === undefined) return undefined;
  const steps = search.pathTo(first);
  const way = player.toState(steps, search.table.keyOf(first));
  const states = trapped.length === 1 ? 'one state' : `${trapped.length} states`;
  return {
    kind: 'no way out',
    severity: 'warning',
    message: `From here the story goes on, but to no ending: ${states} lead only to each other.`,
    turns: way.turns,
    point: player.pointAt(steps) ?? '',
    way,
    block: { notes: ['After the last step no ending can be come to any more.'], expectations: [] },
  } as const;
}

export interface Way {
  readonly happening: Happening;
  readonly way: Playthrough;
  readonly shortest: boolean;
}

/** A way to everything that was found: the search's, which are the shortest there are, before those of walks. */
function waysOf({ search, walks }: Explored, player: Player): readonly Way[] {
  const found = [...search.findings.values()].map(({ happening, parent, input }): Way => {
    const steps = [...(parent < 0 ? [] : search.pathTo(parent)), search.codes.decode(input)];
    return { happening, way: player.bySteps(steps, happening), shortest: true };
  });
  const walked = [...walks.findings.values()]
    .filter(({ happening }) => !search.findings.has(nameOf(happening)))
    .map(
      ({ happening, seed, moves }): Way => ({
        happening,
        way: player.byMoves(seed, moves, happening),
        shortest: false,
      }),
    );
  return [...found, ...walked];
}

/** Sites inside a place are known by the place, where they are not known themselves. */
function placeBy(places: ReadonlyMap<string, Place>, by: string): Place | undefined {
  for (let id = by; id !== ''; id = id.includes('/') ? id.replace(/\/[^/]*$/, '') : '') {
    const place = places.get(id);
    if (place) return place;
  }
  return undefined;
}

/** What this version only carries, where it is that: no fault of the story’s, and none its author could mend. */
function notRunIn(happening: Exclude<Happening, { kind: 'ending' | 'goal' }>): string | undefined {
  if (happening.kind !== 'refused') return undefined;
  return happening.what === 'notRun' || happening.what === 'notServed' ? happening.detail : undefined;
}

function refusal(what: string, detail: string): string {
  // What a refusal is about is often a place in the state, whose first letter only says of what sort it is.
  const about = /^[a-z]\/./.test(detail) ? detail.slice(2).replaceAll('/', '.') : detail;
  return about === '' ? `\`${what}\`` : `\`${what}\` (${about})`;
}

function rank({ severity }: ReportedFinding): number {
  return severity === 'error' ? 0 : 1;
}

function missesOf(
  sites: Sites,
  tally: Tally,
  at: (place: Place | undefined) => At | undefined,
  sources: ReadonlyMap<string, SourceFile>,
): readonly ReportedMiss[] {
  return missedIn(sites, tally).map(({ what, place, name, way, reached }): ReportedMiss => {
    const found = at(place);
    const text = found ? (sources.get(found.file)?.lines.textOf(found.line).trim() ?? '') : '';
    return { what, at: found, text, message: describe(what, name, way, reached) };
  });
}

function describe(what: ReportedMiss['what'], name: string, way: string | undefined, reached: boolean): string {
  switch (what) {
    case 'scene':
      return `\`${name}\` was never entered.`;
    case 'line':
      return 'This was never said.';
    case 'choice':
      return reached ? 'This was never taken.' : 'This was never offered.';
    case 'card':
      return `The card \`${name}\` was never drawn.`;
    case 'branch':
      return branchMissed(name, way ?? '');
  }
}

/** A side of a condition, or an arm, as a sentence. */
function branchMissed(what: string, way: string): string {
  if (way === 'true') return what === 'requires' ? 'This never held.' : 'This condition never held.';
  if (way === 'false') return 'This condition always held.';
  return what === 'once' ? `This was never come to ${way}.` : `\`${way}\` was never taken.`;
}
