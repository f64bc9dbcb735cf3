import type { TextIr } from '@fabula/runtime/bundle';
import type { Choice, Inline } from '../../1-parse/index.js';
import type { Checker } from '../checker.js';
import { condition } from '../fit.js';
import { afterInput, type Facts, noFacts } from '../flow/facts.js';
import { joinTexts, trimmed } from '../text/text.js';
import { checkDivert } from './divert.js';
import { checkHear } from './hear.js';
import type { ProseRules } from './prose-block.js';
import type { SceneScope } from './scene-scope.js';
import { checkTags } from './tags.js';

/**
 * A choice: its guard and texts as it is offered, then what comes of taking it. Taking it is input, so of what was
 * known before only the variables are still known, and the guard, which is asked again.
 */
export function checkChoice(
  c: Checker,
  scene: SceneScope,
  choice: Choice,
  rules: ProseRules,
): { readonly ends: boolean; readonly facts: Facts } {
  return c.at(c.idOf(choice), () =>
    c.inside(() => {
      const { guard: written, elseShown } = choice;
      const guard = written && c.purely('the guard of a choice', () => condition(c, written));
      if (written && guard) c.output?.expressions.set(written, guard);
      // The reason is shown when the guard does not hold.
      if (elseShown) c.under(guard?.no, () => c.output?.texts.set(elseShown, trimmed(c.rules.text(c, elseShown).ir)));
      c.assume(guard?.yes);
      checkTags(c, choice.tags);
      if (!choice.fallback) c.output?.choices.set(choice, texts(c, choice));
      if (choice.hear) c.at(c.idOf(choice.hear), () => choice.hear && checkHear(c, choice.hear));
      c.facts = afterInput(c.facts);
      c.assume(guard?.yes);
      // A label on the body is diverted to from anywhere, its guard unasked.
      if (choice.label) {
        c.facts = noFacts;
        scene.jumps.label(c, choice);
      }
      const outer = scene.guarded;
      scene.guarded ||= guard !== undefined;
      const { body, divert } = choice;
      let ends = body ? rules.block(c, scene, body) : false;
      if (divert && !ends) ends = checkDivert(c, scene, divert, (each) => rules.otherwise(c, scene, each));
      scene.guarded = outer;
      return { ends, facts: c.facts };
    }),
  );
}

/** `"Hello[."]," I said.`: the label is before and bracket, the echo before and after. */
function texts(c: Checker, choice: Choice): { readonly label: TextIr; readonly echo?: TextIr } {
  const before = text(c, choice.before);
  if (!choice.bracket) return { label: trimmed(before) };
  const label = trimmed(joinTexts(before, text(c, choice.bracket)));
  const echo = trimmed(joinTexts(before, text(c, choice.after)));
  return echo.template.length === 0 ? { label } : { label, echo };
}

function text(c: Checker, inlines: readonly Inline[]): TextIr {
  return c.rules.text(c, inlines).ir;
}
