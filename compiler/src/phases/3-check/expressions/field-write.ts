import type { Span } from '../../../base/index.js';
import { catalogue } from '../../../diagnostics/index.js';
import type { Field, Modifier } from '../../1-parse/index.js';
import type { Chapter } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';

/** Whether a field may be written here, by what it declares. Tests may set anything. */
export function checkFieldWrite(
  c: Checker,
  field: Field,
  chapter: Chapter,
  file: string,
  at: Span,
  /** The kind or the relation it is of is justified as a whole. */
  ofJustified = false,
): void {
  if (c.test) return;
  const has = (name: Modifier['name']): boolean => field.modifiers.some((modifier) => modifier.name === name);
  const related = (how: string) => [
    { place: { file, span: field.name.span }, message: `\`${field.name.text}\` is ${how} here.` },
  ];
  // It has one owner: its own chapter.
  if (has('sealed') && (chapter.name !== c.chapter.name || chapter.unit !== c.chapter.unit)) {
    const owner = chapter.name === '' ? 'the root of its pack' : `the chapter \`${chapter.name}\``;
    c.report(catalogue.sealedElsewhere, at, { name: field.name.text, owner }, { related: related('sealed') });
  }
  if ((ofJustified || has('justified')) && c.because === 'missing')
    c.report(catalogue.becauseMissing, at, { name: field.name.text }, { related: related('said to be justified') });
}
