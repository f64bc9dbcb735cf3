import type { Line } from '../1-parse/index.js';
import type { SceneContext } from './context.js';
import { lowerDivert } from './divert.js';
import { lowerStatement } from './statement.js';
import { tagsOf } from './tags.js';

/** A line, what follows it on the same line, and what guards it: the guard holds for the effects and the divert, too. */
export function lowerLine(context: SceneContext, line: Line): void {
  const { checked, ids, code } = context;
  const id = ids.idOf(line);
  const reading = checked.lines.get(line);
  const after = code.mark();

  const guard = line.guard && checked.expressions.get(line.guard);
  if (guard) code.later(() => ({ op: 'branch', condition: guard.ir, else: after.pc }));
  if (line.once) code.later(() => ({ op: 'once', id: `${id}/once`, else: after.pc }));
  if (reading) {
    code.add({
      op: 'say',
      id,
      ...(reading.speaker && { speaker: reading.speaker }),
      text: reading.text,
      ...(line.tags.length > 0 && { tags: tagsOf(checked, line.tags) }),
      ...(line.glueBefore && { glueBefore: true }),
      // The text before an inline divert runs on into its target.
      ...((line.glueAfter || line.divert) && { glueAfter: true }),
    });
  }
  for (const statement of line.effects) lowerStatement(context, statement);
  if (line.divert) lowerDivert(context, line.divert, { id, run: false });
  code.here(after);
}
