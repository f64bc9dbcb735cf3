import type { Diagnostic } from '../../diagnostics/index.js';
import type { ActionDeclaration, SimulationDeclaration } from '../1-parse/index.js';
import { NameTable } from './name-table.js';
import type { Chapter, Symbol } from './symbols.js';

/**
 * The actions of a simulation, as the symbols they are: `island.move`. They are in no chapter's names. Inside of the
 * simulation, and in its goals, names are looked up in `inside`, which has them before all that the chapter sees.
 */
export function bindSimulation(
  simulation: Omit<Symbol<SimulationDeclaration>, 'actions' | 'inside'>,
  diagnostics: Diagnostic[],
): Symbol<SimulationDeclaration> {
  const { chapter, file } = simulation;
  const names = new NameTable();
  const inside = insideOf(chapter, names.map);
  const actions = new Map<string, Symbol<ActionDeclaration>>();
  const symbol: Symbol<SimulationDeclaration> = { ...simulation, actions, inside };
  for (const { action } of simulation.declaration.actions) {
    const name = action.name.text;
    if (name === '') continue;
    const id = `${simulation.id}.${name}`;
    const own: Symbol<ActionDeclaration> = {
      ...{ id, name, file, declaration: action, simulation: symbol },
      chapter: inside,
    };
    if (names.add(own, diagnostics)) actions.set(name, own);
  }
  return symbol;
}

/** A chapter as it is seen where further names are in sight before its own. */
export function insideOf(chapter: Chapter, names: ReadonlyMap<string, Symbol>): Chapter {
  const outward: Chapter[] = [];
  const inside: Chapter = {
    name: chapter.name,
    get unit() {
      return chapter.unit;
    },
    names: { ...chapter.names, value: names },
    cast: chapter.cast,
    outward,
  };
  outward.push(inside, ...chapter.outward);
  return inside;
}
