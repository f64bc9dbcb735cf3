import type { ArgumentIr, KeyedArmIr, PartIr } from '@fabula/runtime/bundle';
import { sourceFile } from '../base/index.js';
import { type Inline, type InlineArm, parseText } from '../phases/1-parse/index.js';
import { type Hole, holesOf, keyOf, shownAs, type Within } from './holes.js';
import { neededCategories } from './plural-categories.js';
import type { StoryText } from './story-texts.js';

/** What is wrong with a translation. Those that are not `isError` leave it fit to be read. */
export type TranslationProblem =
  /** It can't be read; `message` is the parser's. */
  | { readonly problem: 'unreadable'; readonly message: string }
  /** It names what the source does not. */
  | { readonly problem: 'unknown'; readonly hole: string; readonly known: readonly string[] }
  /** It names what is only known in an arm of the source, outside of that arm. */
  | { readonly problem: 'outOfPlace'; readonly hole: string }
  /** A choice among arms that has not as many arms as in the source. */
  | { readonly problem: 'armCount'; readonly hole: string; readonly found: number; readonly wanted: number }
  | { readonly problem: 'missing'; readonly hole: string }
  | { readonly problem: 'categories'; readonly hole: string; readonly missing: readonly string[] }
  | { readonly problem: 'noOther'; readonly hole: string };

/** Whether what is wrong would show the reader something else than was meant, or nothing. */
export function isError({ problem }: TranslationProblem): boolean {
  return problem !== 'missing' && problem !== 'categories';
}

export interface ReadTranslation {
  readonly template: readonly PartIr[];
  readonly problems: readonly TranslationProblem[];
}

/** Reads a translation against its source: what it names has to be among what the source evaluates. */
export function readTranslation(text: StoryText, translation: string, locale: string): ReadTranslation {
  const { live } = text;
  if (!live) return { template: [translation.trim()], problems: [] };
  // A break of line in a cell is the spreadsheet's, not the story's.
  const source = sourceFile('translation', translation.replaceAll(/[\r\n\t]/g, ' ').trim());
  const { text: inlines, diagnostics } = parseText(source);
  const problems: TranslationProblem[] = diagnostics
    .filter((each) => each.severity === 'error')
    .map(({ message }) => ({ problem: 'unreadable', message }));
  if (problems.length > 0) return { template: [], problems };
  const holes = holesOf(live.inlines, live.ir.template, text.file.text);
  const reader = new Reader(holes, live.ir.arguments, source.text, locale);
  const template = trimmed(reader.parts(inlines, []));
  return { template, problems: [...reader.problems, ...reader.missing()] };
}

class Reader {
  readonly problems: TranslationProblem[] = [];
  readonly #holes: readonly Hole[];
  readonly #arguments: readonly ArgumentIr[];
  readonly #source: string;
  readonly #locale: string;
  readonly #used = new Set<Hole>();
  /** What was named wrongly: it stands for one of its sort that is then not missing, too. */
  readonly #misnamed: string[] = [];

  constructor(holes: readonly Hole[], given: readonly ArgumentIr[], source: string, locale: string) {
    this.#holes = holes;
    this.#arguments = given;
    this.#source = source;
    this.#locale = locale;
  }

  parts(inlines: readonly Inline[], within: readonly Within[]): PartIr[] {
    return inlines.flatMap((inline) => this.#part(inline, within) ?? []);
  }

  /** What the source has and the translation never names. What lies in an arm that is missing is missing with it. */
  missing(): readonly TranslationProblem[] {
    const named = new Set([...this.#used].map(sameAs));
    const gone = this.#holes.filter((hole) => !named.has(sameAs(hole)));
    const arms = new Set(
      gone.filter((hole) => hole.kind === 'if' || hole.kind === 'sequence').map((hole) => hole.argument),
    );
    const outermost = gone.filter((hole) => !hole.within.some(({ argument }) => arms.has(argument)));
    const misnamed = [...this.#misnamed];
    const missing = [...new Map(outermost.map((hole) => [hole.shown, hole])).values()].filter((hole) => {
      const at = misnamed.indexOf(sortOf(hole.kind));
      if (at >= 0) misnamed.splice(at, 1);
      return at < 0;
    });
    return missing.map(({ shown }) => ({ problem: 'missing', hole: shown }));
  }

  #part(inline: Inline, within: readonly Within[]): PartIr | undefined {
    switch (inline.kind) {
      case 'textRun':
        return inline.text.normalize('NFC');
      case 'interpolation': {
        const hole = this.#find(inline, within, (each) => ['value', 'plural', 'select'].includes(each.kind));
        return hole && { part: 'value', argument: hole.argument };
      }
      case 'inlineList': {
        const hole = this.#find(inline, within, (each) => each.kind === 'list');
        return hole && { part: 'list', argument: hole.argument };
      }
      case 'inlinePlural': {
        const hole = this.#find(inline, within, (each) => this.#isFigure(each));
        this.#checkPlural(inline.arms, this.#shown(inline));
        return hole && { part: 'plural', argument: hole.argument, arms: this.#keyed(inline.arms, within) };
      }
      case 'inlineSelect': {
        const hole = this.#find(inline, within, (each) => each.kind === 'select' || this.#isSelectable(each));
        if (!hole) return undefined;
        const { argument } = hole;
        const keys = this.#holes.find((each) => each.kind === 'select' && each.key === hole.key)?.keys;
        const arms = inline.arms.map((arm): KeyedArmIr => {
          const key = keys?.get(arm.key) ?? arm.key;
          return { key, text: this.parts(arm.text, [...within, { argument, arm: key }]) };
        });
        const covered =
          keys && !keys.has('other') && [...keys.values()].every((key) => arms.some((arm) => arm.key === key));
        if (!covered && !arms.some((arm) => arm.key === 'other'))
          this.problems.push({ problem: 'noOther', hole: this.#shown(inline) });
        return { part: 'select', argument, arms };
      }
      case 'inlineIf':
      case 'inlineSequence': {
        const isIf = inline.kind === 'inlineIf';
        const texts = isIf ? inline.arms.map((arm) => arm.text) : inline.items;
        // Two sequences of a sort are told apart by their order.
        const wanted = isIf ? 'if' : 'sequence';
        const short = isIf ? this.#ifWithOtherArms(inline) : undefined;
        if (short) {
          this.#used.add(short);
          this.problems.push({ problem: 'armCount', hole: short.shown, found: texts.length, wanted: short.arms });
          return undefined;
        }
        const hole = this.#find(inline, within, (each) => each.kind === wanted && (isIf || !this.#used.has(each)));
        if (!hole) return undefined;
        const { argument, arms } = hole;
        if (arms !== texts.length)
          this.problems.push({ problem: 'armCount', hole: hole.shown, found: texts.length, wanted: arms });
        return {
          part: 'pick',
          argument,
          arms: texts.map((text, arm) => this.parts(text, [...within, { argument, arm }])),
        };
      }
      case 'markup': {
        const hole = this.#find(inline, [], (each) => each.kind === 'markup');
        if (!hole) return undefined;
        const { attributes, name = inline.name.text } = hole;
        const text = inline.text && this.parts(inline.text, within);
        return { part: 'markup', name, attributes, ...(text && { text }) };
      }
    }
  }

  /** The `{if …}` of the source that this one begins as, with arms too few or too many. */
  #ifWithOtherArms(inline: Inline): Hole | undefined {
    const key = keyOf(inline, this.#source);
    const ifs = this.#holes.filter((each) => each.kind === 'if');
    if (ifs.some((each) => each.key === key)) return undefined;
    const startsAs = (whole: string, part: string): boolean => whole.startsWith(`${part}|`);
    return ifs.find((each) => startsAs(each.key, key) || startsAs(key, each.key));
  }

  #keyed(arms: readonly InlineArm[], within: readonly Within[]): KeyedArmIr[] {
    return arms.map((arm) => ({ key: arm.key, text: this.parts(arm.text, within) }));
  }

  /** The hole of the source that is meant, known where it is named. */
  #find(inline: Inline, within: readonly Within[], fits: (hole: Hole) => boolean): Hole | undefined {
    const key = keyOf(inline, this.#source);
    const meant = this.#holes.filter((hole) => hole.key === key && fits(hole));
    const known = inline.kind === 'markup' ? meant[0] : meant.find((hole) => isWithin(hole, within));
    if (known) this.#used.add(known);
    else if (meant.length > 0) this.problems.push({ problem: 'outOfPlace', hole: this.#shown(inline) });
    else {
      this.#misnamed.push(sortOf(inline.kind));
      const of = this.#holes.map((hole) => hole.shown);
      this.problems.push({ problem: 'unknown', hole: this.#shown(inline), known: [...new Set(of)] });
    }
    return known;
  }

  #shown(inline: Inline): string {
    return shownAs(inline, this.#source);
  }

  #checkPlural(arms: readonly InlineArm[], hole: string): void {
    const keys = new Set(arms.map((arm) => arm.key));
    if (!keys.has('other')) this.problems.push({ problem: 'noOther', hole });
    const missing = neededCategories(this.#locale).filter((category) => category !== 'other' && !keys.has(category));
    if (missing.length > 0) this.problems.push({ problem: 'categories', hole, missing });
  }

  #isFigure(hole: Hole): boolean {
    return (
      hole.kind === 'plural' ||
      (hole.kind === 'value' && ['int', 'float', 'decimal', 'amount'].includes(this.#format(hole)))
    );
  }

  #isSelectable(hole: Hole): boolean {
    return hole.kind === 'value' && ['text', 'bool', 'enum', 'title'].includes(this.#format(hole));
  }

  #format({ argument }: Hole): string {
    const given = this.#arguments[argument];
    return given?.argument === 'value' ? given.format.as : '';
  }
}

/** What may be taken for one another: conditions, sequences, markup, and all that shows a value. */
function sortOf(kind: Hole['kind'] | Inline['kind']): string {
  if (kind === 'markup') return kind;
  if (kind === 'if' || kind === 'inlineIf') return 'if';
  return kind === 'sequence' || kind === 'inlineSequence' ? 'sequence' : 'value';
}

/** Whether what the engine evaluates on its way to `hole` is on the way to where the translation stands, too. */
function isWithin(hole: Hole, within: readonly Within[]): boolean {
  return hole.within.every((need) =>
    within.some(({ argument, arm }) => argument === need.argument && arm === need.arm),
  );
}

/** A value counts as named however it is used: as itself, as a plural, as what a select goes by. */
function sameAs({ kind, key, argument }: Hole): string {
  if (kind === 'sequence') return `sequence ${argument}`;
  return kind === 'markup' || kind === 'if' ? `${kind} ${key}` : key;
}

function trimmed(parts: readonly PartIr[]): readonly PartIr[] {
  const template = [...parts];
  const [first] = template;
  if (typeof first === 'string') template[0] = first.trimStart();
  const last = template.at(-1);
  if (typeof last === 'string') template[template.length - 1] = last.trimEnd();
  return template.filter((part) => part !== '');
}
