import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { Program, readPack, standardLibrary } from '../program/index.js';
import { type StoryText, storyTexts } from './index.js';
import { readTranslation } from './read-translation.js';

const examples = ['harbor-lights', 'first-scene'].map((name) => {
  const program = new Program({ library: standardLibrary });
  program.update(readPack(fileURLToPath(new URL(`../../../examples/${name}`, import.meta.url))).files);
  const story = program.story();
  if (!story) throw new Error(`examples/${name} has errors.`);
  return { name, texts: storyTexts(story) };
});

/** A text of which two holes name one expression may take either. */
function withoutIndexes(value: unknown): string {
  return JSON.stringify(value).replaceAll(/"argument":\d+/g, '"argument":0');
}

describe.each(examples)('the texts of examples/$name', ({ texts }) => {
  test('have ids of their own', () => {
    expect(new Set(texts.map(({ id }) => id)).size).toBe(texts.length);
    expect(texts.length).toBeGreaterThan(9);
  });

  /** Whoever leaves a text as it is must get the very same: every way of writing a text is among these. */
  test('read as their own translation come to what they are', () => {
    const changed = texts.filter((text: StoryText) => {
      const { template, problems } = readTranslation(text, text.source, 'en');
      const written = text.live ? text.live.ir.template : [text.source];
      return problems.length > 0 || withoutIndexes(template) !== withoutIndexes(written);
    });
    expect(changed.map(({ id, source }) => [id, source])).toEqual([]);
  });
});
