import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import { nextBeats } from '../../3-check/index.js';
import type { AnalyzeInput } from '../input.js';
import { prospectsIn } from '../never-holds.js';
import type { ProgramFlow } from '../program-flow.js';

/**
 * Beats without an upper bound of turns, whose end hangs on a condition that is not shown to come about. That some
 * never do is said with its reason.
 */
export function beatMayNeverEnd(input: AnalyzeInput, flow: ProgramFlow): Diagnostic[] {
  const prospects = prospectsIn(input, flow);
  return input.directors.flatMap(({ symbol, conditions }) => {
    if (symbol.chapter.unit !== input.program.main) return [];
    return symbol.declaration.beats.flatMap((beat) => {
      const { name, turns, until } = beat;
      const asked = until && conditions.get(until);
      if (turns || !until || !asked || nextBeats(symbol.declaration, beat).length === 0) return [];
      if (asked.type.kind === 'bool' && asked.type.value === true) return [];
      const never = prospects(until, asked);
      const reason =
        never?.because === 'place'
          ? `what it waits for needs \`${never.place}\`, and no path leads there`
          : 'it has no upper bound of turns, and what it waits for may never hold';
      const place = { file: symbol.file.path, span: name.span };
      const related = [{ place: { file: symbol.file.path, span: until.span }, message: 'This is what it waits for.' }];
      return [diagnostic(catalogue.beatMayNeverEnd, place, { name: name.text, reason }, { related })];
    });
  });
}
