import fc from 'fast-check';
import { flat, gap, inside, listed, loose, name, record, spaced, type, value, words } from './phrases.js';

/** Blocks of prose and of logic, with whatever may stand in them. */

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
  fc.constantFrom(
    'link a -[near]-> b {since:3}   because why',
    'run  nightly()',
    'transfer 1 grain from a.x to b.y because why',
  ),
  fc.constantFrom('retire tam', 'new Person "Tam"', 'revoke  Voice from stone'),
);

const comment = fc.constantFrom('// a comment', '//', '/// it documents', '//   // twice');

export const { prose, logic } = fc.letrec<{ prose: string; logic: string; item: string; statement: string }>((tie) => ({
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
    fc.constantFrom('~ checkpoint  gone', '~ advance   1h+30m', 'She waits. #cites:{[a,b]} #q', '#show:{ mara.look }'),
    fc.constantFrom('~ hear  said:text max 280 within 90s', '~ hear each player as said :text max 20'),
    fc.tuple(name, value).map(([n, v]) => `~ let ${n}=ask reply( ${n},${v} )`),
    fc.tuple(name, value).map(([n, v]) => `~ remember notes of ${n} "so {x}"  weight ${v}`),
    fc.tuple(name, value).map(([n, v]) => `~ let ${n} = infer  frame(pairs :${v})`),
    fc
      .tuple(name, tie('prose'), tie('prose'))
      .map(([n, a, b]) => `~ interpret ${n} {\n intent leave  "the player goes" ${a}\n\n otherwise ${b}}`),
    fc.tuple(fc.constantFrom('to each player', 'to gm , p', 'to all'), tie('prose')).map((it) => `~ ${it.join('  ')}`),
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
