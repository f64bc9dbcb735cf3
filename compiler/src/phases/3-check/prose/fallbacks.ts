import { catalogue } from '../../../diagnostics/index.js';
import type { Choice, ProseItem } from '../../1-parse/index.js';
import type { Checker } from '../checker.js';

/** Reports what stands below a point's fallbacks: choices, and fallbacks that an earlier one leaves nothing for. */
export function checkFallbacks(c: Checker, parts: readonly ProseItem[]): void {
  let fallback: Choice | undefined;
  for (const part of parts) {
    if (part.kind !== 'choice') continue;
    if (!part.fallback) {
      if (fallback) report(c, part, fallback, 'a choice stands');
      continue;
    }
    if (fallback?.sticky && !fallback.guard) report(c, part, fallback, 'another that is never taken stands');
    fallback = part;
  }
}

function report(c: Checker, choice: Choice, fallback: Choice, what: string): void {
  c.report(
    catalogue.fallbackNotLast,
    choice.span,
    { what },
    { related: [c.here(fallback.span, 'The fallback is here.')] },
  );
}
