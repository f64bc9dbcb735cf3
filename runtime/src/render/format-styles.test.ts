import { expect, it } from 'vitest';
import type { FormatIr } from '../bundle/index.js';
import { formatValue } from './format-value.js';
import type { Texts } from './texts.js';

const nothing = (): string => '';
const texts: Texts = {
  pack: '',
  text: () => undefined,
  title: nothing,
  caseTitle: nothing,
  mission: nothing,
  scale: () => 0,
  unit: nothing,
};

const show = (value: number, format: FormatIr, locale = 'en'): string =>
  formatValue(value, format, { texts, locale }).replaceAll('\u202f', ' ');

it('tells a moment as a date, a short date or a time of day', () => {
  const at = Date.UTC(1847, 2, 1, 18, 30);
  expect(show(at, { as: 'instant' })).toBe('Mar 1, 1847, 6:30 PM');
  expect(show(at, { as: 'instant', style: 'long' })).toBe('March 1, 1847');
  expect(show(at, { as: 'instant', style: 'time' })).toBe('6:30 PM');
  expect(show(at, { as: 'instant', style: 'long' }, 'de')).toBe('1. März 1847');
});

it('tells a rough span of time by its largest unit', () => {
  const span = 37 * 3_600_000;
  expect(show(span, { as: 'duration' })).toBe('1 day 13 hours');
  expect(show(span, { as: 'duration', style: 'rough' })).toBe('1 day');
});
