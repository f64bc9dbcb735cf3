import type { SourceFile } from '../../base/index.js';
import { catalogue, type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import type { Field, ScopeDeclaration, SharedDocument } from '../1-parse/index.js';
import type { ParsedPack } from './bind-program.js';
import type { Chapter, ScopeField, Unit } from './symbols.js';

type Scope = ScopeDeclaration['scope'];
type Scopes = Pick<Unit, 'scopes' | 'shared' | 'player' | 'edges' | 'tests'> & {
  /** Still open: what a `player` block gives its kind is taken out once the kind can be looked up. */
  readonly fields: Record<Scope, Map<string, ScopeField>>;
};

/**
 * Gathers `world`, `player`, `campaign` and `config` blocks, which may stand in any file and are one block each for
 * the pack, and the declarations without a name: edges and tests.
 */
export function collectScopes(
  parsed: ParsedPack,
  chapterOf: (name: string) => Chapter,
  prefix: string,
  diagnostics: Diagnostic[],
): Scopes {
  const fields: Record<Scope, Map<string, ScopeField>> = {
    world: new Map(),
    player: new Map(),
    campaign: new Map(),
    config: new Map(),
  };
  const scopes: { declaration: ScopeDeclaration; file: SourceFile }[] = [];
  const edges: Unit['edges'][number][] = [];
  const tests: Unit['tests'][number][] = [];
  const shared = new Map<string, { document: SharedDocument; file: SourceFile }>();
  let player: Unit['player'];

  for (const { source, tree } of parsed.files) {
    const chapter = chapterOf(source.chapter);
    for (const declaration of tree.declarations) {
      switch (declaration.kind) {
        case 'edge':
          edges.push({ declaration, file: source, chapter });
          break;
        case 'test':
          tests.push({ declaration, file: source, chapter });
          break;
        case 'shared':
          for (const document of declaration.documents) addDocument(document, source);
          break;
        case 'scope':
          scopes.push({ declaration, file: source });
          for (const field of declaration.fields) addField(declaration.scope, field, chapter, source);
          if (declaration.scope === 'player' && declaration.is) {
            if (player?.declaration.is) {
              diagnostics.push(
                diagnostic(
                  catalogue.secondPlayer,
                  { file: source.path, span: declaration.is.span },
                  {},
                  {
                    related: [
                      {
                        place: { file: player.file.path, span: player.declaration.is.span },
                        message: 'The first is here.',
                      },
                    ],
                  },
                ),
              );
            } else {
              player = { declaration, file: source };
            }
          } else if (declaration.scope === 'player' && !player) {
            player = { declaration, file: source };
          }
          break;
        default:
          break;
      }
    }
  }
  return { fields, scopes, shared, player, edges, tests };

  function addDocument(document: SharedDocument, file: SourceFile): void {
    const { text: name, span } = document.name;
    if (name === '') return;
    const first = shared.get(name);
    if (!first) {
      shared.set(name, { document, file });
      return;
    }
    const place = { file: first.file.path, span: first.document.name.span };
    const related = [{ place, message: `\`${name}\` is here.` }];
    diagnostics.push(diagnostic(catalogue.duplicateName, { file: file.path, span }, { name }, { related }));
  }

  function addField(scope: Scope, field: Field, chapter: Chapter, file: SourceFile): void {
    const name = field.name.text;
    if (name === '') return;
    const first = fields[scope].get(name);
    if (first) {
      diagnostics.push(
        diagnostic(
          catalogue.duplicateName,
          { file: file.path, span: field.name.span },
          { name },
          {
            related: [
              { place: { file: first.file.path, span: first.field.name.span }, message: `\`${name}\` is here.` },
            ],
          },
        ),
      );
      return;
    }
    fields[scope].set(name, { scope, id: `${prefix}${name}`, chapter, file, field });
  }
}
