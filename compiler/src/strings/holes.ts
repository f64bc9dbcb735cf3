import type { PartIr } from '@fabula/runtime/bundle';
import type { Inline } from '../phases/1-parse/index.js';

/** What is live in a source text, as a translation may name it. */
export interface Hole {
  readonly kind: 'value' | 'list' | 'if' | 'sequence' | 'plural' | 'select' | 'markup';
  /** What it is told by: the expression as written, without blanks; a sequence's strategy; a span's name and attributes. */
  readonly key: string;
  /** As it stands in the source, shortened, for messages. */
  readonly shown: string;
  /** Of markup: what it is called in the bundle. */
  readonly name?: string;
  /** The argument's index; none for markup. */
  readonly argument: number;
  /** Where it is read: arms of what is chosen before a reader sees it. */
  readonly within: readonly Within[];
  /** How many arms a choice among arms has. */
  readonly arms: number;
  /** A select's keys, as written and as the program has them. */
  readonly keys: ReadonlyMap<string, string>;
  readonly attributes: { readonly [name: string]: number };
}

/** An arm that the engine chooses: the argument and the arm's index or key. */
export interface Within {
  readonly argument: number;
  readonly arm: number | string;
}

/** The holes of a text: its syntax tree says how each is written, its template, in step with it, which argument it is. */
export function holesOf(inlines: readonly Inline[], template: readonly PartIr[], source: string): readonly Hole[] {
  const holes: Hole[] = [];
  collect(inlines, template, []);
  return holes;

  function collect(tree: readonly Inline[], parts: readonly PartIr[], within: readonly Within[]): void {
    const live = tree.filter((inline) => inline.kind !== 'textRun');
    const filled = parts.filter((part) => typeof part !== 'string');
    for (const [index, inline] of live.entries()) {
      const part = filled[index];
      if (!part) continue;
      const none = { arms: 0, keys: new Map<string, string>(), attributes: {}, within };
      const add = (hole: Pick<Hole, 'kind' | 'argument'> & Partial<Hole>): void => {
        holes.push({ ...none, key: keyOf(inline, source), shown: shownAs(inline, source), ...hole });
      };
      if (part.part === 'markup' && inline.kind === 'markup') {
        add({ kind: 'markup', argument: -1, attributes: part.attributes, name: part.name });
        collect(inline.text ?? [], part.text ?? [], within);
      } else if (part.part === 'pick') {
        const arms =
          inline.kind === 'inlineIf'
            ? inline.arms.map((arm) => arm.text)
            : inline.kind === 'inlineSequence'
              ? inline.items
              : [];
        const { argument } = part;
        add({ kind: inline.kind === 'inlineIf' ? 'if' : 'sequence', argument, arms: arms.length });
        for (const [arm, text] of arms.entries()) collect(text, part.arms[arm] ?? [], [...within, { argument, arm }]);
      } else if (part.part === 'plural' && inline.kind === 'inlinePlural') {
        add({ kind: 'plural', argument: part.argument });
        // All arms of a plural are evaluated: which one is read is for the reader's language to say.
        for (const [arm, { text }] of inline.arms.entries()) collect(text, part.arms[arm]?.text ?? [], within);
      } else if (part.part === 'select' && inline.kind === 'inlineSelect') {
        const { argument, arms } = part;
        const keys = new Map(inline.arms.map((arm, each) => [arm.key, arms[each]?.key ?? arm.key]));
        add({ kind: 'select', argument, keys });
        for (const [arm, { text }] of inline.arms.entries()) {
          const read = arms[arm];
          if (read) collect(text, read.text, [...within, { argument, arm: read.key }]);
        }
      } else if (part.part === 'value' || part.part === 'list') {
        add({ kind: part.part, argument: part.argument });
      }
    }
  }
}

/** As it is written, but for the words in it: what tells it from others stays, such as an attribute or a condition. */
export function shownAs(inline: Inline, source: string): string {
  const written = ({ span }: { readonly span: Inline['span'] }): string => source.slice(span.start, span.end);
  if (inline.kind === 'markup') {
    const attributes = inline.attributes.map(({ name, value }) => name.text + (value ? `=${written(value)}` : ''));
    return `[${[inline.name.text, ...attributes].join(' ')}]`;
  }
  if (inline.kind === 'inlineIf') {
    const arms = inline.arms.map(({ condition }) => (condition ? `if ${written(condition)}: …` : '…'));
    return `{${arms.join(' | else ').replace(/else …$/, 'else: …')}}`;
  }
  const [head = ''] = written(inline).split(/(?<=:)/);
  return head.endsWith('}') ? head : `${head} …}`;
}

/** Equal for what means the same argument. */
export function keyOf(inline: Inline, source: string): string {
  const written = ({ span }: { readonly span: Inline['span'] }): string =>
    source.slice(span.start, span.end).normalize('NFC').replaceAll(/\s+/g, '');
  switch (inline.kind) {
    case 'textRun':
      return '';
    case 'interpolation':
      return written(inline.expression);
    case 'inlineIf':
      return inline.arms.map((arm) => (arm.condition ? written(arm.condition) : 'else')).join('|');
    case 'inlineSequence':
      return inline.strategy;
    case 'inlinePlural':
    case 'inlineSelect':
    case 'inlineList':
      return written(inline.subject);
    case 'markup':
      return [
        inline.name.text,
        ...inline.attributes.map(({ name, value }) => `${name.text}=${value ? written(value) : ''}`),
      ].join(' ');
  }
}
