import { describe, expect, test } from 'vitest';
import { sourceFile } from '../../base/index.js';
import { loadExplanations } from '../../diagnostics/index.js';
import { parse } from './index.js';

/** The pages of syntax: what they call wrong is reported at the marked place and nowhere else, what they call right is not. */
const pages = Object.values(await loadExplanations()).filter((page) => page.code.startsWith('FAB1'));

describe.each(pages)('$code $name', (page) => {
  test.each(page.wrong)('is reported where the example marks it', (example) => {
    for (const { path, text, marks } of example.files) {
      const file = sourceFile(path, text);
      const found = parse(file).diagnostics.map(({ code, place }) => {
        const { line, column } = file.lines.at(place.span.start);
        return { line, column, length: place.span.end - place.span.start, code };
      });
      expect(found).toEqual(marks);
    }
  });

  test.each(page.right)('is silent where the example is right', (example) => {
    for (const { path, text } of example.files) expect(parse(sourceFile(path, text)).diagnostics).toEqual([]);
  });

  test('offers a fix where the page promises one', () => {
    const [example] = page.wrong;
    const fixes = example?.files.flatMap(({ path, text }) =>
      parse(sourceFile(path, text)).diagnostics.map(({ fix }) => fix),
    );
    expect(fixes?.some((fix) => fix !== undefined)).toBe(page.fix !== undefined);
  });
});
