import fc from 'fast-check';

/**
 * Programs as no tidy author writes them: every form of the language, with blanks, line ends and comments wherever they
 * may stand. Most of them are read without an error; names mean nothing, since they are only parsed.
 */

/** At least one blank. */
const gap = fc.constantFrom(' ', ' ', '  ', '\t', '\u00a0');
/** A blank or none. */
const loose = fc.constantFrom('', '', ' ', '   ');
/** Between brackets lines may end. */
const inside = fc.constantFrom('', ' ', '\n', '\n   ', ' // why\n ');

const name = fc.constantFrom('mara', 'tide', 'x', 'purse', 'first', 'seed', 'ñandú', 'a_rather_long_name_for_a_thing');
const typeName = fc.constantFrom('Person', 'Mood', 'int', 'text', 'silver');

/** Pieces with a blank arbitrary between each two. */
function spaced(between: fc.Arbitrary<string>, ...parts: readonly (fc.Arbitrary<string> | string)[]) {
  const all = parts.flatMap((part, index) => [
    ...(index === 0 ? [] : [between]),
    typeof part === 'string' ? fc.constant(part) : part,
  ]);
  return fc.tuple(...all).map((texts) => texts.join(''));
}

const words = (...parts: readonly (fc.Arbitrary<string> | string)[]) => spaced(gap, ...parts);
const signs = (...parts: readonly (fc.Arbitrary<string> | string)[]) => spaced(loose, ...parts);

function listed(item: fc.Arbitrary<string>, most: number, around: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .array(fc.tuple(around, item, loose), { maxLength: most })
    .map((items) => items.map((each) => each.join('')).join(','));
}

const literal = fc.oneof(
  fc.constantFrom('0', '12', '10_000', '0.5', '1e-3', '2d6', '90s', 'true', 'false', 'none', '5.00 silver', '3  grain'),
  fc.constantFrom('"plain"', '“curly”', '"so {x}"', '"so {  f( x ,y ) }"', '"{if x: a|else: b} \\" c"', '""'),
);

const { flat, value } = fc.letrec<{ flat: string; value: string; operand: string }>((tie) => ({
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

const { type } = fc.letrec<{ type: string }>((tie) => ({
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

const field = fc.oneof(
  signs(name, ':', type),
  fc.tuple(name, loose, type, loose, value).map(([n, b, of, c, v]) => `${n}${b}:${of} =${c}${v}`),
  words('private', signs(name, ':', type)),
);
const entry = signs(name, ':', value);

/** Entries on one line or more, with or without commas, comments among them. */
function body(item: fc.Arbitrary<string>): fc.Arbitrary<string> {
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

const record = body(entry);

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'The fog comes in low',
        'no one — “nobody” — speaks',
        "don't",
        '100% of it',
        'a \\{ b',
        '[b]hush[/b]',
      ),
      fc.constantFrom('see https://a.b/c', 'Go north -> then east.', "We're #1", '…and   wide   blanks', '5 * 3'),
      flat.map((it) => `{ ${it}}`),
      flat.map((it) => `{if  ${it} : yes|else :no }`),
      fc.constantFrom(
        '{cycle: a|b | c}',
        '{n,plural :=0: none|other: {n} coins}',
        '{ shuffle  once: a | }',
        '{xs , list}',
      ),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) => parts.join(' '));
const said = fc.oneof(
  text,
  text,
  fc.tuple(fc.constantFrom('mara:', 'Note: ', 'Mara Quill:  '), text).map((it) => it.join(' ')),
);

const place = fc.constantFrom('end', 'back', 'square', '.upstairs', 'town.square', 'tell(mara)');
const divert = fc.tuple(fc.constantFrom('->', '→'), loose, place).map((it) => it.join(''));
const plainDivert = fc.tuple(fc.constantFrom('-> ', '->  '), place).map((it) => it.join(''));

const effect = fc.oneof(
  spaced(loose, name, fc.constantFrom('=', '+=', '-='), value),
  fc.tuple(gap, name, loose, value).map(([g, n, b, v]) => `let${g}${n}${b}=${b}${v}`),
  fc.tuple(name, type, value).map(([n, of, v]) => `let ${n} :${of}= ${v}`),
  fc.tuple(name, listed(value, 4, inside)).map(([f, all]) => `${f}(${all})`),
  fc.tuple(name, record).map(([n, it]) => `emit  ${n} ${it}`),
  words('transfer', '5.00 silver', 'from', 'a.purse', 'to', 'b.purse'),
  words('link', 'a', '-[trusts]->', 'b'),
  fc.tuple(record).map(([it]) => `grant Voice ${it} to stone`),
  fc.constantFrom('retire tam', 'new Person "Tam"', 'revoke  Voice from stone'),
);

const comment = fc.constantFrom('// a comment', '//', '/// it documents', '//   // twice');

const { prose, logic } = fc.letrec<{ prose: string; logic: string; item: string; statement: string }>((tie) => ({
  /** A block of prose. */
  prose: blockOf(tie('item')),
  item: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'block' },
    said,
    fc
      .tuple(said, fc.constantFrom('', ' #voice:soft', '   #q', ' // gone', ' ~ once', ' -> square', '<>'))
      .map((it) => it.join('')),
    fc.tuple(said, gap, value).map(([line, g, v]) => `${line}${g}~ when ${v}`),
    fc.tuple(said, effect).map((it) => it.join(' ~ ')),
    comment,
    divert,
    fc.constantFrom('= upstairs', '#show:mara #dim', '<> and on', '+ -> back'),
    effect.map((it) => `~  ${it}`),
    fc.tuple(effect, effect).map((it) => `~ ${it.join(';')}`),
    fc.tuple(fc.constantFrom('* ', '+  '), text, fc.constantFrom('', ' #q', '  =said')).map((it) => it.join('')),
    fc.tuple(text, value, tie('prose')).map(([line, v, block]) => `* ${line}  ~ when ${v} ${block}`),
    fc.tuple(text, tie('prose')).map(([line, block]) => `* ${line} ${block}`),
    fc
      .tuple(fc.constantFrom('* [Wait]', '+ [Wait] I wait.', '* Leave.'), plainDivert)
      .map((it) => `${it.join(' {\n')}\n}`),
    fc.tuple(value, tie('prose'), tie('prose')).map(([v, a, b]) => `~ if ${v} ${a} else ${b}`),
    fc.tuple(value, tie('prose')).map(([v, a]) => `~ if ${v} ${a}\n else if x ${a}`),
    fc.tuple(name, value, tie('prose')).map(([n, v, block]) => `~ for ${n} in xs if ${v} ${block}`),
    fc.tuple(tie('prose'), tie('prose')).map(([a, b]) => `~ check(persuasion,vs:15) {success${a} failure | none ${b}}`),
    fc.tuple(tie('prose'), tie('prose')).map(([a, b]) => `~ match x {\n\n -1..5 ${a},\n // other\n otherwise ${b} }`),
    fc.tuple(fc.constantFrom('pick  shuffle', 'once', 'to p'), tie('prose')).map((it) => `~ ${it.join(' ')}`),
  ),
  logic: blockOf(tie('statement')),
  statement: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'block' },
    effect,
    comment,
    value.map((it) => `return ${it}`),
    fc.tuple(value, value).map(([a, b]) => `x = ${a}\n  and ${b}`),
    fc.tuple(effect, effect).map((it) => it.join(' ; ')),
    fc.tuple(value, tie('logic'), tie('logic')).map(([v, a, b]) => `if ${v} ${a}\nelse ${b}`),
    fc.tuple(value, tie('logic')).map(([v, a]) => `if ${v} ${a} // done`),
    fc.tuple(name, tie('logic')).map(([n, block]) => `for ${n} , i in xs ${block}`),
    fc.tuple(tie('logic'), tie('logic')).map(([a, b]) => `match x { lost( by ) if by > 3 ${a} otherwise ${b} }`),
  ),
}));

function blockOf(item: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const indent = fc.constantFrom('', '  ', '     ', '\t');
  const apart = fc.constantFrom('\n', '\n', '\n\n', '\n\n\n\n');
  const many = fc
    .tuple(indent, fc.array(fc.tuple(item, apart), { maxLength: 4 }))
    .map(([margin, items]) => `{\n${items.map(([it, after]) => margin + it + after).join('')}}`);
  const one = fc.tuple(loose, item).map(([blank, it]) => (it.includes('//') ? `{\n${it}\n}` : `{${blank}${it} }`));
  return fc.oneof({ weight: 3, arbitrary: many }, { weight: 1, arbitrary: one });
}

const title = fc.constantFrom('', '  "The quay"', ' “The quay”');
const head = fc.constantFrom(
  '',
  ' at quay',
  ' at quay\n  cast mara , tam',
  ' cast mara mass 0.8',
  '\n  // why\n  mass 1',
);
const parameters = listed(signs(name, ':', type), 4, inside).map((all) => `(${all})`);

const declaration = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(title, head, prose).map(([t, h, block]) => `scene quay${t}${h} ${block}`) },
  { weight: 1, arbitrary: fc.tuple(parameters, prose).map(([p, block]) => `scene tell${p} ${block}`) },
  {
    weight: 3,
    arbitrary: fc.tuple(parameters, type, logic).map(([p, of, block]) => `action go${p}->${of}\n ${block}`),
  },
  { weight: 1, arbitrary: fc.tuple(value, logic).map(([v, block]) => `action go()\n requires ${v} else no\n${block}`) },
  { weight: 2, arbitrary: fc.tuple(parameters, value).map(([p, v]) => `fn f${p} -> int=${v}`) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('kind K', 'component C', 'event e', 'record R', 'world'), body(field))
      .map((it) => it.join(' ')),
  },
  { weight: 1, arbitrary: fc.tuple(title, record).map(([t, it]) => `entity mara : Person${t}${it}`) },
  { weight: 1, arbitrary: fc.tuple(record).map(([it]) => `edge a -[near]-> b,c ${it}`) },
  { weight: 1, arbitrary: type.map((of) => `type T  =${of}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'pack p { title "P"   version 1.0.0 use std.d20,std.x as y\n\n\n start quay }',
      'enum Mood ordered {calm, wary "on her guard" ; calm->wary,calm;wary -> calm}',
      'variant V { won,lost {by:int}, drawn }',
      'relation trusts:Person->Person mutual{ cost:int=1 }',
      'resource silver  "crowns" scale 2 issued by mint',
      'kind Q has Voice ,Body { has A,B,c:int }',
      'test "t" { start quay with seed 7; choose "x"\n expect says mara "y"\n\n}',
      'use std.d20 ,std.x',
    ),
  },
);

/** A whole file. */
export const programs = fc
  .array(
    fc.tuple(
      declaration,
      fc.constantFrom('\n', '\n\n', '\n\n\n\n', ' // behind\n', '\n/// about it\n', '\n\n// apart\n\n'),
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((all) => all.map((each) => each.join('')).join(''));
