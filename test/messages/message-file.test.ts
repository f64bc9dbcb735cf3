import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { generateMessages, readMessages } from '../../scripts/generate-messages.mjs';
import { readMessageFile } from '../../scripts/message-file.mjs';

const path = 'compiler/messages/names/FAB2007-lost-lantern.md';

interface Page {
  readonly front?: readonly string[];
  readonly message?: string;
  readonly wrong?: readonly string[];
  readonly right?: readonly string[];
  readonly sections?: readonly string[];
}

/** A page that is right in all but what the test says. */
function page({ front, message = 'No {name:text} here.', wrong, right, sections }: Page): string {
  return [
    '---',
    ...(front ?? [
      'code: FAB2007',
      'name: lostLantern',
      'severity: error',
      `message: ${JSON.stringify(message)}`,
      'fix: none',
    ]),
    '---',
    '',
    ...(sections ?? [
      '## Why',
      'Because.',
      '## Wrong',
      '```fab',
      ...(wrong ?? ['scene quay {', '  -> lantern', '  // ^^^^^^^ FAB2007', '}']),
      '```',
      '## Right',
      '```fab',
      ...(right ?? ['scene quay {', '  -> end', '}']),
      '```',
    ]),
    '',
  ].join('\n');
}

describe('a page', () => {
  test('is read', () => {
    const read = readMessageFile(path, page({}));
    expect(read).toMatchObject({
      code: 'FAB2007',
      name: 'lostLantern',
      severity: 'error',
      why: 'Because.',
      fix: undefined,
      guess: false,
    });
    expect(read.parts).toEqual([
      { kind: 'text', value: 'No ' },
      { kind: 'hole', name: 'name', type: 'text', optional: false },
      { kind: 'text', value: ' here.' },
    ]);
  });

  test('reads the same with CRLF', () => {
    expect(readMessageFile(path, page({}).replaceAll('\n', '\r\n'))).toEqual(readMessageFile(path, page({})));
  });

  test('gives the place of a mark, and the text without it', () => {
    expect(readMessageFile(path, page({})).wrong).toEqual([
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  -> lantern\n}\n',
            marks: [{ line: 2, column: 6, length: 7, code: 'FAB2007' }],
          },
        ],
      },
    ]);
  });

  test('marks from the start of a line, which a comment cannot reach', () => {
    const { wrong } = readMessageFile(path, page({ wrong: ['scene quay {', '// <^^ FAB2007', '}'] }));
    expect(wrong[0]?.files[0]?.marks).toEqual([{ line: 1, column: 1, length: 6, code: 'FAB2007' }]);
  });

  test('may hold several files and several marks', () => {
    const wrong = [
      '// file: a.fab',
      'scene a {}',
      '//    ^ FAB2007',
      '// file: b/c.fab',
      'scene a {}',
      '//    ^ FAB2007',
    ];
    const { files } = readMessageFile(path, page({ wrong })).wrong[0] ?? { files: [] };
    expect(files.map((file) => [file.path, file.marks.length])).toEqual([
      ['a.fab', 1],
      ['b/c.fab', 1],
    ]);
  });
});

describe('a page is refused, with its line, for', () => {
  test.each<[what: string, page: Page, error: string]>([
    ['a missing key', { front: ['code: FAB2007'] }, ':1: the front matter lacks `name`'],
    ['an unknown key', { front: ['colour: red'] }, ':2: unknown key `colour`'],
    ['a key said twice', { front: ['code: FAB2007', 'code: FAB2007'] }, ':3: `code` stands twice'],
    [
      'an unknown severity',
      { front: ['code: FAB2007', 'name: lost', 'severity: fatal'] },
      ':4: the severity is one of',
    ],
    ['a name that is not camelCase', { front: ['code: FAB2007', 'name: Lost'] }, ':3: `Lost` is not a camelCase name'],
    ['a code of another file', { front: ['code: FAB2008'] }, ':2: the file is named FAB2007'],
    ['an unknown type of hole', { message: 'At {first:span}.' }, ':5: unknown hole type `span`'],
    ['a hole without a type', { message: 'At {first}.' }, ':5: `{first}` is not a hole'],
    ['a hole with two types', { message: '{a:text} {a:number}' }, ':5: the hole `a` is a text and a number'],
    ['a hole that is not closed', { message: 'At {first' }, ':5: a hole is not closed'],
    ['a brace that closes nothing', { message: 'At }' }, ':5: a `}` closes nothing'],
    ['a missing section', { sections: ['## Why', 'Because.'] }, ':11: the section `## Wrong` is missing'],
    ['an unknown section', { sections: ['## How'] }, ':9: unknown section `How`'],
    ['an empty reason', { sections: ['## Why', '## Wrong', '## Right'] }, ':9: the section `## Why` is empty'],
    ['a wrong example without a mark', { wrong: ['scene quay {}'] }, ':11: an example of `## Wrong` marks no place'],
    [
      'a right example with a mark',
      { right: ['scene a {}', '//    ^ FAB2007'] },
      ':18: an example of `## Right` marks a place',
    ],
    ['a mark without a line above', { wrong: ['// ^ FAB2007'] }, ':13: a mark has no line above it'],
    [
      'a mark past the line',
      { wrong: ['scene a {}', '//              ^^ FAB2007'] },
      ':14: a mark reaches past the end',
    ],
  ])('%s', (_what, faulty, error) => {
    expect(() => readMessageFile(path, page(faulty))).toThrow(`${path}${error}`);
  });

  test.each([
    ['compiler/messages/names/FAB2007_lost.md', 'the file is named compiler/messages/<area>/FABnnnn-slug.md'],
    ['compiler/messages/weather/FAB2007-lost.md', 'unknown area `weather`'],
    ['compiler/messages/types/FAB2007-lost.md', 'codes of types are FAB3000 to FAB3999'],
  ])('the place %s', (place, error) => {
    expect(() => readMessageFile(place, page({}))).toThrow(error);
  });
});

/** What the test reads of a generated catalogue. */
const generated = z.object({
  catalogue: z.object({
    one: z.looseObject({ text: z.custom<(holes: object) => string>((value) => typeof value === 'function') }),
  }),
});

describe('the catalogue', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fabula-messages-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function write(name: string, text: string): Promise<void> {
    const file = join(folder, 'compiler/messages', name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }

  const front = (code: string, name: string, message: string): readonly string[] => [
    `code: ${code}`,
    `name: ${name}`,
    'severity: warning',
    `message: ${JSON.stringify(message)}`,
    'fix: Do it.',
  ];

  test('refuses a code, and a name, that is taken', async () => {
    await write('names/FAB2007-one.md', page({ front: front('FAB2007', 'one', 'a') }));
    await write('names/FAB2007-two.md', page({ front: front('FAB2007', 'two', 'a') }));
    expect(() => readMessages(folder)).toThrow('the code `FAB2007` is taken by compiler/messages/names/FAB2007-one.md');
    await write('names/FAB2007-two.md', page({ front: front('FAB2007', 'one', 'a') }));
    await rm(join(folder, 'compiler/messages/names/FAB2007-one.md'));
    await write('names/FAB2008-three.md', page({ front: front('FAB2008', 'one', 'a') }));
    expect(() => readMessages(folder)).toThrow('the name `one` is taken');
  });

  test('writes what a message needs, and writes nothing when nothing changed', async () => {
    await write(
      'names/FAB2007-one.md',
      page({
        front: front(
          'FAB2007',
          'one',
          "`{name:text}` isn't in {places:list}{hint:text?}: {n:number} {n:plural lamp|lamps} in ${{ }} \\ `.",
        ),
      }),
    );
    expect(generateMessages(folder)).toHaveLength(2);
    expect(generateMessages(folder)).toEqual([]);
    const file = join(folder, 'compiler/src/diagnostics/catalogue.gen.ts');
    const text = await readFile(file, 'utf8');
    expect(text).toContain(
      '(h: { readonly name: string; readonly places: readonly string[]; readonly hint?: string | undefined; readonly n: number })',
    );
    expect(text).not.toMatch(/\bany\b|^import /m);
    const { catalogue } = generated.parse(await import(file));
    expect(catalogue.one).toMatchObject({ code: 'FAB2007', name: 'one', severity: 'warning', hasFix: true });
    expect(catalogue.one.text({ name: 'Mara', places: ['quay', 'loft', 'attic'], n: 2 })).toBe(
      "`Mara` isn't in quay, loft and attic: 2 lamps in ${ } \\ `.",
    );
  });
});
