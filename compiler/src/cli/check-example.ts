import type { Diagnostic, Example } from '../diagnostics/index.js';
import { Program, packsInMemory } from '../program/index.js';

/** What a page's example is reported for, in the page's own code: the message with its gaps filled. */
export function messageOf(example: Example, code: string): string | undefined {
  return checkExample(example, code).find((each) => each.code === code)?.message;
}

/** Checks an example as a pack; a page about one scene need not repeat the pack around it. */
function checkExample(example: Example, code: string): readonly Diagnostic[] {
  const { own, library } = packsInMemory(new Map(example.files.map(({ path, text }) => [path, text])));
  const sources = new Map(own.sources);
  if (![...sources.values()].some((text) => /^pack /m.test(text)) && code !== 'FAB5001') {
    const start = firstScene(sources);
    const begins = start === undefined ? '' : ` start ${start}`;
    sources.set('pack.fab', `pack example { title "Example" version 1.0.0${begins} }\n`);
  }
  const program = new Program({ library, hints: true });
  program.update({ ...own, sources });
  // What only `build --locked` or `strings check` says comes last, so it is found only for the pages that are about it.
  return [...program.check().diagnostics, ...program.locked(), ...(program.strings()?.unfinished ?? [])];
}

/** The first scene's name, as the pack would write it. */
function firstScene(sources: ReadonlyMap<string, string>): string | undefined {
  for (const [path, text] of sources) {
    const name = /^ *scene ([\p{L}\p{N}_]+)/mu.exec(text)?.[1];
    if (name !== undefined) return [...path.split('/').slice(0, -1), name].join('.');
  }
  return undefined;
}
