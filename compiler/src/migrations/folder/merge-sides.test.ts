import { expect, test } from 'vitest';
import { mergeSides } from './merge-sides.js';

test('a text without marks is its only side', () => {
  expect(mergeSides('a\nb\n')).toEqual(['a\nb\n']);
});

test.each([
  ['plain', ['a', '<<<<<<< HEAD', 'ours', '=======', 'theirs', '>>>>>>> topic', 'b', '']],
  [
    'with the ancestor',
    ['a', '<<<<<<< HEAD', 'ours', '||||||| base', 'old', '=======', 'theirs', '>>>>>>> x', 'b', ''],
  ],
])('marks of Git, %s', (_style, lines) => {
  expect(mergeSides(lines.join('\n'))).toEqual(['a\nours\nb\n', 'a\ntheirs\nb\n']);
});

test('a line of equals signs outside of marks is text', () => {
  expect(mergeSides('=======\n<<<<<<< a\no\n=======\nt\n>>>>>>> b\n')).toEqual(['=======\no\n', '=======\nt\n']);
});
