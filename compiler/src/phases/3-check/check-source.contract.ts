import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SourceFile, sourceFile } from '../../base/index.js';
import type { Diagnostic } from '../../diagnostics/index.js';
import { parse } from '../1-parse/index.js';
import { type BoundProgram, bindProgram, hasBody, type ParsedPack, type PlaceIds } from '../2-bind/index.js';
import {
  type CheckedDeclaration,
  type CheckedSchema,
  type CheckedTests,
  checkDeclaration,
  checkSchema,
  checkTests,
  onceAName,
} from './index.js';

/** A text that was checked, for tests: the one place where they touch the phases' faces. */
export interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, SourceFile>;
  readonly declarations: ReadonlyMap<string, CheckedDeclaration>;
  readonly schema: CheckedSchema | undefined;
  readonly tests: CheckedTests | undefined;
}

/** Checks a pack that is one text; `// file: path` begins another file. A pack line is put before one without. */
export function checkText(text: string): Checked {
  const files = new Map<string, string>();
  let path = 'pack.fab';
  let lines: string[] = [];
  for (const line of text.split('\n')) {
    const named = /^\/\/ file: (\S+)\s*$/.exec(line)?.[1];
    if (named === undefined) {
      lines.push(line);
      continue;
    }
    if (lines.some((each) => each.trim() !== '')) files.set(path, lines.join('\n'));
    path = named;
    lines = [];
  }
  files.set(path, lines.join('\n'));
  if (!/^pack /m.test(text)) {
    const start = /^scene ([\p{L}\p{N}_]+)/mu.exec(text)?.[1];
    files.set(
      'the-pack.fab',
      `pack example {\n  title "Example" version 1.0.0${start === undefined ? '' : ` start ${start}`}\n}\n`,
    );
  }
  return checkFiles(files);
}

export function checkFiles(files: ReadonlyMap<string, string>): Checked {
  const diagnostics: Diagnostic[] = [];
  const sources = new Map<string, SourceFile>();
  const pack = (all: ReadonlyMap<string, string>, prefix: string): ParsedPack => ({
    files: [...all]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, text]) => {
        const source = sourceFile(prefix + path, text);
        sources.set(source.path, source);
        const { tree, diagnostics: found } = parse(source);
        diagnostics.push(...found);
        return { source, tree };
      }),
  });
  const isData = ([path]: readonly [string, string]): boolean => /\.(?:csv|md|txt)$/.test(path);
  const given = [...files].filter(isData);
  const data = { paths: () => given.map(([path]) => path), read: (path: string) => files.get(path) };
  const own = { ...pack(new Map([...files].filter((each) => !isData(each))), ''), data };
  const { program, diagnostics: bound } = bindProgram(own, (name) => {
    const library = libraryFiles(name);
    return library && pack(library, `${name}:`);
  });
  diagnostics.push(...bound);
  const declarations = new Map<string, CheckedDeclaration>();
  if (!program) return { diagnostics, sources, declarations, schema: undefined, tests: undefined };
  const ids = countedIds();
  const schema = checkSchema(program, ids);
  diagnostics.push(...schema.diagnostics);
  checkAll(program, ids, declarations, diagnostics);
  for (const { data: read, templates = [] } of declarations.values()) {
    for (const each of read ? [read, ...templates] : templates) sources.set(each.path, each);
  }
  const tests = checkTests(program, ids, program.main);
  diagnostics.push(...tests.diagnostics);
  diagnostics.sort(
    (a, b) =>
      (a.place.file < b.place.file ? -1 : a.place.file > b.place.file ? 1 : 0) ||
      a.place.span.start - b.place.span.start,
  );
  return { diagnostics: onceAName(diagnostics, sources), sources, declarations, schema, tests };
}

/** Ids by the order in which they are asked for: what a test reads must not depend on how real ones are made. */
function countedIds(): PlaceIds {
  const ids = new Map<object, string>();
  return {
    idOf(node) {
      const known = ids.get(node) ?? `p${ids.size + 1}`;
      ids.set(node, known);
      return known;
    },
    holds: () => true,
  };
}

function checkAll(
  program: BoundProgram,
  ids: PlaceIds,
  into: Map<string, CheckedDeclaration>,
  diagnostics: Diagnostic[],
): void {
  for (const unit of program.units) {
    for (const symbol of unit.symbols) {
      const { kind } = symbol.declaration;
      if (!hasBody(symbol)) continue;
      const checked = checkDeclaration(program, ids, symbol);
      into.set(`${kind} ${symbol.id}`, checked);
      diagnostics.push(...checked.diagnostics);
    }
  }
}

function libraryFiles(name: string): ReadonlyMap<string, string> | undefined {
  const [std, folder] = name.split('.');
  if (std !== 'std' || folder === undefined) return undefined;
  const home = join(import.meta.dirname, '../../../../stdlib', folder);
  if (!existsSync(home)) return undefined;
  return new Map(
    readdirSync(home)
      .filter((file) => file.endsWith('.fab'))
      .map((file) => [file, readFileSync(join(home, file), 'utf8')]),
  );
}
