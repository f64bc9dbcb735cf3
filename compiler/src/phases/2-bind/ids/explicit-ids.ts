import type { SourceFile } from '../../../base/index.js';
import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import type { ExplicitId } from '../../1-parse/index.js';
import type { PlaceNode } from '../place-ids.js';
import { isId } from './alphabet.js';
import type { OwnerPlaces } from './walk-places.js';

/** The `@id`s of a source: by declaration, then by place. Unreadable and repeated ones are reported and left out. */
export interface ExplicitIds {
  of(places: OwnerPlaces): ReadonlyMap<number, string>;
  /** Whether an `@id` says something else than `fabula.ids`. */
  contradicts(places: OwnerPlaces, ids: readonly string[]): boolean;
}

/** Asked once a file: a file has thousands of declarations, and asking each time reads it as often. */
const signs = new WeakMap<SourceFile, boolean>();

const none: ReadonlyMap<number, string> = new Map();

export function collectExplicit(
  works: readonly { readonly places: OwnerPlaces }[],
  diagnostics: Diagnostic[],
): ExplicitIds {
  const byOwner = new Map<OwnerPlaces, Map<number, string>>();
  const first = new Map<string, { readonly file: string; readonly span: ExplicitId['span'] }>();
  for (const { places } of works) {
    // A file without the sign has none, which is the common case by far.
    let hasSign = signs.get(places.source);
    if (hasSign === undefined) {
      hasSign = places.source.text.includes('@');
      signs.set(places.source, hasSign);
    }
    if (!hasSign) continue;
    for (const [i, node] of places.nodes.entries()) {
      const written = explicitOf(node);
      if (!written) continue;
      const id = written.text.toLowerCase();
      const place = { file: places.source.path, span: written.span };
      const before = first.get(id);
      if (!isId(id)) {
        diagnostics.push(diagnostic(catalogue.malformedId, place, { id: written.text }));
      } else if (before) {
        diagnostics.push(
          diagnostic(
            catalogue.duplicateId,
            place,
            { id },
            { related: [{ place: before, message: 'It is here, too.' }] },
          ),
        );
      } else {
        first.set(id, place);
        const own = byOwner.get(places) ?? new Map<number, string>();
        byOwner.set(places, own.set(i, id));
      }
    }
  }
  return {
    of: (places) => byOwner.get(places) ?? none,
    contradicts: (places, ids) => {
      for (const [i, id] of byOwner.get(places) ?? none) if (ids[i] !== id) return true;
      return false;
    },
  };
}

function explicitOf(node: PlaceNode): ExplicitId | undefined {
  return node.kind === 'line' || node.kind === 'choice' || node.kind === 'label' ? node.id : undefined;
}
