import type { Argument, Expression } from './expression.js';
import type { Name, Node, Path } from './node.js';
import type { HearStatement, Statement } from './statement.js';

/** A body of prose, in reading order. */
export interface ProseBlock extends Node {
  readonly kind: 'proseBlock';
  readonly items: readonly ProseItem[];
}

export type ProseItem = Line | Choice | Label | Divert | LogicLine | TagLine;

/** Text that a model is sent, its shared indent gone and its lines parted by LF. */
export interface PromptText extends Node {
  readonly kind: 'promptText';
  readonly text: readonly Inline[];
}

/** Inline content of a line, a choice or a text literal. */
export type Inline =
  | TextRun
  | Interpolation
  | InlineIf
  | InlineSequence
  | InlinePlural
  | InlineSelect
  | InlineList
  | Markup;

/** Literal text with escapes undone. `span` is the source's, so offsets inside need the source text. */
export interface TextRun extends Node {
  readonly kind: 'textRun';
  readonly text: string;
}
/** `{expr}`. */
export interface Interpolation extends Node {
  readonly kind: 'interpolation';
  readonly expression: Expression;
  /** `{now, date: long}`, `{now, date: short}`, `{now, time}`, `{gap, duration: rough}`. */
  readonly style?: 'long' | 'short' | 'time' | 'rough' | undefined;
}
/** `{if a: x | else if b: y | else: z}`; the last arm's condition may be absent. */
export interface InlineIf extends Node {
  readonly kind: 'inlineIf';
  readonly arms: readonly { readonly condition: Expression | undefined; readonly text: readonly Inline[] }[];
}
/** `{cycle: a | b}`, `{once: …}`, `{shuffle: …}`, `{shuffle once: …}`, `{stop: …}`. */
export interface InlineSequence extends Node {
  readonly kind: 'inlineSequence';
  readonly strategy: 'cycle' | 'once' | 'shuffle' | 'shuffle once' | 'stop';
  readonly items: readonly (readonly Inline[])[];
}
/** `{n, plural: =0: none | one: a coin | other: {n} coins}`. `key` is `=0`, `one`, `few`, `other` … */
export interface InlinePlural extends Node {
  readonly kind: 'inlinePlural';
  readonly subject: Expression;
  readonly arms: readonly InlineArm[];
}
/** `{who, select: mara: she | other: they}`. */
export interface InlineSelect extends Node {
  readonly kind: 'inlineSelect';
  readonly subject: Expression;
  readonly arms: readonly InlineArm[];
}
export interface InlineArm extends Node {
  readonly key: string;
  readonly keySpan: Node['span'];
  readonly text: readonly Inline[];
}
/** `{names, list}`. */
export interface InlineList extends Node {
  readonly kind: 'inlineList';
  readonly subject: Expression;
}
/** `[shout level=2]No![/shout]`, `[pause/]`. */
export interface Markup extends Node {
  readonly kind: 'markup';
  readonly name: Name;
  readonly attributes: readonly { readonly name: Name; readonly value: Expression | undefined }[];
  /** Absent for `[pause/]`. */
  readonly text: readonly Inline[] | undefined;
}

/** `#voice:soft`, `#q`. */
export interface Tag extends Node {
  readonly kind: 'tag';
  readonly name: Name;
  readonly value: string | undefined;
  /** `#cites:{expr}`: a value that is known only when the line is said. */
  readonly of?: Expression | undefined;
}

/** An explicit `@id` at a line's end. */
export interface ExplicitId extends Node {
  readonly kind: 'explicitId';
  readonly text: string;
}

/** What may follow a line's or a choice's text. */
export interface Trailing {
  readonly tags: readonly Tag[];
  /** `~ when cond`. */
  readonly guard: Expression | undefined;
  readonly id: ExplicitId | undefined;
}

/**
 * A line the reader reads. `speaker` is set when the line has the shape `word: text` with a word that could be a
 * name or a title; whether it is one is known when names are bound, so `text` is the reading with a speaker and
 * `whole` the reading without.
 */
export interface Line extends Node, Trailing {
  readonly kind: 'line';
  readonly speaker: Speaker | undefined;
  readonly text: readonly Inline[];
  readonly whole: readonly Inline[];
  /** `<>` at its start or end. */
  readonly glueBefore: boolean;
  readonly glueAfter: boolean;
  /** `~ once` after the line. */
  readonly once: boolean;
  /** Logic after the text on the same line, in order; guards and `once` are not among them. */
  readonly effects: readonly Statement[];
  /** An inline divert: the text runs on into the target. */
  readonly divert: Divert | undefined;
}
export interface Speaker extends Node {
  readonly kind: 'speaker';
  /** The words before the colon as written, blanks folded: `mara`, `Mara Quill`, `boss.deputy`. */
  readonly text: string;
  /** The same as a path, when it is one. */
  readonly path: Path | undefined;
}

/** `* "Hello[."]," I said.`; without a bracket `before` holds everything and the label is not echoed. */
export interface Choice extends Node, Trailing {
  readonly kind: 'choice';
  readonly sticky: boolean;
  /** True when the choice has no text: taken when nothing else can be. */
  readonly fallback: boolean;
  readonly before: readonly Inline[];
  /** Inside the brackets: shown in the choice, not echoed. Undefined where there are no brackets. */
  readonly bracket: readonly Inline[] | undefined;
  readonly after: readonly Inline[];
  /** `~ when c else shown "Not enough silver."` */
  readonly elseShown: readonly Inline[] | undefined;
  readonly hear: HearStatement | undefined;
  /** `=name` after the text. */
  readonly label: Name | undefined;
  readonly divert: Divert | undefined;
  readonly body: ProseBlock | undefined;
}

/** `= upstairs`. */
export interface Label extends Node {
  readonly kind: 'label';
  readonly name: Name;
  readonly id: ExplicitId | undefined;
}

export interface Divert extends Node {
  readonly kind: 'divert';
  /** `end`, `back`, or a place. A scene with parameters takes arguments. */
  readonly target: DivertTarget;
  /** `-> gate else -> other`, or `else { … }`: what happens when a gate is shut. */
  readonly otherwise: Divert | ProseBlock | undefined;
}
export type DivertTarget =
  | (Node & { readonly kind: 'end' })
  | (Node & { readonly kind: 'back' })
  /** `-> best of rumours`. */
  | (Node & { readonly kind: 'best'; readonly deck: Path })
  | (Node & { readonly kind: 'place'; readonly path: Path; readonly arguments: readonly Argument[] });

/** `~ …` at a line's start: one or more statements. */
export interface LogicLine extends Node {
  readonly kind: 'logicLine';
  readonly statements: readonly Statement[];
  /** A divert that ends the segment: `~ tide += 1 -> warehouse`. */
  readonly divert: Divert | undefined;
}

/** A line of tags alone stages the next line. */
export interface TagLine extends Node {
  readonly kind: 'tagLine';
  readonly tags: readonly Tag[];
}
