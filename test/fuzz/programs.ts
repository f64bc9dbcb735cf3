import fc from 'fast-check';
import { logic, prose } from './blocks.js';
import { modelDeclarations } from './model-forms.js';
import { body, field, inside, listed, name, record, signs, type, value } from './phrases.js';

import { readerDeclarations } from './reader-forms.js';
import { worldDeclarations } from './world-forms.js';

/**
 * Programs as no tidy author writes them: every form of the language, with blanks, line ends and comments wherever they
 * may stand. Most of them are read without an error; names mean nothing, since they are only parsed.
 */

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
  { weight: 7, arbitrary: modelDeclarations },
  { weight: 9, arbitrary: worldDeclarations },
  { weight: 9, arbitrary: readerDeclarations },
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
