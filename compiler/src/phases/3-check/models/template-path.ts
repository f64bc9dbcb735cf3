import type { SourceFile } from '../../../base/index.js';
import type { ContextDeclaration, PromptDeclaration, PromptSource } from '../../1-parse/index.js';
import { packPath } from '../../2-bind/index.js';
import { plainText } from '../expressions/literal.js';

/** The path in its pack of a template; undefined for what can be no file of the pack. */
export function templatePath(
  file: SourceFile,
  source: PromptSource & { readonly kind: 'promptFile' },
): string | undefined {
  return packPath(file, plainText(source.file), ['.md', '.txt']);
}

/** The templates that a declaration is read from. */
export function templatePaths(
  file: SourceFile,
  declaration: PromptDeclaration | ContextDeclaration,
): readonly string[] {
  const sources = (declaration.kind === 'prompt' ? declaration.texts : declaration.parts).map(({ source }) => source);
  return sources.flatMap((source) => (source.kind === 'promptFile' ? (templatePath(file, source) ?? []) : []));
}
