import type { ArgumentIr, ExprIr, FormatIr, KeyedArmIr, PartIr, TextIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type {
  Expression,
  Inline,
  InlineIf,
  InlinePlural,
  InlineSequence,
  Interpolation,
  Markup,
  Node,
} from '../../1-parse/index.js';
import type { Elaborated } from '../checked.js';
import type { Checker } from '../checker.js';
import { condition, describe } from '../fit.js';
import { promptFormat } from '../models/prompt-format.js';
import { formatOf } from '../types/type-ir.js';
import { intTy, isPersonal } from '../types.js';
import type { CheckedText } from './checked-text.js';
import { checkMarkup, reportUnclosedMarkup } from './markup.js';
import { pluralKeys } from './plural.js';
import { selectKeys } from './select.js';

/** Text with what is live in it: the template that is translated, and the arguments that are evaluated. */
export function textRule(c: Checker, parts: readonly Inline[]): CheckedText {
  return c.purely('text', () => {
    const builder = new TextBuilder(c);
    const template = builder.parts(parts);
    return { ir: { template, arguments: builder.arguments }, personal: builder.personal };
  });
}

/** Text without the blanks at its ends: what stands on a line is not what the line is indented by. */
export function trimmed(text: TextIr): TextIr {
  const template = [...text.template];
  const [first] = template;
  if (typeof first === 'string') template[0] = first.trimStart();
  const last = template.at(-1);
  if (typeof last === 'string') template[template.length - 1] = last.trimEnd();
  return { template: template.filter((part) => part !== ''), arguments: text.arguments };
}

/** Two texts as one, the second behind the first. */
export function joinTexts(a: TextIr, b: TextIr): TextIr {
  if (b.template.length === 0) return a;
  if (a.template.length === 0) return b;
  const shift = a.arguments.length;
  return {
    template: merged([...a.template, ...(shift === 0 ? b.template : b.template.map((part) => shifted(part, shift)))]),
    arguments: [...a.arguments, ...b.arguments],
  };
}

class TextBuilder {
  readonly arguments: ArgumentIr[] = [];
  personal = false;
  readonly #c: Checker;

  constructor(c: Checker) {
    this.#c = c;
  }

  parts(inlines: readonly Inline[]): PartIr[] {
    const parts: PartIr[] = [];
    for (const inline of inlines) {
      const part = this.#part(inline);
      if (part !== undefined) parts.push(part);
    }
    return merged(parts);
  }

  #part(inline: Inline): PartIr | undefined {
    switch (inline.kind) {
      case 'textRun':
        if (!this.#c.prompting) reportUnclosedMarkup(this.#c, inline);
        return inline.text.normalize('NFC');
      case 'interpolation':
        return this.#value(inline);
      case 'inlineIf':
        return this.#if(inline);
      case 'inlineSequence':
        return this.#sequence(inline);
      case 'inlinePlural':
        return this.#plural(inline);
      case 'inlineSelect': {
        const c = this.#c;
        const subject = c.expression(inline.subject);
        const format = formatOf(subject.type) ?? { as: 'text' };
        const keys = selectKeys(c, inline, subject.type);
        const arms = inline.arms.map(
          (arm, index): KeyedArmIr => ({ key: keys[index] ?? arm.key, text: this.parts(arm.text) }),
        );
        return { part: 'select', argument: this.#add(subject, format, inline.subject), arms };
      }
      case 'inlineList':
        return this.#list(inline.subject);
      case 'markup':
        return this.#markup(inline);
    }
  }

  #value(inline: Interpolation): PartIr | undefined {
    const c = this.#c;
    const { expression } = inline;
    const value = c.expression(expression);
    const { type } = value;
    if (c.prompting) return { part: 'value', argument: this.#add(value, promptFormat(type), expression) };
    if (type.kind === 'optional') {
      c.report(catalogue.maybeNone, expression.span, { what: `\`${c.sourceOf(expression.span)}\`` });
      return undefined;
    }
    if (type.kind === 'list' || type.kind === 'set') {
      const fix = c.fix('Show it as a list', {
        span: { start: expression.span.end, end: expression.span.end },
        text: ', list',
      });
      c.report(catalogue.listInText, expression.span, { what: c.sourceOf(expression.span) }, { fix });
      return undefined;
    }
    const format = styled(c, formatOf(type), inline);
    if (format) return { part: 'value', argument: this.#add(value, format, expression) };
    c.report(catalogue.notShown, expression.span, { type: describe(type) });
    return undefined;
  }

  #if(inline: InlineIf): PartIr {
    const c = this.#c;
    const before = c.facts;
    const conditions: (ExprIr | null)[] = [];
    const arms: (readonly PartIr[])[] = [];
    for (const arm of inline.arms) {
      const test = arm.condition && condition(c, arm.condition);
      if (arm.condition && test) c.output?.expressions.set(arm.condition, test);
      conditions.push(test?.ir ?? null);
      arms.push(c.under(test?.yes, () => this.parts(arm.text)));
      c.assume(test?.no);
    }
    c.facts = before;
    this.arguments.push({ argument: 'if', conditions });
    return { part: 'pick', argument: this.arguments.length - 1, arms };
  }

  #sequence(inline: InlineSequence): PartIr {
    const { strategy, items } = inline;
    if (this.#c.prompting) this.#c.report(catalogue.sequenceInPrompt, inline.span, {});
    const site = this.#c.site();
    const arms = items.map((item) => this.parts(item));
    this.arguments.push({ argument: 'sequence', site, strategy, count: Math.max(1, items.length) });
    return { part: 'pick', argument: this.arguments.length - 1, arms };
  }

  #plural(inline: InlinePlural): PartIr {
    const c = this.#c;
    const subject = c.expression(inline.subject, intTy);
    const { type } = subject;
    if (type.kind === 'optional')
      c.report(catalogue.maybeNone, inline.subject.span, { what: `\`${c.sourceOf(inline.subject.span)}\`` });
    else if (type.kind !== 'int' && type.kind !== 'unknown') {
      c.report(catalogue.wrongType, inline.subject.span, { found: describe(type), wanted: '`int`' });
    }
    pluralKeys(c, inline);
    const arms = inline.arms.map((arm): KeyedArmIr => ({ key: arm.key, text: this.parts(arm.text) }));
    return { part: 'plural', argument: this.#add(subject, { as: 'int' }, inline.subject), arms };
  }

  #list(subject: Expression): PartIr | undefined {
    const c = this.#c;
    const value = c.expression(subject);
    const { type } = value;
    if (type.kind === 'unknown') return undefined;
    if (type.kind === 'list' || type.kind === 'set') {
      const format = formatOf(type);
      if (format) return { part: 'list', argument: this.#add(value, format, subject) };
      c.report(catalogue.notShown, subject.span, { type: describe(type.of) });
      return undefined;
    }
    c.report(catalogue.wrongType, subject.span, { found: describe(type), wanted: 'a list or a set' });
    return undefined;
  }

  /** `[shout level=2]No![/shout]`: handed to the host. */
  #markup(inline: Markup): PartIr {
    const { name, attributes: given } = checkMarkup(this.#c, inline);
    const attributes: { [name: string]: number } = {};
    for (const { name, value } of given)
      attributes[name] = this.#add(value, formatOf(value.type) ?? { as: 'text' }, inline);
    return { part: 'markup', name, attributes, ...(inline.text && { text: this.parts(inline.text) }) };
  }

  #add(value: Elaborated, format: FormatIr, { span }: Node): number {
    this.personal ||= isPersonal(value.type);
    const argument: ArgumentIr = { argument: 'value', of: value.ir, format };
    this.#c.origin(argument, span);
    this.arguments.push(argument);
    return this.arguments.length - 1;
  }
}

/** A format in the style that is asked for, where its type has it. */
function styled(
  c: Checker,
  format: FormatIr | undefined,
  { style, span, expression }: Interpolation,
): FormatIr | undefined {
  if (style === undefined || !format) return format;
  if (format.as === 'instant' && style !== 'rough') return { ...format, style };
  if (format.as === 'duration' && style === 'rough') return { ...format, style };
  const wanted = style === 'rough' ? 'a `duration`' : 'an `instant`';
  const { text } = c.file;
  const found = text.slice(expression.span.start, expression.span.end);
  c.report(
    catalogue.wrongType,
    { ...span, start: expression.span.start, end: expression.span.end },
    { found: `\`${found}\``, wanted },
  );
  return format;
}

/** Runs of plain text side by side are one. */
function merged(parts: readonly PartIr[]): PartIr[] {
  const result: PartIr[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (typeof part === 'string' && typeof last === 'string') result[result.length - 1] = last + part;
    else result.push(part);
  }
  return result;
}

function shifted(part: PartIr, by: number): PartIr {
  if (typeof part === 'string') return part;
  switch (part.part) {
    case 'value':
    case 'list':
      return { ...part, argument: part.argument + by };
    case 'pick':
      return {
        ...part,
        argument: part.argument + by,
        arms: part.arms.map((arm) => arm.map((each) => shifted(each, by))),
      };
    case 'plural':
    case 'select':
      return {
        ...part,
        argument: part.argument + by,
        arms: part.arms.map((arm) => ({ key: arm.key, text: arm.text.map((each) => shifted(each, by)) })),
      };
    case 'markup':
      return {
        ...part,
        attributes: Object.fromEntries(Object.entries(part.attributes).map(([name, index]) => [name, index + by])),
        ...(part.text && { text: part.text.map((each) => shifted(each, by)) }),
      };
  }
}
