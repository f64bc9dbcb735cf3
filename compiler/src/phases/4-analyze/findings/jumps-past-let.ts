import type { Span } from '../../../base/index.js';
import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import type { Divert, OfferStatement, VisitStatement } from '../../1-parse/index.js';
import type { AnalyzeInput } from '../input.js';

/**
 * Diverts from another scene to a label below a `let` that is read below it. Within a scene the checker reports them,
 * which knows what the divert has in sight; from outside nothing is.
 */
export function jumpsPastLet(input: AnalyzeInput): Diagnostic[] {
  const needy = new Map(input.scenes.flatMap((scene) => [...scene.needy]));
  const found: Diagnostic[] = [];
  for (const scene of input.scenes) {
    for (const [from, { label: id, local }] of scene.targets) {
      const met = id === undefined || local ? undefined : needy.get(id);
      if (!met) continue;
      const { label, passed } = met;
      const place = { file: scene.symbol.file.path, span: pathSpan(from) };
      const related = [
        { place: passed.place, message: `\`${passed.name}\` is here.` },
        { place: label.place, message: 'The label is here.' },
      ];
      found.push(diagnostic(catalogue.jumpsPastLet, place, { name: passed.name, label: label.name }, { related }));
    }
  }
  return found;
}

function pathSpan(from: Divert | VisitStatement | OfferStatement): Span {
  if (from.kind === 'offer') return from.place.span;
  if (from.kind === 'visit') return from.scene.span;
  return from.target.kind === 'place' ? from.target.path.span : from.target.span;
}
