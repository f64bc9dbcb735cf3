import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type PackFiles, parse, sourceFile } from '@fabula/compiler';
import { firstPack } from './edited-pack.js';

const home = fileURLToPath(new URL('../..', import.meta.url));

const promptFiles = `world { mood: text = "calm" }
provider home: ollama { model "llama3.2" }
prompt mood_of(said: text) -> text {
  route home
  fallback mood
  system from "manner.md"
  user from "asked.txt"
}
context scene_so_far(said: text) tokens 200 { stable manner 100 from "manner.md" }
prompt other(said: text) -> text {
  route home
  fallback ""
  context scene_so_far(said)
  user { {said} }
}
scene quay {
  ~ mood = ask mood_of("Well.")
  ~ let more = ask other(mood)
  She is {mood}, {more}.
  -> end
}

// file: manner.md
You speak of {said}, and {if mood == "calm": are calm | else: are not}.

// file: asked.txt
{said}
`;

const dynasty = `kind Human in campaign { age: int = 3 }
relation married: Human -> Human one mutual in campaign
kind Staff { strength: int = 5 }
entity ahn: Human "Ahn"
entity ohn: Human "Ohn"
scene quay {
  ~ link ahn -[married]-> ohn
  {ahn} is {ahn.age}.
  -> end
}
`;

/** A pack to be edited: its files, and the names in it. */
export interface EditedPack {
  readonly files: PackFiles;
  readonly names: readonly string[];
}

/** Packs that have a subject in common, and how often one of them is edited anew in a short run. */
export interface EditedPacks {
  readonly name: string;
  readonly packs: readonly EditedPack[];
  readonly runs: number;
}

/** The compiler's own fixtures, each put over several files, so that what is edited in one is felt in the others. */
const fixtures = ['simulations/island', 'simulations/tabletop', 'simulations/valley', 'models/clean', 'workflow/whole'];
const faulty = ['models/template', 'markup/markup', 'queries/patterns', 'readers/audiences', 'director/faults'];
const pages = ['queries', 'readers', 'markup', 'decks', 'directors', 'models', 'workflows', 'state'];
const further = ['missions', 'simulation', 'testing', 'time', 'privacy', 'language'];

export const packs: readonly EditedPacks[] = [
  { name: 'a small pack of many files', packs: [edited(firstPack)], runs: 10 },
  ...fixtures.map((name) => ({ name, packs: [fixture(name)], runs: 2 })),
  { name: 'packs with faults', packs: faulty.map(fixture), runs: 4 },
  { name: 'what outlives a session', packs: [edited(fromText(dynasty))], runs: 2 },
  { name: 'decks from files', packs: [edited(fromText(signedDeck()))], runs: 4 },
  { name: 'prompts from files', packs: [edited(fromText(promptFiles))], runs: 4 },
  { name: 'forms', packs: forms().map((text) => edited(fromText(text))), runs: 10 },
  ...[...pages, ...further].map((name) => ({
    name,
    packs: blocks(read(`docs/${name}.md`)).map((text) => edited(fromText(text))),
    runs: 2,
  })),
];

function fixture(name: string): EditedPack {
  return edited(fromText(read(`compiler/test/fixtures/check/${name}.fab`)));
}

function edited(files: PackFiles): EditedPack {
  const counts = new Map<string, number>();
  for (const text of files.sources.values())
    for (const [word] of text.matchAll(/\b[a-z][a-z_]{2,}\b/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { files, names: [...counts].flatMap(([word, count]) => (count > 1 ? [word] : [])) };
}

/** A pack of one text, in which `// file:` lines may part files. What of it is source is dealt out over three files. */
function fromText(text: string): PackFiles {
  const data = new Map<string, string>();
  const [main = '', ...others] = text.split(/^\/\/ file: /m);
  let source = main;
  for (const other of others) {
    const end = other.indexOf('\n');
    const path = other.slice(0, end).trim();
    if (path.endsWith('.fab')) source += other.slice(end + 1);
    else data.set(path, other.slice(end + 1).replace(/\n\/\/ [\s\S]*$/, '\n'));
  }
  if (!/^pack /m.test(source)) {
    const start = /^scene ([\p{L}\p{N}_]+)/mu.exec(source)?.[1];
    const opening = start === undefined ? '' : ` start ${start}`;
    source = `pack example { title "Example" version 1.0.0${opening} }\n${source}`;
  }
  const starts = parse(sourceFile('all.fab', source)).tree.declarations.map(({ span }) => span.start);
  const names = ['a.fab', 'b.fab', 'c.fab'];
  const sources = new Map<string, string>(names.map((name) => [name, '']));
  for (const [index, start] of starts.entries()) {
    const path = names[index % names.length] ?? 'a.fab';
    const from = index === 0 ? 0 : start;
    sources.set(path, `${sources.get(path) ?? ''}${source.slice(from, starts[index + 1] ?? source.length)}`);
  }
  return { sources, ids: new Map(), data };
}

function read(path: string): string {
  return readFileSync(join(home, path), 'utf8');
}

function blocks(page: string): string[] {
  return [...page.matchAll(/^```fab\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
}

/** What stands in a section of the forms is one pack. */
function forms(): string[] {
  return read('docs/forms.md')
    .split(/^## /m)
    .slice(1)
    .map((part) => blocks(part).join('\n'));
}

/** The right example of the page about signatures: a deck whose signature holds. */
function signedDeck(): string {
  return blocks(read('compiler/messages/types/FAB3197-deck-not-signed.md').replace(/^[\s\S]*## Right/, ''))[0] ?? '';
}
