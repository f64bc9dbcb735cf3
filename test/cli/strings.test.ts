import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBundle } from '@fabula/runtime/bundle';
import { describe, expect, test } from 'vitest';
import { fabula, folder } from './run.js';

const pack = (languages = ''): string => `pack quay { title "The Quay" version 1.0.0 start pier ${languages} }
enum Mood { calm, wary "on her guard" }
kind Person { mood: Mood = calm }
entity mara: Person "Mara Quill"
world { boats: int in 0..9 = 2 }

/// The first thing a reader sees.
scene pier "The pier" cast mara {
  /// Mara has a cold.
  mara: {boats, plural: one: One boat | other: {boats} boats} left. #voice:soft @k1aa
  * "Wait[."]," I say. @k2bb
  * Pay. @k3cc ~ when boats > 5 else shown "Not enough."
  ~ boats = 1
  ~ mara.mood = wary
  She is {mara.mood}. @k4dd
  -> end
}
`;
const home = (files: Readonly<Record<string, string>> = {}, languages = '') =>
  folder({ 'pack.fab': pack(languages), ...files });
const read = (at: string, path: string) => readFileSync(join(at, path), 'utf8');

const german = {
  'pack:quay': 'Der Kai',
  'case:Mood.wary': 'auf der Hut',
  'entity:mara': 'Mara Feder',
  'scene:pier': 'Der Pier',
  'line:k1aa': '{boats, plural: one: Ein Boot | other: {boats} Boote} noch.',
  'label:k2bb': '„Warte.“',
  'echo:k2bb': '„Warte“, sage ich.',
  'label:k3cc': 'Bezahlen.',
  'reason:k3cc': 'Zu wenig.',
  'line:k4dd': 'Sie ist {mara.mood}.',
};
const table = (texts: Readonly<Record<string, string>>): string =>
  `id,translation\n${Object.entries(texts)
    .map(([id, text]) => `${id},"${text.replaceAll('"', '""')}"\n`)
    .join('')}`;

describe('fabula strings extract', () => {
  test('writes every text a reader can see, once', async () => {
    const at = home();
    expect(await fabula(at, 'strings', 'extract', '--locale', 'de')).toMatchObject({
      code: 0,
      out: 'Wrote strings/de.csv: 10 texts, 0 translated, 10 to translate.\n',
    });
    const rows = read(at, 'strings/de.csv').trimEnd().split('\r\n');
    expect(rows.map((row) => row.split(',')[0]?.replace('\uFEFF', ''))).toEqual(
      ['id', ...Object.keys(german)].sort(byStory(rows)),
    );
    expect(rows.find((row) => row.startsWith('line:k1aa'))).toMatch(
      /^line:k1aa,mara,"\{boats, plural: one: One boat \| other: \{boats\} boats\} left\.",,Mara has a cold\.,new,,pier,s[0-9a-f]{10}$/,
    );
    expect(rows.find((row) => row.startsWith('echo:k2bb'))).toContain('"""Wait,"" I say."');
    const before = read(at, 'strings/de.csv');
    expect((await fabula(at, 'strings', 'extract')).out).toMatch(/^Nothing to change in strings\/de\.csv/);
    expect(read(at, 'strings/de.csv')).toBe(before);
  });

  test('keeps what was translated through a change of the source', async () => {
    const at = home({ 'strings/de.csv': table(german) });
    expect((await fabula(at, 'strings', 'extract')).out).toBe('Wrote strings/de.csv: 10 texts, 10 translated.\n');
    writeFileSync(
      join(at, 'pack.fab'),
      pack()
        .replace('She is {mara.mood}.', 'Now she is {mara.mood}.')
        .replace(/ {2}\* Pay.*\n/, ''),
    );
    expect((await fabula(at, 'strings', 'extract')).out).toBe(
      'Wrote strings/de.csv: 8 texts, 7 translated, 1 stale, 2 gone.\n',
    );
    const rows = read(at, 'strings/de.csv').trimEnd().split('\r\n');
    expect(rows.find((row) => row.startsWith('line:k4dd'))).toContain(
      'Now she is {mara.mood}.,Sie ist {mara.mood}.,,stale,She is {mara.mood}.',
    );
    expect(rows.slice(-2).every((row) => row.includes(',gone,'))).toBe(true);
    expect((await fabula(at, 'strings', 'extract', '--prune')).out).toMatch(/8 texts, 7 translated, 1 stale\.\n$/);
  });

  test('JSON, several languages, and those the pack lists', async () => {
    const at = home({}, 'languages de, pt-BR, es-419');
    await fabula(at, 'strings', 'extract', '--format', 'json');
    expect(readdirSync(join(at, 'strings')).sort()).toEqual(['de.json', 'es-419.json', 'pt-BR.json']);
    expect(read(at, 'strings/pt-BR.json')).toMatch(/"locale": "pt-BR",\n {2}"texts": \[/);
    expect(await fabula(at, 'strings', 'extract', '--locale', 'de', '--format', 'csv')).toMatchObject({ code: 2 });
    expect(await fabula(at, 'strings', 'extract', '--locale', 'not one')).toMatchObject({ code: 2 });
    expect(await fabula(home(), 'strings', 'extract')).toMatchObject({ code: 2 });
  });

  test('writes over nothing that it can’t read', async () => {
    const at = home({ 'strings/de.csv': 'id,translation\nline:k1aa,"open' });
    expect(await fabula(at, 'strings', 'extract')).toMatchObject({ code: 2 });
    expect(await fabula(at, 'strings', 'extract', '--locale', 'de')).toMatchObject({ code: 1 });
    expect(read(at, 'strings/de.csv')).toBe('id,translation\nline:k1aa,"open');
  });
});

/** By the order of the file itself: which texts there are is what is tested, and titles stand where they are declared. */
function byStory(rows: readonly string[]) {
  const at = (id: string): number => rows.findIndex((row) => row.replace('\uFEFF', '').startsWith(`${id},`));
  return (a: string, b: string): number => at(a) - at(b);
}

describe('fabula strings check', () => {
  test('is content with a whole translation', async () => {
    const at = home({ 'strings/de.csv': table(german) }, 'languages de');
    expect(await fabula(at, 'strings', 'check', '--strict')).toMatchObject({ code: 0, out: '' });
    expect(await fabula(at, 'check', '--strict')).toMatchObject({ code: 0 });
  });

  test('tells text by text what is missing, and fails for what is broken', async () => {
    const { 'line:k4dd': _, ...rest } = german;
    const at = home({ 'strings/de.csv': table({ ...rest, 'label:k3cc': '{preis} zahlen.' }) });
    const checked = await fabula(at, 'strings', 'check', '--json');
    expect(checked.code).toBe(1);
    expect(JSON.parse(checked.out)).toMatchObject({
      ok: false,
      errors: 1,
      warnings: 1,
      diagnostics: [
        { code: 'FAB7006', file: 'strings/de.csv', line: 9 },
        { code: 'FAB7013', file: 'pack.fab' },
      ],
    });
    expect((await fabula(at, 'strings', 'check', '--locale', 'fr')).code).toBe(2);
  });

  test('`check` says that a language is missing only where the pack lists it', async () => {
    expect((await fabula(home({ 'strings/fr.csv': 'id,translation\n' }), 'check')).out).toBe('');
    const listed = await fabula(home({ 'strings/fr.csv': 'id,translation\n' }, 'languages fr, de'), 'check');
    expect(listed.out).toMatch(/FAB7012: .*`fr`.*10 of 10 texts are missing/);
    expect(listed.out).toMatch(/FAB7012: .*`de`.*fabula strings extract --locale de/);
    expect(listed.code).toBe(0);
  });
});

describe('fabula strings merge', () => {
  test('takes in what came back, from a spreadsheet of another country', async () => {
    const at = home();
    await fabula(at, 'strings', 'extract', '--locale', 'de');
    writeFileSync(
      join(at, 'de.csv'),
      table({ 'line:k4dd': 'Sie ist {mara.mood}.', 'line:k9zz': 'Weg.' }).replaceAll(',', ';'),
    );
    const merged = await fabula(at, 'strings', 'merge', 'de.csv', '--json');
    expect(JSON.parse(merged.out)).toEqual({
      ok: true,
      file: 'strings/de.csv',
      taken: 1,
      conflicts: [],
      stale: [],
      unknown: ['line:k9zz'],
    });
    writeFileSync(join(at, 'back.csv'), table({ 'line:k4dd': 'Sie wirkt {mara.mood}.' }));
    expect(await fabula(at, 'strings', 'merge', 'back.csv')).toMatchObject({ code: 2 });
    const again = await fabula(at, 'strings', 'merge', 'back.csv', '--locale', 'de');
    expect(again).toMatchObject({ code: 1 });
    expect(again.out).toContain('ours    Sie ist {mara.mood}.\n  theirs  Sie wirkt {mara.mood}.');
    expect(read(at, 'strings/de.csv')).toContain('Sie ist {mara.mood}.');
    await fabula(at, 'strings', 'merge', 'back.csv', '--locale', 'de', '--prefer', 'theirs');
    expect(read(at, 'strings/de.csv')).toContain('Sie wirkt {mara.mood}.');
  });
});

describe('what is spoken', () => {
  test('sheets a voice, with directions and notes', async () => {
    const at = home();
    expect((await fabula(at, 'strings', 'voice')).out).toBe('Wrote voice/mara.csv: 1 line.\n');
    expect(read(at, 'voice/mara.csv').split('\r\n')[1]).toBe(
      'line:k1aa,pier,"{boats, plural: one: One boat | other: {boats} boats} left.",#voice:soft,Mara has a cold.,',
    );
    await fabula(at, 'strings', 'voice', '--narration', '--format', 'md', '--out', 'sheets');
    expect(read(at, 'sheets/narrator.md')).toContain('| line:k4dd | pier | She is {mara.mood}. |  |  |');
  });

  test('what is pinned may not change unseen', async () => {
    const at = home();
    expect(await fabula(at, 'strings', 'pin')).toMatchObject({ code: 2 });
    expect((await fabula(at, 'strings', 'pin', '--speaker', 'mara')).out).toBe(
      'Pinned 1 text; voice/pins.csv has 1.\n',
    );
    expect(await fabula(at, 'check', '--strict')).toMatchObject({ code: 0 });
    writeFileSync(join(at, 'pack.fab'), pack().replace('left.', 'are left.'));
    expect((await fabula(at, 'check')).out).toMatch(
      /^pack\.fab:10:3: warning FAB7015: `line:k1aa` was pinned as `.* left\.`/,
    );
    expect((await fabula(at, 'strings', 'voice')).out).toBe('Wrote voice/mara.csv: 1 line.\n');
    expect(read(at, 'voice/mara.csv')).toMatch(/,changed\r\n/);
    await fabula(at, 'strings', 'pin', '--id', 'line:k1aa', '--release');
    expect(await fabula(at, 'check', '--strict')).toMatchObject({ code: 0 });
    expect((await fabula(at, 'strings', 'pin', '--id', 'line:k1aa', '--id', 'line:k4dd')).out).toBe(
      'Pinned 2 texts; voice/pins.csv has 2.\n',
    );
  });
});

describe('fabula build', () => {
  test('puts a part a language into the bundle, the same bytes each time', async () => {
    const at = home({ 'strings/de.csv': table(german), 'strings/nl.json': '{"texts":[]}' });
    await fabula(at, 'build');
    const bytes = readFileSync(join(at, 'dist/quay.fabc'));
    await fabula(at, 'build');
    expect(readFileSync(join(at, 'dist/quay.fabc')).equals(bytes)).toBe(true);
    const opened = await openBundle(bytes);
    if (!opened.ok) expect.fail(opened.error.detail);
    expect(opened.value.strings.map(({ locale }) => locale)).toEqual(['de', 'nl']);
    expect(opened.value.strings[0]).toMatchObject({
      lines: { k2bb: { label: ['„Warte.“'], echo: ['„Warte“, sage ich.'] }, k3cc: { shownElse: ['Zu wenig.'] } },
      titles: { pack: 'Der Kai', entities: { mara: 'Mara Feder' }, cases: { Mood: { wary: 'auf der Hut' } } },
    });
    expect(Object.keys(opened.value.manifest.parts)).toContain('strings/de.json');
  });

  test('knows what cards and missions are called', async () => {
    const source = `pack m { title "M" version 1.0.0 start a }
world { tide: int in 0..12 = 0 }
mission high "High water" {
  objective wet "Get wet" done when tide > 3
  clock flood "The flood" from tide full 12
  fail "The tide takes you" when tide >= 12
}
deck twists "Twists" draws weighted {
  card squall "A squall" { Wind. }
  card shore "The shore calls" scene b
}
scene a {
  A.
  ~ tide = 5
  + Draw. {
    ~ draw twists
  }
  + Go. -> b
  -> a
}
scene b { B. -> end }
`;
    const texts = {
      'mission:high': 'Flut',
      'objective:high.wet': 'Werde nass',
      'clock:high.flood': 'Die Flut',
      'fail:high.0': 'Die Flut holt dich',
      'card:twists.shore': 'Das Ufer ruft',
      'scene:twists.squall': 'Eine Bö',
    };
    const at = folder({ 'pack.fab': source, 'strings/de.csv': table(texts) });
    expect(await fabula(at, 'build')).toMatchObject({ code: 0 });
    const opened = await openBundle(readFileSync(join(at, 'dist/m.fabc')));
    if (!opened.ok) expect.fail(opened.error.detail);
    expect(opened.value.strings[0]?.titles).toMatchObject({
      scenes: { 'twists.squall': 'Eine Bö' },
      cards: { 'twists.shore': 'Das Ufer ruft' },
      missions: {
        high: { title: 'Flut', items: { wet: 'Werde nass', flood: 'Die Flut' }, fails: { 0: 'Die Flut holt dich' } },
      },
    });
    const extracted = await fabula(at, 'strings', 'extract');
    expect(extracted.out).toMatch(/, 6 translated, \d to translate\.\n$/);
  });

  test('builds nothing with a translation that would show something else', async () => {
    const at = home({ 'strings/de.csv': table({ 'line:k4dd': 'Sie ist {stimmung}.' }) });
    expect(await fabula(at, 'build')).toMatchObject({ code: 1 });
    expect(existsSync(join(at, 'dist'))).toBe(false);
  });
});
