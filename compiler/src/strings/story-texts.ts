import { createHash } from 'node:crypto';
import { type ExprIr, hasLetters, type TextIr } from '@fabula/runtime/bundle';
import type { SourceFile, Span } from '../base/index.js';
import type { Inline, Line, ProseBlock, ProseItem, Tag, TextLiteral } from '../phases/1-parse/index.js';
import { proseBlocksOf, type Symbol } from '../phases/2-bind/index.js';
import type { CheckedScene } from '../phases/3-check/index.js';
import type { AnalyzeInput } from '../phases/4-analyze/index.js';

/** What sort of text it is: the first word of its id. */
export type TextKind = 'line' | 'label' | 'echo' | 'reason' | TitleKind;
export type TitleKind =
  | 'pack'
  | 'scene'
  | 'entity'
  | 'resource'
  | 'case'
  | 'card'
  | 'mission'
  | 'objective'
  | 'clock'
  | 'fail';

/** One text that a reader can see. */
export interface StoryText {
  /** `line:0g4ymf`, `entity:mara`: the same for as long as the text is there. */
  readonly id: string;
  readonly kind: TextKind;
  /** The place's stable id or the declaration's name: `0g4ymf`, `mara`, `Mood.calm`. */
  readonly of: string;
  /** As written, in the inline syntax of lines; a title is plain. */
  readonly source: string;
  /** Of the source: tells whether it changed. */
  readonly hash: string;
  /** What is live in it; a title has nothing. */
  readonly live?: { readonly inlines: readonly Inline[]; readonly ir: TextIr };
  readonly file: SourceFile;
  readonly span: Span;
  readonly scene?: string;
  /** Who says it: an entity's id, `player`, or the variable as written. */
  readonly speaker?: string;
  /** The `///` comment above it, for those who translate or speak it. */
  readonly note?: string;
  /** `#voice:soft`, and those that stage it. */
  readonly tags: readonly string[];
}

/** All texts of the author's own pack, in reading order: titles first, then scene by scene. What has no letter is none. */
export function storyTexts(story: AnalyzeInput): readonly StoryText[] {
  const { main } = story.program;
  const texts: StoryText[] = [];
  addTitle('pack', main.name, main.pack.title, main.packFile, {});
  for (const { id, declaration, file } of main.symbols) {
    const { doc } = declaration;
    if (declaration.kind === 'entity' || declaration.kind === 'resource') {
      addTitle(declaration.kind, id, declaration.title, file, { note: doc });
    } else if (declaration.kind === 'enum') {
      for (const each of declaration.cases)
        addTitle('case', `${id}.${each.name.text}`, each.title, file, { note: each.doc ?? doc });
    } else if (declaration.kind === 'deck') {
      // A card's own prose is a scene, which has the title.
      for (const each of declaration.cards)
        if (!each.prose) addTitle('card', `${id}.${each.name.text}`, each.title, file, { note: each.doc ?? doc });
    } else if (declaration.kind === 'mission') {
      addTitle('mission', id, declaration.title, file, { note: doc });
      for (const each of declaration.objectives) addTitle('objective', `${id}.${each.name.text}`, each.title, file, {});
      for (const each of declaration.clocks) addTitle('clock', `${id}.${each.name.text}`, each.title, file, {});
      for (const [index, each] of declaration.fails.entries()) addTitle('fail', `${id}.${index}`, each.title, file, {});
    }
  }
  for (const scene of story.scenes) {
    if (scene.symbol.chapter.unit !== main) continue;
    const { id, declaration, file } = scene.symbol;
    addTitle('scene', id, declaration.title, file, { note: declaration.doc, scene: id });
    texts.push(...new SceneTexts(scene, story).all());
  }
  return texts;

  function addTitle(
    kind: TitleKind,
    of: string,
    title: TextLiteral | undefined,
    file: SourceFile,
    more: { readonly note?: string | undefined; readonly scene?: string },
  ): void {
    const source = title?.parts.map((part) => (part.kind === 'textRun' ? part.text : '')).join('') ?? '';
    if (!title || !hasLetters([source])) return;
    const { note, scene } = more;
    texts.push({
      id: `${kind}:${of}`,
      kind,
      of,
      source,
      hash: hashOf(source),
      file,
      span: title.span,
      tags: [],
      ...(note !== undefined && { note }),
      ...(scene !== undefined && { scene }),
    });
  }
}

class SceneTexts {
  readonly #scene: CheckedScene;
  readonly #symbol: Symbol;
  readonly #story: AnalyzeInput;
  readonly #texts: StoryText[] = [];
  /** Tags of a line of their own, which go with the next line. */
  #staged: readonly Tag[] = [];

  constructor(scene: CheckedScene, story: AnalyzeInput) {
    this.#scene = scene;
    this.#symbol = scene.symbol;
    this.#story = story;
  }

  all(): readonly StoryText[] {
    this.#block(this.#scene.symbol.declaration.body);
    return this.#texts;
  }

  #block(block: ProseBlock): void {
    for (const item of block.items) this.#item(item);
  }

  #item(item: ProseItem): void {
    const { ids } = this.#story;
    switch (item.kind) {
      case 'line': {
        const reading = this.#scene.lines.get(item);
        if (reading) {
          const inlines = reading.speaker ? item.text : item.whole;
          this.#add('line', ids.idOf(item), inlines, reading.text, item.span, {
            speaker: reading.speaker && speakerOf(reading.speaker, item),
            tags: [...this.#staged, ...item.tags],
          });
          this.#staged = [];
        }
        for (const statement of item.effects) for (const block of proseBlocksOf(statement)) this.#block(block);
        this.#otherwise(item.divert?.otherwise);
        return;
      }
      case 'choice': {
        const texts = this.#scene.choices.get(item);
        const id = ids.idOf(item);
        const { before, bracket = [], after, tags, elseShown, body } = item;
        if (texts) this.#add('label', id, [...before, ...bracket], texts.label, item.span, { tags });
        if (texts?.echo) this.#add('echo', id, [...before, ...after], texts.echo, item.span, { tags });
        const reason = elseShown && this.#scene.texts.get(elseShown);
        if (elseShown && reason) this.#add('reason', id, elseShown, reason, item.span, {});
        if (body) this.#block(body);
        this.#otherwise(item.divert?.otherwise);
        return;
      }
      case 'logicLine':
        for (const statement of item.statements) for (const block of proseBlocksOf(statement)) this.#block(block);
        this.#otherwise(item.divert?.otherwise);
        return;
      case 'divert':
        this.#otherwise(item.otherwise);
        return;
      case 'tagLine':
        this.#staged = [...this.#staged, ...item.tags];
        return;
      case 'label':
        return;
    }
  }

  #otherwise(block: { readonly kind: string } | undefined): void {
    if (isProse(block)) this.#block(block);
  }

  #add(
    kind: TextKind,
    of: string,
    inlines: readonly Inline[],
    ir: TextIr,
    span: Span,
    more: { readonly speaker?: string | undefined; readonly tags?: readonly Tag[] },
  ): void {
    if (!hasLetters(ir.template)) return;
    const { file } = this.#symbol;
    const source = writtenAs(inlines, file.text);
    const { speaker, tags = [] } = more;
    const note = noteAbove(file.text, span.start);
    this.#texts.push({
      id: `${kind}:${of}`,
      kind,
      of,
      source,
      hash: hashOf(source),
      live: { inlines, ir },
      file,
      span,
      scene: this.#symbol.id,
      tags: tags.map((tag) =>
        tag.of
          ? `#${tag.name.text}:{…}`
          : tag.value === undefined
            ? `#${tag.name.text}`
            : `#${tag.name.text}:${tag.value}`,
      ),
      ...(speaker !== undefined && { speaker }),
      ...(note !== undefined && { note }),
    });
  }
}

function isProse(block: { readonly kind: string } | undefined): block is ProseBlock {
  return block?.kind === 'proseBlock';
}

function speakerOf(by: ExprIr, line: Line): string {
  if (by.op === 'player') return 'player';
  return by.op === 'const' && typeof by.value === 'string' ? by.value : (line.speaker?.text ?? '');
}

/** The source of inlines that stand in a row, or in two with a bracket between. */
function writtenAs(inlines: readonly Inline[], text: string): string {
  const written = inlines.map(({ span }) => text.slice(span.start, span.end)).join('');
  return written.normalize('NFC').trim();
}

/** The `///` lines right above the line that an offset stands on. */
function noteAbove(text: string, offset: number): string | undefined {
  const notes: string[] = [];
  // Line by line upward: a split of all that stands above would be made for every text of the file.
  for (let end = text.lastIndexOf('\n', offset - 1); end > 0; ) {
    const start = text.lastIndexOf('\n', end - 1);
    const line = text.slice(start + 1, end).trim();
    if (!line.startsWith('///')) break;
    notes.unshift(line.slice(3).trim());
    end = start;
  }
  return notes.length === 0 ? undefined : notes.join(' ');
}

/** With a letter in front: a spreadsheet takes `12e4567890` for a figure. Blanks don't count, so that reformatting changes nothing. */
function hashOf(source: string): string {
  return `s${createHash('sha256').update(source.replaceAll(/\s+/g, ' ')).digest('hex').slice(0, 10)}`;
}
