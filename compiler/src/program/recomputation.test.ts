import { expect, test, vi } from 'vitest';
import * as parsePhase from '../phases/1-parse/index.js';
import * as checkPhase from '../phases/3-check/index.js';
import * as analyzePhase from '../phases/4-analyze/index.js';
import { Program } from './program.js';
import { standardLibrary } from './standard-library.js';

vi.mock('../phases/1-parse/index.js', { spy: true });
vi.mock('../phases/3-check/index.js', { spy: true });
vi.mock('../phases/4-analyze/index.js', { spy: true });

const head = 'pack small { title "Small" version 1.0.0 start a0 }\nworld { tide: int = 0 }\n';
const scene = (name: string, next: string): string =>
  `scene ${name} {\n  It is {tide} now.\n  ~ tide = 1\n  -> ${next}\n}\n`;
const file = (letter: string, next: string): string =>
  [0, 1, 2, 3, 4].map((i) => scene(`${letter}${i}`, i < 4 ? `${letter}${i + 1}` : next)).join('\n');

/** What is done again when one thing of a pack is edited that has three files with five scenes each. */
function counted(edit: (text: string) => string) {
  const program = new Program({ library: standardLibrary });
  const sources = new Map([
    ['a.fab', file('a', 'b0')],
    ['b.fab', file('b', 'c0')],
    ['c.fab', `${file('c', 'end')}`],
    ['pack.fab', head],
  ]);
  const ids = new Map<string, string>();
  program.update({ sources, ids });
  expect(program.check().diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  for (const spy of [parsePhase.parseWhole, parsePhase.reparse, checkPhase.checkDeclaration, analyzePhase.analyze])
    vi.mocked(spy).mockClear();
  program.update({ sources: new Map([...sources, ['b.fab', edit(sources.get('b.fab') ?? '')]]), ids });
  const { diagnostics } = program.check();
  return {
    whole: vi.mocked(parsePhase.parseWhole).mock.calls.map(([{ path }]) => path),
    again: vi.mocked(parsePhase.reparse).mock.calls.map(([, { path }]) => path),
    checked: vi.mocked(checkPhase.checkDeclaration).mock.calls.map(([, , { id }]) => id),
    analyzed: vi.mocked(analyzePhase.analyze).mock.calls.length,
    errors: diagnostics.filter(({ severity }) => severity === 'error').length,
  };
}

test('words of a scene: the scene is read and checked again, and nothing else', () => {
  expect(counted((text) => text.replace('It is', 'It is surely'))).toEqual({
    whole: [],
    again: ['b.fab'],
    checked: ['b0'],
    analyzed: 0,
    errors: 0,
  });
});

test('a comment between scenes: what only moved is not checked again', () => {
  expect(counted((text) => `// A note.\n${text.replace('\nscene b3', '\n// Another.\nscene b3')}`)).toMatchObject({
    whole: [],
    checked: [],
    analyzed: 0,
  });
});

test('where a scene leads: it is checked again, and the story looked through', () => {
  expect(counted((text) => text.replace('-> b3', '-> b4'))).toMatchObject({
    whole: [],
    checked: ['b2'],
    analyzed: 1,
  });
});

test('a new scene: all are checked again, since each may name it', () => {
  const { whole, checked } = counted((text) => `${text}\n${scene('b5', 'c0')}`);
  expect(whole).toEqual([]);
  expect(checked).toHaveLength(16);
});

test('a pack that is not used any more: nothing of it is shown', () => {
  const program = new Program({ library: standardLibrary });
  const pack = (use: string): string => `pack p { title "P" version 1.0.0 ${use} start quay }\nscene quay { -> end }\n`;
  const paths = (use: string): string[] => {
    program.update({ sources: new Map([['pack.fab', pack(use)]]), ids: new Map() });
    return [...program.check().sources.keys()].filter((path) => path.startsWith('std.'));
  };
  expect(paths('use std.director')).not.toEqual([]);
  expect(paths('')).toEqual([]);
  expect(paths('use std.director')).not.toEqual([]);
});
