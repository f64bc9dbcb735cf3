import { fileURLToPath } from 'node:url';
import { applyFixes, type PackFiles, Program, readPack, standardLibrary } from '@fabula/compiler';
import { beforeAll, describe, expect, test } from 'vitest';
import { faults } from './faults.js';

const folder = fileURLToPath(new URL('../../examples/harbor-lights', import.meta.url));
let files: PackFiles;

beforeAll(async () => {
  ({ files } = readPack(folder));
});

/** Every diagnostic as `file:line:column+length code`. */
function check(sources: ReadonlyMap<string, string>) {
  const program = new Program({ library: standardLibrary });
  program.update({ sources, ids: files.ids });
  return program.check();
}

test('the story itself is clean', () => {
  expect(check(files.sources).diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
});

describe.each(faults)('$name', ({ file, find, put, also, at, before, code }) => {
  function broken(): ReadonlyMap<string, string> {
    const text = files.sources.get(file) ?? '';
    expect(text.split(find).length - 1, `\`${find}\` stands once in ${file}`).toBe(1);
    const sources = new Map([...files.sources, [file, text.replace(find, () => put)]]);
    if (also)
      sources.set(
        also.file,
        (sources.get(also.file) ?? '').replace(also.find, () => also.put),
      );
    return sources;
  }

  test('is reported once, at its place', () => {
    const sources = broken();
    const text = sources.get(file) ?? '';
    const start = before ? text.lastIndexOf(at, text.indexOf(put)) : text.indexOf(at, text.indexOf(put));
    const found = check(sources).diagnostics.map(
      ({ code: reported, place }) => `${reported} ${place.file} ${place.span.start}`,
    );
    expect(found).toEqual([`${code} ${file} ${start}`]);
  });

  test('what is offered as a fix mends it', () => {
    const { diagnostics, sources } = check(broken());
    if (!diagnostics.some((each) => each.fix)) return;
    const fixed = new Map([...broken(), ...applyFixes(diagnostics, sources).files]);
    expect(check(fixed).diagnostics.map(({ message }) => message)).toEqual([]);
  });
});
