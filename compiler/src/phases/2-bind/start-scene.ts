import { catalogue, type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import type { SceneDeclaration } from '../1-parse/index.js';
import { closest } from './did-you-mean.js';
import { candidates, lookupPath } from './lookup.js';
import { type BoundProgram, isSymbolOf, type Symbol } from './symbols.js';

/** The scene a pack starts with. A library, a pack without scenes, needs none. */
export function startScene(program: BoundProgram): {
  readonly scene: Symbol<SceneDeclaration> | undefined;
  readonly diagnostics: readonly Diagnostic[];
} {
  const { pack, packFile, root, symbols } = program.main;
  if (!pack.start) {
    const hasScenes = symbols.some((symbol) => symbol.declaration.kind === 'scene');
    const place = { file: packFile.path, span: pack.path.span };
    return { scene: undefined, diagnostics: hasScenes ? [diagnostic(catalogue.noStart, place, {})] : [] };
  }
  const names = pack.start.names.map((name) => name.text);
  const found = lookupPath(root, 'scene', names);
  if (found.found === 'one' && found.rest.length === 0 && isSymbolOf(found.symbol, 'scene')) {
    return { scene: found.symbol, diagnostics: [] };
  }
  const name = names.join('.');
  const near = closest(name, candidates(root, 'scene'));
  const place = { file: packFile.path, span: pack.start.span };
  return {
    scene: undefined,
    diagnostics: [
      diagnostic(
        catalogue.undefinedName,
        place,
        { kind: 'scene', name, ...(near !== undefined && { hint: `, but there is \`${near}\`` }) },
        {
          ...(near !== undefined && {
            fix: { title: `Start with \`${near}\``, edits: [{ file: place.file, span: place.span, text: near }] },
          }),
        },
      ),
    ],
  };
}
