import type { ProgramIr, QueryIr } from '@fabula/runtime/bundle';
import { type SourceFile, type Span, sourceFile } from '../../base/index.js';
import type { Diagnostic } from '../../diagnostics/index.js';
import { parse } from '../../phases/1-parse/index.js';
import type { LoadedPack } from '../load.js';

/** A query that was typed, checked as if it stood in the pack. */
export interface TypedQuery {
  readonly name: string;
  readonly query: QueryIr;
  /** The pack's program with the query in it. */
  readonly program: ProgramIr;
}

/** What is said of the text: places in it are those of what was typed. */
export interface Findings {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, SourceFile>;
}

export type TypedResult = Findings & {
  readonly typed?: TypedQuery /** Where more than a query stands. */;
  readonly more?: string;
};

/**
 * Checks a text as the body of a query of the pack's first chapter. A text that begins with a bracket says what stands after a
 * query's name: its parameters, its result, and its body in braces.
 */
export function typeQuery(pack: LoadedPack, text: string, shownAs: string): TypedResult {
  const path = `${shownAs}.fab`;
  const name = freeName(pack.files.sources.values());
  const isWhole = text.trimStart().startsWith('(');
  const head = isWhole ? `query ${name}` : `query ${name}() {`;
  const whole = sourceFile(path, `${head}${text}\n${isWhole ? '' : '}\n'}`);
  const typed = sourceFile(shownAs, text);
  const inText = ({ start, end }: Span): Span => ({ start: within(start, typed), end: within(end, typed) });
  const within = (at: number, { text: { length } }: SourceFile): number =>
    Math.min(Math.max(0, at - head.length), length);

  pack.program.update({ ...pack.files, sources: new Map([...pack.files.sources, [path, whole.text]]) });
  const output = pack.program.check();
  const sources = new Map([...output.sources, [shownAs, typed]]);
  const here = (each: Diagnostic): Diagnostic => {
    const { fix: _, place, related, ...said } = each;
    const moved = (at: Diagnostic['place']) => (at.file === path ? { file: shownAs, span: inText(at.span) } : at);
    return {
      ...said,
      place: moved(place),
      related: related.map(({ place: at, message }) => ({ place: moved(at), message })),
    };
  };
  // What is only remarked of the frame around the text, such as that nothing names the query, is nobody's concern.
  const diagnostics = output.diagnostics
    .filter(({ severity, place }) =>
      place.file === path
        ? severity !== 'info' && (severity === 'error' || place.span.start >= head.length)
        : severity === 'error',
    )
    .map(here);
  if (diagnostics.some(({ severity }) => severity === 'error')) return { diagnostics, sources };
  const [, second] = parse(whole).tree.declarations;
  if (second) {
    const { line, column } = typed.lines.at(inText(second.span).start);
    return { diagnostics, sources, more: `${shownAs}:${line}:${column}` };
  }
  const program = pack.program.build()?.program;
  const query = program?.queries?.[name];
  if (!program || !query) throw new Error('A query without errors was not built.');
  return { diagnostics, sources, typed: { name, query, program } };
}

/** A name that nothing in the pack has, in whatever file. */
function freeName(sources: Iterable<string>): string {
  const all = [...sources];
  let name = 'typed_query';
  while (all.some((text) => text.includes(name))) name += '_';
  return name;
}
