import type { Place, SourceFile } from '../base/index.js';
import type { Diagnostic } from './diagnostic.js';
import { codeFrame, type Paint, plain } from './frame.js';

/** Sources by path, as `check` gives them. */
export type Sources = ReadonlyMap<string, SourceFile>;

/** `quay.fab:3:6: error FAB2001: There is no scene named …`: one line, for editors and `grep`. */
export function renderLine(diagnostic: Diagnostic, sources: Sources): string {
  return `${where(diagnostic.place, sources)}: ${diagnostic.severity} ${diagnostic.code}: ${diagnostic.message}`;
}

/** The line, the code it is about, related places and what `--fix` would do; excerpts are cut to `columns`. */
export function renderRich(
  diagnostic: Diagnostic,
  sources: Sources,
  paint: Paint = plain,
  columns = Number.POSITIVE_INFINITY,
): string {
  const severity = diagnostic.severity === 'error' ? paint.error : paint.warning;
  const head = `${paint.bold(where(diagnostic.place, sources))}: ${severity(`${diagnostic.severity} ${diagnostic.code}`)}: ${diagnostic.message}`;
  const parts = [head];
  const source = sources.get(diagnostic.place.file);
  if (source) parts.push(codeFrame(source, diagnostic.place, paint, columns));
  for (const { place, message } of diagnostic.related) {
    parts.push(`  ${where(place, sources)}: ${message}`);
    const other = sources.get(place.file);
    if (other) parts.push(indent(codeFrame(other, place, paint, columns - 2)));
  }
  if (diagnostic.fix) parts.push(`  ${paint.dim(diagnostic.fix.guess ? 'maybe:' : 'fix:')} ${diagnostic.fix.title}`);
  return parts.join('\n');
}

/** A diagnostic as `--json` gives it. Lines and columns count from 1, columns in UTF-16 units. */
export interface DiagnosticJson {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly code: string;
  readonly severity: Diagnostic['severity'];
  readonly message: string;
  readonly related: readonly {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly message: string;
  }[];
  readonly fix?: {
    readonly title: string;
    readonly grade: 'safe' | 'guess';
    readonly edits: readonly {
      readonly file: string;
      readonly start: number;
      readonly end: number;
      readonly text: string;
    }[];
  };
}

export function renderJson(diagnostic: Diagnostic, sources: Sources): DiagnosticJson {
  const lines = sources.get(diagnostic.place.file)?.lines;
  const start = lines?.at(diagnostic.place.span.start) ?? { line: 1, column: 1 };
  const end = lines?.at(diagnostic.place.span.end) ?? start;
  return {
    file: diagnostic.place.file,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    code: diagnostic.code,
    severity: diagnostic.severity,
    message: diagnostic.message,
    related: diagnostic.related.map(({ place, message }) => {
      const at = sources.get(place.file)?.lines.at(place.span.start) ?? { line: 1, column: 1 };
      return { file: place.file, ...at, message };
    }),
    ...(diagnostic.fix && {
      fix: {
        title: diagnostic.fix.title,
        grade: diagnostic.fix.guess ? 'guess' : 'safe',
        edits: diagnostic.fix.edits.map(({ file, span, text }) => ({ file, start: span.start, end: span.end, text })),
      },
    }),
  };
}

function where(place: Place, sources: Sources): string {
  const at = sources.get(place.file)?.lines.at(place.span.start);
  // A file that could not be read has no lines; what is said of it stands at its start.
  return `${place.file}:${at?.line ?? 1}:${at?.column ?? 1}`;
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}
