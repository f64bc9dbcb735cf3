import fc from 'fast-check';

/** Pieces of source as no tidy author writes them: names, values, types, and entries in braces. */

/** At least one blank. */
export const gap = fc.constantFrom(' ', ' ', '  ', '\t', '\u00a0');
/** A blank or none. */
export const loose = fc.constantFrom('', '', ' ', '   ');
/** Between brackets lines may end. */
export const inside = fc.constantFrom('', ' ', '\n', '\n   ', ' // why\n ');

export const name = fc.constantFrom(
  'mara',
  'tide',
  'x',
  'purse',
  'first',
  'seed',
  'ñandú',
  'a_rather_long_name_for_a_thing',
);
export const typeName = fc.constantFrom('Person', 'Mood', 'int', 'text', 'silver');

/** Pieces with a blank arbitrary between each two. */
export function spaced(between: fc.Arbitrary<string>, ...parts: readonly (fc.Arbitrary<string> | string)[]) {
  const all = parts.flatMap((part, index) => [
    ...(index === 0 ? [] : [between]),
    typeof part === 'string' ? fc.constant(part) : part,
  ]);
  return fc.tuple(...all).map((texts) => texts.join(''));
}

export const words = (...parts: readonly (fc.Arbitrary<string> | string)[]) => spaced(gap, ...parts);
export const signs = (...parts: readonly (fc.Arbitrary<string> | string)[]) => spaced(loose, ...parts);

export function listed(item: fc.Arbitrary<string>, most: number, around: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .array(fc.tuple(around, item, loose), { maxLength: most })
    .map((items) => items.map((each) => each.join('')).join(','));
}

const literal = fc.oneof(
  fc.constantFrom('0', '12', '10_000', '0.5', '1e-3', '2d6', '90s', 'true', 'false', 'none', '5.00 silver', '3  grain'),
  fc.constantFrom('"plain"', '“curly”', '"so {x}"', '"so {  f( x ,y ) }"', '"{if x: a|else: b} \\" c"', '""'),
);

export const { flat, value } = fc.letrec<{ flat: string; value: string; operand: string }>((tie) => ({
  /** On one line: what may stand in a `{…}` of text. */
  flat: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'flat' },
    name,
    name,
    fc.constantFrom('12', '0.5'),
    signs(name, '.', name),
    signs(fc.constant('f('), tie('flat'), ',', tie('flat'), ')'),
    fc.tuple(loose, tie('flat')).map(([blank, it]) => `(${blank}${it})`),
  ),
  operand: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'value' },
    literal,
    name,
    signs(name, '.', name),
    fc.tuple(name, loose, inside, tie('value'), inside).map(([f, b, i, v, j]) => `${f.trim()}${b && ''}(${i}${v}${j})`),
    fc.tuple(name, listed(tie('value'), 4, inside)).map(([f, all]) => `${f}(${all})`),
    fc.tuple(name, tie('value'), name, tie('value')).map(([f, v, n, w]) => `${f}( ${v},${n}:${w} )`),
    fc.tuple(loose, tie('value'), loose).map((it) => `(${it.join('')})`),
    listed(tie('value'), 5, inside).map((all) => `[${all}]`),
    fc.tuple(tie('value'), name, tie('operand')).map(([v, n, xs]) => `[${v}  for ${n} in ${xs}]`),
    fc.tuple(name, tie('operand')).map(([n, v]) => `${n}[${v}]`),
    words('amount', 'of', name),
    fc.tuple(name, tie('operand')).map(([n, v]) => `exists  f(${n},${v})`),
  ),
  value: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'value' },
    tie('operand'),
    spaced(
      loose,
      tie('operand'),
      fc.constantFrom('+', '*', '/', '==', '≥', '>=', '<=', '≤', '≠', '<', '>'),
      tie('operand'),
    ),
    words(tie('operand'), fc.constantFrom('-', '−', 'mod', 'and', 'or', 'in', 'contains', 'not in'), tie('operand')),
    words(fc.constantFrom('not', '-'), tie('operand')),
    words(name, fc.constantFrom('has', 'lacks', 'is'), typeName),
    words('if', tie('operand'), 'then', tie('operand'), 'else', tie('operand')),
    fc.tuple(tie('operand'), tie('operand'), tie('operand')).map(([a, b, c]) => `if ${a} {${b}}  else { ${c} }`),
    fc.tuple(name, tie('operand'), tie('operand')).map(([n, a, b]) => `match ${n} { first{${a}} otherwise { ${b} } }`),
  ),
}));

export const { type } = fc.letrec<{ type: string }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 2 },
    typeName,
    typeName,
    signs('int', ' in', ' 0', '..', '12'),
    words('int', 'in', '-1', '..<5', 'clamped'),
    words('text', 'max', '280'),
    signs('list', '<', tie('type'), '>'),
    signs('map', '<', 'text', ',', tie('type'), '>'),
    signs('ref', '<', 'has Voice', '>', '?'),
    fc.tuple(loose, tie('type')).map(([blank, of]) => `{${blank}a${blank}:${of},b:int}`),
  ),
}));

export const field = fc.oneof(
  signs(name, ':', type),
  fc.tuple(name, loose, type, loose, value).map(([n, b, of, c, v]) => `${n}${b}:${of} =${c}${v}`),
  words('private', signs(name, ':', type)),
);
const entry = signs(name, ':', value);

/** Entries on one line or more, with or without commas, comments among them. */
export function body(item: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const apart = fc.constantFrom(',', ', ', '\n', ',\n', ' // a comment\n', '\n\n\n  // another\n', ', // one more\n');
  const wrap = fc.constantFrom<readonly [string, string]>(
    ['', ''],
    [' ', ' '],
    ['\n', '\n'],
    [' // on\n', '\n// off\n'],
  );
  return fc.tuple(wrap, fc.array(fc.tuple(item, apart), { maxLength: 5 })).map(([[open, close], items]) => {
    const inner = items.map(([text, after], i) => (i === items.length - 1 ? text : text + after)).join('');
    return `{${open}${inner}${close}}`;
  });
}

export const record = body(entry);

/** A phrase: each blank of it is at least one, `°` one or none; holes are further pieces. */
export function phrase(parts: TemplateStringsArray, ...holes: readonly (fc.Arbitrary<string> | string)[]) {
  const pieces = parts.flatMap((part, index) => {
    const hole = holes[index];
    const fixed = part.split(/([ °])/).map((bit) => (bit === ' ' ? gap : bit === '°' ? loose : fc.constant(bit)));
    return hole === undefined ? fixed : [...fixed, typeof hole === 'string' ? fc.constant(hole) : hole];
  });
  return fc.tuple(...pieces).map((texts) => texts.join(''));
}

/** A piece, or nothing. */
export const maybe = (piece: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.oneof(fc.constant(''), piece);

/** Clauses in braces, one a line, apart by blank lines and comments or by nothing but a blank. */
export function lines(item: fc.Arbitrary<string>, most: number): fc.Arbitrary<string> {
  const after = fc.constantFrom('\n', '\n', '\n\n\n', ' // why\n', '\n // apart\n', '   ');
  return fc
    .tuple(fc.constantFrom('{\n', '{ ', '{ // on\n'), fc.array(fc.tuple(loose, item, after), { maxLength: most }))
    .map(([open, all]) => `${open}${all.map((each) => each.join('')).join('')}}`);
}
