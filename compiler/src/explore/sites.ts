import type { OpIr, ProgramIr, SceneIr } from '@fabula/runtime/bundle';
import { codeOriginsOf, type Place } from '../base/index.js';
import { branchesIn, type FoundBranch } from './branches.js';
import { type CardSite, cardsOf, type GoalSite, goalsOf } from './goals.js';

/**
 * Everything in a pack that may be covered, numbered. The numbers follow the program's own order, so that a worker who
 * was sent the program comes to the same ones; the places are only known to whoever compiled it.
 */
export interface Sites {
  readonly scenes: readonly SceneSite[];
  readonly lines: readonly LineSite[];
  readonly choices: readonly ChoiceSite[];
  readonly branches: readonly BranchSite[];
  readonly goals: readonly GoalSite[];
  readonly cards: readonly CardSite[];
  /** Where in the tally counts of a sort begin. */
  readonly at: {
    readonly ops: number;
    readonly ways: number;
    readonly choices: number;
    readonly scenes: number;
    readonly goals: number;
    readonly cards: number;
  };
  /** How long a tally is. */
  readonly size: number;
  /** The op of a scene with its number, by that number. */
  readonly ops: readonly OpSite[];
  /** What the engine tells of conditions, arms and blocks: the number of the way, by the node that was linked. */
  readonly watched: Watched;
}

export interface SceneSite {
  readonly name: string;
  readonly title: string | undefined;
  /** The number of its first op. */
  readonly first: number;
  /** Whether it is the pack's own, and not a library's. */
  readonly own: boolean;
  readonly place: Place | undefined;
}

export interface OpSite {
  readonly op: OpIr;
  readonly scene: number;
  readonly pc: number;
  readonly place: Place | undefined;
}

export interface LineSite {
  readonly op: number;
  readonly scene: number;
}

export interface ChoiceSite {
  readonly id: string;
  readonly op: number;
  readonly scene: number;
  readonly fallback: boolean;
}

/** A place where flow may go several ways. */
export interface BranchSite {
  readonly what: FoundBranch['what'];
  readonly place: Place | undefined;
  readonly own: boolean;
  /** The number of its first way. */
  readonly first: number;
  readonly ways: readonly string[];
}

export interface Watched {
  /** The way that is taken when the condition holds; the next one is the other. */
  readonly conditions: ReadonlyMap<object, number>;
  /** The way that is taken when an arm's value is asked for. */
  readonly values: ReadonlyMap<object, number>;
  /** The way that is taken when a block begins. */
  readonly blocks: ReadonlyMap<object, number>;
  /** The ways of an op, by the op flow goes on at. */
  readonly ops: ReadonlyMap<number, ReadonlyMap<number, number>>;
}

/** `isOwn` tells whether a file is the pack's; without it all are. */
export function sitesOf(program: ProgramIr, isOwn: (file: string) => boolean = () => true): Sites {
  const scenes: SceneSite[] = [];
  const ops: OpSite[] = [];
  const lines: LineSite[] = [];
  const choices: ChoiceSite[] = [];
  const found: { readonly branch: FoundBranch; readonly op?: number; readonly place: Place | undefined }[] = [];

  const names = Object.values(program.scenes);
  for (const [index, scene] of names.entries()) {
    const origins = codeOriginsOf(scene.code);
    const own = origins === undefined || isOwn(origins.file);
    const first = ops.length;
    const placeOf = (pc: number): Place | undefined => {
      const start = origins?.starts[pc];
      return origins && start !== undefined ? { file: origins.file, span: { start, end: start } } : undefined;
    };
    scenes.push({ name: scene.name, title: titleOf(scene), first, own, place: placeOf(0) });
    for (const branch of branchesIn({ opens: scene.opens })) found.push({ branch, place: branch.place });
    for (const [pc, op] of scene.code.entries()) {
      const place = placeOf(pc);
      ops.push({ op, scene: index, pc, place });
      if (op.op === 'say') lines.push({ op: first + pc, scene: index });
      if (isChoice(op)) choices.push({ id: op.id, op: first + pc, scene: index, fallback: op.op === 'fallback' });
      for (const branch of branchesIn(op)) {
        found.push({ branch, place: branch.place ?? place, ...(branch.ops && { op: first + pc }) });
      }
    }
  }
  const { functions, actions, rules = [] } = program;
  for (const routine of [...Object.values(functions), ...Object.values(actions), ...rules]) {
    for (const branch of branchesIn(routine)) found.push({ branch, place: branch.place });
  }

  const at = { ops: 0, ways: ops.length, choices: 0, scenes: 0, goals: 0, cards: 0 };
  const goals = goalsOf(program);
  const cards = cardsOf(program);
  const conditions = new Map<object, number>();
  const values = new Map<object, number>();
  const blocks = new Map<object, number>();
  const opWays = new Map<number, ReadonlyMap<number, number>>();
  const branches: BranchSite[] = [];
  let way = at.ways;
  for (const { branch, op, place } of found) {
    const { what, ways } = branch;
    branches.push({ what, place, own: place !== undefined && isOwn(place.file), first: way, ways });
    if (branch.condition) conditions.set(branch.condition, way);
    for (const [index, node] of (branch.values ?? []).entries()) values.set(node, way + index);
    for (const [index, node] of (branch.blocks ?? []).entries()) blocks.set(node, way + index);
    if (branch.ops && op !== undefined) {
      const to = new Map<number, number>();
      for (const [index, pc] of branch.ops.entries()) if (!to.has(pc)) to.set(pc, way + index);
      opWays.set(op, to);
    }
    way += ways.length;
  }
  at.choices = way;
  at.scenes = way + choices.length;
  at.goals = at.scenes + scenes.length;
  at.cards = at.goals + goals.length;
  return {
    scenes,
    lines,
    choices,
    branches,
    goals,
    cards,
    at,
    size: at.cards + cards.length,
    ops,
    watched: { conditions, values, blocks, ops: opWays },
  };
}

function isChoice(op: OpIr): op is Extract<OpIr, { op: 'offer' | 'offerScene' | 'offerCards' | 'fallback' }> {
  return op.op === 'offer' || op.op === 'offerScene' || op.op === 'offerCards' || op.op === 'fallback';
}

function titleOf(scene: SceneIr): string | undefined {
  const text = scene.title?.template.filter((part) => typeof part === 'string').join('');
  return text === '' ? undefined : text;
}
