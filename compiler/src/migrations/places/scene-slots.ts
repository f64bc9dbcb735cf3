import type { OpIr, ProgramIr, SceneIr } from '@fabula/runtime/bundle';
import { neededWaiting, type SlotFlow, slotFlow } from '../../phases/5-lower/index.js';
import type { Place } from './places-of.js';

/** What the scenes of a program do with the slots of their frames; asked for a scene at a time. */
export class SceneSlots {
  readonly #program: ProgramIr;
  readonly #flows = new Map<string, SlotFlow>();
  #entered: ReadonlySet<string> | undefined;

  constructor(program: ProgramIr) {
    this.#program = program;
  }

  scene(name: string): SceneIr | undefined {
    return this.#program.scenes[name];
  }

  /** What a frame that stands there has to hold. */
  neededAt({ scene, pc }: Pick<Place, 'scene' | 'pc'>): ReadonlySet<string> {
    const ir = this.scene(scene);
    return ir ? neededWaiting(this.#flow(ir), ir.code, pc) : new Set();
  }

  /** What has to be held by who goes on from an op, which is not waited at. */
  neededFrom(scene: string, pc: number): ReadonlySet<string> {
    const ir = this.scene(scene);
    return (ir && this.#flow(ir).needed[pc]) ?? new Set();
  }

  /**
   * What a frame that waits there holds: what was written whichever way it came, and what the code goes on to read, which
   * was the author's to see to.
   */
  heldAt({ scene, pc }: Place): ReadonlySet<string> {
    const ir = this.scene(scene);
    if (!ir) return new Set();
    const op = ir.code[pc];
    const drawn = op?.op === 'draw' && op.slot !== undefined ? [op.slot] : [];
    const flow = this.#flow(ir);
    return new Set([...(flow.held[pc] ?? []), ...neededWaiting(flow, ir.code, pc), ...drawn]);
  }

  #flow(ir: SceneIr): SlotFlow {
    const known = this.#flows.get(ir.name);
    if (known) return known;
    const entries = new Set<number>();
    for (const [pc, op] of ir.code.entries()) if (op.op === 'label' && this.#entries().has(op.id)) entries.add(pc);
    const flow = slotFlow(
      ir.code,
      ir.parameters.map(({ slot }) => slot),
      entries,
    );
    this.#flows.set(ir.name, flow);
    return flow;
  }

  /** Labels that are gone to by other ways than from above: who comes so has nothing but the parameters. */
  #entries(): ReadonlySet<string> {
    this.#entered ??= new Set(
      Object.values(this.#program.scenes).flatMap(({ code }) =>
        code.flatMap((op) => ((op.op === 'divert' || op.op === 'visit') && op.label !== undefined ? [op.label] : [])),
      ),
    );
    return this.#entered;
  }
}

/** In how many `~ to` blocks an op stands. */
export function audienceDepth(code: readonly OpIr[], pc: number): number {
  let depth = 0;
  for (const { op } of code.slice(0, pc)) {
    if (op === 'audience') depth += 1;
    if (op === 'endAudience') depth -= 1;
  }
  return depth;
}
