import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NotInSql } from '../term.js';
import { CypherGiven } from './cypher-given.js';
import { cypherName, dollarQuoted, graphLiteral } from './cypher-text.js';

const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom('$', '$$', '$cypher$', '$cypher_1$', '`', "'", '"', '\\', '\n', '😀', '*/', '--', '})', '\u2028'),
    )
    .map((parts) => parts.join('')),
);
const key = { tenant: 'a', campaign: 'b', session: 'c', branch: 'd' };

describe('what stands in a question in Cypher', () => {
  it('ends at its own tag only', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const quoted = dollarQuoted(text);
        const tag = /^\$\w+\$/u.exec(quoted)?.[0] ?? '';
        expect(tag).not.toBe('');
        expect(quoted.indexOf(tag, 1)).toBe(quoted.length - tag.length);
        expect(quoted.slice(tag.length + 1, -tag.length - 1)).toBe(text);
      }),
    );
  });

  it('names what is a name, and nothing else', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        for (const [name, quote] of [
          [cypherName, '`'],
          [graphLiteral, "'"],
        ] as const) {
          try {
            expect(name(text)).toBe(`${quote}${text}${quote}`);
            expect(text).toMatch(/^[\p{L}\p{M}\p{N}_.-]+$/u);
          } catch (error) {
            if (!(error instanceof NotInSql)) throw error;
          }
        }
      }),
    );
    expect(cypherName('strength_2')).toBe('`strength_2`');
    expect(cypherName('größe')).toBe('`größe`');
    expect(graphLiteral('harbor-lights.graph')).toBe(`'harbor-lights.graph'`);
    for (const name of ['', '1', 'a b', 'a`b', 'a$1', 'a\n']) expect(() => cypherName(name)).toThrow(NotInSql);
    for (const name of ["a'b", 'a$$b', '.']) expect(() => graphLiteral(name)).toThrow(NotInSql);
  });

  it('holds no value: they are handed over beside it, each under a name of its own', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(nasty, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean())),
        (all) => {
          const given = new CypherGiven(key);
          const values = all.filter((value) => typeof value !== 'string' || !/[\0\p{Cs}]/u.test(value));
          const names = values.map((value) => given.of(value));
          for (const name of names) expect(name).toMatch(/^\$g\d+$/u);
          const told: unknown = JSON.parse(given.json());
          const named = Object.fromEntries(names.map((name, at) => [name.slice(1), values[at]]));
          // JSON has one nought.
          expect(told).toEqual(JSON.parse(JSON.stringify({ ...key, ...named })));
        },
      ),
    );
    expect(() => new CypherGiven(key).of('\0')).toThrow(NotInSql);
    expect(() => new CypherGiven(key).of('\ud800')).toThrow(NotInSql);
  });
});
