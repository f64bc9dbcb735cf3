import type { SourceFile } from '../../base/index.js';
import { catalogue, type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import type { SourceTree } from '../1-parse/index.js';
import { bindUnit, type ResolveUse } from './bind-unit.js';
import type { BoundProgram, Unit } from './symbols.js';

/** The files of one pack, parsed, in path order. */
export interface ParsedPack {
  readonly files: readonly { readonly source: SourceFile; readonly tree: SourceTree }[];
}

/** `program` is absent when there is no pack to speak of; the diagnostics say why. */
export interface BoundResult {
  readonly program: BoundProgram | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes symbols and scopes of the author's pack and of every pack it uses. `findPack` gives a used pack's files by its
 * dotted name; it is asked once for each.
 */
export function bindProgram(main: ParsedPack, findPack: (name: string) => ParsedPack | undefined): BoundResult {
  const diagnostics: Diagnostic[] = [];
  const bound = new Map<string, Unit | 'busy' | 'absent'>();
  const units: Unit[] = [];

  const resolve: ResolveUse = (use, from) => {
    const name = use.path.names.map((n) => n.text).join('.');
    const known = bound.get(name);
    const place = { file: from.path, span: use.path.span };
    if (known === 'busy') {
      diagnostics.push(diagnostic(catalogue.packCircle, place, { name }));
      return undefined;
    }
    if (known === 'absent') return undefined;
    if (known) return known;
    const parsed = findPack(name);
    if (!parsed) {
      bound.set(name, 'absent');
      diagnostics.push(diagnostic(catalogue.unknownPack, place, { name }));
      return undefined;
    }
    bound.set(name, 'busy');
    const unit = bindUnit(parsed, `${name}/`, resolve, diagnostics);
    bound.set(name, unit ?? 'absent');
    if (unit) units.push(unit);
    return unit;
  };
  const unit = bindUnit(main, '', resolve, diagnostics);
  if (!unit) return { program: undefined, diagnostics };
  units.push(unit);
  return { program: { main: unit, units }, diagnostics };
}
