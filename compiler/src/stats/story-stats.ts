import type { ExprIr, ProgramIr, SceneIr, TextIr } from '@fabula/runtime/bundle';
import { type Amount, WordCounter } from './words.js';

export interface StatsOptions {
  /** What language the story is written in: how its words are told apart. */
  readonly locale: string;
  /** Words a minute. */
  readonly rate: number;
}

export interface Volume extends Amount {
  /** To read all of it once. */
  readonly minutes: number;
}

export interface ChapterStats extends Volume {
  /** Empty for the pack's own folder. */
  readonly name: string;
  readonly scenes: number;
  readonly lines: number;
  readonly choices: number;
}

export interface SceneStats extends Volume {
  readonly name: string;
  readonly title?: string;
  readonly chapter: string;
  readonly lines: number;
  readonly choices: number;
}

export interface SpeakerStats extends Volume {
  /** An entity's id, or `player`; absent for lines whose speaker is a variable. */
  readonly id?: string;
  readonly name: string;
  readonly lines: number;
}

export interface StoryStats extends Volume {
  readonly pack: string;
  readonly rate: number;
  readonly scenes: number;
  readonly lines: number;
  readonly choices: number;
  readonly choicesPerScene: number;
  readonly chapters: readonly ChapterStats[];
  /** The longest first. */
  readonly longest: readonly SceneStats[];
  /** Narration is not among them. The one with the most words first. */
  readonly speakers: readonly SpeakerStats[];
}

/** Counts a story, without the libraries it uses: lines, labels and echoes of choices, and reasons. Titles don't count. */
export function storyStats(program: ProgramIr, options: StatsOptions): StoryStats {
  const counter = new WordCounter(options.locale);
  const volume = ({ words, characters }: Amount): Volume => ({
    words,
    characters,
    minutes: Math.round((words / options.rate) * 10) / 10,
  });
  const titles = new Map(program.schema.entities.map(({ id, title }) => [id, title ?? lastName(id)]));
  const speakers = new Map<string, { id?: string; name: string; lines: number; amount: Amount }>();
  const scenes = Object.values(program.scenes)
    .filter(({ name }) => !name.includes('/'))
    .map((scene) => {
      let amount = nothing;
      let lines = 0;
      let choices = 0;
      for (const op of scene.code) {
        if (op.op === 'say') {
          const said = counter.count(op.text);
          lines += 1;
          amount = sum(amount, said);
          if (op.speaker) speak(op.speaker, said);
        } else if (op.op === 'offer') {
          choices += 1;
          for (const text of textsOf(op)) amount = sum(amount, counter.count(text));
        }
      }
      return { scene, amount, lines, choices };
    });

  const chapters = new Map<string, typeof scenes>();
  for (const each of scenes) {
    const chapter = chapterOf(each.scene);
    chapters.set(chapter, [...(chapters.get(chapter) ?? []), each]);
  }
  const choices = scenes.reduce((count, each) => count + each.choices, 0);
  return {
    pack: program.pack.name,
    rate: options.rate,
    ...volume(scenes.map(({ amount }) => amount).reduce(sum, nothing)),
    scenes: scenes.length,
    lines: scenes.reduce((count, each) => count + each.lines, 0),
    choices,
    choicesPerScene: scenes.length === 0 ? 0 : Math.round((choices / scenes.length) * 10) / 10,
    chapters: [...chapters]
      .map(([name, all]) => ({
        name,
        ...volume(all.map(({ amount }) => amount).reduce(sum, nothing)),
        scenes: all.length,
        lines: all.reduce((count, each) => count + each.lines, 0),
        choices: all.reduce((count, each) => count + each.choices, 0),
      }))
      .sort((a, b) => byCodeUnit(a.name, b.name)),
    longest: scenes
      .map(({ scene, amount, lines, choices: offered }) => {
        const title = scene.title?.template.filter((part) => typeof part === 'string').join('');
        return {
          name: scene.name,
          ...(title !== undefined && { title }),
          chapter: chapterOf(scene),
          ...volume(amount),
          lines,
          choices: offered,
        };
      })
      .sort((a, b) => b.words - a.words || byCodeUnit(a.name, b.name)),
    speakers: [...speakers.values()]
      .map(({ amount, ...speaker }) => ({ ...speaker, ...volume(amount) }))
      .sort((a, b) => b.words - a.words || byCodeUnit(a.name, b.name)),
  };

  function speak(by: ExprIr, said: Amount): void {
    const id = by.op === 'player' ? 'player' : by.op === 'const' && typeof by.value === 'string' ? by.value : undefined;
    const known = speakers.get(id ?? '');
    speakers.set(id ?? '', {
      ...(id !== undefined && { id }),
      name: id === undefined ? 'by a variable' : (titles.get(id) ?? id),
      lines: (known?.lines ?? 0) + 1,
      amount: sum(known?.amount ?? nothing, said),
    });
  }
}

const nothing: Amount = { words: 0, characters: 0 };

function sum(a: Amount, b: Amount): Amount {
  return { words: a.words + b.words, characters: a.characters + b.characters };
}

function textsOf(offer: { label: TextIr; echo?: TextIr; shownElse?: TextIr }): readonly TextIr[] {
  return [offer.label, offer.echo, offer.shownElse].filter((text) => text !== undefined);
}

function chapterOf({ name }: SceneIr): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('.')));
}

function lastName(id: string): string {
  return id.slice(id.lastIndexOf('.') + 1);
}

/** Not by a locale's order, which is another one on another machine. */
function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
