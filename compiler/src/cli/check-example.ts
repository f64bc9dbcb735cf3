import type { Diagnostic, Example } from '../diagnostics/index.js';
import { type PackFiles, Program, standardLibrary } from '../program/index.js';

/** What a page's example is reported for, in the page's own code: the message with its gaps filled. */
export function messageOf(example: Example, code: string): string | undefined {
  return checkExample(example, code).find((each) => each.code === code)?.message;
}

/**
 * Checks an example as a pack. A file `use/name/…` is a library's; a page about one scene need not repeat the pack
 * around it.
 */
function checkExample(example: Example, code: string): readonly Diagnostic[] {
  const sources = new Map<string, string>();
  const ids = new Map<string, string>();
  const used = new Map<string, Map<string, string>>();
  for (const { path, text } of example.files) {
    const [use, name, ...rest] = path.split('/');
    if (use === 'use' && name !== undefined && rest.length > 0) {
      const files = used.get(name) ?? new Map<string, string>();
      used.set(name, files.set(rest.join('/'), text));
    } else if (path.endsWith('fabula.ids')) {
      ids.set(path.split('/').slice(0, -1).join('.'), text);
    } else {
      sources.set(path, text);
    }
  }
  if (![...sources.values()].some((text) => /^pack /m.test(text)) && code !== 'FAB5001') {
    const start = firstScene(sources);
    const begins = start === undefined ? '' : ` start ${start}`;
    sources.set('pack.fab', `pack example { title "Example" version 1.0.0${begins} }\n`);
  }
  const program = new Program({ library: (name) => libraryOf(used, name) });
  program.update({ sources, ids });
  // What only `build --locked` says comes last, so it is found only for the pages that are about it.
  return [...program.check().diagnostics, ...program.locked()];
}

/** The first scene's name, as the pack would write it. */
function firstScene(sources: ReadonlyMap<string, string>): string | undefined {
  for (const [path, text] of sources) {
    const name = /^ *scene ([\p{L}\p{N}_]+)/mu.exec(text)?.[1];
    if (name !== undefined) return [...path.split('/').slice(0, -1), name].join('.');
  }
  return undefined;
}

function libraryOf(used: ReadonlyMap<string, ReadonlyMap<string, string>>, name: string): PackFiles | undefined {
  const sources = used.get(name);
  return sources ? { sources, ids: new Map() } : standardLibrary(name);
}
