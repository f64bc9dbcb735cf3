import type { Line } from '../../1-parse/index.js';
import type { Checker } from '../checker.js';
import { condition } from '../fit.js';
import { joinFacts } from '../flow/facts.js';
import { trimmed } from '../text/text.js';
import { checkDivert } from './divert.js';
import type { ProseRules } from './prose-block.js';
import type { SceneScope } from './scene-scope.js';
import { speakerOf } from './speaker.js';
import { checkTags } from './tags.js';

/** A line: who says it, its text, and what follows on it. True when flow does not go on behind it. */
export function checkLine(c: Checker, scene: SceneScope, line: Line, rules: ProseRules): boolean {
  return c.at(c.idOf(line), () => {
    const before = c.facts;
    const { guard: written } = line;
    const guard = written && c.purely('the guard of a line', () => condition(c, written));
    if (written && guard) c.output?.expressions.set(written, guard);
    c.assume(guard?.yes);
    const speaker = speakerOf(c, scene, line);
    const text = trimmed(c.rules.text(c, speaker ? line.text : line.whole).ir);
    c.output?.lines.set(line, { ...(speaker && { speaker }), text });
    const conditional = guard !== undefined || line.once;
    const outer = scene.guarded;
    scene.guarded ||= conditional;
    checkTags(c, line.tags);
    for (const statement of line.effects) rules.statement(c, scene, statement);
    const ends = line.divert
      ? checkDivert(c, scene, line.divert, (divert) => rules.otherwise(c, scene, divert))
      : false;
    scene.guarded = outer;
    if (!conditional) return ends;
    c.facts = ends ? before : joinFacts(before, c.facts);
    if (ends) c.assume(guard?.no);
    return false;
  });
}
