import type { TextIr } from '@fabula/runtime/bundle';
import type { SourceFile } from '../../../base/index.js';
import { catalogue } from '../../../diagnostics/index.js';
import { type Inline, type PromptSource, parsePrompt } from '../../1-parse/index.js';
import { Checker } from '../checker.js';
import { dataFile } from '../data-file.js';
import { promptFormat } from './prompt-format.js';
import { templatePath } from './template-path.js';

/** What goes to a model, checked, with the template files it was read from. */
export interface CheckedSource {
  readonly text: TextIr;
  readonly file?: SourceFile;
}

const nothing: CheckedSource = { text: { template: [], arguments: [] } };

/** Text in braces, a template file of the pack, or a value. */
export function checkSource(c: Checker, source: PromptSource): CheckedSource {
  switch (source.kind) {
    case 'promptText':
      return { text: checkPromptText(c, source.text) };
    case 'promptFile': {
      const file = fileOf(c, source);
      return file ? { text: fromFile(c, file), file } : nothing;
    }
    case 'promptValue': {
      const value = forModel(c, () => c.purely('a context', () => c.expression(source.value)));
      const argument = { argument: 'value' as const, of: value.ir, format: promptFormat(value.type) };
      c.origin(argument, source.value.span);
      return { text: { template: [{ part: 'value', argument: 0 }], arguments: [argument] } };
    }
  }
}

/** Prompt text: values that no line could show are sent as data. */
function checkPromptText(c: Checker, text: readonly Inline[]): TextIr {
  return forModel(c, () => c.rules.text(c, text)).ir;
}

function forModel<T>(c: Checker, check: () => T): T {
  const before = c.prompting;
  c.prompting = true;
  const checked = check();
  c.prompting = before;
  return checked;
}

/** A template: its values are of the declaration that reads it, its faults are in the file. */
function fromFile(c: Checker, file: SourceFile): TextIr {
  const { text, diagnostics } = parsePrompt(file);
  const inside = new Checker(c.context, { chapter: c.chapter, file, place: c.site() });
  inside.scope = c.scope;
  inside.facts = c.facts;
  const ir = checkPromptText(inside, text);
  c.diagnostics.push(...diagnostics, ...inside.diagnostics);
  for (const read of inside.reads) c.reads.add(read);
  return ir;
}

/** The file as it was read; what stands in its way is reported. */
function fileOf(c: Checker, source: PromptSource & { readonly kind: 'promptFile' }): SourceFile | undefined {
  const { span } = source.file;
  const path = templatePath(c.file, source);
  if (path === undefined) {
    c.report(catalogue.templateOutside, span, {});
    return undefined;
  }
  return dataFile(c, c.chapter.unit, path, span);
}
