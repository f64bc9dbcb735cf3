import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import type { DirectorBeat, DirectorDeclaration } from '../../1-parse/index.js';
import { nextBeats } from '../../3-check/index.js';
import type { AnalyzeInput } from '../input.js';

/** Beats that no way leads to from the first. */
export function beatNeverReached(input: AnalyzeInput): Diagnostic[] {
  return input.directors.flatMap(({ symbol }) => {
    if (symbol.chapter.unit !== input.program.main) return [];
    const reached = reachedBeats(symbol.declaration);
    return symbol.declaration.beats
      .filter((beat) => !reached.has(beat))
      .map(({ name }) =>
        diagnostic(catalogue.beatNeverReached, { file: symbol.file.path, span: name.span }, { name: name.text }),
      );
  });
}

function reachedBeats(director: DirectorDeclaration): ReadonlySet<DirectorBeat> {
  const reached = new Set<DirectorBeat>(director.beats.slice(0, 1));
  for (const beat of reached) for (const { to } of nextBeats(director, beat)) reached.add(to);
  return reached;
}
