import type { OpIr, ProgramIr, SceneIr } from '@fabula/runtime/bundle';

/**
 * The ops that flow may come by twice. A choice that was taken and that no road leads back to is as good as forgotten:
 * without this, twelve rooms in a row with three doors each would be half a million states that differ in nothing but
 * the doors behind.
 *
 * Roads are taken as wide as they could be: a computed divert or a draw leads to every scene, and a scene's end back behind every
 * visit of it. Found as the components of the graph of ops (Tarjan, "Depth-First Search and Linear Graph Algorithms", 1972),
 * without recursion, since a scene may be as long as its author likes.
 */
export function recurringOps(program: ProgramIr): (scene: string, pc: number) => boolean {
  const scenes = Object.values(program.scenes);
  const firsts = new Map<string, number>();
  let count = 0;
  for (const scene of scenes) {
    firsts.set(scene.name, count);
    count += scene.code.length;
  }
  const roads = roadsOf(scenes, firsts);
  const recurring = new Uint8Array(count);
  const order = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const open = new Uint8Array(count);
  const component: number[] = [];
  const stack: { readonly op: number; next: number }[] = [];
  let time = 0;
  const enter = (op: number): void => {
    order[op] = time;
    low[op] = time++;
    open[op] = 1;
    component.push(op);
    stack.push({ op, next: 0 });
  };
  for (let root = 0; root < count; root++) {
    if (order[root] !== -1) continue;
    enter(root);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const { op } = top;
      const to = roads[op]?.[top.next++];
      if (to === undefined) {
        stack.pop();
        const below = stack.at(-1);
        if (below) low[below.op] = Math.min(low[below.op] ?? 0, low[op] ?? 0);
        if (low[op] === order[op]) close(op);
      } else if (order[to] === -1) enter(to);
      else {
        if (to === op) recurring[op] = 1;
        if (open[to] === 1) low[op] = Math.min(low[op] ?? 0, order[to] ?? 0);
      }
    }
  }
  return (scene, pc) => recurring[(firsts.get(scene) ?? 0) + pc] === 1;

  /** What lies above a component's first op belongs to it; more than one op is a circle. */
  function close(first: number): void {
    const members = component.splice(component.lastIndexOf(first));
    for (const op of members) {
      open[op] = 0;
      if (members.length > 1) recurring[op] = 1;
    }
  }
}

function roadsOf(scenes: readonly SceneIr[], firsts: ReadonlyMap<string, number>): readonly (readonly number[])[] {
  const labels = new Map<string, number>();
  /** Behind the visits of a scene, where its end leads; a divert out of it drops who visited. */
  const returns = new Map<string, number[]>();
  const comesBack = (scene: string, to: number): void => {
    returns.set(scene, [...(returns.get(scene) ?? []), to]);
  };
  for (const scene of scenes) {
    const first = firsts.get(scene.name) ?? 0;
    for (const [pc, op] of scene.code.entries()) {
      if (op.op === 'label') labels.set(op.id, first + pc);
      if (op.op === 'visit' && typeof op.scene === 'string') comesBack(op.scene, first + pc + 1);
      else if (op.op === 'visit' || op.op === 'draw') for (const name of firsts.keys()) comesBack(name, first + pc + 1);
    }
  }
  const everywhere = [...firsts.values()];
  const target = ({ scene, label }: Extract<OpIr, { op: 'divert' | 'visit' }>): readonly number[] => {
    const to = label === undefined ? undefined : labels.get(label);
    if (to !== undefined) return [to];
    const first = typeof scene === 'string' ? firsts.get(scene) : undefined;
    return first === undefined ? everywhere : [first];
  };
  return scenes.flatMap(({ name, code }) => {
    const first = firsts.get(name) ?? 0;
    return code.map((op, pc): readonly number[] => {
      const next = first + pc + 1;
      switch (op.op) {
        case 'jump':
        case 'again':
          return [first + op.to];
        case 'branch':
        case 'once':
          return [next, first + op.else];
        case 'match':
        case 'act':
        case 'pick':
          return [...('arms' in op ? op.arms : op.items).map(({ to }) => first + to), first + op.else];
        case 'for':
          return [next, first + op.end];
        case 'offer':
        case 'offerScene':
        case 'offerCards':
        case 'fallback':
          return [next, first + op.to];
        case 'divert':
          return [...target(op), op.else === undefined ? next : first + op.else];
        case 'visit':
          return [...target(op), next];
        case 'back':
        case 'exit':
          return returns.get(name) ?? [];
        case 'draw':
          return [...everywhere, next];
        case 'best':
          return [...everywhere, op.else === undefined ? next : first + op.else];
        case 'end':
          return [];
        case 'say':
        case 'stage':
        case 'label':
        case 'do':
        case 'audience':
        case 'endAudience':
        case 'point':
        case 'await':
        case 'gather':
        case 'hear':
          return [next];
      }
    });
  });
}
