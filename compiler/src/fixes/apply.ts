import type { SourceFile } from '../base/index.js';
import type { Diagnostic, Edit } from '../diagnostics/index.js';

/**
 * The files as they are with every offered fix applied. Where two fixes touch the same text the first wins; the other
 * is offered again by the next check, if it is still needed.
 */
export function applyFixes(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, SourceFile>,
): { readonly files: ReadonlyMap<string, string>; readonly applied: number } {
  const taken = new Map<string, Edit[]>();
  let applied = 0;
  for (const { fix } of diagnostics) {
    if (!fix || fix.edits.length === 0) continue;
    if (
      fix.edits.some(
        (edit) => !sources.has(edit.file) || (taken.get(edit.file) ?? []).some((other) => clash(edit, other)),
      )
    )
      continue;
    for (const edit of fix.edits) taken.set(edit.file, [...(taken.get(edit.file) ?? []), edit]);
    applied += 1;
  }
  const files = new Map<string, string>();
  for (const [path, edits] of taken) {
    let text = sources.get(path)?.text ?? '';
    for (const { span, text: replacement } of edits.toSorted((a, b) => b.span.start - a.span.start)) {
      text = text.slice(0, span.start) + replacement + text.slice(span.end);
    }
    files.set(path, text);
  }
  return { files, applied };
}

/** Whether two edits overlap, or insert at the same place. */
function clash(a: Edit, b: Edit): boolean {
  return a.span.start === b.span.start || (a.span.start < b.span.end && b.span.start < a.span.end);
}
