import type { Span } from '../../../base/index.js';
import { catalogue } from '../../../diagnostics/index.js';
import type { Field } from '../../1-parse/index.js';
import type { Chapter } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';

/** A `sealed` field has one owner, its own chapter: a write from elsewhere is reported. Tests may set anything. */
export function checkSealed(c: Checker, field: Field, chapter: Chapter, file: string, at: Span): void {
  if (chapter === c.chapter || c.test || !field.modifiers.some((modifier) => modifier.name === 'sealed')) return;
  const owner = chapter.name === '' ? 'the root of its pack' : `the chapter \`${chapter.name}\``;
  const related = { place: { file, span: field.name.span }, message: `\`${field.name.text}\` is sealed here.` };
  c.report(catalogue.sealedElsewhere, at, { name: field.name.text, owner }, { related: [related] });
}
