import { type BoundProgram, hasBody, type Symbol } from '../phases/2-bind/index.js';

/** The declarations that have a body to check by name, used packs first. */
export function bodies(program: BoundProgram): ReadonlyMap<string, Symbol> {
  const known = bodiesOf.get(program);
  if (known) return known;
  const found = new Map<string, Symbol>();
  for (const unit of program.units) {
    for (const symbol of unit.symbols) {
      if (hasBody(symbol)) found.set(subject(symbol), symbol);
    }
  }
  bodiesOf.set(program, found);
  return found;
}
const bodiesOf = new WeakMap<BoundProgram, ReadonlyMap<string, Symbol>>();

function subject(symbol: Symbol): string {
  const { kind } = symbol.declaration;
  return `${kind === 'scene' || kind === 'deck' ? 'scene' : 'value'} ${symbol.id}`;
}

/** The names of `bodies`, by the files they stand in. */
export function bodiesByFile(program: BoundProgram): ReadonlyMap<string, readonly string[]> {
  const known = namesByFile.get(program);
  if (known) return known;
  const found = new Map<string, string[]>();
  for (const [name, { file }] of bodies(program)) {
    const names = found.get(file.path);
    if (names) names.push(name);
    else found.set(file.path, [name]);
  }
  namesByFile.set(program, found);
  return found;
}
const namesByFile = new WeakMap<BoundProgram, ReadonlyMap<string, readonly string[]>>();

/** How many scenes the author's pack has, cards not counted. */
export function sceneCount(program: BoundProgram): number {
  const known = counts.get(program);
  if (known !== undefined) return known;
  const count = program.main.symbols.filter(({ declaration, deck }) => declaration.kind === 'scene' && !deck).length;
  counts.set(program, count);
  return count;
}
const counts = new WeakMap<BoundProgram, number>();
