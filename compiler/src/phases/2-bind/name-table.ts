import { catalogue, type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import type { Symbol } from './symbols.js';

/** The names of one chapter in one namespace. The first declaration of a name keeps it; later ones are reported. */
export class NameTable {
  readonly map = new Map<string, Symbol>();
  readonly #folded = new Map<string, Symbol>();

  /** False when the name was taken. Names that differ only by case are reported, since file systems and SQL fold it. */
  add(symbol: Symbol, diagnostics: Diagnostic[]): boolean {
    const place = { file: symbol.file.path, span: symbol.declaration.name.span };
    const first = this.map.get(symbol.name);
    if (first) {
      diagnostics.push(
        diagnostic(catalogue.duplicateName, place, { name: symbol.name }, { related: [firstPlace(first)] }),
      );
      return false;
    }
    const folded = symbol.name.toLowerCase();
    const near = this.#folded.get(folded);
    if (near) {
      diagnostics.push(
        diagnostic(
          catalogue.namesDifferByCase,
          place,
          { name: symbol.name, other: near.name },
          { related: [firstPlace(near)] },
        ),
      );
    } else {
      this.#folded.set(folded, symbol);
    }
    this.map.set(symbol.name, symbol);
    return true;
  }
}

function firstPlace(symbol: Symbol) {
  return {
    place: { file: symbol.file.path, span: symbol.declaration.name.span },
    message: `\`${symbol.name}\` is here.`,
  };
}
