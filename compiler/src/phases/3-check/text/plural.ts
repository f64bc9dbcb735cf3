import { catalogue } from '../../../diagnostics/index.js';
import type { InlinePlural } from '../../1-parse/index.js';
import { closest } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';

/** What languages tell apart, by ICU's names; `=3` is that very figure. */
const categories = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** Checks the keys of a plural: known, each once, and `other` among them, which every language needs. */
export function pluralKeys(c: Checker, inline: InlinePlural): void {
  const seen = new Set<string>();
  for (const { key, keySpan } of inline.arms) {
    if (seen.has(key)) c.report(catalogue.repeatedArm, keySpan, { key });
    seen.add(key);
    if (categories.includes(key) || /^=\d+$/.test(key) || key === '') continue;
    const near = closest(key, categories);
    c.report(
      catalogue.unknownArm,
      keySpan,
      { key, known: `\`=0\`, \`${categories.join('`, `')}\`` },
      near === undefined ? {} : { fix: c.fix(`Write \`${near}\``, { span: keySpan, text: near }) },
    );
  }
  if (!seen.has('other')) c.report(catalogue.otherMissing, inline.subject.span, { missing: '' });
}
