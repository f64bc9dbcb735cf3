import type { Place } from '../base/index.js';
import type { Sites } from './sites.js';
import type { Tally } from './tally.js';

/** How much there is, and how much of it was come by. */
export interface Ratio {
  readonly of: number;
  readonly hit: number;
}

export const measures = ['scenes', 'lines', 'choices', 'branches', 'objectives', 'cards'] as const;
export type Measure = (typeof measures)[number];
export type Coverage = { readonly [M in Measure]: Ratio };

/** What counts as covered: the pack's own places, a branch by each of its ways. */
export function coverageOf(sites: Sites, tally: Tally): Coverage {
  const own = (scene: number): boolean => sites.scenes[scene]?.own === true;
  const count = (hits: readonly boolean[]): Ratio => ({ of: hits.length, hit: hits.filter(Boolean).length });
  const met = (site: number): boolean => (tally[site] ?? 0) > 0;
  return {
    scenes: count(sites.scenes.flatMap((scene, index) => (scene.own ? [met(sites.at.scenes + index)] : []))),
    lines: count(sites.lines.flatMap(({ op, scene }) => (own(scene) ? [met(op)] : []))),
    choices: count(
      sites.choices.flatMap(({ scene, fallback }, index) =>
        own(scene) && !fallback ? [met(sites.at.choices + index)] : [],
      ),
    ),
    branches: count(
      sites.branches.flatMap(({ own: mine, first, ways }) => (mine ? ways.map((_, index) => met(first + index)) : [])),
    ),
    objectives: count(sites.goals.map((_, index) => met(sites.at.goals + index))),
    cards: count(
      sites.cards.flatMap(({ scene }, index) => (isOwnScene(sites, scene) ? [met(sites.at.cards + index)] : [])),
    ),
  };
}

/** A library's cards are its own affair. */
function isOwnScene({ scenes }: Sites, name: string): boolean {
  return scenes.some((scene) => scene.name === name && scene.own);
}

/** What one scene has, and what of it was come by. */
export interface SceneCoverage {
  readonly name: string;
  readonly title: string | undefined;
  readonly place: Place | undefined;
  /** How often it was entered. */
  readonly entered: number;
  readonly lines: Ratio;
  readonly choices: Ratio;
}

export function sceneCoverage(sites: Sites, tally: Tally): readonly SceneCoverage[] {
  const add = (ratios: Map<number, Ratio>, scene: number, hit: boolean): void => {
    const known = ratios.get(scene) ?? nothing;
    ratios.set(scene, { of: known.of + 1, hit: known.hit + (hit ? 1 : 0) });
  };
  const lines = new Map<number, Ratio>();
  const choices = new Map<number, Ratio>();
  for (const { op, scene } of sites.lines) add(lines, scene, (tally[op] ?? 0) > 0);
  for (const [index, { scene, fallback }] of sites.choices.entries())
    if (!fallback) add(choices, scene, (tally[sites.at.choices + index] ?? 0) > 0);
  return sites.scenes.flatMap(({ name, title, place, own }, index) =>
    own
      ? [
          {
            name,
            title,
            place,
            entered: tally[sites.at.scenes + index] ?? 0,
            lines: lines.get(index) ?? nothing,
            choices: choices.get(index) ?? nothing,
          },
        ]
      : [],
  );
}

const nothing: Ratio = { of: 0, hit: 0 };

/** Hundredths; nothing to cover is all of it. Never rounded up to 100. */
export function percent({ of, hit }: Ratio): number {
  if (of === 0 || hit === of) return 100;
  return Math.min(99.9, Math.floor((hit / of) * 1000) / 10);
}

/** What is asked of a run: at least so many hundredths. */
export type Required = { readonly [M in Measure]?: number };

/** `90`, or `scenes=100,lines=90`; undefined for what is neither. One figure is for scenes, lines and choices. */
export function parseRequired(text: string): Required | undefined {
  const figure = (part: string): number | undefined => {
    const value = part.trim() === '' ? Number.NaN : Number(part);
    return value >= 0 && value <= 100 ? value : undefined;
  };
  const all = figure(text);
  if (all !== undefined) return { scenes: all, lines: all, choices: all };
  const required: { [M in Measure]?: number } = {};
  for (const part of text.split(',')) {
    const [name, value = ''] = part.split('=').map((each) => each.trim());
    const measure = measures.find((each) => each === name);
    const least = figure(value);
    if (!measure || least === undefined) return undefined;
    required[measure] = least;
  }
  return required;
}

/** The measures that fall short. */
export function shortfalls(coverage: Coverage, required: Required): readonly Measure[] {
  return measures.filter((measure) => percent(coverage[measure]) < (required[measure] ?? 0));
}

/** Something that was never come by. */
export interface Missed {
  readonly what: 'scene' | 'line' | 'choice' | 'branch' | 'card';
  readonly place: Place | undefined;
  readonly name: string;
  /** The way of a branch that was never taken. */
  readonly way?: string;
  /** Whether the place was reached at all: a way is missed where the branch was come to. */
  readonly reached: boolean;
}

/** Everything that was never come by; what stands in a scene that was never entered is told by the scene. */
export function missedIn(sites: Sites, tally: Tally): readonly Missed[] {
  const met = (site: number): boolean => (tally[site] ?? 0) > 0;
  const entered = (scene: number): boolean => met(sites.at.scenes + scene);
  const missed: Missed[] = [];
  for (const [index, { name, place, own }] of sites.scenes.entries())
    if (own && !entered(index)) missed.push({ what: 'scene', place, name, reached: false });
  for (const { op, scene } of sites.lines)
    if (sites.scenes[scene]?.own && entered(scene) && !met(op))
      missed.push({ what: 'line', place: sites.ops[op]?.place, name: '', reached: false });
  for (const [index, { op, scene, fallback }] of sites.choices.entries()) {
    if (fallback || !sites.scenes[scene]?.own || !entered(scene) || met(sites.at.choices + index)) continue;
    missed.push({ what: 'choice', place: sites.ops[op]?.place, name: '', reached: met(op) });
  }
  for (const { what, own, place, first, ways } of sites.branches) {
    if (!own) continue;
    const reached = ways.some((_, index) => met(first + index));
    if (!reached) continue;
    for (const [index, way] of ways.entries())
      if (!met(first + index)) missed.push({ what: 'branch', place, name: what, way, reached: true });
  }
  for (const [index, { deck, card, scene }] of sites.cards.entries()) {
    if (met(sites.at.cards + index) || !isOwnScene(sites, scene)) continue;
    const place = sites.scenes.find(({ name }) => name === scene)?.place;
    missed.push({ what: 'card', place, name: `${deck}.${card}`, reached: false });
  }
  return missed;
}
