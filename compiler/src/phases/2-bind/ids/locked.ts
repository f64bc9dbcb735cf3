import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import { idsPath, idsPlace, type MatchedIds } from './ids-result.js';

/**
 * What `build --locked` refuses: a `fabula.ids` that is not what the source says it should be, and a question nobody
 * has answered. In CI both would give a place one id here and another one at home.
 */
export function lockedDiagnostics(
  matched: Pick<MatchedIds, 'files' | 'stale' | 'questions'>,
  stored: ReadonlyMap<string, string | undefined>,
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const [chapter, stale] of matched.stale) {
    const file = idsPath(chapter);
    if (stale) found.push(diagnostic(catalogue.staleIds, idsPlace(chapter, stored.get(chapter) ?? ''), { file }));
  }
  for (const { chapter, id } of matched.questions) {
    const text = stored.get(chapter) ?? '';
    const before = text.slice(0, Math.max(0, text.indexOf(`\n?${id} `) + 1));
    found.push(diagnostic(catalogue.unansweredId, idsPlace(chapter, text, before.split('\n').length), { id }));
  }
  return found;
}
