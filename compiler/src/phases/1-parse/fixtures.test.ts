import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type SourceFile, sourceFile } from '../../base/index.js';
import type { Diagnostic } from '../../diagnostics/index.js';
import { parse } from './index.js';

/**
 * One case a file: `compiler/test/fixtures/parse/<construct>/<case>.fab`, with what is reported in a comment block at
 * its end and its tree beside it in `<case>.tree.txt`. UPDATE_FIXTURES=1 rewrites both.
 */
const root = fileURLToPath(new URL('../../../test/fixtures/parse/', import.meta.url));
const update = process.env['UPDATE_FIXTURES'] === '1';
const header = '// expected:';

const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
const cases = files.filter((name) => name.endsWith('.fab')).sort();

describe.each(cases)('%s', (name) => {
  const path = root + name;
  const { text, expected } = split(readFileSync(path, 'utf8'));
  const file = sourceFile(name, text);
  const { tree, diagnostics } = parse(file);
  const found = diagnostics.map((one) => shown(one, file));
  const treePath = path.replace(/\.fab$/, '.tree.txt');
  const dump = `${dumped(tree, 0)}\n`;
  if (update) {
    const block = found.length > 0 ? `\n${header}\n${found.map((line) => `// ${line}\n`).join('')}` : '';
    writeFileSync(path, `${text.trimEnd()}\n${block}`);
    writeFileSync(treePath, dump);
  }

  test('reports what its last lines say, and nothing else', () => {
    expect(found).toEqual(update ? found : expected);
  });

  test('has the tree beside it', () => {
    expect(dump).toBe(update || !existsSync(treePath) ? dump : readFileSync(treePath, 'utf8'));
    expect(existsSync(treePath)).toBe(true);
  });

  test('is mended by each fix that is offered', () => {
    for (const diagnostic of diagnostics) {
      if (!diagnostic.fix) continue;
      const mended = parse(sourceFile(name, applied(text, diagnostic)));
      const codes = mended.diagnostics.map((one) => one.code);
      expect(codes.filter((one) => one === diagnostic.code).length).toBeLessThan(
        diagnostics.filter((one) => one.code === diagnostic.code).length,
      );
    }
  });
});

test('no tree lies beside nothing', () => {
  const orphans = files.filter(
    (name) => name.endsWith('.tree.txt') && !cases.includes(name.replace(/\.tree\.txt$/, '.fab')),
  );
  if (update) for (const orphan of orphans) rmSync(root + orphan);
  expect(update ? [] : orphans).toEqual([]);
});

function split(whole: string): { text: string; expected: string[] } {
  const at = whole.indexOf(`\n${header}\n`);
  if (at < 0) return { text: whole, expected: [] };
  const lines = whole.slice(at + header.length + 2).split('\n');
  return {
    text: `${whole.slice(0, at).trimEnd()}\n`,
    expected: lines.flatMap((line) => (line.startsWith('// ') ? [line.slice(3)] : [])),
  };
}

function shown({ code, message, place, fix }: Diagnostic, file: SourceFile): string {
  const { line, column } = file.lines.at(place.span.start);
  const length = place.span.end - place.span.start;
  return `${line}:${column}+${length} ${code} ${message}${fix ? ` [${fix.title}]` : ''}`;
}

function applied(text: string, { fix }: Diagnostic): string {
  const edits = [...(fix?.edits ?? [])].sort((a, b) => b.span.start - a.span.start);
  return edits.reduce(
    (before, { span, text: put }) => before.slice(0, span.start) + put + before.slice(span.end),
    text,
  );
}

/** A tree as nested brackets, without spans: those are tested as properties. */
function dumped(value: unknown, indent: number): string {
  if (typeof value === 'string') return /^[\p{L}\p{N}_.=-]+$/u.test(value) ? value : JSON.stringify(value);
  if (Array.isArray(value))
    return wrapped(
      '[',
      value.map((item: unknown) => dumped(item, indent + 2)),
      ']',
      indent,
    );
  if (typeof value !== 'object' || value === null) return String(value);
  const node = Object.entries(value).filter(([key, part]) => isShown(key, part, value));
  const { kind } = Object.fromEntries(node);
  const parts = node.flatMap(([key, part]: [string, unknown]) => (key === 'kind' ? [] : [[key, part] as const]));
  if (kind === 'name') return dumped(parts[0]?.[1] ?? '', indent);
  if (kind === 'path') return pathText(parts);
  if (kind === 'textRun') return JSON.stringify(parts[0]?.[1]);
  if (kind === 'nameExpression' || kind === 'int') return dumped(parts[0]?.[1], indent);
  const head = typeof kind === 'string' ? kind : '-';
  return wrapped(
    `(${head}`,
    parts.map(([key, part]) => `${key}=${dumped(part, indent + 2)}`),
    ')',
    indent,
    ' ',
  );
}

function wrapped(open: string, parts: readonly string[], close: string, indent: number, gap = ''): string {
  const line = `${open}${parts.length > 0 ? gap : ''}${parts.join(' ')}${close}`;
  if (line.length + indent <= 110 && !line.includes('\n')) return line;
  const pad = ' '.repeat(indent + 2);
  return `${open}${parts.map((part) => `\n${pad}${part}`).join('')}${close}`;
}

function isShown(key: string, part: unknown, node: object): boolean {
  if (key === 'span' || key === 'keySpan' || part === undefined) return false;
  if (part === false) return key === 'value';
  if (key === 'whole') return 'speaker' in node && node.speaker !== undefined;
  return !(Array.isArray(part) && part.length === 0);
}

function pathText(parts: readonly (readonly [string, unknown])[]): string {
  const names = parts.find(([key]) => key === 'names')?.[1];
  const local = parts.some(([key]) => key === 'local') ? '.' : '';
  return local + (Array.isArray(names) ? names.map((name: unknown) => dumped(name, 0)).join('.') : '');
}
