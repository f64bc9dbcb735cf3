import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { sourceFile } from '../../../base/index.js';
import { parse } from '../../1-parse/index.js';
import {
  type IdSource,
  idsPath,
  lockedDiagnostics,
  type MatchedIds,
  matchIds,
  pruneIds,
  resolveQuestion,
} from './index.js';
import { placesOf } from './walk-places.js';

const fixtures = fileURLToPath(new URL('../../../../test/fixtures/ids/', import.meta.url));

/** `fabula.ids` is what the old text gives unless the case brings one; what became of each place is told in words. */
describe('fixtures', () => {
  test.each(readdirSync(fixtures))('%s', async (name) => {
    const read = (file: string): string => readFileSync(join(fixtures, name, file), 'utf8');
    const before = unit(read('before.fab'));
    const first = matchIds(before, new Map());
    const files = existsSync(join(fixtures, name, 'fabula.ids')) ? new Map([['', read('fabula.ids')]]) : first.files;
    const old = matchIds(before, files);
    const after = unit(read('after.fab'));
    const matched = matchIds(after, old.files);
    await expect(story(before, old, after, matched)).toMatchFileSnapshot(join(fixtures, name, 'expected.txt'));

    const again = matchIds(unit(read('after.fab')), matched.files);
    expect([...again.files]).toEqual([...matched.files]);
    expect([...again.stale.values()]).not.toContain(true);
    expect(new Set(rows(after, matched).map(({ id }) => id)).size).toBe(rows(after, matched).length);
  });
});

describe('a first build', () => {
  const text = 'scene quay {\n  The tide has turned.\n  mara: You’re late.\n  * [Wait] I wait.\n  ~ tide = 3\n}\n';

  test('two clones agree', () => {
    expect([...matchIds(unit(text), new Map()).files]).toEqual([...matchIds(unit(text), new Map()).files]);
  });

  test('ids have six characters, a letter and a figure among them, and no vowel', () => {
    const source = unit(text);
    for (const { id } of rows(source, matchIds(source, new Map())))
      expect(id).toMatch(/^(?=.*[a-z])(?=.*[0-9])[0-9bcdfghjkmnpqrstvwxyz]{6}$/);
  });

  test('identical lines get ids of their own', () => {
    const twice = unit('scene quay {\n  No.\n  No.\n  * No.\n}\n');
    expect(new Set(rows(twice, matchIds(twice, new Map())).map(({ id }) => id)).size).toBe(3);
  });

  test('a pack without places has no files', () => {
    expect([...matchIds(unit('entity mara: Person "Mara"\n'), new Map()).files]).toEqual(
      [['', matchIds(unit(''), new Map([['', '']])).files.get('')]].slice(1),
    );
  });

  test('a library’s ids carry its name', () => {
    const library = { ...unit(text), prefix: 'std.d20/' };
    for (const { id } of rows(library, matchIds(library, new Map()))) expect(id).toMatch(/^std\.d20\/\w{6}$/);
  });

  test('statements inside values are places too', () => {
    const source = unit(
      'action a(m: Mood) {\n  let x = match m { calm { let y = 1; y } otherwise { 2 } }\n  x\n}\nscene s {\n  Hello there.\n  -> back\n}\n',
    );
    expect(rows(source, matchIds(source, new Map())).length).toBeGreaterThanOrEqual(6);
  });
});

describe('explicit ids', () => {
  const text = 'scene quay {\n  The tide has turned. @k3mq\n  The fog comes in.\n}\n';

  test('win, on a first build and later', () => {
    expect(idOf(unit(text), 'The tide has turned.')).toBe('k3mq');
    const plain = matchIds(unit(text.replace(' @k3mq', '')), new Map());
    const matched = matchIds(unit(text), plain.files);
    expect(idOf(unit(text), 'The tide has turned.', plain.files)).toBe('k3mq');
    expect(matched.stale.get('')).toBe(true);
  });

  test('follow the place when they are taken off again', () => {
    const first = matchIds(unit(text), new Map());
    expect(idOf(unit(text.replace(' @k3mq', '')), 'The tide has turned.', first.files)).toBe('k3mq');
  });

  test('can be taken over from another place, which then gets a new one', () => {
    const first = matchIds(unit(text), new Map());
    const other =
      'scene pier {\n  Crates to the rafters. @k3mq\n}\nscene quay {\n  The tide has turned.\n  The fog comes in.\n}\n';
    expect(idOf(unit(other), 'Crates to the rafters.', first.files)).toBe('k3mq');
    expect(idOf(unit(other), 'The tide has turned.', first.files)).not.toBe('k3mq');
    expect(idOf(unit(other), 'The fog comes in.', first.files)).toBe(idOf(unit(text), 'The fog comes in.'));
  });

  test('with letters that no id has are an error, and are no ids', () => {
    const wrong = matchIds(unit(text.replace('@k3mq', '@hello1')), new Map());
    expect(wrong.diagnostics.map(({ code }) => code)).toEqual(['FAB5011']);
    expect(wrong.files.get('')).not.toContain('hello1');
  });

  test('written twice are an error at the second', () => {
    const twice = matchIds(unit(text.replace('in.', 'in. @k3mq')), new Map());
    expect(twice.diagnostics.map(({ code }) => code)).toEqual(['FAB5010']);
  });
});

describe('a fabula.ids in any state', () => {
  const text = 'scene quay {\n  The tide has turned.\n  The fog comes in.\n}\n';
  const { files } = matchIds(unit(text), new Map());
  const good = files.get('') ?? '';
  const idsWith = (stored: string): MatchedIds => matchIds(unit(text), new Map([['', stored]]));

  test('CRLF changes nothing and is not stale', () => {
    const crlf = idsWith(good.replaceAll('\n', '\r\n'));
    expect(crlf.files.get('')).toBe(good);
    expect(crlf.stale.get('')).toBe(false);
  });

  test('conflict markers: both sides are read', () => {
    const [header, key, one, two] = good.split('\n');
    const merged = idsWith(`${header}\n${key}\n<<<<<<< HEAD\n${one}\n=======\n${two}\n>>>>>>> theirs\n`);
    expect(merged.files.get('')).toBe(good);
    expect(merged.stale.get('')).toBe(true);
    expect(merged.diagnostics.map(({ code }) => code)).toEqual(['FAB5014']);
  });

  test('lines that are none are told and left out', () => {
    const damaged = idsWith(good.replace('\n[', '\nwhat is this\n['));
    expect(damaged.files.get('')).toBe(good);
    expect(damaged.diagnostics.map(({ code }) => code)).toEqual(['FAB5013']);
  });

  test('bytes of anything else are told', () => {
    expect(idsWith('\u0000\u0001garbage\n'.repeat(50)).diagnostics.map(({ code }) => code)).toEqual(['FAB5013']);
  });

  test('a newer format is an error', () => {
    expect(idsWith('# fabula.ids 2: newer\n[scene quay]\n').diagnostics.map(({ code }) => code)).toEqual(['FAB5012']);
  });

  test('rows out of order, sections twice', () => {
    const [header, key, one, two] = good.split('\n');
    expect(idsWith(`${header}\n${key}\n${two}\n${key}\n${one}\n`).files.get('')).toBe(good);
  });

  test('a folder copied with its file gets new ids', () => {
    const copied = unit(`// file: a/quay.fab\n${text}// file: b/quay.fab\n${text}`);
    const matched = matchIds(
      copied,
      new Map([
        ['a', good],
        ['b', good],
      ]),
    );
    expect(matched.files.get('a')).toBe(good);
    expect(matched.files.get('b')).not.toBe(good);
    expect(matched.diagnostics.map(({ code }) => code)).toEqual(['FAB5015']);
    expect(new Set(rows(copied, matched).map(({ id }) => id)).size).toBe(4);
  });

  test('the same id twice in one file', () => {
    const doubled = `${good}${good.split('\n')[2] ?? ''}\n`;
    expect(idsWith(doubled).files.get('')).toBe(good);
  });
});

describe('what is gone', () => {
  const text = 'scene quay {\n  The tide has turned.\n  The fog comes in.\n}\n';
  const without = 'scene quay {\n  The tide has turned.\n}\n';

  test('keeps its row, and an undo gives the old id back', () => {
    const first = matchIds(unit(text), new Map());
    const second = matchIds(unit(without), first.files);
    expect(second.files.get('')).toContain(`\n-${idOf(unit(text), 'The fog comes in.')} `);
    const third = matchIds(unit(text), second.files);
    expect([...third.files]).toEqual([...first.files]);
  });

  test('comes back in another scene a build later', () => {
    const first = matchIds(unit(text), new Map());
    const second = matchIds(unit(without), first.files);
    const moved = unit(`${without}scene pier {\n  Crates to the rafters.\n  The fog comes in.\n}\n`);
    expect(idOf(moved, 'The fog comes in.', second.files)).toBe(idOf(unit(text), 'The fog comes in.'));
  });

  test('is dropped by pruning, except what is wanted', () => {
    const second = matchIds(unit(without), matchIds(unit(text), new Map()).files).files.get('') ?? '';
    const gone = idOf(unit(text), 'The fog comes in.');
    expect(pruneIds(second, () => true)).toBe(second);
    expect(pruneIds(second, () => false)).not.toContain(gone);
  });
});

describe('a question', () => {
  const line = 'Nobody on the long pier moves, and the lamps are out.';
  const scene = (name: string, ...lines: string[]): string =>
    `scene ${name} {\n${lines.map((each) => `  ${each}\n`).join('')}}\n`;
  const before =
    scene('quay', 'The fog comes in low.', line) + scene('pier', 'Crates.') + scene('slip', 'It is green.');
  const after =
    scene('quay', 'The fog comes in low.') + scene('pier', 'Crates.', line) + scene('slip', 'It is green.', line);
  const first = matchIds(unit(before), new Map());
  const old = idOf(unit(before), line);
  const asked = matchIds(unit(after), first.files);
  const [one = '', two = ''] = asked.questions[0]?.candidates.map(({ id }) => id) ?? [];

  test('names what may be the place that is gone', () => {
    expect(asked.questions).toMatchObject([{ id: old, chapter: '', owner: 'scene quay', kind: 'line' }]);
    expect([one, two].sort()).toEqual(
      rows(unit(after), asked)
        .filter(({ text }) => text === line)
        .map(({ id }) => id)
        .sort(),
    );
    expect(asked.diagnostics.map(({ code }) => code)).toEqual(['FAB5016']);
  });

  test('stays until it is answered, and a locked build waits for it', () => {
    const again = matchIds(unit(after), asked.files);
    expect(again.questions).toMatchObject([{ id: old }]);
    expect([...again.stale.values()]).toEqual([false]);
    expect(lockedDiagnostics(again, asked.files).map(({ code }) => code)).toEqual(['FAB5018']);
    expect(lockedDiagnostics(asked, first.files).map(({ code }) => code)).toEqual(['FAB5017', 'FAB5018']);
  });

  test('answered with one of them gives the old id back', () => {
    const resolved = new Map([...asked.files, ...resolveQuestion(asked.files, old, { same: one })]);
    const done = matchIds(unit(after), resolved);
    expect(done.questions).toEqual([]);
    expect([...done.stale.values()]).toEqual([false]);
    expect(rows(unit(after), matchIds(unit(after), resolved)).map(({ id }) => id)).toEqual(
      expect.arrayContaining([old, two]),
    );
  });

  test('answered with none leaves the new ids', () => {
    const resolved = new Map([...asked.files, ...resolveQuestion(asked.files, old, 'none')]);
    const done = matchIds(unit(after), resolved);
    expect(done.questions).toEqual([]);
    expect(done.files.get('')).toContain(`\n-${old} `);
  });

  test('is answered by the source when the old line comes back', () => {
    const back = matchIds(unit(before), asked.files);
    expect(back.questions).toEqual([]);
    expect(idOf(unit(before), line, asked.files)).toBe(old);
  });

  test('loses a candidate that goes, and goes with the last', () => {
    const fewer = matchIds(unit(after.replace(`Crates.\n  ${line}`, 'Crates.')), asked.files);
    expect(fewer.questions[0]?.candidates).toHaveLength(1);
    const none = matchIds(unit(after.replaceAll(`\n  ${line}`, '')), asked.files);
    expect(none.questions).toEqual([]);
  });

  test('that nobody asked has no answer', () => {
    expect(resolveQuestion(asked.files, 'zzzz', 'none').size).toBe(0);
    expect(resolveQuestion(asked.files, old, { same: 'zzzz' }).size).toBe(0);
  });
});

describe('what is counted by what it holds', () => {
  const scene = (line: string): string =>
    `scene quay {\n  The quay.\n  ~ once {\n    ${line}\n  }\n  The end of it.\n}\n`;
  const before = scene('A gull comes down and looks at your hat.');
  const { files } = matchIds(unit(before), new Map());
  const known = idOf(unit(before), 'once');

  test('is the same when that is reworded', () => {
    expect(idOf(unit(scene('A gull comes down and looks hard at your hat.')), 'once', files)).toBe(known);
  });

  test('is another when that is quite another thing', () => {
    expect(idOf(unit(scene('Nobody has lit the third lamp, and it burns.')), 'once', files)).not.toBe(known);
  });
});

describe('what is heard', () => {
  const scene = (...lines: string[]): string => `scene quay {\n${lines.map((each) => `  ${each}\n`).join('')}}\n`;
  const asks = 'mara: What shall we call her, then?';
  const hears = '~ hear name: text max 40';
  const before = scene('The boat is green.', asks, hears, 'She nods.');
  const first = matchIds(unit(before), new Map());
  const heard = idOf(unit(before), 'hear');

  test('is the same under another name, where the same line asks for it', () => {
    const after = unit(scene('The boat is green.', asks, '~ hear called: text max 60', 'She nods.'));
    expect(idOf(after, 'hear', first.files)).toBe(heard);
  });

  test('may be another thing where another line asks for it', () => {
    const after = unit(
      scene(
        'The boat is green.',
        'Who is to have the boat when you are gone?',
        '~ hear heir: text max 40',
        'She nods.',
      ),
    );
    const matched = matchIds(after, first.files);
    expect(idOf(after, 'hear', first.files)).not.toBe(heard);
    expect(matched.questions).toMatchObject([{ id: heard, kind: 'statement' }]);
  });

  test('does not go to another scene alone', () => {
    const other = 'scene pier {\n  Crates to the rafters.\n';
    const old = unit(`${before}${other}}\n`);
    const after = unit(`${scene('The boat is green.', asks, 'She nods.')}${other}  ${hears}\n}\n`);
    const stored = matchIds(old, new Map()).files;
    expect(idOf(after, 'hear', stored)).not.toBe(idOf(old, 'hear'));
  });
});

/** The same text gives the same trees, so that a test may ask again for what was matched. */
const units = new Map<string, IdSource>();

/** Several files in one text, each after a line `// file: path`. */
function unit(text: string): IdSource {
  const known = units.get(text);
  if (known) return known;
  const files = text.split(/^\/\/ file: (.+)\n/m);
  const named = files[0]?.trim() ? [['story.fab', files[0]]] : [];
  for (let i = 1; i < files.length; i += 2) named.push([files[i] ?? '', files[i + 1] ?? '']);
  const made: IdSource = {
    prefix: '',
    files: named
      .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))
      .map(([path = '', content = '']) => {
        const source = sourceFile(path, content);
        return { source, tree: parse(source).tree };
      }),
  };
  units.set(text, made);
  return made;
}

interface Row {
  readonly id: string;
  readonly text: string;
  readonly depth: number;
  readonly where: string;
  readonly chapter: string;
}

function rows(source: IdSource, { ids }: MatchedIds): readonly Row[] {
  return source.files.flatMap(({ source: file, tree }) =>
    placesOf(file, tree).flatMap((places) => {
      const depths: number[] = [];
      return places.nodes.map((node, i) => {
        const depth = (depths[places.parents[i] ?? -1] ?? 0) + 1;
        depths.push(depth);
        const text = file.text.slice(node.span.start, node.span.end).split('\n')[0] ?? '';
        return { id: ids.idOf(node), text, depth, where: places.key, chapter: file.chapter };
      });
    }),
  );
}

function idOf(source: IdSource, text: string, stored: ReadonlyMap<string, string> = new Map()): string {
  const found = rows(source, matchIds(source, stored)).find((row) => row.text.startsWith(text));
  if (!found) throw new Error(`No place says ${text}`);
  return found.id;
}

/** What became of every place, as a reader of the fixture wants to see it. */
function story(before: IdSource, old: MatchedIds, after: IdSource, now: MatchedIds): string {
  const had = new Map(rows(before, old).map((row) => [row.id, row]));
  const asked = new Map(
    now.questions.flatMap(({ id, candidates }) => candidates.map((candidate) => [candidate.id, id])),
  );
  const lines: string[] = [];
  let section = '';
  for (const row of rows(after, now)) {
    const name = row.chapter === '' ? row.where : `${row.where} in ${idsPath(row.chapter)}`;
    if (name !== section) lines.push(name);
    section = name;
    const was = had.get(row.id);
    had.delete(row.id);
    const marks: string[] = [];
    if (was && was.text !== row.text) marks.push(`was: ${was.text}`);
    if (was && (was.where !== row.where || was.chapter !== row.chapter)) marks.push(`from ${was.where}`);
    const question = had.get(asked.get(row.id) ?? '');
    if (question) marks.push(`is it: ${question.text} ?`);
    const mark = was ? (marks.length > 0 ? '~' : ' ') : question ? '?' : '+';
    lines.push(`${mark} ${'  '.repeat(row.depth)}${row.text}${marks.length > 0 ? `   <- ${marks.join('; ')}` : ''}`);
  }
  if (had.size > 0) lines.push('gone', ...[...had.values()].map((row) => `-   ${row.text}`));
  return `${lines.join('\n')}\n`;
}
