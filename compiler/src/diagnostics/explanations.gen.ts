// Made by `node scripts/generate-messages.mjs` from compiler/messages/. Change those files, not this one.

/** A place an example shows the diagnostic at; line and column count from 1, column and length in UTF-16 units. */
export interface ExampleMark {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly code: string;
}

/** One file of an example, without the comments that mark its places. */
export interface ExampleFile {
  readonly path: string;
  readonly text: string;
  readonly marks: readonly ExampleMark[];
}

export interface Example {
  readonly files: readonly ExampleFile[];
}

/** The page of one diagnostic: why it exists, what triggers it, what does not. */
export interface Explanation {
  readonly code: string;
  readonly name: string;
  readonly severity: 'error' | 'warning' | 'info';
  /** The message as its file writes it, holes and all. */
  readonly message: string;
  /** What the offered fix does; absent when none is offered. */
  readonly fix?: string;
  /** The fix guesses at what was meant. */
  readonly guess?: true;
  /** Markdown. */
  readonly why: string;
  readonly wrong: readonly Example[];
  readonly right: readonly Example[];
}

/** The pages of the catalogue, by code. */
export const explanations: Readonly<Record<string, Explanation>> = {
  FAB1001: {
    code: 'FAB1001',
    name: 'unexpectedText',
    severity: 'error',
    message: 'Expected {expected:text}, found {found:text}.',
    why: 'The compiler knows what may stand at this place, and this is not it. It passes over what it\ncannot read and goes on at the next statement, line or declaration, so the rest of the file is\nstill checked.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world {\n  tide int = 0\n}\n',
            marks: [
              {
                line: 2,
                column: 8,
                length: 3,
                code: 'FAB1001',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world {\n  tide: int = 0\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1002: {
    code: 'FAB1002',
    name: 'unreadableText',
    severity: 'error',
    message: 'This file isn’t text.',
    why: 'A story is written in text files (UTF-8). This file holds a character that no text holds: it may be a picture, a\ncompiled file, or text saved in another encoding. Save it as UTF-8, or move it out of the pack.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The caf� is shut.\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 10,
                length: 1,
                code: 'FAB1002',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The café is shut.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1003: {
    code: 'FAB1003',
    name: 'unclosedBrace',
    severity: 'error',
    message: 'This `{{` is never closed.',
    why: 'Each `{` needs its `}`. A declaration at the line’s start ends every body that is open, so that one forgotten brace is\none message, and the rest of the file is still checked. The brace that is marked is the one whose `}` stands where it\ndoesn’t fit, or else the innermost one.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The tide turns.\n  -> yard\n\nscene yard {\n  Crates to the rafters.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 12,
                length: 1,
                code: 'FAB1003',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The tide turns.\n  -> yard\n}\n\nscene yard {\n  Crates to the rafters.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1004: {
    code: 'FAB1004',
    name: 'strayBrace',
    severity: 'error',
    message: 'This `}}` closes nothing.',
    fix: 'Take the brace out.',
    why: 'There is one `}` more than there are `{`. What follows it is still read as part of the scene or declaration that it\nseemed to end.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The tide turns.\n    }\n  Gulls rise.\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 5,
                length: 1,
                code: 'FAB1004',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The tide turns.\n  Gulls rise.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1005: {
    code: 'FAB1005',
    name: 'unclosedBracket',
    severity: 'error',
    message: 'This `{bracket:text}` is never closed.',
    why: 'A bracket in logic may stay open over several lines, but it has to be closed before the statement ends.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 0 }\n\nscene quay {\n  ~ tide = (tide + 1\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 12,
                length: 1,
                code: 'FAB1005',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 0 }\n\nscene quay {\n  ~ tide = (tide + 1)\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1006: {
    code: 'FAB1006',
    name: 'unclosedText',
    severity: 'error',
    message: 'This text has no closing quote.',
    why: 'A text in quotes ends on its own line. A quote inside it is written `\\"`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'entity mara: Person "Mara Quill\n\nkind Person {}\n',
            marks: [
              {
                line: 1,
                column: 21,
                length: 1,
                code: 'FAB1006',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'entity mara: Person "Mara Quill"\n\nkind Person {}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1007: {
    code: 'FAB1007',
    name: 'nestedTooDeep',
    severity: 'error',
    message: 'This is nested too deeply.',
    why: 'Braces and brackets inside braces and brackets are read to a depth that no story reaches on purpose: blocks to 200, brackets\nto 66. What lies deeper is passed over. Put the inner part into a scene or a function of its own.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 3 }\n\nscene quay {\n  ~ tide = ((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 79,
                length: 1,
                code: 'FAB1007',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 3 }\n\nscene quay {\n  ~ tide = (1)\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1008: {
    code: 'FAB1008',
    name: 'sceneBreak',
    severity: 'error',
    message: '`{written:text}` would be a row of marks without text.',
    fix: 'Put a backslash before it.',
    why: 'Marks at a line’s start mean something: `*` and `+` open choices, `=` a label, `~` logic. A row of them is most likely\nmeant as a break, and a `\\` makes it text.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The tide turns.\n    * * * * *\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 5,
                length: 9,
                code: 'FAB1008',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The tide turns.\n  \\* * * * *\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1009: {
    code: 'FAB1009',
    name: 'tildeInText',
    severity: 'error',
    message: 'What follows this `~` is no statement.',
    fix: 'Put a backslash before the `~`.',
    why: 'A `~` that stands free in a line opens logic. If it is meant as text, a `\\` before it says so.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  A ticket costs A ~ B silver.\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 20,
                length: 1,
                code: 'FAB1009',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  A ticket costs A \\~ B silver.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1010: {
    code: 'FAB1010',
    name: 'braceInText',
    severity: 'error',
    message: 'No block can open here.',
    fix: 'Put a backslash before the brace.',
    why: 'In text a `{` opens a value (`{player.name}`), and at a line’s end a block, but only after a choice or logic. A brace\nthat is meant as text is written `\\{`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The sign said {\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 17,
                length: 1,
                code: 'FAB1010',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The sign said \\{\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1011: {
    code: 'FAB1011',
    name: 'unclosedInterpolation',
    severity: 'error',
    message: 'This `{{` has no `}}` on its line.',
    fix: 'Put a backslash before the brace.',
    why: 'In text a `{` opens a value, which ends on the same line. A brace that is meant as text is written `\\{`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  She draws a {-shaped scar.\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 15,
                length: 1,
                code: 'FAB1011',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  She draws a \\{-shaped scar.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1012: {
    code: 'FAB1012',
    name: 'inkAlternatives',
    severity: 'error',
    message: 'Alternatives need a word that says how they follow: `{form:text}`.',
    fix: 'Write the form that means the same.',
    why: 'In ink `{a|b}` shows one after the other. Here the way is said: `{stop: a | b}` ends at the last, `{cycle: …}` begins\nagain, `{once: …}` ends in nothing, `{shuffle: …}` mixes.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The bell rings {one|two|three}.\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 18,
                length: 15,
                code: 'FAB1012',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The bell rings {stop: one | two | three}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1013: {
    code: 'FAB1013',
    name: 'inkCondition',
    severity: 'error',
    message: 'A condition in text opens with `if`: `{form:text}`.',
    fix: 'Write the form that means the same.',
    why: 'In ink a condition stands before a colon. Here it is said with `if`, and the other case with `else:`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { met: bool = false }\n\nscene quay {\n  She {met: nods|stares}.\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 7,
                length: 18,
                code: 'FAB1013',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { met: bool = false }\n\nscene quay {\n  She {if met: nods | else: stares}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1014: {
    code: 'FAB1014',
    name: 'missingBraces',
    severity: 'error',
    message: 'These lines are indented under a choice that has no braces.',
    fix: 'Put them into braces.',
    why: 'Indentation means nothing here: which lines belong to a choice is said by braces alone, so that text pasted from a mail\nkeeps its meaning. Without braces these lines would be read after every choice.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  * "Sorry."\n    She says nothing.\n  * "Never."\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 5,
                length: 17,
                code: 'FAB1014',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  * "Sorry." {\n    She says nothing.\n  }\n  * "Never."\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1015: {
    code: 'FAB1015',
    name: 'braceOnItsOwn',
    severity: 'error',
    message: 'The `{{` of {of:text} stands on its line.',
    fix: 'Move the brace up.',
    why: 'A brace on a line of its own could belong to anything above it. On the line of the choice, or behind the\n`else`, it can’t be torn off.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  * "Sorry."\n    {\n    She nods.\n  }\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 5,
                length: 1,
                code: 'FAB1015',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  * "Sorry." {\n    She nods.\n  }\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1016: {
    code: 'FAB1016',
    name: 'effectAfterChoice',
    severity: 'error',
    message: 'What a choice does stands in its braces.',
    why: 'After a choice’s text there may be a guard (`~ when`), `~ hear`, tags, a label, a divert, or the block. What happens\nwhen it is taken goes into the block, where it can be seen as a consequence.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 0 }\n\nscene quay {\n  * Wait. ~ tide += 1\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 11,
                length: 11,
                code: 'FAB1016',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 0 }\n\nscene quay {\n  * Wait. {\n    ~ tide += 1\n  }\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1017: {
    code: 'FAB1017',
    name: 'arrowToNowhere',
    severity: 'error',
    message: 'This `->` leads nowhere.',
    fix: 'Put a backslash before the arrow.',
    why: 'An arrow diverts to a scene, a label, `end` or `back`. One that is meant as text is written `\\->`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  Press the lever ->\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 19,
                length: 2,
                code: 'FAB1017',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  Press the lever \\->\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1018: {
    code: 'FAB1018',
    name: 'strangeCharacter',
    severity: 'error',
    message: '`{character:text}` means nothing in logic.',
    why: 'Logic is made of names, figures, texts in quotes and a few signs. Words for the reader stand in quotes.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 0 }\n\nscene quay {\n  ~ tide = 3 § 4\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 14,
                length: 1,
                code: 'FAB1018',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 0 }\n\nscene quay {\n  ~ tide = 3 + 4\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1019: {
    code: 'FAB1019',
    name: 'directionControl',
    severity: 'error',
    message: 'An invisible character ({character:text}) changes the reading direction of this logic.',
    fix: 'Take the character out.',
    why: 'Characters that change the direction of text can make logic look like something it is not. They are fine in prose, where\nArabic and Hebrew need them now and then.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 3 }\n\nscene quay {\n  ~ tide = ‮4\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 12,
                length: 1,
                code: 'FAB1019',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 3 }\n\nscene quay {\n  ~ tide = 4\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1020: {
    code: 'FAB1020',
    name: 'figureTooLarge',
    severity: 'error',
    message: '`{figure:text}` is larger than any whole number can be.',
    why: 'Whole numbers run from −9,007,199,254,740,991 to 9,007,199,254,740,991. A duration is one, of milliseconds.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { stars: int = 99999999999999999999 }\nscene quay { ~ advance 100_000_000w\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 22,
                length: 20,
                code: 'FAB1020',
              },
              {
                line: 2,
                column: 24,
                length: 12,
                code: 'FAB1020',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { stars: int = 9999999999 }\nscene quay { ~ advance 100w\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1021: {
    code: 'FAB1021',
    name: 'malformedFigure',
    severity: 'error',
    message: '`{figure:text}` is no figure.',
    why: 'Letters that hang on a figure make dice (`2d6`) or a duration (`90s`, `1h`); a unit stands apart (`5 silver`); and a\nname doesn’t open with a digit.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 12x }\n',
            marks: [
              {
                line: 1,
                column: 21,
                length: 3,
                code: 'FAB1021',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 12 }\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1022: {
    code: 'FAB1022',
    name: 'indentedDeclaration',
    severity: 'error',
    message: 'A `{keyword:text}` stands at the start of its line.',
    fix: 'Move it to the line’s start.',
    why: 'Declarations are known by standing at the very start of a line: so a forgotten brace above costs one message, and prose\nmay open with any word.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: '    scene quay {\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 5,
                length: 5,
                code: 'FAB1022',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1024: {
    code: 'FAB1024',
    name: 'noDeclaration',
    severity: 'error',
    message: '`{found:text}` declares nothing{hint:text}.',
    fix: 'Take the word that was probably meant.',
    guess: true,
    why: 'Outside of scenes and other bodies a file holds declarations, each opening at the start of a line with its word:\n`scene`, `entity`, `kind`, `world` … Text for the reader stands in a scene.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scnee quay {\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 5,
                code: 'FAB1024',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1025: {
    code: 'FAB1025',
    name: 'chainedComparison',
    severity: 'error',
    message: 'Comparisons can’t be chained.',
    why: '`a < b < c` would compare a yes or no with `c`. Say both comparisons: `a < b and b < c`, or `b in a..c`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 3 }\n\nscene quay {\n  Low water. ~ when 0 < tide < 6\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 21,
                length: 12,
                code: 'FAB1025',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 3 }\n\nscene quay {\n  Low water. ~ when 0 < tide and tide < 6\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1026: {
    code: 'FAB1026',
    name: 'rangeOutOfPlace',
    severity: 'error',
    message: 'A range stands only after `in` or as an argument.',
    why: '`0..12` is no value of its own: it says what a value lies in (`tide in 0..12`), what `for` counts through, which\nvalues a type has, or what `random(0..12)` chooses from.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 3 }\n\nscene quay {\n  ~ let r = 0..12\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 13,
                length: 5,
                code: 'FAB1026',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 3 }\n\nscene quay {\n  ~ let r = tide in 0..12\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1027: {
    code: 'FAB1027',
    name: 'unknownClause',
    severity: 'error',
    message: 'A {declaration:text} has no clause `{clause:text}`{hint:text}.',
    fix: 'Take the clause that was probably meant.',
    guess: true,
    why: 'The words that may stand in a declaration’s head are a closed list, so that a slip is found instead of read as\nsomething else.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person {}\nentity mara: Person "Mara"\n\nscene quay "The quay"\n    casst mara\n{\n  -> end\n}\n',
            marks: [
              {
                line: 5,
                column: 5,
                length: 5,
                code: 'FAB1027',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person {}\nentity mara: Person "Mara"\n\nscene quay "The quay"\n  cast mara\n{\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1028: {
    code: 'FAB1028',
    name: 'clauseTwice',
    severity: 'error',
    message: 'This {declaration:text} has `{clause:text}` twice.',
    why: 'Each clause stands once: of two, one would silently lose.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay "The quay" mass 0.2 mass 0.8 {\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 32,
                length: 4,
                code: 'FAB1028',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay "The quay" mass 0.8 {\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1029: {
    code: 'FAB1029',
    name: 'inkKnot',
    severity: 'error',
    message: 'ink’s knots are scenes here: `scene {name:text} {{ … }}`.',
    why: 'In ink `=== name ===` opens a knot that ends at the next one. Here it is a scene, whose braces say where it ends; a\nstitch is a label, `= name`, or a scene of its own.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: '=== quay ===\nThe tide turns.\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 12,
                code: 'FAB1029',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The tide turns.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1030: {
    code: 'FAB1030',
    name: 'inkTunnel',
    severity: 'error',
    message: 'Going back from a visit is written `-> back`.',
    fix: 'Write `-> back`.',
    why: 'In ink `->->` returns from a tunnel. Here a scene is visited with `~ visit scene`, and `-> back` returns.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene aside {\n  She whispers.\n    ->->\n}\n',
            marks: [
              {
                line: 3,
                column: 5,
                length: 4,
                code: 'FAB1030',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene aside {\n  She whispers.\n  -> back\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1031: {
    code: 'FAB1031',
    name: 'inkEnd',
    severity: 'error',
    message: 'The end of the story is written `-> end`.',
    fix: 'Write `end`.',
    why: 'ink knows `DONE` and `END`; here there is one end.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The tide turns.\n  -> DONE\n}\n',
            marks: [
              {
                line: 3,
                column: 6,
                length: 4,
                code: 'FAB1031',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The tide turns.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1032: {
    code: 'FAB1032',
    name: 'inkDeclaration',
    severity: 'error',
    message: 'ink’s `{word:text}` has no place here.',
    why: 'Variables of the story stand in `world { tide: int = 0 }`, those of a visit in `~ let x = 0`; lists are `enum`s; all\n`.fab` files of a pack’s folder belong to it without being included.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'VAR tide = 0\n\nscene quay {\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 12,
                code: 'FAB1032',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 0 }\n\nscene quay {\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1033: {
    code: 'FAB1033',
    name: 'yarnCommand',
    severity: 'error',
    message: 'Yarn Spinner’s `<<{command:text} …>>` is written with `~` here.',
    why: 'Logic opens with `~`: `~ if c { … } else { … }`, `~ tide = 3`, `-> scene` for a jump.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 3 }\n\nscene quay {\n    <<if tide > 2>>\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 5,
                length: 15,
                code: 'FAB1033',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 3 }\n\nscene quay {\n  ~ if tide > 2 { Water to the knees. }\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1034: {
    code: 'FAB1034',
    name: 'textAfterBlock',
    severity: 'error',
    message: 'Text after a block stands on a line of its own.',
    fix: 'Put it on a line of its own.',
    why: 'Behind a block’s `}` there may be `else`, `~`, `->`, tags or a comment. Text on the same line would look as if it\nbelonged to the block.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  * Wait. {\n    She nods.\n  } The tide turns.\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 5,
                length: 15,
                code: 'FAB1034',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  * Wait. {\n    She nods.\n  }\n  The tide turns.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1035: {
    code: 'FAB1035',
    name: 'nestedMarks',
    severity: 'error',
    message: 'A choice within a choice stands in its block, with one mark.',
    why: 'In ink the number of marks says how deep a choice lies. Here the braces do: the inner choice stands in the outer one’s\nblock.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  * Wait. {\n    She nods.\n    * * Nod back.\n  }\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 5,
                length: 3,
                code: 'FAB1035',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  * Wait. {\n    She nods.\n    * Nod back.\n  }\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1036: {
    code: 'FAB1036',
    name: 'foreignOperator',
    severity: 'error',
    message: 'Here `{written:text}` is written `{ours:text}`.',
    fix: 'Write it so.',
    why: 'Logic uses words where other languages use signs: `and`, `or`, `not`, `mod`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 3, storm: bool = false }\n\nscene quay {\n  Low water. ~ when tide < 6 && storm\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 30,
                length: 2,
                code: 'FAB1036',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 3, storm: bool = false }\n\nscene quay {\n  Low water. ~ when tide < 6 and storm\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1037: {
    code: 'FAB1037',
    name: 'doesNothing',
    severity: 'error',
    message: 'This does nothing.',
    fix: 'Put a backslash before the `~`, which makes it text.',
    guess: true,
    why: 'After `~` something happens: an assignment, a call, `transfer` … A value alone changes nothing; most likely an `=` is\nmissing, or the `~` was meant as text.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 3 }\n\nscene quay {\n  ~ tide == 4\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 5,
                length: 9,
                code: 'FAB1037',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 3 }\n\nscene quay {\n  ~ tide = 4\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1038: {
    code: 'FAB1038',
    name: 'expressionTooLong',
    severity: 'error',
    message: 'This expression has more than {longest:number} parts.',
    why: 'An expression this long was hardly written by hand. Put parts of it into a function or a `let`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 3 }\n\nscene quay {\n  ~ tide = 1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 2014,
                length: 1,
                code: 'FAB1038',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 3 }\n\nscene quay {\n  ~ tide = 1 + 1\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1039: {
    code: 'FAB1039',
    name: 'blockOfNothing',
    severity: 'error',
    message: 'This block belongs to nothing.',
    why: 'A block stands after a choice’s text or after logic (`~ if`, `~ for` …). Its lines are read as if the braces were not\nthere.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The tide turns.\n    {\n    Gulls rise.\n  }\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 5,
                length: 1,
                code: 'FAB1039',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The tide turns.\n  Gulls rise.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1040: {
    code: 'FAB1040',
    name: 'equalsInCondition',
    severity: 'error',
    message: 'A condition asks with `==`; `=` assigns.',
    fix: 'Write `==`.',
    why: '`tide = 24` makes the tide 24, `tide == 24` asks whether it is. A condition only asks.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 3 }\n\nscene quay {\n  ~ if tide = 24 {\n    High water.\n  }\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 13,
                length: 1,
                code: 'FAB1040',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 3 }\n\nscene quay {\n  ~ if tide == 24 {\n    High water.\n  }\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1041: {
    code: 'FAB1041',
    name: 'markWithoutBlank',
    severity: 'warning',
    message: 'This line is text: a `{mark:text}` is a mark only with a blank behind it.',
    fix: 'Put a blank behind the mark.',
    why: '`*Thud.*` is emphasis and `~5 minutes` is prose, so a choice, a label and logic have a blank behind their mark. A line\nthat is meant as text keeps its sign with a backslash: `\\*Terms apply.`',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n    *Go home.\n    * Wait.\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 5,
                length: 1,
                code: 'FAB1041',
              },
            ],
          },
        ],
      },
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { hour: int = 3 }\n\nscene quay {\n    ~hour += 1\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 5,
                length: 1,
                code: 'FAB1041',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  *Thud.* The hull.\n  *A long\n  way off.* Then nothing.\n  +1 for effort, ~5 minutes later.\n  * Go home.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1042: {
    code: 'FAB1042',
    name: 'choiceWithoutBlank',
    severity: 'error',
    message: 'A choice’s `{mark:text}` has a blank behind it.',
    fix: 'Put a blank behind the mark.',
    why: '`*Thud.*` is emphasis, so a choice’s mark has a blank behind it. The line opens a block, as only a choice does; it is\nread as one.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n    *Look at the sign. {\n      It says no.\n    }\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 5,
                length: 1,
                code: 'FAB1042',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  * Look at the sign. {\n    It says no.\n  }\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1043: {
    code: 'FAB1043',
    name: 'logicAsText',
    severity: 'warning',
    message: 'This line is text, though it reads as logic: logic opens with `~`.',
    fix: 'Put `~` before it.',
    guess: true,
    why: 'In a scene every line is what the reader reads, unless it opens with a mark. An assignment without its `~` changes\nnothing and is shown. A line that is meant as text keeps its sign with a backslash: `e \\= 3`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { hour: int = 3 }\n\nscene quay {\n    hour += 1\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 5,
                length: 9,
                code: 'FAB1043',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { hour: int = 3 }\n\nscene quay {\n  ~ hour += 1\n  Time = money, she says.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1044: {
    code: 'FAB1044',
    name: 'blockWithoutTilde',
    severity: 'error',
    message: 'In prose `{word:text}` opens with `~`.',
    fix: 'Put `~` before it.',
    why: 'In a scene every line is what the reader reads, unless it opens with a mark. This one opens a block, which only logic\nand choices do, and is read as logic.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 3 }\n\nscene quay {\n    if tide > 6 {\n      High water.\n    }\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 5,
                length: 2,
                code: 'FAB1044',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 3 }\n\nscene quay {\n  ~ if tide > 6 {\n    High water.\n  }\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1045: {
    code: 'FAB1045',
    name: 'guardAsText',
    severity: 'warning',
    message: 'This `{written:text}` is part of the choice’s text; a guard opens with `~ when`.',
    fix: 'Write `~ when`.',
    guess: true,
    why: 'A choice’s text goes on to its end, or to the first mark. Without `~` the condition is shown to the reader, and the choice\nis always there. ink’s guards, `* {coins > 3} Buy`, stand behind the text here.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { coins: int = 3 }\n\nscene stall {\n  * Buy the rope. when coins >= 3\n  * Walk on.\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 19,
                length: 15,
                code: 'FAB1045',
              },
            ],
          },
        ],
      },
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { coins: int = 3 }\n\nscene stall {\n    * {coins >= 3} Buy the rope.\n  * Walk on.\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 7,
                length: 12,
                code: 'FAB1045',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { coins: int = 3 }\n\nscene stall {\n  * Buy the rope. ~ when coins >= 3\n  * Buy it when she looks away.\n  * Walk on.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1046: {
    code: 'FAB1046',
    name: 'arrowAsText',
    severity: 'warning',
    message: 'This `{written:text}` is text; a divert is written `->`.',
    fix: 'Write `->`.',
    guess: true,
    why: 'Only `->` leads on. Any other arrow is shown to the reader, and the story goes on with the next line.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n    => yard\n}\n\nscene yard {\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 5,
                length: 2,
                code: 'FAB1046',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  ->yard\n}\n\nscene yard {\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1047: {
    code: 'FAB1047',
    name: 'tildeBeforeElse',
    severity: 'error',
    message: '`else` stands without `~`.',
    fix: 'Take the `~` out.',
    why: '`~` opens a statement, and `else` goes on with the one whose block has just been closed: on the line of its `}` or on the\nnext.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 3 }\n\nscene quay {\n  ~ if tide > 6 {\n    High water.\n  }\n    ~ else {\n    Low water.\n  }\n  -> end\n}\n',
            marks: [
              {
                line: 7,
                column: 5,
                length: 1,
                code: 'FAB1047',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 3 }\n\nscene quay {\n  ~ if tide > 6 {\n    High water.\n  }\n  else {\n    Low water.\n  }\n  ~ if tide > 9 { A flood. }\n  else { No flood. }\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1048: {
    code: 'FAB1048',
    name: 'arrowBeforeText',
    severity: 'error',
    message: 'A `->` leads to one place, and no place has several words; a choice opens with `*`.',
    fix: 'Write `*`.',
    why: 'Yarn Spinner’s options open with `->`. Here that is a divert: behind it stands a place’s name. What the reader may choose\nopens with `*`, or with `+` where it may be chosen again.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene stall {\n    -> Buy the rope.\n    * Walk on.\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 5,
                length: 2,
                code: 'FAB1048',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene stall {\n  * Buy the rope.\n  * Walk on.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1049: {
    code: 'FAB1049',
    name: 'braceInPrompt',
    severity: 'error',
    message: 'In what a model is sent, a brace opens a value.',
    fix: 'Put a backslash before the braces.',
    why: 'Only `{…}` is live in the text of a prompt. A brace that is meant as text is written `\\{`; for several of them, as in an\nexample of JSON, the text is put between two `"""`, where nothing is live.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'provider home: ollama { model "llama3.2" }\nprompt mood_of(said: text) -> text {\n  route home\n  fallback "calm"\n  system { Answer with { "mood": "calm" }. }\n  user { {said} }\n}\nscene quay {\n  ~ let mood = ask mood_of("Good evening.")\n  She seems {mood}.\n  -> end\n}\n',
            marks: [
              {
                line: 5,
                column: 24,
                length: 1,
                code: 'FAB1049',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'provider home: ollama { model "llama3.2" }\nprompt mood_of(said: text) -> text {\n  route home\n  fallback "calm"\n  system { Answer with """{ "mood": "calm" }""". }\n  user { {said} }\n}\nscene quay {\n  ~ let mood = ask mood_of("Good evening.")\n  She seems {mood}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB1050: {
    code: 'FAB1050',
    name: 'sentenceBesideBrace',
    severity: 'error',
    message: 'What is said when a choice is taken stands below its `{{`, on lines of its own.',
    fix: 'Put it on lines of its own.',
    why: 'On a choice\'s line a `{` that has words behind it opens a value, as in `* Pay {price}.` The line ends as a sentence does, so a\nblock was meant, and it is read as one.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  * [Turn round.] { Nobody is there. }\n  * [Walk on.] { You walk on. -> end }\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 19,
                length: 20,
                code: 'FAB1050',
              },
              {
                line: 3,
                column: 16,
                length: 23,
                code: 'FAB1050',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  * [Turn round.] {\n    Nobody is there.\n  }\n  * [Walk on.] {\n    You walk on. -> end\n  }\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB2001: {
    code: 'FAB2001',
    name: 'undefinedName',
    severity: 'error',
    message: 'There is no {kind:text} named `{name:text}`{hint:text?}.',
    fix: 'Take the nearest name that exists.',
    guess: true,
    why: 'A name must be declared before it can be meant. Names are looked up in the chapter that uses\nthem, then in the chapters around it, then in the packs it `use`s. When a declared name is a letter\nor two away, the message says which.\n\nThe fix is offered only for a name that is near enough; otherwise the name has to be declared,\nor written as it was declared.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The tide has turned.\n  -> warehose\n}\n\nscene warehouse {\n  Crates to the rafters.\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 6,
                length: 8,
                code: 'FAB2001',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The tide has turned.\n  -> warehouse\n}\n\nscene warehouse {\n  Crates to the rafters.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB2002: {
    code: 'FAB2002',
    name: 'duplicateName',
    severity: 'error',
    message: 'There are two things named `{name:text}` here.',
    why: 'One name means one thing in a chapter, so that a divert, a line or a save can never mean the\nwrong one. A scene may share its name with a person, a place or a kind: where each stands, only\none of them can be meant.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The tide has turned.\n  -> end\n}\n\nscene quay {\n  Crates to the rafters.\n  -> end\n}\n',
            marks: [
              {
                line: 6,
                column: 7,
                length: 4,
                code: 'FAB2002',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The tide has turned.\n  -> warehouse\n}\n\nscene warehouse {\n  Crates to the rafters.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB2003: {
    code: 'FAB2003',
    name: 'namesDifferByCase',
    severity: 'error',
    message: '`{name:text}` and `{other:text}` differ only by capital letters.',
    why: 'Some file systems and databases do not tell capitals from small letters, and readers of the\nsource rarely do. Two names that differ only so would be mixed up sooner or later.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The tide has turned.\n  -> Quay\n}\n\nscene Quay {\n  Crates to the rafters.\n  -> end\n}\n',
            marks: [
              {
                line: 6,
                column: 7,
                length: 4,
                code: 'FAB2003',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The tide has turned.\n  -> quay_at_night\n}\n\nscene quay_at_night {\n  Crates to the rafters.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB2004: {
    code: 'FAB2004',
    name: 'chaptersDifferByCase',
    severity: 'error',
    message: 'The chapters `{name:text}` and `{other:text}` differ only by capital letters.',
    why: 'A chapter is a folder, and many file systems take folders that differ only by capital letters\nfor one. The pack would read differently on another machine.',
    wrong: [
      {
        files: [
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 1.0.0 start Town.gate }\n',
            marks: [],
          },
          {
            path: 'Town/gate.fab',
            text: 'scene gate {\n  The gate is shut.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'town/well.fab',
            text: 'scene well {\n  The well is dry.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 12,
                code: 'FAB2004',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 1.0.0 start town.gate }\n',
            marks: [],
          },
          {
            path: 'town/gate.fab',
            text: 'scene gate {\n  The gate is shut.\n  -> well\n}\n',
            marks: [],
          },
          {
            path: 'town/well.fab',
            text: 'scene well {\n  The well is dry.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB2005: {
    code: 'FAB2005',
    name: 'secondPlayer',
    severity: 'error',
    message: 'The player is already something else.',
    why: '`player is …` says which kind the reader\'s body is of. A pack has one such line; further\n`player` blocks may add fields.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { mood: text = "calm" }\nkind Ghost { chill: text = "cold" }\nplayer is Person { }\nplayer is Ghost { }\nscene quay {\n  You are {player.mood}.\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 11,
                length: 5,
                code: 'FAB2005',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { mood: text = "calm" }\nplayer is Person { }\nplayer { coat: text = "grey" }\nscene quay {\n  You are {player.mood}, in your {player.coat} coat.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB2006: {
    code: 'FAB2006',
    name: 'noStart',
    severity: 'error',
    message: 'The pack does not say where it starts.',
    why: 'A story needs a first scene: `start arrival` in the pack names it. A pack without scenes is a\nlibrary and needs none.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'pack example { title "Example" version 1.0.0 }\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 6,
                length: 7,
                code: 'FAB2006',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'pack example { title "Example" version 1.0.0 start quay }\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB2007: {
    code: 'FAB2007',
    name: 'unknownPack',
    severity: 'error',
    message: 'There is no pack named `{name:text}` to use{looked:text?}.',
    why: '`use` names another pack as its own `pack` line has it: one of the standard library, such as `std.d20`, or one that\nnpm has installed. `use harbor_kit` is looked for as `node_modules/harbor_kit` and `node_modules/harbor-kit`, and\n`use salt.harbor_kit` as `node_modules/@salt/harbor_kit` and `node_modules/@salt/harbor-kit`: in the pack\'s folder and in\nthose above it, as Node does. What is missing there comes by `npm install`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'pack example {\n  title "Example" version 1.0.0\n  use std.d200\n  start quay\n}\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 7,
                length: 8,
                code: 'FAB2007',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'pack example {\n  title "Example" version 1.0.0\n  use std.d20\n  start quay\n}\nscene quay {\n  ~ check(stealth, vs: 12) {\n    success { The tide has turned. }\n    failure { Somebody saw you. }\n  }\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB2008: {
    code: 'FAB2008',
    name: 'packCircle',
    severity: 'error',
    message: 'The pack `{name:text}` uses itself, by a circle of packs: {way:text}.',
    why: 'A pack\'s names are resolved after those of the packs it uses, so no pack can come before\nitself. Move what both need into a third pack.',
    wrong: [
      {
        files: [
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 1.0.0 use example_left start quay }\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'use/example_left/pack.fab',
            text: 'pack example_left { title "Left" version 1.0.0 use example_left }\n',
            marks: [
              {
                line: 1,
                column: 52,
                length: 12,
                code: 'FAB2008',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 1.0.0 use example_left start quay }\nscene quay {\n  The tide has turned {twice(1)} times.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'use/example_left/pack.fab',
            text: 'pack example_left { title "Left" version 1.0.0 }\nfn twice(n: int) -> int = n + n\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB2020: {
    code: 'FAB2020',
    name: 'ambiguousName',
    severity: 'error',
    message: '`{name:text}` could be `{first:text}` or `{second:text}`.',
    why: 'Two things of equal rank have this name, and which is meant must never depend on the order in\nwhich they were found. The qualified form says which: `world.warmth`, `campaign.warmth`, or the\npack before a dot.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { warmth: int = 0 }\ncampaign { warmth: int = 0 }\nscene quay {\n  ~ warmth = 1\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 5,
                length: 6,
                code: 'FAB2020',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { warmth: int = 0 }\ncampaign { warmth: int = 0 }\nscene quay {\n  ~ world.warmth = 1\n  ~ campaign.warmth = world.warmth\n  {campaign.warmth}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB2021: {
    code: 'FAB2021',
    name: 'hidesName',
    severity: 'warning',
    message: '`{name:text}` hides {what:text}.',
    why: 'A variable comes before state, and state before entities. Inside its block the hidden thing can be\nmeant only by its qualified name, and whoever reads the scene will take the one for the other.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int in 0..12 = 0 }\nscene quay {\n  ~ let tide = 3\n  The gauge says {tide}, the table says {world.tide}.\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 9,
                length: 4,
                code: 'FAB2021',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int in 0..12 = 0 }\nscene quay {\n  ~ let gauge = 3\n  The gauge says {gauge}, the table says {tide}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB2022: {
    code: 'FAB2022',
    name: 'notInCast',
    severity: 'warning',
    message: '`{name:text}` is not in the cast here, so this line is narration.',
    fix: 'Add the name to the scene\'s cast.',
    guess: true,
    why: 'Words before a colon are a speaker only when they name someone in the cast of the scene, of its\nchapter or of the pack; so `Note: this is narration.` stays what it is. A line that begins with\nsomebody who exists but is not in the cast is likely to be meant as speech.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { mood: text = "calm" }\nentity mara: Person "Mara Quill"\nscene quay {\n    mara: You\'re late.\n    She looks {mara.mood}.\n    -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 5,
                length: 4,
                code: 'FAB2022',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { mood: text = "calm" }\nentity mara: Person "Mara Quill"\nscene quay cast mara {\n  mara: You\'re late.\n  She looks {mara.mood}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB2023: {
    code: 'FAB2023',
    name: 'speakerMisspelt',
    severity: 'warning',
    message: 'Nobody in the cast is called `{name:text}`; did you mean `{near:text}`?',
    fix: 'Take the name of the one in the cast.',
    guess: true,
    why: 'Words before a colon that name nobody are narration. These are a letter or two off somebody in the\ncast, so they are likely to be meant as speech.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { mood: text = "calm" }\nentity mara: Person "Mara Quill"\nscene quay cast mara {\n    marra: You\'re late.\n    She looks {mara.mood}.\n    -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 5,
                length: 5,
                code: 'FAB2023',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { mood: text = "calm" }\nentity mara: Person "Mara Quill"\nscene quay cast mara {\n  mara: You\'re late.\n  She looks {mara.mood}. Note: she always does.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB2024: {
    code: 'FAB2024',
    name: 'labelOrScene',
    severity: 'error',
    message: '`{name:text}` is a label of this scene and a scene.',
    fix: 'Take the label of this scene, with a dot before it.',
    guess: true,
    why: 'A divert to a label stays in the scene, a divert to a scene leaves it. Where both have the name,\n`.name` is the label; to mean the scene, rename one of them or write its chapter before a dot.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  = upstairs\n  * Go up. -> upstairs\n  * Stay here. -> end\n}\nscene upstairs {\n  It is dark up here.\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 15,
                length: 8,
                code: 'FAB2024',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  = landing\n  * Go up. -> upstairs\n  + Look around again. -> landing\n}\nscene upstairs {\n  It is dark up here.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB2025: {
    code: 'FAB2025',
    name: 'duplicateLabel',
    severity: 'error',
    message: 'There are two labels named `{name:text}` in this scene.',
    why: 'A divert to a label must lead to one place. Labels of a scene share one set of names, however deep\nthey stand.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  = landing\n  The tide has turned.\n  = landing\n  The lamps are lit.\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 5,
                length: 7,
                code: 'FAB2025',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  = landing\n  The tide has turned.\n  = lamps\n  The lamps are lit.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB2026: {
    code: 'FAB2026',
    name: 'ambiguousField',
    severity: 'error',
    message: '`{name:text}` could be `{first:text}` or `{second:text}`.',
    why: 'Two components have a field of this name. The component\'s name before it says which is meant:\n`mara.Voice.tone`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'component Voice { tone: text = "dry" }\ncomponent Skin { tone: text = "pale" }\nkind Person { has Voice, Skin }\nentity mara: Person "Mara Quill"\nscene quay {\n  She is {mara.tone}.\n  -> end\n}\n',
            marks: [
              {
                line: 6,
                column: 16,
                length: 4,
                code: 'FAB2026',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'component Voice { tone: text = "dry" }\ncomponent Skin { tone: text = "pale" }\nkind Person { has Voice, Skin }\nentity mara: Person "Mara Quill"\nscene quay {\n  She is {mara.Voice.tone}, and {mara.Skin.tone}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB2027: {
    code: 'FAB2027',
    name: 'undefinedField',
    severity: 'error',
    message: '{type:text} has no field `{name:text}`{hint:text?}.',
    fix: 'Take the nearest field that exists.',
    guess: true,
    why: 'What a thing has is declared with its kind, its components, its record or its relation. When a\ndeclared field is a letter or two away, the message says which, and the fix takes it.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { mood: text = "calm" }\nentity mara: Person "Mara Quill"\nscene quay {\n  She looks {mara.mod}.\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 19,
                length: 3,
                code: 'FAB2027',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { mood: text = "calm" }\nentity mara: Person "Mara Quill"\nscene quay {\n  She looks {mara.mood}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB2028: {
    code: 'FAB2028',
    name: 'wrongSort',
    severity: 'error',
    message: '`{name:text}` is {found:text}; {wanted:text} is wanted here.',
    why: 'The name is declared, but as something that can\'t stand in this place.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Place { wet: bool = false }\nentity quay_wall: Place "The Quay Wall"\nscene quay {\n  {if quay_wall.wet: It is slippery.}\n  -> quay_wall\n}\n',
            marks: [
              {
                line: 5,
                column: 6,
                length: 9,
                code: 'FAB2028',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Place { wet: bool = false }\nentity quay_wall: Place "The Quay Wall"\nscene quay at quay_wall {\n  {if quay_wall.wet: It is slippery.}\n  -> on_the_wall\n}\nscene on_the_wall {\n  From here you see the boats.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB2029: {
    code: 'FAB2029',
    name: 'fieldOfKind',
    severity: 'error',
    message: '`{name:text}` is a field of `{kind:text}` already.',
    why: 'The player has the fields of its kind. In the `player` block such a field is given a value, `mood:\n"calm"`; only fields that the kind does not have are declared there.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { mood: text = "calm" }\nplayer is Person { mood: text = "wary" }\nscene quay {\n  You are {player.mood}.\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 20,
                length: 4,
                code: 'FAB2029',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { mood: text = "calm" }\nplayer is Person { mood: "wary", coat: text = "grey" }\nscene quay {\n  You are {player.mood}, in a {player.coat} coat.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB2030: {
    code: 'FAB2030',
    name: 'startNeedsArguments',
    severity: 'error',
    message: 'The story can\'t start with `{name:text}`: nobody would give it its arguments.',
    why: 'The first scene is entered by nobody\'s divert. Its parameters need defaults, or another scene\ncomes first and says with whom.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'pack example { title "Example" version 1.0.0 start meeting }\nkind Person { mood: text = "calm" }\nentity mara: Person "Mara Quill"\nscene meeting(who: Person) {\n  {who} looks {who.mood}.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 52,
                length: 7,
                code: 'FAB2030',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'pack example { title "Example" version 1.0.0 start quay }\nkind Person { mood: text = "calm" }\nentity mara: Person "Mara Quill"\nscene quay {\n  Somebody is waiting.\n  -> meeting(mara)\n}\nscene meeting(who: Person) {\n  {who} looks {who.mood}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB2031: {
    code: 'FAB2031',
    name: 'sealedElsewhere',
    severity: 'error',
    message: '`{name:text}` is sealed: only {owner:text} writes it.',
    why: 'A `sealed` field has one owner, the chapter that declares it, so that whoever wonders why it\nchanged has one place to look. Other chapters read it, and call an action of the owner to change\nit.',
    wrong: [
      {
        files: [
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 1.0.0 start town.gate }\nworld { alarm: bool = false sealed }\n',
            marks: [],
          },
          {
            path: 'town/gate.fab',
            text: 'scene gate {\n  ~ alarm = true\n  {if alarm: A bell begins to ring.}\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 5,
                length: 5,
                code: 'FAB2031',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 1.0.0 start town.gate }\nworld { alarm: bool = false sealed }\naction raise_alarm() { alarm = true }\n',
            marks: [],
          },
          {
            path: 'town/gate.fab',
            text: 'scene gate {\n  ~ raise_alarm()\n  {if alarm: A bell begins to ring.}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB2032: {
    code: 'FAB2032',
    name: 'missingUse',
    severity: 'error',
    message: 'There is no {kind:text} named `{name:text}` here, but `{pack:text}` has one: did you forget `use {pack:text}`?',
    fix: 'Add the `use` to the pack.',
    why: 'What a pack of the standard library declares is there once the pack is named by `use`. Of everything\nin a file that the missing line would bring, only the first is reported.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'pack example {\n  title "Example" version 1.0.0\n  start quay\n}\nkind Person { has Adventurer }\nplayer is Person\nscene quay {\n  ~ check(stealth, vs: 12) {\n    success { The tide has turned. }\n    failure { Somebody saw you. }\n  }\n  -> end\n}\n',
            marks: [
              {
                line: 5,
                column: 19,
                length: 10,
                code: 'FAB2032',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'pack example {\n  title "Example" version 1.0.0\n  use std.d20\n  start quay\n}\nkind Person { has Adventurer }\nplayer is Person\nscene quay {\n  ~ check(stealth, vs: 12) {\n    success { The tide has turned. }\n    failure { Somebody saw you. }\n  }\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB2033: {
    code: 'FAB2033',
    name: 'packageWithoutPack',
    severity: 'error',
    message: '`{name:text}` was found, but {reason:text}.',
    why: 'A package holds a pack when one of its `.fab` files has a `pack` line. Where the pack lies in a folder\nof the package, its `package.json` says which: `"fabula": { "pack": "./story" }`.',
    wrong: [
      {
        files: [
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 1.0.0 use harbor_kit start quay }\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 50,
                length: 10,
                code: 'FAB2033',
              },
            ],
          },
          {
            path: 'use/harbor_kit/figures.fab',
            text: 'fn twice(n: int) -> int = n + n\n',
            marks: [],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 1.0.0 use harbor_kit start quay }\nscene quay {\n  The tide has turned {twice(1)} times.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'use/harbor_kit/figures.fab',
            text: 'pack harbor_kit { title "Harbor kit" version 1.0.0 }\nfn twice(n: int) -> int = n + n\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB2034: {
    code: 'FAB2034',
    name: 'packNamedOtherwise',
    severity: 'error',
    message: 'What was found for `{name:text}` is the pack `{own:text}`.',
    why: 'A pack has one name, and its own `pack` line says it: ids, saves and hashes are made of that name, so that they\ndon\'t depend on where the pack was found. A package\'s name follows it, with `-` for `_` where one likes: the pack\n`harbor_kit` is the package `harbor-kit`, the pack `salt.harbor_kit` is `@salt/harbor-kit`. Another name for it in\nthis pack is written with `as`.',
    wrong: [
      {
        files: [
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 1.0.0 use kit start quay }\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 50,
                length: 3,
                code: 'FAB2034',
              },
            ],
          },
          {
            path: 'use/kit/pack.fab',
            text: 'pack harbor_kit { title "Harbor kit" version 1.0.0 }\nfn twice(n: int) -> int = n + n\n',
            marks: [],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 1.0.0 use harbor_kit as kit start quay }\nscene quay {\n  The tide has turned {kit.twice(1)} times.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'use/harbor_kit/pack.fab',
            text: 'pack harbor_kit { title "Harbor kit" version 1.0.0 }\nfn twice(n: int) -> int = n + n\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB2035: {
    code: 'FAB2035',
    name: 'twoVersions',
    severity: 'error',
    message: 'Two versions of `{name:text}` meet here: `{by:text}` uses {first:text}, and `{user:text}` uses {second:text}.',
    why: 'A story holds each pack once. With two of them there would be two of each of its kinds and counters, which\nlook alike and don\'t fit each other. Bring both users to one version: `npm ls NAME` shows who wants which, and\n`overrides` in `package.json` decides.',
    wrong: [
      {
        files: [
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 1.0.0 use weather, harbor_kit start quay }\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 59,
                length: 10,
                code: 'FAB2035',
              },
            ],
          },
          {
            path: 'use/harbor_kit/pack.fab',
            text: 'pack harbor_kit { title "Harbor kit" version 2.0.0 }\n',
            marks: [],
          },
          {
            path: 'use/weather/pack.fab',
            text: 'pack weather { title "Weather" version 1.0.0 use harbor_kit }\n',
            marks: [],
          },
          {
            path: 'use/weather/use/harbor_kit/pack.fab',
            text: 'pack harbor_kit { title "Harbor kit" version 1.0.0 }\n',
            marks: [],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 1.0.0 use weather, harbor_kit start quay }\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'use/harbor_kit/pack.fab',
            text: 'pack harbor_kit { title "Harbor kit" version 2.0.0 }\n',
            marks: [],
          },
          {
            path: 'use/weather/pack.fab',
            text: 'pack weather { title "Weather" version 1.0.0 use harbor_kit }\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB2036: {
    code: 'FAB2036',
    name: 'privateToPack',
    severity: 'error',
    message: '`{name:text}` is private to the pack `{pack:text}`, as its `_` says.',
    why: 'A name that begins with `_` is a pack\'s own business: the next version may drop it, and nobody outside may\ncome to rely on it. Use what the pack offers without `_`, or ask its author for it.',
    wrong: [
      {
        files: [
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 1.0.0 use harbor_kit start quay }\nscene quay {\n  The tide has turned {_twice(1)} times, and {harbor_kit._twice(2)} times.\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 24,
                length: 6,
                code: 'FAB2036',
              },
              {
                line: 3,
                column: 47,
                length: 17,
                code: 'FAB2036',
              },
            ],
          },
          {
            path: 'use/harbor_kit/pack.fab',
            text: 'pack harbor_kit { title "Harbor kit" version 1.0.0 }\nfn _twice(n: int) -> int = n + n\nfn turned(n: int) -> int = _twice(n)\n',
            marks: [],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 1.0.0 use harbor_kit start quay }\nscene quay {\n  The tide has turned {turned(1)} times.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'use/harbor_kit/pack.fab',
            text: 'pack harbor_kit { title "Harbor kit" version 1.0.0 }\nfn _twice(n: int) -> int = n + n\nfn turned(n: int) -> int = _twice(n)\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB2037: {
    code: 'FAB2037',
    name: 'markupNotClosed',
    severity: 'warning',
    message: '`[{name:text}]` has no `[/{name:text}]` behind it on its line, so it is text like any other.',
    fix: 'Close it at the end of the line; a markup without attributes becomes a point.',
    guess: true,
    why: 'Brackets are markup only where they are closed. The name of a declared markup in brackets that are not is most likely\na closer that was forgotten, and readers would see the brackets.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'markup shout { level: int in 1..3 = 1 }\nscene quay {\n  She cried: [shout level=2]Cut the rope!\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 14,
                length: 15,
                code: 'FAB2037',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'markup shout { level: int in 1..3 = 1 }\nscene quay {\n  She cried: [shout level=2]Cut the rope![/shout]\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB2038: {
    code: 'FAB2038',
    name: 'formerNameInUse',
    severity: 'error',
    message: '`{now:text}` was called `{was:text}`, but there is still {sort:text} of that name.',
    why: '`was` says what the version before called something, so that what it kept is found again. Where the old name is still\ndeclared, what was kept under it belongs to that declaration, and it cannot be both.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person {\n  vigor: int was stamina = 3\n  stamina: int = 1\n}\nentity mara: Person\nscene quay {\n  {mara.vigor} {mara.stamina}\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 18,
                length: 7,
                code: 'FAB2038',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person {\n  vigor: int was stamina = 3\n}\nentity mara: Person\nscene quay {\n  {mara.vigor}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB2039: {
    code: 'FAB2039',
    name: 'tagSpeltAlone',
    severity: 'info',
    message: '`#{name:text}` stands only here; did you mean `#{other:text}`?',
    fix: 'Write the other tag.',
    guess: true,
    why: 'Tags are for the host, and the compiler cannot know which ones it understands. A tag that stands once in a pack, and is\na letter or two off another, is most likely a slip.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The fog comes in.   #voice:soft\n  It smells of tar.   #voice:soft\n  A bell rings.       #vioce:soft\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 23,
                length: 6,
                code: 'FAB2039',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The fog comes in.   #voice:soft\n  It smells of tar.   #voice:soft\n  A bell rings.       #voice:soft\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB2040: {
    code: 'FAB2040',
    name: 'audienceCircle',
    severity: 'error',
    message: 'The audience `{name:text}` is made of itself.',
    why: 'An audience is a name for some of those who read: players, roles, spectators, and other audiences. One that names itself, or\none that names it, would be nobody.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'pack siege { title "The siege"  version 1.0.0  players 1..8  roles gm  start wall }\n\naudience crew = gm, watch\naudience watch = crew\n\nscene wall {\n  ~ to crew { The gate is weak. }\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 10,
                length: 4,
                code: 'FAB2040',
              },
              {
                line: 4,
                column: 10,
                length: 5,
                code: 'FAB2040',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'pack siege { title "The siege"  version 1.0.0  players 1..8  roles gm  start wall }\n\naudience crew = gm, watch\naudience watch = first(players)\n\nscene wall {\n  ~ to crew { The gate is weak. }\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB2041: {
    code: 'FAB2041',
    name: 'roleReserved',
    severity: 'error',
    message: '`{name:text}` is there without being declared.',
    why: 'Who plays has the role `player`, whoever runs the session has `operator`. `all` and `spectators` are audiences: everybody, and those\nwho look on without playing.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'pack siege { title "The siege"  version 1.0.0  players 1..8  roles gm, operator  start wall }\n\nscene wall {\n  The gate holds.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 72,
                length: 8,
                code: 'FAB2041',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'pack siege { title "The siege"  version 1.0.0  players 1..8  roles gm  start wall }\n\nscene wall {\n  The gate holds.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3001: {
    code: 'FAB3001',
    name: 'wrongType',
    severity: 'error',
    message: 'This is {found:text}; {wanted:text} is wanted here.',
    why: 'Every field, parameter and operator says what it takes. Nothing is converted behind the author\'s\nback but an `int` to a `float`, dice to what they show, and a scene or label to whether or how\noften it was visited.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 0 }\nscene quay {\n  ~ tide = "high"\n  The gauge says {tide}.\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 12,
                length: 6,
                code: 'FAB3001',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 0 }\nscene quay {\n  ~ tide = 12\n  The gauge says {tide}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3002: {
    code: 'FAB3002',
    name: 'badOperands',
    severity: 'error',
    message: '`{operator:text}` does not go with {left:text} and {right:text}.',
    why: 'Operators reckon with figures, amounts of one resource, times, texts and collections, each among\nthemselves. To put a value into text, write it in braces: `"Day {day}"`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { day: int = 1, title: text = "Day " }\nscene quay {\n  ~ title = title + day\n  {title}\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 13,
                length: 11,
                code: 'FAB3002',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { day: int = 1, title: text = "Day " }\nscene quay {\n  ~ title = "{title}{day}"\n  {title}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3003: {
    code: 'FAB3003',
    name: 'missingArguments',
    severity: 'error',
    message: '`{name:text}` needs {missing:list}.',
    why: 'A parameter without a default must be given at every call, by its place or by its name.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'fn odds(bonus: int, vs: int) -> int = bonus - vs\nscene quay {\n  You have {odds(3)}.\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 13,
                length: 7,
                code: 'FAB3003',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'fn odds(bonus: int, vs: int) -> int = bonus - vs\nscene quay {\n  You have {odds(3, vs: 2)}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3004: {
    code: 'FAB3004',
    name: 'tooManyArguments',
    severity: 'error',
    message: '`{name:text}` takes {count:number} {count:plural argument|arguments}.',
    why: 'There is no parameter left for this argument.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'fn double(n: int) -> int = n + n\nscene quay {\n  You have {double(3, 4)}.\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 23,
                length: 1,
                code: 'FAB3004',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'fn double(n: int) -> int = n + n\nscene quay {\n  You have {double(3)}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3005: {
    code: 'FAB3005',
    name: 'tooFewArguments',
    severity: 'error',
    message: '`{name:text}` takes at least {count:number} {count:plural argument|arguments}.',
    why: 'A function of the language was called without what it works on.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 0 }\nscene quay {\n  The tide is at {clamp(tide)}.\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 19,
                length: 11,
                code: 'FAB3005',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 0 }\nscene quay {\n  The tide is at {clamp(tide, 0, 12)}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3006: {
    code: 'FAB3006',
    name: 'unknownArgument',
    severity: 'error',
    message: '`{callee:text}` has no parameter `{name:text}`{hint:text?}.',
    fix: 'Take the nearest parameter that exists.',
    guess: true,
    why: 'A named argument goes to the parameter of that name.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'fn odds(bonus: int, vs: int) -> int = bonus - vs\nscene quay {\n  You have {odds(vs: 2, bonuss: 4)}.\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 25,
                length: 6,
                code: 'FAB3006',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'fn odds(bonus: int, vs: int) -> int = bonus - vs\nscene quay {\n  You have {odds(vs: 2, bonus: 4)}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3007: {
    code: 'FAB3007',
    name: 'repeatedArgument',
    severity: 'error',
    message: '`{name:text}` is given twice.',
    why: 'One argument for this parameter came by its place, another by its name, or two by its name.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'fn odds(bonus: int, vs: int = 10) -> int = bonus - vs\nscene quay {\n  You have {odds(3, bonus: 4)}.\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 21,
                length: 8,
                code: 'FAB3007',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'fn odds(bonus: int, vs: int = 10) -> int = bonus - vs\nscene quay {\n  You have {odds(3, vs: 4)}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3008: {
    code: 'FAB3008',
    name: 'notCallable',
    severity: 'error',
    message: '`{name:text}` is {found:text} and can\'t be called.',
    why: 'Functions, actions and relations are called. A scene is gone to with `->` or called with `~\nvisit`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The tide has turned.\n  ~ warehouse()\n  -> end\n}\nscene warehouse {\n  Crates to the rafters.\n  -> back\n}\n',
            marks: [
              {
                line: 3,
                column: 5,
                length: 9,
                code: 'FAB3008',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The tide has turned.\n  ~ visit warehouse\n  -> end\n}\nscene warehouse {\n  Crates to the rafters.\n  -> back\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3009: {
    code: 'FAB3009',
    name: 'noValue',
    severity: 'error',
    message: '`{name:text}` is {found:text}, which is no value.',
    why: 'A kind, a relation, an action or a chapter is not a value itself: its members, its edges or its\nresults are.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'enum Mood { calm, wary }\nworld { mood: Mood = calm }\nscene quay {\n  ~ mood = Mood\n  She is {mood}.\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 12,
                length: 4,
                code: 'FAB3009',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'enum Mood { calm, wary }\nworld { mood: Mood = calm }\nscene quay {\n  ~ mood = Mood.wary\n  She is {mood}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3010: {
    code: 'FAB3010',
    name: 'outOfRange',
    severity: 'error',
    message: '{value:text} is outside `{range:text}`.',
    why: 'The range is part of the type. A value that can never lie in it would always be brought to its\nnearer end, which is not what is written.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int in 0..12 = 0 }\nscene quay {\n  ~ tide = 20\n  The gauge says {tide}.\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 12,
                length: 2,
                code: 'FAB3010',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int in 0..12 = 0 }\nscene quay {\n  ~ tide = 12\n  The gauge says {tide}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3011: {
    code: 'FAB3011',
    name: 'mayLeaveRange',
    severity: 'info',
    message: 'This may leave `{range:text}`; it is then held at the border, and recorded.',
    why: 'From the bounds of what is reckoned with it does not follow that the value stays in range. When it\nleaves, it is brought to the nearer end and the breach is recorded for the operator. A condition\nbefore it shows that it fits; `clamped` in the type says that holding it is meant.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int in 0..12 = 0 }\nscene quay {\n  ~ tide += 1\n  The gauge says {tide}.\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 13,
                length: 1,
                code: 'FAB3011',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int in 0..12 = 0, warmth: int in -5..5 clamped = 0 }\nscene quay {\n  ~ warmth += 1\n  ~ if tide < 12 { ~ tide += 1 }\n  The gauge says {tide}. {if warmth > 0: She smiles.}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3012: {
    code: 'FAB3012',
    name: 'maybeNone',
    severity: 'error',
    message: '{what:text} may be `none` here.',
    why: 'A value of type `T?` may not be there. Ask first: after `x != none` it is a `T`; `let y = x else {\n… }` and `match` do the same.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Skiff { called: text = "Wager" }\nworld { boat: ref<Skiff>? = none }\nscene quay {\n  She is called {boat.called}.\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 18,
                length: 4,
                code: 'FAB3012',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Skiff { called: text = "Wager" }\nworld { boat: ref<Skiff>? = none }\nscene quay {\n  ~ boat = new Skiff\n  {if boat != none: She is called {boat.called}.}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3013: {
    code: 'FAB3013',
    name: 'missingCases',
    severity: 'error',
    message: 'Nothing is said for {cases:list}.',
    fix: 'Add the missing arms, empty.',
    guess: true,
    why: 'A match over an enum, a variant, a bool or an optional says what happens in every case, so that a\ncase that is added later is found wherever it matters. `otherwise` takes the rest.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'enum Mood { calm, wary, furious }\nworld { mood: Mood = calm }\nscene quay {\n  ~ match mood {\n    calm { She nods. }\n    wary { She waits. }\n  }\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 11,
                length: 4,
                code: 'FAB3013',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'enum Mood { calm, wary, furious }\nworld { mood: Mood = calm }\nscene quay {\n  ~ match mood {\n    calm { She nods. }\n    wary | furious { She waits. }\n  }\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3014: {
    code: 'FAB3014',
    name: 'unreachableArm',
    severity: 'warning',
    message: 'This arm is never taken: {why:text}.',
    why: 'Arms are tried from the top. What the ones before it have taken does not come to this one.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'enum Mood { calm, wary }\nworld { mood: Mood = calm }\nscene quay {\n  ~ match mood {\n    calm { She nods. }\n    otherwise { She waits. }\n    wary { She leaves. }\n  }\n  -> end\n}\n',
            marks: [
              {
                line: 7,
                column: 5,
                length: 4,
                code: 'FAB3014',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'enum Mood { calm, wary }\nworld { mood: Mood = calm }\nscene quay {\n  ~ match mood {\n    calm { She nods. }\n    wary { She leaves. }\n  }\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3015: {
    code: 'FAB3015',
    name: 'mixedResources',
    severity: 'error',
    message: '`{left:text}` and `{right:text}` can\'t be reckoned with each other.',
    why: 'Each resource is counted in its own units. What one of them is worth in another is for the story\nto say, with figures: `amount of` gives the bare one.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'resource silver scale 2 issued by mint\nresource grain issued by field\nworld { price: silver }\nscene quay {\n  It comes to {5.00 silver + 2 grain}, on top of {price}.\n  -> end\n}\n',
            marks: [
              {
                line: 5,
                column: 30,
                length: 7,
                code: 'FAB3015',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'resource silver scale 2 issued by mint\nworld { price: silver }\nscene quay {\n  It comes to {5.00 silver + price}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3016: {
    code: 'FAB3016',
    name: 'tooManyPlaces',
    severity: 'error',
    message: '{what:text} has {places:number} {places:plural place|places} after the point.',
    why: 'Amounts are exact and nothing is rounded behind the author\'s back. The resource\'s `scale` says how\nfine it is.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'resource silver scale 2 issued by mint\nkind Person { purse: silver }\nplayer is Person\nscene quay {\n  {if player.purse > 0.125 silver: You have something.}\n  -> end\n}\n',
            marks: [
              {
                line: 5,
                column: 22,
                length: 12,
                code: 'FAB3016',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'resource silver scale 2 issued by mint\nkind Person { purse: silver }\nplayer is Person\nscene quay {\n  {if player.purse > 0.12 silver: You have something.}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3017: {
    code: 'FAB3017',
    name: 'missingUnit',
    severity: 'error',
    message: 'A bare figure is no {unit:text}; it needs its unit.',
    fix: 'Write the unit behind the figure.',
    why: 'Figures with a unit can\'t be mistaken for others. The unit is the resource\'s name.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'resource silver scale 2 issued by mint\nkind Person { purse: silver }\nplayer is Person\nscene quay {\n  ~ issue 5 to player.purse\n  You have {player.purse}.\n  -> end\n}\n',
            marks: [
              {
                line: 5,
                column: 11,
                length: 1,
                code: 'FAB3017',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'resource silver scale 2 issued by mint\nkind Person { purse: silver }\nplayer is Person\nscene quay {\n  ~ issue 5 silver to player.purse\n  You have {player.purse}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3018: {
    code: 'FAB3018',
    name: 'holdingAssigned',
    severity: 'error',
    message: '`{what:text}` holds {resource:text}, which moves by `transfer` and comes by `issue`.',
    why: 'Amounts are conserved: what arrives somewhere has left somewhere else, or was issued. An\nassignment would make it out of nothing, or lose it.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'resource silver scale 2 issued by mint\nkind Person { purse: silver }\nplayer is Person\nscene quay {\n  ~ player.purse += 5 silver\n  You have {player.purse}.\n  -> end\n}\n',
            marks: [
              {
                line: 5,
                column: 5,
                length: 24,
                code: 'FAB3018',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'resource silver scale 2 issued by mint\nkind Person { purse: silver }\nplayer is Person\nscene quay {\n  ~ issue 5 silver to player.purse\n  You have {player.purse}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3019: {
    code: 'FAB3019',
    name: 'notAHolding',
    severity: 'error',
    message: '`{what:text}` is {type:text}; a field that holds an amount is wanted here.',
    why: 'An amount moves between fields of state or of entities whose type is the resource. A variable only\nremembers a figure, and so does a field of an edge, of a record or of a list\'s element.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'resource silver scale 2 issued by mint\nkind Person { purse: silver, age: int = 30 }\nplayer is Person\nscene quay {\n  ~ issue 5 silver to player.age\n  You are {player.age} and have {player.purse}.\n  -> end\n}\n',
            marks: [
              {
                line: 5,
                column: 23,
                length: 10,
                code: 'FAB3019',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'resource silver scale 2 issued by mint\nkind Person { purse: silver, age: int = 30 }\nplayer is Person\nscene quay {\n  ~ issue 5 silver to player.purse\n  You are {player.age} and have {player.purse}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3020: {
    code: 'FAB3020',
    name: 'effectNotAllowed',
    severity: 'error',
    message: '{what:text} in {where:text}, where nothing may change or depend on chance.',
    why: 'Functions, guards, conditions of choices, defaults and text are looked at as often as it takes, in\npreviews, too. What changes the story, or meets chance, stands in scenes and actions as a\nstatement of its own.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  * Jump. ~ when roll(1d6) > 3 {\n    You made it.\n  }\n  * Don\'t.\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 18,
                length: 9,
                code: 'FAB3020',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  ~ let luck = roll(1d6)\n  * Jump. ~ when luck > 3 {\n    You made it.\n  }\n  * Don\'t.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3021: {
    code: 'FAB3021',
    name: 'missingValue',
    severity: 'error',
    message: '`{of:text}` needs a value for `{field:text}`.',
    why: 'A field without a default must be given a value wherever something with that field is made; only\noptional fields and holdings may go without.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { mood: text }\nentity mara: Person "Mara Quill"\nscene quay {\n  She looks {mara.mood}.\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 8,
                length: 4,
                code: 'FAB3021',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { mood: text }\nentity mara: Person "Mara Quill" { mood: "calm" }\nscene quay {\n  She looks {mara.mood}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3022: {
    code: 'FAB3022',
    name: 'mayLack',
    severity: 'error',
    message: '`{what:text}` may lack `{component:text}`; ask whether it `has` one.',
    why: 'Components come and go. One that the kind does not have, or that was revoked, is read where a\ncondition has asked for it: after `if stone has Voice`, `stone.tone` is there.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'component Voice { tone: text = "slow" }\nkind Thing { heavy: bool = true }\nentity stone: Thing "a stone"\nscene quay {\n  {if stone.heavy: It lies there.} It says, in a {stone.tone} voice, nothing.\n  -> end\n}\n',
            marks: [
              {
                line: 5,
                column: 51,
                length: 5,
                code: 'FAB3022',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'component Voice { tone: text = "slow" }\nkind Thing { heavy: bool = true }\nentity stone: Thing "a stone"\nscene quay {\n  ~ grant Voice { tone: "low" } to stone\n  {if stone.heavy: It lies there.} It says, in a {stone.tone} voice, nothing.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3023: {
    code: 'FAB3023',
    name: 'retired',
    severity: 'error',
    message: '`{name:text}` was retired above.',
    why: 'What is retired is gone: it has no fields any more and can\'t be given to anything.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Skiff { called: text = "Wager" }\nscene quay {\n  ~ let boat = new Skiff\n  ~ retire boat\n  There goes {boat.called}.\n  -> end\n}\n',
            marks: [
              {
                line: 5,
                column: 15,
                length: 4,
                code: 'FAB3023',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Skiff { called: text = "Wager" }\nscene quay {\n  ~ let boat = new Skiff\n  There goes {boat.called}.\n  ~ retire boat\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3024: {
    code: 'FAB3024',
    name: 'recursion',
    severity: 'error',
    message: '`{name:text}` calls itself{by:text?}.',
    why: 'Every turn must end, so nothing calls itself, not even by way of others. What is to be repeated\nruns over a collection or a range with `for`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'fn factorial(n: int) -> int = if n > 1 then n * factorial(n - 1) else 1\nscene quay {\n  {factorial(3)}\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 4,
                length: 9,
                code: 'FAB3024',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'fn factorial(n: int in 0..10) -> int {\n  let product = 1\n  for i in 1..n { product = product * i }\n  product\n}\nscene quay {\n  {factorial(3)}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3025: {
    code: 'FAB3025',
    name: 'resultMissing',
    severity: 'error',
    message: '`{name:text}` does not say what it yields.',
    fix: 'Write down the type that its body has.',
    why: 'What a function takes and yields is its face, and is declared; callers never depend on how its\nbody is written.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'fn double(n: int) = n + n\nscene quay {\n  {double(3)}\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 4,
                length: 6,
                code: 'FAB3025',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'fn double(n: int) -> int = n + n\nscene quay {\n  {double(3)}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3026: {
    code: 'FAB3026',
    name: 'valueMissing',
    severity: 'error',
    message: 'There is no value here, and one is wanted.',
    why: 'Where a body has a result, its last expression is the value, on every way through it.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'fn fare(tide: int) -> int {\n  if tide > 6 { 2 }\n}\nscene quay {\n  {fare(3)}\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 6,
                length: 8,
                code: 'FAB3026',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'fn fare(tide: int) -> int {\n  if tide > 6 { 2 } else { 1 }\n}\nscene quay {\n  {fare(3)}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3027: {
    code: 'FAB3027',
    name: 'gateNeedsElse',
    severity: 'error',
    message: '`{name:text}` may be shut: say what happens then with `else`, or guard the way to it.',
    why: 'A scene with `opens when` can\'t be entered while its condition does not hold, and the reader would\nstand before a shut door without a word.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { key: bool = false }\nscene quay {\n  You try the door.\n  -> store\n}\nscene store opens when key {\n  Crates to the rafters.\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 6,
                length: 5,
                code: 'FAB3027',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { key: bool = false }\nscene quay {\n  You try the door.\n  -> store else {\n    It\'s locked.\n  }\n  -> end\n}\nscene store opens when key {\n  Crates to the rafters.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3028: {
    code: 'FAB3028',
    name: 'uselessElse',
    severity: 'warning',
    message: '{what:text}, so this `else` is never taken.',
    why: 'Only a scene with `opens when` can be shut, and only an optional value can be missing.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  You try the door.\n  -> store else {\n    It\'s locked.\n  }\n}\nscene store {\n  Crates to the rafters.\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 17,
                length: 1,
                code: 'FAB3028',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  You try the door.\n  -> store\n}\nscene store {\n  Crates to the rafters.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3029: {
    code: 'FAB3029',
    name: 'notAssignable',
    severity: 'error',
    message: '`{what:text}` can\'t be written to.',
    why: 'Variables, fields of state, of entities and of edges are written to, and parts of records, lists\nand maps in them. What is computed is not.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'fn fare() -> int = 2\nscene quay {\n  ~ fare = 3\n  {fare}\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 5,
                length: 4,
                code: 'FAB3029',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { fare: int = 2 }\nscene quay {\n  ~ fare = 3\n  {fare}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3030: {
    code: 'FAB3030',
    name: 'configIsFixed',
    severity: 'error',
    message: '`{name:text}` is fixed when a run starts and can\'t be changed by the story.',
    why: '`config` is what the operator sets, and part of what a run is known by. What the story changes\nbelongs to `world`. A test may set it, with `given`, before its first step.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'config { daylight: int = 10 }\nscene quay {\n  ~ config.daylight = 12\n  There are {config.daylight} hours left.\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 5,
                length: 15,
                code: 'FAB3030',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'config { daylight: int = 10 }\nworld { hours: int = 0 }\nscene quay {\n  ~ hours = config.daylight + 2\n  There are {hours} hours left.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
      {
        files: [
          {
            path: 'example.fab',
            text: 'config { daylight: int = 10 }\nscene quay {\n  There are {config.daylight} hours left.\n  -> end\n}\ntest "a short day" {\n  given config.daylight = 6\n  start quay\n  expect says "6 hours"\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3031: {
    code: 'FAB3031',
    name: 'typeCircle',
    severity: 'error',
    message: '`{name:text}` is made of itself{by:text?}.',
    why: 'A value of this type could never be written out: it would hold another one, and that one another.\nBehind `?`, in a list, a set or a map there may be none, so those end the circle.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'record Crate { label: text, inside: Crate }\nscene quay {\n  Crates to the rafters.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 8,
                length: 5,
                code: 'FAB3031',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'record Crate { label: text, inside: list<text> }\nscene quay {\n  Crates to the rafters.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3032: {
    code: 'FAB3032',
    name: 'noEffect',
    severity: 'warning',
    message: 'This value goes nowhere, and having it changes nothing.',
    why: 'A statement does something. A value that is wanted later is kept with `let`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'fn double(n: int) -> int = n + n\nscene quay {\n  ~ double(3)\n  The gauge says six.\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 5,
                length: 9,
                code: 'FAB3032',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'fn double(n: int) -> int = n + n\nscene quay {\n  ~ let high = double(3)\n  The gauge says {high}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3033: {
    code: 'FAB3033',
    name: 'otherMissing',
    severity: 'error',
    message: 'This needs an `other`{missing:text?}.',
    why: 'Languages have more categories than one and many, and a translator may need each; `other` is the\none that every language has. A select may go without it where its keys cover all there is.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { coins: int = 1 }\nscene quay {\n  You have {coins, plural: one: a coin}.\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 13,
                length: 5,
                code: 'FAB3033',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { coins: int = 1 }\nscene quay {\n  You have {coins, plural: one: a coin | other: {coins} coins}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3034: {
    code: 'FAB3034',
    name: 'unknownArm',
    severity: 'error',
    message: '`{key:text}` never comes; what may come is {known:text}.',
    fix: 'Take the nearest key that there is.',
    guess: true,
    why: 'The arms of a plural are exact figures and the categories of the languages; those of a select are\nwhat the value may be.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { coins: int = 1 }\nscene quay {\n  You have {coins, plural: ones: a coin | other: {coins} coins}.\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 28,
                length: 4,
                code: 'FAB3034',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { coins: int = 1 }\nscene quay {\n  You have {coins, plural: one: a coin | other: {coins} coins}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3035: {
    code: 'FAB3035',
    name: 'repeatedArm',
    severity: 'error',
    message: '`{key:text}` stands twice.',
    why: 'Only the first of two arms with one key would ever be taken.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { coins: int = 1 }\nscene quay {\n  You have {coins, plural: one: a coin | one: one coin | other: {coins} coins}.\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 42,
                length: 3,
                code: 'FAB3035',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { coins: int = 1 }\nscene quay {\n  You have {coins, plural: =0: nothing | one: a coin | other: {coins} coins}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3036: {
    code: 'FAB3036',
    name: 'floatEquality',
    severity: 'warning',
    message: 'Floats that look the same may differ in their last digit; compare with `<` and `>`.',
    why: '`0.1 + 0.2` is not `0.3`: a float keeps its figures in halves, quarters and so on. Amounts and\ndecimals are exact, and so are ints.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { light: float = 0.5 }\nscene quay {\n  {if light == 0.3: It is dusk.}\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 7,
                length: 12,
                code: 'FAB3036',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { light: float = 0.5 }\nscene quay {\n  {if light < 0.3: It is dusk.}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3037: {
    code: 'FAB3037',
    name: 'notShown',
    severity: 'error',
    message: '{type:text} can\'t be shown in text.',
    why: 'Figures, amounts, texts, times, members of enums, entities and scenes have a form that readers can\nread. Of a record one shows a field; a variant is matched.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'record Policy { number: text, insured: int }\nworld { cover: Policy = { number: "4471", insured: 4200 } }\nscene quay {\n  The paper says {cover}.\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 19,
                length: 5,
                code: 'FAB3037',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'record Policy { number: text, insured: int }\nworld { cover: Policy = { number: "4471", insured: 4200 } }\nscene quay {\n  The paper says {cover.number}, for {cover.insured}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3038: {
    code: 'FAB3038',
    name: 'listInText',
    severity: 'error',
    message: '`{what:text}` holds several: `{{{what:text}, list}}` shows them.',
    fix: 'Show it as a list.',
    why: '`{names, list}` shows several things as readers of the language would have them: "A, B and C".',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { finds: list<text> = ["a boot", "a cork"] }\nscene quay {\n  The tide leaves {finds}.\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 20,
                length: 5,
                code: 'FAB3038',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { finds: list<text> = ["a boot", "a cork"] }\nscene quay {\n  The tide leaves {finds, list}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3039: {
    code: 'FAB3039',
    name: 'divisionByZero',
    severity: 'error',
    message: 'Nothing can be divided by zero.',
    why: 'A division by zero is a refusal when the story runs; here it is certain.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { coins: int = 6 }\nscene quay {\n  Each gets {coins / 0}.\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 22,
                length: 1,
                code: 'FAB3039',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { coins: int = 6 }\nscene quay {\n  Each gets {coins / 2}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3040: {
    code: 'FAB3040',
    name: 'forbiddenMove',
    severity: 'error',
    message: '`{name:text}` does not move {origin:text?}to `{to:text}`.',
    why: 'The enum says which member follows which, and this one can\'t be come to from what is there.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'enum Lamp { lit -> burnt; dark -> lit; burnt }\nworld { lamp: Lamp = dark }\nscene quay {\n  ~ lamp = lit\n  ~ lamp = dark\n  The lamp is {lamp}.\n  -> end\n}\n',
            marks: [
              {
                line: 5,
                column: 12,
                length: 4,
                code: 'FAB3040',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'enum Lamp { lit -> burnt; dark -> lit; burnt }\nworld { lamp: Lamp = dark }\nscene quay {\n  ~ lamp = lit\n  ~ lamp = burnt\n  The lamp is {lamp}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3041: {
    code: 'FAB3041',
    name: 'notOrdered',
    severity: 'error',
    message: '`{name:text}` is not `ordered`, so no member is before another.',
    why: 'Members are compared, and have a next and a previous, where the enum says that their order means\nsomething: `enum Lamp ordered { dark, smoky, bright }`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'enum Lamp { dark, smoky, bright }\nworld { lamp: Lamp = dark }\nscene quay {\n  {if lamp >= smoky: A ship would see it.}\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 7,
                length: 13,
                code: 'FAB3041',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'enum Lamp ordered { dark, smoky, bright }\nworld { lamp: Lamp = dark }\nscene quay {\n  {if lamp >= smoky: A ship would see it.}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3042: {
    code: 'FAB3042',
    name: 'textTooLong',
    severity: 'error',
    message: 'This text is longer than {max:number} {max:plural letter|letters}.',
    why: '`max` counts what readers see as letters. A text that is known to be longer would always be cut.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { sign: text max 8 = "Venn" }\nscene quay {\n  ~ sign = "Venn & Daughter"\n  The sign says {sign}.\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 12,
                length: 17,
                code: 'FAB3042',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { sign: text max 20 = "Venn" }\nscene quay {\n  ~ sign = "Venn & Daughter"\n  The sign says {sign}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3043: {
    code: 'FAB3043',
    name: 'textDoesNotMatch',
    severity: 'error',
    message: 'This text does not match `{pattern:text}`.',
    why: 'The type says what its texts look like, and this one does not.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { number: text matches "[0-9]+" = "four" }\nscene quay {\n  Policy {number}.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 41,
                length: 6,
                code: 'FAB3043',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { number: text matches "[0-9]+" = "4471" }\nscene quay {\n  Policy {number}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3044: {
    code: 'FAB3044',
    name: 'typeArguments',
    severity: 'error',
    message: '`{name:text}` takes {count:number} {count:plural type|types} in angle brackets.',
    why: '`list<T>`, `set<T>` and `ref<K>` are of one type, `map<K, V>` is of two, all others are of none.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { finds: list<text, int> = [] }\nscene quay {\n  The tide leaves {finds, list}.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 16,
                length: 15,
                code: 'FAB3044',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { finds: list<text> = [] }\nscene quay {\n  The tide leaves {finds, list}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3045: {
    code: 'FAB3045',
    name: 'wrongRefinement',
    severity: 'error',
    message: '`{word:text}` does not go with `{type:text}`.',
    why: 'Figures have ranges and may be `clamped`, texts have a `max` and match patterns, lists are `of` so\nmany, decimals have a `scale`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { sign: text in 0..8 = "Venn" }\nscene quay {\n  The sign says {sign}.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 20,
                length: 7,
                code: 'FAB3045',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { sign: text max 8 = "Venn" }\nscene quay {\n  The sign says {sign}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3046: {
    code: 'FAB3046',
    name: 'emptyRange',
    severity: 'error',
    message: 'There is nothing in this range: it ends before it begins.',
    why: 'A range is written from its lower end to its higher one.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int in 12..0 = 0 }\nscene quay {\n  The gauge says {tide}.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 19,
                length: 8,
                code: 'FAB3046',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int in 0..12 = 0 }\nscene quay {\n  The gauge says {tide}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3047: {
    code: 'FAB3047',
    name: 'notConstant',
    severity: 'error',
    message: 'A value that is written out is wanted here.',
    why: 'Bounds, sizes, seeds and what tests choose are read before the story runs, so nothing that is\ncomputed may stand in them.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { most: int = 12, tide: int in 0..most = 0 }\nscene quay {\n  The gauge says {tide} of {most}.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 41,
                length: 4,
                code: 'FAB3047',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { most: int = 12, tide: int in 0..12 = 0 }\nscene quay {\n  The gauge says {tide} of {most}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3048: {
    code: 'FAB3048',
    name: 'badPattern',
    severity: 'error',
    message: 'This is not a pattern.',
    why: '`matches` takes a regular expression, as JavaScript has them.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { number: text matches "[0-9+" = "4471" }\nscene quay {\n  Policy {number}.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 30,
                length: 7,
                code: 'FAB3048',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { number: text matches "[0-9]+" = "4471" }\nscene quay {\n  Policy {number}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3049: {
    code: 'FAB3049',
    name: 'notAKind',
    severity: 'error',
    message: 'This is no kind; a kind of entity is wanted here.',
    why: 'References, the ends of relations and alternatives joined by `|` are entities of some kind.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { mood: text = "calm" }\nrelation trusts: Person -> int\nentity mara: Person "Mara Quill"\nscene quay {\n  She looks {mara.mood}.\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 28,
                length: 3,
                code: 'FAB3049',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { mood: text = "calm" }\nrelation trusts: Person -> Person { regard: int = 0 }\nentity mara: Person "Mara Quill"\nscene quay {\n  She looks {mara.mood}, and trusts herself {trusts(mara, mara).regard}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3050: {
    code: 'FAB3050',
    name: 'noElements',
    severity: 'error',
    message: '{found:text} has no elements.',
    why: 'Lists, sets and maps have elements, and a text has parts.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 0 }\nscene quay {\n  {if 3 in tide: It is high.}\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 12,
                length: 4,
                code: 'FAB3050',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tides: list<int> = [0, 3] }\nscene quay {\n  {if 3 in tides: It is high.}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3051: {
    code: 'FAB3051',
    name: 'notIterable',
    severity: 'error',
    message: '{found:text} is nothing to run over.',
    why: '`for` runs over a list, a set, the keys of a map, or a range.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { count: int = 3 }\nscene quay {\n  ~ for n in count {\n    Wave {n}.\n  }\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 14,
                length: 5,
                code: 'FAB3051',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { count: int in 1..9 = 3 }\nscene quay {\n  ~ for n in 1..count {\n    Wave {n}.\n  }\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3052: {
    code: 'FAB3052',
    name: 'endlessRange',
    severity: 'error',
    message: 'This range has no known end.',
    why: 'Every turn must end, so a loop\'s range needs bounds that follow from the types: literal ends, or\nfigures whose type has a range.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { count: int = 3 }\nscene quay {\n  ~ for n in 1..count {\n    Wave {n}.\n  }\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 14,
                length: 8,
                code: 'FAB3052',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { count: int in 1..9 = 3 }\nscene quay {\n  ~ for n in 1..count {\n    Wave {n}.\n  }\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3053: {
    code: 'FAB3053',
    name: 'listLength',
    severity: 'error',
    message: 'There {count:plural is|are} {count:number} {count:plural element|elements}; `{range:text}` are wanted.',
    why: 'The type says how many elements its lists have.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { crew: list<text> of 1..2 = ["Dan", "Jory", "Mara"] }\nscene quay {\n  There are {crew, list}.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 36,
                length: 23,
                code: 'FAB3053',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { crew: list<text> of 1..3 = ["Dan", "Jory", "Mara"] }\nscene quay {\n  There are {crew, list}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3054: {
    code: 'FAB3054',
    name: 'unlikeValues',
    severity: 'error',
    message: '{first:text} and {second:text} are not of one type.',
    why: 'Whichever way is taken, the whole must be of one type; so must the elements of a list.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 0 }\nscene quay {\n  ~ let what = if tide > 6 then "high" else 0\n  It is {what}.\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 16,
                length: 30,
                code: 'FAB3054',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 0 }\nscene quay {\n  ~ let what = if tide > 6 then "high" else "low"\n  It is {what}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3055: {
    code: 'FAB3055',
    name: 'repeatedField',
    severity: 'error',
    message: '`{name:text}` is given twice.',
    why: 'A field has one value, and a kind has a component once.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { mood: text }\nentity mara: Person "Mara Quill" { mood: "calm", mood: "wary" }\nscene quay {\n  She looks {mara.mood}.\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 50,
                length: 4,
                code: 'FAB3055',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { mood: text }\nentity mara: Person "Mara Quill" { mood: "wary" }\nscene quay {\n  She looks {mara.mood}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3056: {
    code: 'FAB3056',
    name: 'edgeAsValue',
    severity: 'error',
    message: 'An edge is no value: read a field of it, or ask `exists {source:text}`.',
    why: 'An edge of a relation has fields, and is there or is not.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { mood: text = "calm" }\nrelation trusts: Person -> Person { regard: int = 0 }\nentity mara: Person "Mara Quill"\nscene quay {\n  {if trusts(mara, mara): She is {mara.mood}.}\n  -> end\n}\n',
            marks: [
              {
                line: 5,
                column: 7,
                length: 18,
                code: 'FAB3056',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { mood: text = "calm" }\nrelation trusts: Person -> Person { regard: int = 0 }\nentity mara: Person "Mara Quill"\nscene quay {\n  {if exists trusts(mara, mara): She is {mara.mood}, by {trusts(mara, mara).regard}.}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3057: {
    code: 'FAB3057',
    name: 'edgeEnds',
    severity: 'error',
    message: '`{relation:text}` goes from one entity to another: it takes two.',
    why: 'An edge is read by its relation\'s name and its two ends.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { mood: text = "calm" }\nrelation trusts: Person -> Person { regard: int = 0 }\nentity mara: Person "Mara Quill"\nscene quay {\n  She is {mara.mood}, by {trusts(mara).regard}.\n  -> end\n}\n',
            marks: [
              {
                line: 5,
                column: 27,
                length: 12,
                code: 'FAB3057',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { mood: text = "calm" }\nrelation trusts: Person -> Person { regard: int = 0 }\nentity mara: Person "Mara Quill"\nscene quay {\n  She is {mara.mood}, by {trusts(mara, mara).regard}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3058: {
    code: 'FAB3058',
    name: 'mutualEnds',
    severity: 'error',
    message: 'A mutual relation joins like with like, not {from:text} with {to:text}.',
    why: 'An edge of a mutual relation reads the same from both its ends, so both must be of one kind.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { mood: text = "calm" }\nkind Place { wet: bool = false }\nrelation knows: Person -> Place mutual\nentity mara: Person "Mara Quill"\nentity wall: Place "The Wall"\nscene quay {\n  She looks {mara.mood}. {if wall.wet: It is wet.}\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 27,
                length: 5,
                code: 'FAB3058',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { mood: text = "calm" }\nrelation knows: Person -> Person mutual\nentity mara: Person "Mara Quill"\nscene quay {\n  She looks {mara.mood}. {if exists knows(mara, mara): She knows herself.}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3059: {
    code: 'FAB3059',
    name: 'edgeCircle',
    severity: 'error',
    message: 'This closes a circle, and `{relation:text}` is `acyclic`.',
    why: 'An acyclic relation never leads back to where it began.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Place { wet: bool = false }\nrelation part_of: Place -> Place acyclic\nentity town: Place "The Town"\nentity wall: Place "The Wall"\nedge wall -[part_of]-> town\nedge town -[part_of]-> wall\nscene quay {\n  {if wall.wet: It is wet.}\n  -> end\n}\n',
            marks: [
              {
                line: 6,
                column: 6,
                length: 4,
                code: 'FAB3059',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Place { wet: bool = false }\nrelation part_of: Place -> Place acyclic\nentity town: Place "The Town"\nentity wall: Place "The Wall"\nedge wall -[part_of]-> town\nscene quay {\n  {if wall.wet and exists part_of(wall, town): It is wet.}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3060: {
    code: 'FAB3060',
    name: 'enumWithFields',
    severity: 'error',
    message: 'A member of an enum has no fields, but `{name:text}` does; cases with fields make a `variant`.',
    why: 'An enum\'s members are only names. A `variant` has cases, each with its own fields.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'enum Verdict { undecided, blame { who: text } }\nworld { finding: Verdict = undecided }\nscene quay {\n  {finding}\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 35,
                length: 9,
                code: 'FAB3060',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'variant Verdict { undecided, blame { who: text } }\nworld { finding: Verdict = undecided }\nscene quay {\n  ~ match finding {\n    undecided { Nothing is decided. }\n    blame(who) { It was {who}. }\n  }\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3061: {
    code: 'FAB3061',
    name: 'fieldOfVariant',
    severity: 'error',
    message: '`{name:text}` is there only in some cases of {type:text}; match on it first.',
    why: 'What fields a variant has depends on its case. `match` says which case it is, and its arms take\nthe fields.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'variant Verdict { undecided, blame { who: text } }\nworld { finding: Verdict = undecided }\nscene quay {\n  It was {finding.who}.\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 19,
                length: 3,
                code: 'FAB3061',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'variant Verdict { undecided, blame { who: text } }\nworld { finding: Verdict = undecided }\nscene quay {\n  ~ match finding {\n    undecided { Nothing is decided. }\n    blame(who) { It was {who}. }\n  }\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3062: {
    code: 'FAB3062',
    name: 'neverMatches',
    severity: 'error',
    message: '{type:text} is never `{pattern:text}`.',
    why: 'A pattern is a case, a member, a figure or a range that the value may be; or `none` of an\noptional.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 0 }\nscene quay {\n  ~ match tide {\n    "high" { The water is up. }\n    otherwise { The water is down. }\n  }\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 5,
                length: 6,
                code: 'FAB3062',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 0 }\nscene quay {\n  ~ match tide {\n    7..12 { The water is up. }\n    otherwise { The water is down. }\n  }\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3063: {
    code: 'FAB3063',
    name: 'binderCount',
    severity: 'error',
    message: '`{name:text}` has {count:number} {count:plural field|fields}.',
    why: 'In the brackets of a pattern each field has its place, in the order of the declaration; `_` leaves\none out, and a case without brackets leaves out all.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'variant Verdict { undecided, blame { who: text, why: text } }\nworld { finding: Verdict = undecided }\nscene quay {\n  ~ match finding {\n    undecided { Nothing is decided. }\n    blame(who) { It was {who}. }\n  }\n  -> end\n}\n',
            marks: [
              {
                line: 6,
                column: 5,
                length: 10,
                code: 'FAB3063',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'variant Verdict { undecided, blame { who: text, why: text } }\nworld { finding: Verdict = undecided }\nscene quay {\n  ~ match finding {\n    undecided { Nothing is decided. }\n    blame(who, _) { It was {who}. }\n  }\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3064: {
    code: 'FAB3064',
    name: 'mixedArm',
    severity: 'error',
    message: '`{refusal:text}` is a refusal and stands beside results; give it an arm of its own.',
    why: 'After a refusal nothing has happened, after a result something has. One arm can\'t be for both, but\nfor `otherwise`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { coins: int = 1 }\naction pay() -> paid | waived\n  requires coins > 0 else too_poor\n{\n  coins -= 1\n  if coins > 3 { waived } else { paid }\n}\nscene quay {\n  ~ pay() {\n    paid { It is done. }\n    waived | too_poor { It is not. }\n  }\n  -> end\n}\n',
            marks: [
              {
                line: 11,
                column: 5,
                length: 17,
                code: 'FAB3064',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { coins: int = 1 }\naction pay() -> paid | waived\n  requires coins > 0 else too_poor\n{\n  coins -= 1\n  if coins > 3 { waived } else { paid }\n}\nscene quay {\n  ~ pay() {\n    paid { It is done. }\n    waived { It need not be. }\n    too_poor { It can\'t be. }\n  }\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3065: {
    code: 'FAB3065',
    name: 'refusalIsCase',
    severity: 'error',
    message: '`{name:text}` is a result already; a refusal needs a name of its own.',
    why: 'The arms after a call are named by results and by refusals, so no name can be both.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { coins: int = 1 }\naction pay() -> paid | waived\n  requires coins > 0 else waived\n{\n  coins -= 1\n  paid\n}\nscene quay {\n  ~ pay()\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 27,
                length: 6,
                code: 'FAB3065',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { coins: int = 1 }\naction pay() -> paid | waived\n  requires coins > 0 else too_poor\n{\n  coins -= 1\n  if coins > 3 { waived } else { paid }\n}\nscene quay {\n  ~ pay()\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3066: {
    code: 'FAB3066',
    name: 'onlyInProse',
    severity: 'error',
    message: '`{word:text}` stands only in prose.',
    why: 'Actions and functions change and reckon; what the reader meets, and where flow goes, is a scene\'s.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'action look() {\n    visit warehouse\n}\nscene quay {\n    ~ look()\n    -> warehouse\n}\nscene warehouse {\n    Crates to the rafters.\n    -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 5,
                length: 15,
                code: 'FAB3066',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  ~ visit warehouse\n  -> end\n}\nscene warehouse {\n  Crates to the rafters.\n  -> back\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3067: {
    code: 'FAB3067',
    name: 'onlyInLogic',
    severity: 'error',
    message: '`{word:text}` stands only in actions and functions.',
    why: 'A scene has no result. Flow leaves it with `->`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The tide has turned.\n  ~ return\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 5,
                length: 6,
                code: 'FAB3067',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3068: {
    code: 'FAB3068',
    name: 'returnsNothing',
    severity: 'error',
    message: 'This action has no result, so it can\'t return one.',
    why: 'What an action yields stands behind its parameters: `action pay() -> int`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { coins: int = 3 }\naction pay() {\n  coins -= 1\n  return coins\n}\nscene quay {\n  ~ pay()\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 10,
                length: 5,
                code: 'FAB3068',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { coins: int = 3 }\naction pay() -> int {\n  coins -= 1\n  return coins\n}\nscene quay {\n  ~ let left = pay()\n  You have {left} left.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3069: {
    code: 'FAB3069',
    name: 'neverReached',
    severity: 'warning',
    message: 'Flow never comes here: what stands before it has ended the body.',
    why: 'After a `return`, or after arms that all end, nothing of the body is done any more.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { coins: int = 3 }\naction pay() -> int {\n    return coins\n    coins -= 1\n}\nscene quay {\n    ~ let left = pay()\n    You have {left} left.\n    -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 5,
                length: 10,
                code: 'FAB3069',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { coins: int = 3 }\naction pay() -> int {\n  coins -= 1\n  return coins\n}\nscene quay {\n  ~ let left = pay()\n  You have {left} left.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3070: {
    code: 'FAB3070',
    name: 'elseFallsThrough',
    severity: 'error',
    message: 'Without a value there is no `{name:text}` below: this block must leave.',
    why: 'What stands after `let … else` counts on the value. Where it is missing, the block diverts,\nreturns or ends the story.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Skiff { called: text = "Wager" }\nworld { boat: ref<Skiff>? = none }\nscene quay {\n    ~ let mine = boat else {\n      There is no boat.\n    }\n    She is called {mine.called}.\n    -> end\n}\n',
            marks: [
              {
                line: 6,
                column: 5,
                length: 1,
                code: 'FAB3070',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Skiff { called: text = "Wager" }\nworld { boat: ref<Skiff>? = none }\nscene quay {\n  ~ let mine = boat else {\n    There is no boat.\n    -> end\n  }\n  She is called {mine.called}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3071: {
    code: 'FAB3071',
    name: 'typeNeeded',
    severity: 'error',
    message: 'What `{name:text}` may hold can\'t be told from this value; say its type.',
    why: 'From `none` or an empty list it does not follow what else may come: `let finds: list<text> = []`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  ~ let finds = []\n  ~ finds += "a boot"\n  The tide leaves {finds, list}.\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 9,
                length: 5,
                code: 'FAB3071',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  ~ let finds: list<text> = []\n  ~ finds += "a boot"\n  The tide leaves {finds, list}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3072: {
    code: 'FAB3072',
    name: 'yieldsNothing',
    severity: 'error',
    message: '`{what:text}` yields nothing to keep.',
    why: 'An action without a result is called for what it does: `~ warm(mara)`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { warmth: int = 0 }\naction warm() { warmth += 1 }\nscene quay {\n  ~ let result = warm()\n  {warmth} {result}\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 18,
                length: 6,
                code: 'FAB3072',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { warmth: int = 0 }\naction warm() { warmth += 1 }\nscene quay {\n  ~ warm()\n  {warmth}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3073: {
    code: 'FAB3073',
    name: 'hearsText',
    severity: 'error',
    message: 'What a reader says is text, not {type:text}.',
    why: '`hear` waits for words. What they mean is for the scene to find out.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  ~ hear age: int\n  You are {age}.\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 15,
                length: 3,
                code: 'FAB3073',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  ~ hear age: text max 40\n  You are {age}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3074: {
    code: 'FAB3074',
    name: 'defaultsLast',
    severity: 'error',
    message: '`{name:text}` has no default but stands behind a parameter that has one.',
    why: 'Arguments are given by their places, so those that may be left out come last.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'fn odds(vs: int = 10, bonus: int) -> int = bonus - vs\nscene quay {\n  You have {odds(3, 4)}.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 23,
                length: 5,
                code: 'FAB3074',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'fn odds(bonus: int, vs: int = 10) -> int = bonus - vs\nscene quay {\n  You have {odds(3)}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3075: {
    code: 'FAB3075',
    name: 'valueNeeded',
    severity: 'error',
    message: '`{scope:text}.{name:text}` needs a value to begin with.',
    why: 'State is there from the first line on, so each field has a default, or may be `none`: `T?`. Only\nthe player\'s fields may go without, since the host asks for them.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int }\nscene quay {\n  The gauge says {tide}.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 9,
                length: 4,
                code: 'FAB3075',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 0 }\nscene quay {\n  The gauge says {tide}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3076: {
    code: 'FAB3076',
    name: 'mayBeTooLong',
    severity: 'info',
    message: 'This may be longer than {max:number} {max:plural letter|letters}; it is then cut, and recorded.',
    why: 'The text is not known to be short enough. When it is longer, it is cut to what readers see as so\nmany letters, and the breach is recorded for the operator. A text whose type has no larger `max`\nalways fits.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { sign: text max 20 = "Venn", name: text = "Venn & Daughter" }\nscene quay {\n  ~ sign = name\n  The sign says {sign}.\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 12,
                length: 4,
                code: 'FAB3076',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { sign: text max 20 = "Venn", name: text max 20 = "Venn & Daughter" }\nscene quay {\n  ~ sign = name\n  The sign says {sign}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3077: {
    code: 'FAB3077',
    name: 'jumpsPastLet',
    severity: 'error',
    message: 'This goes past `let {name:text}`, which is read below `= {label:text}`.',
    why: 'A variable is there from its `let` to the end of its block. Who comes to a label below it by\nanother way, from this scene or another, comes without it. Put the label above the `let`, or keep the\nvalue in `world`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  * Straight on. -> hall\n  * Count first.\n  ~ let steps = 12\n  = hall\n  You have come {steps} steps.\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 21,
                length: 4,
                code: 'FAB3077',
              },
            ],
          },
        ],
      },
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  ~ let steps = 12\n  = hall\n  You have come {steps} steps.\n  * Look behind the door. -> closet\n  * Leave. -> end\n}\nscene closet {\n  Brooms.\n  -> quay.hall\n}\n',
            marks: [
              {
                line: 10,
                column: 6,
                length: 9,
                code: 'FAB3077',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  * Straight on. -> hall\n  * Count first.\n  = hall\n  ~ let steps = 12\n  You have come {steps} steps.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3078: {
    code: 'FAB3078',
    name: 'clampedConstant',
    severity: 'warning',
    message: '{value:text} is outside `{range:text}`; it is held at {held:text}.',
    fix: 'Write the end of the range at which it is held.',
    why: '`clamped` is for what is reckoned: a sum that would leave the range stops at its end. A figure that\nis written out can\'t have meant that, so either it or the range is wrong.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { warmth: int in -5..5 clamped = 12 }\nscene quay {\n  ~ warmth = -8\n  {if warmth > 0: She smiles.}\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 40,
                length: 2,
                code: 'FAB3078',
              },
              {
                line: 3,
                column: 14,
                length: 2,
                code: 'FAB3078',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { warmth: int in -5..5 clamped = 5 }\nscene quay {\n  ~ warmth += 8\n  {if warmth > 0: She smiles.}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3079: {
    code: 'FAB3079',
    name: 'refusalNotTaken',
    severity: 'warning',
    message: 'Nothing is said for when `{action:text}` is refused: {refusals:list}.',
    fix: 'Add the missing arms, empty.',
    guess: true,
    why: 'An action that is refused has changed nothing. Where no arm takes the refusal it is recorded and the\nstory goes on, and whoever reads it is not told. `otherwise` takes the rest; a call without arms says\nthat it does not matter.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { coins: int in 0..99 = 3 }\naction pay(price: int in 0..9) -> paid | waived\n  requires coins >= price else too_poor\n{\n  if price > 0 { coins -= price; paid } else { waived }\n}\nscene quay {\n  ~ pay(2) {\n    paid { You have {coins} left. }\n    waived { She looks away. }\n  }\n  -> end\n}\n',
            marks: [
              {
                line: 8,
                column: 5,
                length: 3,
                code: 'FAB3079',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { coins: int in 0..99 = 3 }\naction pay(price: int in 0..9) -> paid | waived\n  requires coins >= price else too_poor\n{\n  if price > 0 { coins -= price; paid } else { waived }\n}\nscene quay {\n  ~ pay(2) {\n    paid { You have {coins} left. }\n    waived { She looks away. }\n    too_poor { Your pockets are empty. }\n  }\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3080: {
    code: 'FAB3080',
    name: 'becauseMissing',
    severity: 'error',
    message: '`{name:text}` is `justified`: this needs `because`, and what justifies it.',
    why: 'A field that is `justified` never changes without a reason that can be pointed to: who writes it says\n`because`, and then the evidence.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Clue { seen: bool = false }\nkind Person { guilty: bool = false justified }\nentity ledger: Clue "The Ledger" { seen: true }\nentity mara: Person "Mara Quill"\nscene quay {\n  ~ if ledger.seen { ~ mara.guilty = true }\n  {if mara.guilty: She looks away.}\n  -> end\n}\n',
            marks: [
              {
                line: 6,
                column: 24,
                length: 11,
                code: 'FAB3080',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Clue { seen: bool = false }\nkind Person { guilty: bool = false justified }\nentity ledger: Clue "The Ledger" { seen: true }\nentity mara: Person "Mara Quill"\nscene quay {\n  ~ if ledger.seen { ~ mara.guilty = true because ledger }\n  {if mara.guilty: She looks away.}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3081: {
    code: 'FAB3081',
    name: 'patternNotShown',
    severity: 'error',
    message: 'It can\'t be seen here that this text matches `{pattern:text}`.',
    why: 'A text that is written out is held against the pattern when the story is checked. Of any other only\nits type can tell, and nothing could be done about one that did not match while somebody reads. Give\nboth places the same type, choose among texts that are written out, or leave `matches` away.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { number: text matches "[0-9]+" = "4471", note: text = "none" }\nscene quay {\n  ~ number = note\n  Policy {number}.\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 14,
                length: 4,
                code: 'FAB3081',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'type Number = text matches "[0-9]+"\nworld { number: Number = "4471", other: Number = "12", note: text = "none" }\nscene quay {\n  ~ number = other\n  ~ number = if visits(quay) > 1 then "4471" else "4472"\n  ~ note = number\n  Policy {number}, {note}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3082: {
    code: 'FAB3082',
    name: 'notDivisible',
    severity: 'error',
    message: '{what:text} can\'t be divided so: only by an exact figure, and without a rest.',
    why: 'Decimals and amounts are exact to their last place. Divided by an int, a decimal or an amount of the same resource they\nare rounded half-even; a `float` is not exact, and would make the result so. What `mod` would leave over is not told in\nplaces: count in whole things where the rest matters, and take them so many times.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'resource silver scale 2 issued by mint\nkind Person { purse: silver }\nplayer is Person { purse: 10.00 silver }\nentity mara: Person "Mara Quill"\nscene quay {\n  ~ if player.purse > 0 silver {\n    ~ transfer player.purse / 2.5 from player.purse to mara.purse\n  }\n  She counts it.\n  -> end\n}\n',
            marks: [
              {
                line: 7,
                column: 16,
                length: 18,
                code: 'FAB3082',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'resource silver scale 2 issued by mint\nkind Person { purse: silver }\nplayer is Person { purse: 10.00 silver }\nentity mara: Person "Mara Quill"\nscene quay {\n  ~ if player.purse > 0 silver {\n    ~ transfer player.purse / 3 from player.purse to mara.purse\n  }\n  She counts it.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3083: {
    code: 'FAB3083',
    name: 'fallbackNotLast',
    severity: 'warning',
    message: 'A fallback stands last in its choice point: {what:text} below one.',
    why: 'A fallback is taken when no choice of its point can be: it has no text, is never shown and stands last,\nwhere a reader of the source looks for what happens otherwise. Several may follow each other, each with\na guard or to be taken once; the first that is open is taken, so that below a sticky one without a guard\nthere is nothing left to take.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { open: bool = true }\nscene quay {\n    * [Knock.] ~ when open\n    * -> yard\n    + [Wait.] ~ when open\n    -> yard\n}\nscene yard { The yard. -> end }\n',
            marks: [
              {
                line: 5,
                column: 5,
                length: 21,
                code: 'FAB3083',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { open: bool = true }\nscene quay {\n  * [Knock.] ~ when open\n  + [Wait.] ~ when open\n  * ~ when open -> yard\n  * -> yard\n  + -> yard\n}\nscene yard { The yard. -> end }\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3084: {
    code: 'FAB3084',
    name: 'offerNeedsTitle',
    severity: 'error',
    message: 'The {what:text} `{name:text}` is offered, and has no title to read.',
    why: '`~ offer` adds a choice that reads as the scene\'s title, or as the card\'s. Without one a reader would\nsee nothing but its name in the code.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The lamps are lit.\n  ~ offer tavern\n  + Go home. -> end\n}\nscene tavern {\n  The stove is warm.\n}\n',
            marks: [
              {
                line: 3,
                column: 11,
                length: 6,
                code: 'FAB3084',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The lamps are lit.\n  ~ offer tavern\n  + Go home. -> end\n  -> end\n}\nscene tavern "Warm up in the tavern" {\n  The stove is warm.\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3085: {
    code: 'FAB3085',
    name: 'offerAlone',
    severity: 'error',
    message: '`offer` adds to a choice point, so it stands on a line of its own, among choices.',
    why: 'What `~ offer` adds is shown with the choices around it. Behind a line\'s text, or beside another\nstatement, there is no choice point that it could be part of.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The lamps are lit. ~ offer tavern\n  + Go home. -> end\n}\nscene tavern "Warm up in the tavern" {\n  The stove is warm.\n}\n',
            marks: [
              {
                line: 2,
                column: 24,
                length: 12,
                code: 'FAB3085',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The lamps are lit.\n  ~ offer tavern\n  + Go home. -> end\n  -> end\n}\nscene tavern "Warm up in the tavern" {\n  The stove is warm.\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3086: {
    code: 'FAB3086',
    name: 'missionWord',
    severity: 'error',
    message: 'A part of a mission can’t be called `{name:text}`: `{mission:text}.{name:text}` asks about the mission itself.',
    why: '`find_ledger.done`, `.failed` and `.active` ask how the mission stands. Objectives and clocks are asked about behind\nthe same dot, so they need names of their own.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'mission find_ledger "Find the ledger" {\n  objective done "Find it" done when visited(office)\n}\nscene quay { -> office }\nscene office { -> end }\n',
            marks: [
              {
                line: 2,
                column: 13,
                length: 4,
                code: 'FAB3086',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'mission find_ledger "Find the ledger" {\n  objective found "Find it" done when visited(office)\n}\nscene quay { -> office }\nscene office { -> end }\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3087: {
    code: 'FAB3087',
    name: 'objectiveWithoutEnd',
    severity: 'error',
    message: 'Nothing says when `{name:text}` is done: it needs `done when`, or `fail when` if it is something to keep to.',
    why: 'An objective is done when its condition holds. One that has only `fail when` is something to keep to: it is done with\nthe mission, unless it failed before. Without either it would stay open for ever.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'mission find_ledger "Find the ledger" {\n  objective search "Search the warehouse"\n  objective leave "Leave" done when visited(office)\n}\nscene quay { -> office }\nscene office { -> end }\n',
            marks: [
              {
                line: 2,
                column: 13,
                length: 6,
                code: 'FAB3087',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'mission find_ledger "Find the ledger" {\n  objective search "Search the warehouse" done when visited(office)\n}\nscene quay { -> office }\nscene office { -> end }\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3120: {
    code: 'FAB3120',
    name: 'tableType',
    severity: 'error',
    message: 'A table is a `list` of records{but:text?}.',
    why: 'A table is read from the rows of a file: each row is a record, each of its fields one cell. So a field can be a figure, a\ntext, a bool, an enum\'s member, an amount, a duration, dice, an entity or a scene by its name, and any of these with `?`.\nLists, sets, maps and records fit into no cell.',
    wrong: [
      {
        files: [
          {
            path: 'words.fab',
            text: 'table words: list<{ axis: int, says: list<text> }> from "words.csv"\nscene quay {\n  {length(words)} words are known.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 14,
                length: 37,
                code: 'FAB3120',
              },
            ],
          },
          {
            path: 'words.csv',
            text: 'axis,says\n3,high\n',
            marks: [],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'words.fab',
            text: 'table words: list<{ axis: int in 0..15, says: text }> from "words.csv"\nscene quay {\n  {length(words)} words are known.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'words.csv',
            text: 'says,axis\nhigh,3\nlow,4\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3121: {
    code: 'FAB3121',
    name: 'tableOutside',
    severity: 'error',
    message: 'A table comes from a `.csv` file of its own pack.',
    why: 'The path is told from the file that declares the table, with `/` between folders, and stays in the pack: what lies\nelsewhere would not be there for whoever uses the pack. Export a spreadsheet as comma-separated values in UTF-8.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'table words: list<{ axis: int in 0..15, says: text }> from "../words.xlsx"\nscene quay {\n  {length(words)} words are known.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 60,
                length: 15,
                code: 'FAB3121',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'words.fab',
            text: 'table words: list<{ axis: int in 0..15, says: text }> from "words.csv"\nscene quay {\n  {length(words)} words are known.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'words.csv',
            text: 'says,axis\nhigh,3\nlow,4\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3122: {
    code: 'FAB3122',
    name: 'tableNotFound',
    severity: 'error',
    message: 'There is no file `{path:text}`{hint:text?}.',
    why: 'The path is told from the file that declares the table. Folders that hold no chapters (`dist`, `saves`, `node_modules`,\n`migrations`, and those that begin with a dot) hold no tables either.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'table words: list<{ axis: int in 0..15, says: text }> from "wrods.csv"\nscene quay {\n  {length(words)} words are known.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 60,
                length: 11,
                code: 'FAB3122',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'words.fab',
            text: 'table words: list<{ axis: int in 0..15, says: text }> from "words.csv"\nscene quay {\n  {length(words)} words are known.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'words.csv',
            text: 'says,axis\nhigh,3\nlow,4\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3123: {
    code: 'FAB3123',
    name: 'tableUnreadable',
    severity: 'error',
    message: '`{path:text}` is no table: it looks like {found:text}.',
    why: 'A table\'s file is UTF-8 text. Spreadsheets offer it as "CSV UTF-8".',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: '// The example stands for the file: its bytes are not what they should be.\ntable words: list<{ axis: int in 0..15, says: text }> from "words.csv"\nscene quay {\n  {length(words)} words are known.\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 60,
                length: 11,
                code: 'FAB3123',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'words.fab',
            text: 'table words: list<{ axis: int in 0..15, says: text }> from "words.csv"\nscene quay {\n  {length(words)} words are known.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'words.csv',
            text: 'says,axis\nhigh,3\nlow,4\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3124: {
    code: 'FAB3124',
    name: 'tableQuote',
    severity: 'error',
    message: 'This quote opens a cell that is not closed where a cell ends.',
    why: 'A cell with commas, line ends or quotes in it stands in quotes, and a quote inside is doubled: `"He said ""aye"""`.\nBehind a quote that is not closed nothing can be told apart, so the rest of the file is not looked at.',
    wrong: [
      {
        files: [
          {
            path: 'words.fab',
            text: 'table words: list<{ axis: int in 0..15, says: text }> from "words.csv"\nscene quay {\n  {length(words)} words are known.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'words.csv',
            text: 'axis,says\n12,"high\n4,low\n',
            marks: [
              {
                line: 2,
                column: 4,
                length: 1,
                code: 'FAB3124',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'words.fab',
            text: 'table words: list<{ axis: int in 0..15, says: text }> from "words.csv"\nscene quay {\n  {length(words)} words are known.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'words.csv',
            text: 'axis,says\n3,"""high"", he said"\n4,low\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3125: {
    code: 'FAB3125',
    name: 'tableColumns',
    severity: 'error',
    message: 'This table has {wrong:list}{hint:text?}.',
    why: 'The first row names the columns, each after a field, in any order. A field with `?` may go without a column; what\nno field is named after is left out of the table by taking its column out.',
    wrong: [
      {
        files: [
          {
            path: 'words.fab',
            text: 'table words: list<{ axis: int in 0..15, says: text }> from "words.csv"\nscene quay {\n  {length(words)} words are known.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'words.csv',
            text: 'axis,word\n3,high\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 9,
                code: 'FAB3125',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'words.fab',
            text: 'table words: list<{ axis: int in 0..15, says: text }> from "words.csv"\nscene quay {\n  {length(words)} words are known.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'words.csv',
            text: 'says,axis\nhigh,3\nlow,4\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3126: {
    code: 'FAB3126',
    name: 'tableRow',
    severity: 'error',
    message: 'This row has {count:number} {count:plural cell|cells} where the first row has {wanted:number}.',
    why: 'Every row has a cell for each column, be it an empty one. A comma in a text needs quotes around the text.',
    wrong: [
      {
        files: [
          {
            path: 'words.fab',
            text: 'table words: list<{ axis: int in 0..15, says: text }> from "words.csv"\nscene quay {\n  {length(words)} words are known.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'words.csv',
            text: 'axis,says\n3,high\n4,low, but not for long\n',
            marks: [
              {
                line: 3,
                column: 1,
                length: 23,
                code: 'FAB3126',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'words.fab',
            text: 'table words: list<{ axis: int in 0..15, says: text }> from "words.csv"\nscene quay {\n  {length(words)} words are known.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'words.csv',
            text: 'axis,says\n3,high\n4,"low, but not for long"\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3127: {
    code: 'FAB3127',
    name: 'tableCell',
    severity: 'error',
    message: '{cell:text} doesn’t fit `{field:text}`, which is {wanted:text}{hint:text?}.',
    why: 'Each cell is checked against its field: ranges, lengths, patterns, members of enums by their names, figures with a\npoint and exact to the last place, durations as `90s`, entities and scenes by name, `true` and `false`. An empty cell\nis `none` where the field has a `?`, and an empty text where it is a text.',
    wrong: [
      {
        files: [
          {
            path: 'words.fab',
            text: 'table words: list<{ axis: int in 0..15, says: text }> from "words.csv"\nscene quay {\n  {length(words)} words are known.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'words.csv',
            text: 'says,axis\nhigh,3\nlow,16\n',
            marks: [
              {
                line: 3,
                column: 5,
                length: 2,
                code: 'FAB3127',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'words.fab',
            text: 'table words: list<{ axis: int in 0..15, says: text }> from "words.csv"\nscene quay {\n  {length(words)} words are known.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'words.csv',
            text: 'says,axis\nhigh,3\nlow,4\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3128: {
    code: 'FAB3128',
    name: 'tableSize',
    severity: 'error',
    message: '`{path:text}` has {count:number} {count:plural row|rows}, and {wanted:text} are wanted.',
    why: '`list<T> of 1..500` says how many rows there may be, so that the story may count on the first and the last.',
    wrong: [
      {
        files: [
          {
            path: 'words.fab',
            text: 'table words: list<{ axis: int in 0..15 }> of 1..500 from "words.csv"\nscene quay {\n  {length(words)} words are known.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 58,
                length: 11,
                code: 'FAB3128',
              },
            ],
          },
          {
            path: 'words.csv',
            text: 'axis\n',
            marks: [],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'words.fab',
            text: 'table words: list<{ axis: int in 0..15 }> of 1..500 from "words.csv"\nscene quay {\n  {length(words)} words are known.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'words.csv',
            text: 'axis\n3\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3129: {
    code: 'FAB3129',
    name: 'impossiblePattern',
    severity: 'error',
    message: 'No `{node:text}` can stand here: `{relation:text}` joins {from:text} with {to:text}.',
    why: 'A relation says what it leads from and to. A pattern that asks for anything else would never find\na row, so it is a slip: another relation is meant, another kind, or the other direction.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { name: text = "", old: int = 30 }\nkind Place { wet: bool = false }\nrelation trusts: Person -> Person { strength: int = 0 }\nrelation road: Place -> Place mutual { miles: int = 1 }\nquery trusting() -> list<Place> {\n  match (x: Place) -[trusts]-> (_)\n}\nscene quay {\n  {count(trusting())} places. -> end\n}\n',
            marks: [
              {
                line: 6,
                column: 9,
                length: 10,
                code: 'FAB3129',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { name: text = "", old: int = 30 }\nkind Place { wet: bool = false }\nrelation trusts: Person -> Person { strength: int = 0 }\nrelation road: Place -> Place mutual { miles: int = 1 }\nquery trusting() -> list<Person> {\n  match (x: Person) -[trusts]-> (_)\n}\nscene quay {\n  {count(trusting())} people. -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3130: {
    code: 'FAB3130',
    name: 'patternNeedsKind',
    severity: 'error',
    message: 'Nothing tells what `{name:text}` is.',
    why: 'What stands at an edge is of the kind that the relation joins. What stands at no edge needs a kind of\nits own, or it could be anything.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { name: text = "", old: int = 30 }\nkind Place { wet: bool = false }\nrelation trusts: Person -> Person { strength: int = 0 }\nrelation road: Place -> Place mutual { miles: int = 1 }\nquery everyone() -> list<Person> {\n  match (x)\n}\nscene quay {\n  {count(everyone())} people. -> end\n}\n',
            marks: [
              {
                line: 6,
                column: 9,
                length: 3,
                code: 'FAB3130',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { name: text = "", old: int = 30 }\nkind Place { wet: bool = false }\nrelation trusts: Person -> Person { strength: int = 0 }\nrelation road: Place -> Place mutual { miles: int = 1 }\nquery everyone() -> list<Person> {\n  match (x: Person)\n}\nscene quay {\n  {count(everyone())} people. -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3131: {
    code: 'FAB3131',
    name: 'disconnectedPattern',
    severity: 'info',
    message: 'Nothing joins the parts of this pattern, so each way of one is paired with each way of the other.',
    why: 'A hundred people and a hundred places that nothing joins are ten thousand rows. That is rarely meant,\nand it uses up the turn’s budget: join the parts by an edge, by a name that both have, or by a condition.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { name: text = "", old: int = 30 }\nkind Place { wet: bool = false }\nrelation trusts: Person -> Person { strength: int = 0 }\nrelation road: Place -> Place mutual { miles: int = 1 }\nquery pairs() -> list<{ who: Person, what: Place }> {\n  match (who: Person), (what: Place)\n}\nscene quay {\n  {count(pairs())} pairs. -> end\n}\n',
            marks: [
              {
                line: 6,
                column: 24,
                length: 13,
                code: 'FAB3131',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { name: text = "", old: int = 30 }\nkind Place { wet: bool = false }\nrelation trusts: Person -> Person { strength: int = 0 }\nrelation road: Place -> Place mutual { miles: int = 1 }\nquery pairs() -> list<{ who: Person, whom: Person }> {\n  match (who: Person), (whom: Person) where who.old > whom.old\n}\nscene quay {\n  {count(pairs())} pairs. -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3132: {
    code: 'FAB3132',
    name: 'walkNeeded',
    severity: 'error',
    message: '`match {mode:text}` looks for one walk: it needs one edge with a star and no bounds, `*` or `*0..`.',
    why: '`shortest` and `cheapest` choose between walks of any length from one thing to another. So the pattern has\none edge with a star, as in `-[way: road*]->`. A walk of no edges counts only where `*0..` says so.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { name: text = "", old: int = 30 }\nkind Place { wet: bool = false }\nrelation trusts: Person -> Person { strength: int = 0 }\nrelation road: Place -> Place mutual { miles: int = 1 }\nquery way(a: Place, b: Place) -> { steps: list<Place> }? {\n  match shortest (a) -[road]-> (b)\n  select steps = [a, b]\n}\nscene quay {\n  -> end\n}\n',
            marks: [
              {
                line: 6,
                column: 9,
                length: 8,
                code: 'FAB3132',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { name: text = "", old: int = 30 }\nkind Place { wet: bool = false }\nrelation trusts: Person -> Person { strength: int = 0 }\nrelation road: Place -> Place mutual { miles: int = 1 }\nquery way(a: Place, b: Place) -> { steps: list<Place> }? {\n  match shortest (a) -[way: road*]-> (b)\n  select steps = way.steps\n}\nscene quay {\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3133: {
    code: 'FAB3133',
    name: 'costOfWalk',
    severity: 'error',
    message: '`by` says what an edge costs, and `match cheapest` needs it.',
    why: 'The cheapest walk is the one whose edges cost least together. What one edge costs stands after `by`, in terms\nof the edge’s own fields. The other ways of matching have no cost.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { name: text = "", old: int = 30 }\nkind Place { wet: bool = false }\nrelation trusts: Person -> Person { strength: int = 0 }\nrelation road: Place -> Place mutual { miles: int = 1 }\nquery way(a: Place, b: Place) -> { miles: int }? {\n  match cheapest (a) -[way: road*]-> (b)\n  select miles = way.length\n}\nscene quay {\n  -> end\n}\n',
            marks: [
              {
                line: 6,
                column: 9,
                length: 8,
                code: 'FAB3133',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { name: text = "", old: int = 30 }\nkind Place { wet: bool = false }\nrelation trusts: Person -> Person { strength: int = 0 }\nrelation road: Place -> Place mutual { miles: int = 1 }\nquery way(a: Place, b: Place) -> { miles: int }? {\n  match cheapest (a) -[way: road*]-> (b) by miles\n  select miles = way.cost\n}\nscene quay {\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3134: {
    code: 'FAB3134',
    name: 'notOrderable',
    severity: 'error',
    message: 'Rows can’t be ordered by {type:text}.',
    why: 'Figures, amounts, texts, instants, `bool`s and members of an ordered enum have an order. A thing has none: order\nby something it has.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { name: text = "", old: int = 30 }\nkind Place { wet: bool = false }\nrelation trusts: Person -> Person { strength: int = 0 }\nrelation road: Place -> Place mutual { miles: int = 1 }\nquery oldest() -> list<Person> {\n  match (x: Person) order by x desc\n}\nscene quay {\n  {count(oldest())} people. -> end\n}\n',
            marks: [
              {
                line: 6,
                column: 30,
                length: 1,
                code: 'FAB3134',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { name: text = "", old: int = 30 }\nkind Place { wet: bool = false }\nrelation trusts: Person -> Person { strength: int = 0 }\nrelation road: Place -> Place mutual { miles: int = 1 }\nquery oldest() -> list<Person> {\n  match (x: Person) order by x.old desc\n}\nscene quay {\n  {count(oldest())} people. -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3135: {
    code: 'FAB3135',
    name: 'columnNeedsName',
    severity: 'error',
    message: 'This column needs a name: `name = …`.',
    why: 'Each column of `select` is a field of the rows. A lone name and a lone field lend it theirs; anything else has to\nbe given one. What rows are grouped by is named with `as`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { name: text = "", old: int = 30 }\nkind Place { wet: bool = false }\nrelation trusts: Person -> Person { strength: int = 0 }\nrelation road: Place -> Place mutual { miles: int = 1 }\nquery ages() -> list<{ x: Person, age: int }> {\n  match (x: Person) select x, x.old + 1\n}\nscene quay {\n  {count(ages())} people. -> end\n}\n',
            marks: [
              {
                line: 6,
                column: 31,
                length: 9,
                code: 'FAB3135',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { name: text = "", old: int = 30 }\nkind Place { wet: bool = false }\nrelation trusts: Person -> Person { strength: int = 0 }\nrelation road: Place -> Place mutual { miles: int = 1 }\nquery ages() -> list<{ x: Person, age: int }> {\n  match (x: Person) select x, age = x.old + 1\n}\nscene quay {\n  {count(ages())} people. -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3136: {
    code: 'FAB3136',
    name: 'mayHaveNoRow',
    severity: 'error',
    message: 'A query may find no row, or several: it yields a `list<…>`, or `…?` for the first.',
    why: 'How many rows there are is known only when the query is asked. A list has them all, and a result with a\nquestion mark has the first, or `none`. Only `count`, `sum` and their like of all rows are always one.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { name: text = "", old: int = 30 }\nkind Place { wet: bool = false }\nrelation trusts: Person -> Person { strength: int = 0 }\nrelation road: Place -> Place mutual { miles: int = 1 }\nquery oldest() -> Person {\n  match (x: Person) order by x.old desc\n}\nscene quay {\n  -> end\n}\n',
            marks: [
              {
                line: 5,
                column: 19,
                length: 6,
                code: 'FAB3136',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { name: text = "", old: int = 30 }\nkind Place { wet: bool = false }\nrelation trusts: Person -> Person { strength: int = 0 }\nrelation road: Place -> Place mutual { miles: int = 1 }\nquery oldest() -> Person? {\n  match (x: Person) order by x.old desc\n}\nscene quay {\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3137: {
    code: 'FAB3137',
    name: 'oneColumnNeeded',
    severity: 'error',
    message: 'One value a row is to be yielded, and the rows have {names:list}.',
    why: 'Rows are records whose fields are the names that are matched. Where the result is no record, the rows must have\none field, and that is what is yielded. `select` tells which.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { name: text = "", old: int = 30 }\nkind Place { wet: bool = false }\nrelation trusts: Person -> Person { strength: int = 0 }\nrelation road: Place -> Place mutual { miles: int = 1 }\nquery trusted() -> list<Person> {\n  match (a: Person) -[trusts]-> (b)\n}\nscene quay {\n  {count(trusted())} people. -> end\n}\n',
            marks: [
              {
                line: 5,
                column: 25,
                length: 6,
                code: 'FAB3137',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { name: text = "", old: int = 30 }\nkind Place { wet: bool = false }\nrelation trusts: Person -> Person { strength: int = 0 }\nrelation road: Place -> Place mutual { miles: int = 1 }\nquery trusted() -> list<Person> {\n  match (_) -[trusts]-> (b)\n}\nscene quay {\n  {count(trusted())} people. -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3138: {
    code: 'FAB3138',
    name: 'nothingNamed',
    severity: 'error',
    message: 'Nothing in this pattern is named, so its rows would have no fields.',
    why: 'The names that are matched are the fields of the rows. A parameter is given, not matched. Name what is looked\nfor, or say with `select` what a row holds.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { name: text = "", old: int = 30 }\nkind Place { wet: bool = false }\nrelation trusts: Person -> Person { strength: int = 0 }\nentity mara: Person "Mara"\nrelation road: Place -> Place mutual { miles: int = 1 }\nquery anyone(a: Person) { match (a) -[trusts]-> (_) }\nscene quay {\n  -> end\n}\n',
            marks: [
              {
                line: 6,
                column: 27,
                length: 25,
                code: 'FAB3138',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { name: text = "", old: int = 30 }\nkind Place { wet: bool = false }\nrelation trusts: Person -> Person { strength: int = 0 }\nentity mara: Person "Mara"\nrelation road: Place -> Place mutual { miles: int = 1 }\nquery anyone(a: Person) -> list<Person> {\n  match (a) -[trusts]-> (b)\n}\nscene quay {\n  {count(anyone(mara))} people. -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3139: {
    code: 'FAB3139',
    name: 'unusedInPattern',
    severity: 'info',
    message: 'Nothing asks for `{name:text}`; `_` names nothing.',
    why: 'A name that is met once and asked for nowhere may be misspelt. Where any thing will do, write `_`; an edge needs\nno name at all.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { name: text = "", old: int = 30 }\nkind Place { wet: bool = false }\nrelation trusts: Person -> Person { strength: int = 0 }\nrelation road: Place -> Place mutual { miles: int = 1 }\nquery trusting() -> list<{ a: Person }> {\n  match (a) -[trusts]-> (b)\n}\nscene quay {\n  {count(trusting())} people. -> end\n}\n',
            marks: [
              {
                line: 6,
                column: 26,
                length: 1,
                code: 'FAB3139',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { name: text = "", old: int = 30 }\nkind Place { wet: bool = false }\nrelation trusts: Person -> Person { strength: int = 0 }\nrelation road: Place -> Place mutual { miles: int = 1 }\nquery trusting() -> list<{ a: Person }> {\n  match (a) -[trusts]-> (_)\n}\nscene quay {\n  {count(trusting())} people. -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3140: {
    code: 'FAB3140',
    name: 'notGrouped',
    severity: 'error',
    message: '`{name:text}` differs within a group: group by it, or say which of them by `count`, `sum`, `min`, `max` or `avg`.',
    why: 'After `group by`, a row stands for many: it has what they are grouped by, and what is reckoned of them all.\nAnything else would be one of them by chance.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { name: text = "", old: int = 30 }\nkind Place { wet: bool = false }\nrelation trusts: Person -> Person { strength: int = 0 }\nrelation road: Place -> Place mutual { miles: int = 1 }\nquery fans() -> list<{ b: Person, age: int }> {\n  match (a) -[trusts]-> (b)\n  group by b\n  select b, age = a.old\n}\nscene quay {\n  {count(fans())} people. -> end\n}\n',
            marks: [
              {
                line: 8,
                column: 19,
                length: 1,
                code: 'FAB3140',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { name: text = "", old: int = 30 }\nkind Place { wet: bool = false }\nrelation trusts: Person -> Person { strength: int = 0 }\nrelation road: Place -> Place mutual { miles: int = 1 }\nquery fans() -> list<{ b: Person, age: int? }> {\n  match (a) -[trusts]-> (b)\n  group by b\n  select b, age = max(a.old)\n}\nscene quay {\n  {count(fans())} people. -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3141: {
    code: 'FAB3141',
    name: 'externPersonal',
    severity: 'error',
    message: '`{name:text}` is given a person’s words, so it can’t answer with a text.',
    why: 'What the host\'s function answers is kept with the turn, so that a replay need not ask again. A text that is made of a\nperson\'s words would stay there when that person is forgotten. A figure, a bool, an enum\'s member or a variant of these\ntells nothing that has to be forgotten.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'extern fn polished(said: text) -> text\nscene quay {\n  ~ hear said: text max 80\n  ~ let better = polished(said)\n  {better}\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 18,
                length: 14,
                code: 'FAB3141',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'enum Tone { plain, rude }\nextern fn tone_of(said: text) -> Tone\nscene quay {\n  ~ hear said: text max 80\n  ~ let tone = tone_of(said)\n  {if tone == rude: She turns away. | else: She nods.}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3142: {
    code: 'FAB3142',
    name: 'externAnswer',
    severity: 'error',
    message: 'A function of the host can’t answer with a scene.',
    why: 'What comes from outside could be any text, and a story may go only where the compiler has seen that it can. Let the\nfunction answer with an enum\'s member, and go by that.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'extern fn where_to(hour: int) -> Scene\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 34,
                length: 5,
                code: 'FAB3142',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'enum Way { home, pier }\nextern fn where_to(hour: int) -> Way\nscene quay {\n  ~ let way = where_to(7)\n  {if way == home: You go home. | else: You go out on the pier.}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3143: {
    code: 'FAB3143',
    name: 'externSilent',
    severity: 'error',
    message: '`{name:text}` answers nothing, so nothing can be answered for it.',
    why: 'A function of the host without `->` is called for what it does. In a test it does nothing, and needs no `answer`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'extern fn announce(what: text) send\nscene quay {\n  ~ announce("the tide")\n  The tide has turned.\n  -> end\n}\ntest "it is told" {\n  answer announce with true\n  start quay\n}\n',
            marks: [
              {
                line: 8,
                column: 24,
                length: 4,
                code: 'FAB3143',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'extern fn announce(what: text) send\nscene quay {\n  ~ announce("the tide")\n  The tide has turned.\n  -> end\n}\ntest "it is told" {\n  start quay\n  expect says "turned"\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3144: {
    code: 'FAB3144',
    name: 'queryInDeclaration',
    severity: 'error',
    message: '`{name:text}` asks the world for something, and a declared value is there before the world is.',
    why: 'What a field begins with is known before anything else is: entities are made of such values, so nothing can be looked for\nyet. Leave the value out, and set it in the first scene or in a rule.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { old: int = 30 }\nquery elders() -> list<Person> { match (p: Person where p.old > 60) }\nworld { wisdom: int = count(elders()) }\nscene quay {\n  {wisdom} are wise. -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 29,
                length: 8,
                code: 'FAB3144',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { old: int = 30 }\nquery elders() -> list<Person> { match (p: Person where p.old > 60) }\nworld { wisdom: int = 0 }\nscene quay {\n  ~ wisdom = count(elders())\n  {wisdom} are wise. -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3145: {
    code: 'FAB3145',
    name: 'personalNotText',
    severity: 'warning',
    message: '`{name:text}` is personal, and there is no text in it that could be forgotten.',
    why: 'What is `personal` is kept apart, so that it can be taken away when a person asks for it. That is done with texts: a figure or\na mood stays where it is, and what the story made of it stays, too. `private` or `secret` keeps those from others.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'player is Person { personal age: int = 30, personal nickname: text = "" }\nkind Person { open: bool = true }\nscene quay {\n  {player.nickname} is {player.age}.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 29,
                length: 3,
                code: 'FAB3145',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'player is Person { private age: int = 30, personal nickname: text = "" }\nkind Person { open: bool = true }\nscene quay {\n  {player.nickname} is {player.age}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3146: {
    code: 'FAB3146',
    name: 'keptInRecord',
    severity: 'error',
    message: '`{name:text}` can’t be {how:text} by itself: it goes where its record goes.',
    why: 'A record is a value that is handed on as a whole, and nobody owns it. What keeps it is the field that holds it: of an entity, of\nstate, of an edge or of an event. All that is taken out of it is kept as that field is. The same goes for a variant\'s cases.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'record Will { heir: text, secret sum: int }\nworld { will: Will = { heir: "Tam", sum: 40 } }\nscene office {\n  All goes to {will.heir}{if will.sum > 9:, and there is much of it}.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 27,
                length: 6,
                code: 'FAB3146',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'record Will { heir: text, sum: int }\nworld { secret will: Will = { heir: "Tam", sum: 40 } }\nscene office {\n  All goes to {reveal(will.heir)}{if will.sum > 9:, and there is much of it}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3147: {
    code: 'FAB3147',
    name: 'stateInDeclaration',
    severity: 'error',
    message: 'What a field begins with can\'t depend on the story\'s state; this reads {what:text}.',
    why: 'What a field begins with is known before anything else is, and is the same for everybody: entities and the world are made of\nsuch values. So they are literals, and what pure functions make of them; nothing that another field holds can be looked up\nyet. Leave the value out, and set it in the first scene or in a rule.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world {\n  tide: int = 3\n  flood: int = tide + 2\n}\nscene quay { {tide} of {flood}. -> end }\n',
            marks: [
              {
                line: 3,
                column: 16,
                length: 8,
                code: 'FAB3147',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 3, flood: int = above(3) }\nfn above(level: int) -> int = level + 2\nscene quay { {tide} of {flood}. -> end }\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3148: {
    code: 'FAB3148',
    name: 'tagNeedsValue',
    severity: 'error',
    message: '`#{name:text}` needs a value: {type:text}.',
    why: 'A tag that is declared with a type is handed to the host as a value of it, as in `#show:mara_wary`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'enum Sprite { mara_wary, mara_glad }\ntag show: Sprite\nscene quay {\n  She turns away.   #show\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 21,
                length: 5,
                code: 'FAB3148',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'enum Sprite { mara_wary, mara_glad }\ntag show: Sprite\nscene quay {\n  She turns away.   #show:mara_wary\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3149: {
    code: 'FAB3149',
    name: 'tagWithoutValue',
    severity: 'error',
    message: '`#{name:text}` {what:text}, so it can have no value{where:text}.',
    why: 'A tag declared without a type has no value. A value in braces needs a tag that is declared with one: it says what the host\nis handed.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'tag quiet\nscene quay {\n  She turns away.   #quiet:very\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 21,
                length: 11,
                code: 'FAB3149',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'tag quiet\nscene quay {\n  She turns away.   #quiet\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3150: {
    code: 'FAB3150',
    name: 'migrationHoldsOther',
    severity: 'error',
    message: 'A migration holds only `field = value` and `let`.',
    why: 'A migration says, field by field, what becomes of what an older version kept. It runs for each thing by itself, where\nthere is no turn, no reader and no chance.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { vigor: int = 3 }\nentity mara: Person\nmigrate Person from (old) { vigor = old.stamina; mara.vigor += 1 }\nscene quay {\n  {mara.vigor}\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 50,
                length: 15,
                code: 'FAB3150',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { vigor: int = 3 }\nentity mara: Person\nmigrate Person from (old) {\n  vigor = old.stamina + 1\n}\nscene quay {\n  {mara.vigor}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3151: {
    code: 'FAB3151',
    name: 'keepByEnum',
    severity: 'error',
    message: '`keep by` goes by a field of an enum, and `{name:text}` is {type:text}.',
    why: 'How long a value is kept may hang on what another field of the same thing says. It has to be an enum, so that the\ncompiler can see that each case has its time.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Note {\n  weight: int = 1\n  words: text = "" keep by weight { low: 30d }\n}\nentity note: Note\nscene quay {\n  {note.words} {note.weight}\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 28,
                length: 6,
                code: 'FAB3151',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'enum Privacy { open, personal }\nkind Note {\n  privacy: Privacy = open\n  words: text = "" keep by privacy { open: 365d, personal: 30d }\n}\nentity note: Note\nscene quay {\n  {note.words} {note.privacy}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3152: {
    code: 'FAB3152',
    name: 'keepIncomplete',
    severity: 'error',
    message: 'It is not said how long this is kept when `{field:text}` is `{missing:text}`.',
    why: 'A case without a time would be kept forever, which nobody said.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'enum Privacy { open, personal }\nkind Note {\n  privacy: Privacy = open\n  words: text = "" keep by privacy { open: 365d }\n}\nentity note: Note\nscene quay {\n  {note.words} {note.privacy}\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 20,
                length: 30,
                code: 'FAB3152',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'enum Privacy { open, personal }\nkind Note {\n  privacy: Privacy = open\n  words: text = "" keep by privacy { open: 365d, personal: 30d }\n}\nentity note: Note\nscene quay {\n  {note.words} {note.privacy}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3190: {
    code: 'FAB3190',
    name: 'beatNeverEnds',
    severity: 'error',
    message: '`{name:text}` never ends: {reason:text}.',
    why: 'A director\'s beats come one after the other, and the story\'s pace with them. A beat that nothing ends would hold all\nthose behind it back. So each needs a way out: `turns 3..8` ends it after eight turns, whatever comes, and\n`until CONDITION` as soon as that holds. Only a beat that none comes after may last to the story\'s end.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int in 0..12 = 0 }\ndirector pacing {\n  beat rising { words 90 }\n  beat climax { turns 1..4 }\n}\nscene quay {\n  ~ tide += 1\n  The tide stands at {tide}. {if beat == climax: It is high.}\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 8,
                length: 6,
                code: 'FAB3190',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int in 0..12 = 0 }\ndirector pacing {\n  beat rising { turns 2..6 words 90 until tide > 6 }\n  beat climax { turns 1..4 }\n}\nscene quay {\n  ~ tide += 1\n  The tide stands at {tide}. {if beat == climax: It is high.}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3191: {
    code: 'FAB3191',
    name: 'beatsInCircle',
    severity: 'error',
    message: 'These beats go round without end: {circle:text}.',
    why: 'The beats of a director have to come to an end. A way back is fine as long as it is gone only so often: `-> rising at\nmost 2, climax` goes back twice, and then on.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'director pacing {\n  beat rising { turns 3..8 }\n  beat twist { turns 1..3 -> rising }\n}\nscene quay {\n  {if beat == twist: The wind turns. | else: Fog.}\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 8,
                length: 6,
                code: 'FAB3191',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'director pacing {\n  beat rising { turns 3..8 }\n  beat twist { turns 1..3 -> rising at most 2, climax }\n  beat climax\n}\nscene quay {\n  {if beat == twist: The wind turns. | else: Fog.}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3192: {
    code: 'FAB3192',
    name: 'directorWord',
    severity: 'error',
    message: '`{name:text}` can\'t be called so: `{director:text}.{name:text}` means something else.',
    why: 'Behind a director\'s name stand its beats, what it adjusts, and what can be asked of every director: `beat`, `turns`,\n`since`, `over`, `owed`. Each of these has a name of its own, so that it is clear which is meant.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'director pacing {\n  beat over { turns 1..3 }\n  beat climax\n}\nscene quay {\n  {if beat == climax: The bell.}\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 8,
                length: 4,
                code: 'FAB3192',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'director pacing {\n  beat opening { turns 1..3 }\n  beat climax\n}\nscene quay {\n  {if beat == climax: The bell.}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3193: {
    code: 'FAB3193',
    name: 'wayNeverTaken',
    severity: 'warning',
    message: 'The way to `{name:text}` is never taken, since the one before it always is.',
    why: 'A beat goes on by the first of its ways that is not used up. One without `at most` is never used up, so what stands\nbehind it is never come to.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'director pacing {\n  beat rising { turns 3..8 -> climax, twist }\n  beat twist { turns 1..2 }\n  beat climax\n}\nscene quay {\n  {if beat == climax: The bell.}\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 39,
                length: 5,
                code: 'FAB3193',
              },
              {
                line: 3,
                column: 8,
                length: 5,
                code: 'FAB4030',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'director pacing {\n  beat rising { turns 3..8 -> twist at most 1, climax }\n  beat twist { turns 1..2 -> rising }\n  beat climax\n}\nscene quay {\n  {if beat == climax: The bell.}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3194: {
    code: 'FAB3194',
    name: 'twistWithoutDirector',
    severity: 'error',
    message: '`{beat:text}` is never come to: {reason:text}.',
    why: '`twist at rising draw harbor_twists` draws a card when a director comes to the beat `rising`. It is the director that goes\nalong with the mission (`director pacing for find_ledger`), or else the only one there is.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { found: bool = false }\ndeck twists { card squall { The wind turns. } }\nmission find_ledger "Find the ledger" {\n  objective search "Search" done when found\n  twist at rising draw twists\n}\nscene quay {\n  ~ found = true\n  -> end\n}\n',
            marks: [
              {
                line: 5,
                column: 12,
                length: 6,
                code: 'FAB3194',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { found: bool = false }\ndeck twists { card squall { The wind turns. } }\nmission find_ledger "Find the ledger" {\n  objective search "Search" done when found\n  twist at rising draw twists\n}\ndirector pacing for find_ledger {\n  beat opening { turns 1..3 }\n  beat rising\n}\nscene quay {\n  ~ found = true\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3195: {
    code: 'FAB3195',
    name: 'deckFileNotFound',
    severity: 'error',
    message: 'There is no deck `{path:text}` in this pack{hint:text?}.',
    why: '`deck visitors from "decks/visitors.deck.json"` reads its cards from a file of the pack. The path is told from the file\nthat it is written in, and the file’s name ends in `.deck.json`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'deck visitors from "visitors.deck.json" key "ed25519:00" may tide\nworld { tide: int in 0..9 clamped = 0 }\nscene quay {\n  The tide stands at {tide}.\n  ~ draw visitors { none { Nobody comes. } }\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 20,
                length: 20,
                code: 'FAB3195',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'deck visitors { card peddler { A peddler comes by. } }\nworld { tide: int in 0..9 clamped = 0 }\nscene quay {\n  The tide stands at {tide}.\n  ~ draw visitors\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3196: {
    code: 'FAB3196',
    name: 'deckFileInvalid',
    severity: 'error',
    message: '`{path:text}` can’t be read as a deck: {reason:text}.',
    why: 'A deck’s file is JSON of a certain form: `format`, `name`, `cards`, and who signed it. Each card has a `name`, a `text`\nin Fabula, and maybe a `title`, `weight`, `when`, `payoff` with `by`, and `cast`. Nothing else may stand in it.',
    wrong: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'deck visitors from "visitors.deck.json" key "ed25519:ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c" may tide\nworld { tide: int in 0..99 clamped = 0 }\nscene quay {\n  The tide stands at {tide}.\n  ~ draw visitors { none { Nobody comes. } }\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 20,
                length: 20,
                code: 'FAB3196',
              },
            ],
          },
          {
            path: 'visitors.deck.json',
            text: '{\n  "format": "fabula.deck/9",\n  "name": "visitors",\n  "cards": [\n    {\n      "name": "peddler",\n      "text": "~ tide += 1\\nA peddler comes by, wet to the knees."\n    }\n  ],\n  "signature": {\n    "key": "ed25519:ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c",\n    "value": "4790120ce077418b9116d5a2a478a6a213f15ea8657d48d84015e183ff08d1ef1459372e042074adfa33e697b195fb4b6dafe2bea20687d894277e305ad86a05"\n  }\n}\n',
            marks: [],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'deck visitors from "visitors.deck.json" key "ed25519:ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c" may tide\nworld { tide: int in 0..99 clamped = 0 }\nscene quay {\n  The tide stands at {tide}.\n  ~ draw visitors\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'visitors.deck.json',
            text: '{\n  "format": "fabula.deck/1",\n  "name": "visitors",\n  "cards": [\n    {\n      "name": "peddler",\n      "text": "~ tide += 1\\nA peddler comes by, wet to the knees."\n    }\n  ],\n  "signature": {\n    "key": "ed25519:ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c",\n    "value": "4790120ce077418b9116d5a2a478a6a213f15ea8657d48d84015e183ff08d1ef1459372e042074adfa33e697b195fb4b6dafe2bea20687d894277e305ad86a05"\n  }\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3197: {
    code: 'FAB3197',
    name: 'deckNotSigned',
    severity: 'error',
    message: '`{path:text}` is not what it should be: {reason:text}.',
    why: 'A deck that comes from somewhere else is taken only with the signature of the key that the pack names. So what was changed\non the way, or made by somebody else, does not get into the story. `fabula deck verify` tells whose signature a file has.',
    wrong: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'deck visitors from "visitors.deck.json" key "ed25519:0000000000000000000000000000000000000000000000000000000000000000" may tide\nworld { tide: int in 0..99 clamped = 0 }\nscene quay {\n  The tide stands at {tide}.\n  ~ draw visitors\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 45,
                length: 74,
                code: 'FAB3197',
              },
            ],
          },
          {
            path: 'visitors.deck.json',
            text: '{\n  "format": "fabula.deck/1",\n  "name": "visitors",\n  "cards": [\n    {\n      "name": "peddler",\n      "text": "~ tide += 1\\nA peddler comes by, wet to the knees."\n    }\n  ],\n  "signature": {\n    "key": "ed25519:ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c",\n    "value": "4790120ce077418b9116d5a2a478a6a213f15ea8657d48d84015e183ff08d1ef1459372e042074adfa33e697b195fb4b6dafe2bea20687d894277e305ad86a05"\n  }\n}\n',
            marks: [],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'deck visitors from "visitors.deck.json" key "ed25519:ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c" may tide\nworld { tide: int in 0..99 clamped = 0 }\nscene quay {\n  The tide stands at {tide}.\n  ~ draw visitors\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'visitors.deck.json',
            text: '{\n  "format": "fabula.deck/1",\n  "name": "visitors",\n  "cards": [\n    {\n      "name": "peddler",\n      "text": "~ tide += 1\\nA peddler comes by, wet to the knees."\n    }\n  ],\n  "signature": {\n    "key": "ed25519:ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c",\n    "value": "4790120ce077418b9116d5a2a478a6a213f15ea8657d48d84015e183ff08d1ef1459372e042074adfa33e697b195fb4b6dafe2bea20687d894277e305ad86a05"\n  }\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3198: {
    code: 'FAB3198',
    name: 'deckMayNot',
    severity: 'error',
    message: 'The card `{name:text}` {what:text}, which this deck may not.',
    why: 'The cards of a deck from a file may read what the author’s own may read, but write and call only what `may` lists: fields\nof the world, actions, things, relations, scenes. What isn’t listed is refused when the pack is checked.',
    wrong: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'deck visitors from "visitors.deck.json" key "ed25519:ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c" may hour\nworld { hour: int in 0..9 clamped = 0, tide: int in 0..99 clamped = 0 }\nscene quay {\n  The tide stands at {tide} and it is {hour}.\n  ~ draw visitors\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 20,
                length: 20,
                code: 'FAB3198',
              },
            ],
          },
          {
            path: 'visitors.deck.json',
            text: '{\n  "format": "fabula.deck/1",\n  "name": "visitors",\n  "cards": [\n    {\n      "name": "peddler",\n      "text": "~ tide += 1\\nA peddler comes by, wet to the knees."\n    }\n  ],\n  "signature": {\n    "key": "ed25519:ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c",\n    "value": "4790120ce077418b9116d5a2a478a6a213f15ea8657d48d84015e183ff08d1ef1459372e042074adfa33e697b195fb4b6dafe2bea20687d894277e305ad86a05"\n  }\n}\n',
            marks: [],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'deck visitors from "visitors.deck.json" key "ed25519:ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c" may tide\nworld { tide: int in 0..99 clamped = 0 }\nscene quay {\n  The tide stands at {tide}.\n  ~ draw visitors\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'visitors.deck.json',
            text: '{\n  "format": "fabula.deck/1",\n  "name": "visitors",\n  "cards": [\n    {\n      "name": "peddler",\n      "text": "~ tide += 1\\nA peddler comes by, wet to the knees."\n    }\n  ],\n  "signature": {\n    "key": "ed25519:ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c",\n    "value": "4790120ce077418b9116d5a2a478a6a213f15ea8657d48d84015e183ff08d1ef1459372e042074adfa33e697b195fb4b6dafe2bea20687d894277e305ad86a05"\n  }\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3240: {
    code: 'FAB3240',
    name: 'stepsInCircle',
    severity: 'error',
    message: 'These steps wait for each other: {steps:list}.',
    why: 'A step runs when those it comes `after` have run. In a circle none can be the first.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'workflow night {\n  step bake after sell { tide += 1 }\n  step sell after bake { tide += 1 }\n}\nworld { tide: int = 0 }\nscene quay {\n  {tide}\n  ~ run night()\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 8,
                length: 4,
                code: 'FAB3240',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'workflow night {\n  step bake            { tide += 1 }\n  step sell after bake { tide += 1 }\n}\nworld { tide: int = 0 }\nscene quay {\n  {tide}\n  ~ run night()\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3241: {
    code: 'FAB3241',
    name: 'stepNotBefore',
    severity: 'error',
    message: '`{name:text}` need not have run yet when `{step:text}` does.',
    why: 'Steps run side by side where nothing says which comes first. What a step yields can be read only in those that come\n`after` it, or after one that does.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'fn caught() -> int = 3\nworkflow night {\n  step count -> int { caught() }\n  step tell {\n    emit told { fish: count }\n  }\n}\nevent told { fish: int }\nscene quay {\n  ~ run night()\n  -> end\n}\n',
            marks: [
              {
                line: 5,
                column: 23,
                length: 5,
                code: 'FAB3241',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'fn caught() -> int = 3\nworkflow night {\n  step count -> int { caught() }\n  step tell after count { emit told { fish: count } }\n}\nevent told { fish: int }\nscene quay {\n  ~ run night()\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3242: {
    code: 'FAB3242',
    name: 'workflowParameters',
    severity: 'error',
    message: 'A workflow that waits has no parameters: nobody would give them.',
    why: 'Parameters are for who writes `run`. What a workflow waits for is named behind it: `on left(e)`, `on resume(away)`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'event left { to: text }\nworkflow boundary(to: text) on left key to {\n  step tell { checkpoint "{to}" }\n}\nscene quay {\n  ~ emit left { to: "the pier" }\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 19,
                length: 8,
                code: 'FAB3242',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'event left { to: text }\nworkflow boundary on left(e) key e.id {\n  step tell { checkpoint "{e.to}" }\n}\nscene quay {\n  ~ emit left { to: "the pier" }\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3243: {
    code: 'FAB3243',
    name: 'keyNotShown',
    severity: 'error',
    message: 'A key is written down, and {type:text} can’t be.',
    why: 'A key tells one occasion from another: what has run once under it is not run again. So it must be something that can\nbe written in a line, as it would be in text: a figure, a text, an entity, an enum’s member, a scene.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'event left { steps: list<int> }\nworkflow boundary on left(e) key e.steps {\n  step tell { checkpoint gone }\n}\nscene quay {\n  ~ emit left { steps: [1] }\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 34,
                length: 7,
                code: 'FAB3243',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'event left { steps: list<int> }\nworkflow boundary on left(e) key e.id, length(e.steps) {\n  step tell { checkpoint gone }\n}\nscene quay {\n  ~ emit left { steps: [1] }\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3244: {
    code: 'FAB3244',
    name: 'resultNotInline',
    severity: 'error',
    message: 'Only a workflow inside the turn yields something: write `inline`.',
    why: 'Without `inline` a workflow runs beside the story, and the turn goes on at once: there is nothing yet that could be\nyielded.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'workflow cycle -> int {\n  step count -> int { 3 }\n}\nscene quay {\n  ~ run cycle()\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 19,
                length: 3,
                code: 'FAB3244',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'workflow cycle inline -> int {\n  step count -> int { 3 }\n}\nscene quay {\n  ~ let fish = run cycle()\n  {fish}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3245: {
    code: 'FAB3245',
    name: 'inlineWaits',
    severity: 'error',
    message: 'A workflow inside the turn can’t wait {what:text}.',
    why: '`inline` names the stages of a turn: they run where the story says `run`, and what comes later is no part of the turn.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'workflow cycle inline every 1d {\n  step count { checkpoint counted }\n}\nscene quay {\n  A quiet evening.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 23,
                length: 8,
                code: 'FAB3245',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'workflow cycle every 1d {\n  step count { checkpoint counted }\n}\nscene quay {\n  A quiet evening.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3246: {
    code: 'FAB3246',
    name: 'workflowWithoutResult',
    severity: 'error',
    message: '`{name:text}` should yield {type:text}, and its last step yields nothing.',
    why: 'What a workflow yields is the value of its `done` block, or, without one, what its last step yields.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'workflow cycle inline -> int {\n  step count { checkpoint counted }\n}\nscene quay {\n  ~ let fish = run cycle()\n  {fish}\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 26,
                length: 3,
                code: 'FAB3246',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'workflow cycle inline -> int {\n  step count -> int { 3 }\n}\nscene quay {\n  ~ let fish = run cycle()\n  {fish}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3247: {
    code: 'FAB3247',
    name: 'spanNotPositive',
    severity: 'error',
    message: 'This must be longer than no time at all.',
    why: 'Time goes one way: what is repeated, waited for or gone on by takes some of it.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { water: int = 0 }\nworkflow rise every 0s {\n  step more { water += 1 }\n}\nscene quay {\n  {water}\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 21,
                length: 2,
                code: 'FAB3247',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { water: int = 0 }\nworkflow rise every 15m {\n  step more { water += 1 }\n}\nscene quay {\n  {water}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3248: {
    code: 'FAB3248',
    name: 'sharedNotRead',
    severity: 'error',
    message: '`{name:text}` is a document that readers share: logic can’t read it.',
    why: 'Readers write a shared document at the same time, and it is merged as their words come in. What it says when a turn is\nplayed is chance, so a replay could not come to the same.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'shared { notes: doc }\nscene quay {\n  On the table: {notes}\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 18,
                length: 5,
                code: 'FAB3248',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'shared { notes: doc }\nworld { written: text = "" }\nscene quay {\n  On the table: {written}\n  ~ hear said: text max 80\n  ~ written = said\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3249: {
    code: 'FAB3249',
    name: 'notADocument',
    severity: 'error',
    message: 'What readers share is a `doc`, not `{type:text}`.',
    why: 'Only documents can be written by several readers at once and merged. Everything else is state, which the story\nchanges: declare it in `world`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'shared { notes: text }\nscene quay {\n  A quiet evening.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 17,
                length: 4,
                code: 'FAB3249',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'shared { notes: doc }\nscene quay {\n  A quiet evening.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3250: {
    code: 'FAB3250',
    name: 'runsBeside',
    severity: 'error',
    message: '`{name:text}` runs beside the turn, so there is no value here.',
    why: 'What `run` starts goes on while the story is read. Only a workflow that is `inline`, and yields something, has a value.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'workflow night {\n  step count { checkpoint counted }\n}\nscene quay {\n  ~ let fish = run night()\n  {fish}\n  -> end\n}\n',
            marks: [
              {
                line: 5,
                column: 16,
                length: 11,
                code: 'FAB3250',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'workflow night inline -> int {\n  step count -> int { 3 }\n}\nscene quay {\n  ~ let fish = run night()\n  {fish}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3251: {
    code: 'FAB3251',
    name: 'workflowWaits',
    severity: 'error',
    message: '`{name:text}` waits for `{event:text}`: emit that instead.',
    why: 'A workflow on an event is run by the event, and reads what is in it. Who names it with `run` would give it none.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'event left { to: text }\nworkflow boundary on left(e) key e.id {\n  step tell { checkpoint "{e.to}" }\n}\nscene quay {\n  ~ run boundary()\n  ~ emit left { to: "the pier" }\n  -> end\n}\n',
            marks: [
              {
                line: 6,
                column: 9,
                length: 8,
                code: 'FAB3251',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'event left { to: text }\nworkflow boundary on left(e) key e.id {\n  step tell { checkpoint "{e.to}" }\n}\nscene quay {\n  ~ emit left { to: "the pier" }\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3252: {
    code: 'FAB3252',
    name: 'nobodyReads',
    severity: 'warning',
    message: 'Nobody reads what is told to `{name:text}`: nobody plays it.',
    why: 'What stands in `~ to` goes to seats. A declared entity has none: a seat has its own `player`, and `players` are all of them.\nWhat a person of the story says is a line of theirs, `mara: …`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { }\nentity mara: Person "Mara"\nplayer is Person { }\n\nscene quay {\n  ~ to mara { The rope is cut. }\n  -> end\n}\n',
            marks: [
              {
                line: 6,
                column: 8,
                length: 4,
                code: 'FAB3252',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { }\nentity mara: Person "Mara"\nplayer is Person { }\n\nscene quay {\n  ~ to player { The rope is cut. }\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3253: {
    code: 'FAB3253',
    name: 'seatsOutOfRange',
    severity: 'error',
    message: 'A session has 1 to 10,000 players, the fewest first; this is {found:text}.',
    why: '`players 1..50` says how many seats a session may have for those who play. There is at least one, and the second figure is not\nbelow the first. Both are figures, known when the pack is built.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'pack siege { title "The siege"  version 1.0.0  players 8..2  start wall }\n\nscene wall {\n  The gate holds.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 48,
                length: 12,
                code: 'FAB3253',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'pack siege { title "The siege"  version 1.0.0  players 2..8  start wall }\n\nscene wall {\n  The gate holds.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3254: {
    code: 'FAB3254',
    name: 'notOpenOutside',
    severity: 'error',
    message: 'Nobody may call `{name:text}` from outside: it has no `by`.',
    why: 'An action belongs to the story. From outside it is called only by those whose roles its `by` names; `by player` opens it to whoever\nplays, `by operator` to whoever runs the session.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { open: bool = false }\n\naction unlock() { open = true }\n\nscene wall {\n  + Wait. -> wall\n}\n\ntest "the gate is opened" {\n  call unlock()\n  expect open\n}\n',
            marks: [
              {
                line: 10,
                column: 8,
                length: 6,
                code: 'FAB3254',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { open: bool = false }\n\naction unlock() by operator { open = true }\n\nscene wall {\n  + Wait. -> wall\n}\n\ntest "the gate is opened" {\n  call unlock()\n  expect open\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3270: {
    code: 'FAB3270',
    name: 'edgeBesideOne',
    severity: 'error',
    message: '`{relation:text}` has room for `one` here, and another edge was declared before.',
    why: 'A relation says with `one` how many edges may meet at an end: `Person -> Place one` is one place for each person,\n`Person one -> Thing` one person for each thing. While playing, `link` takes the edge before away. Of two that are declared\nnobody could say which is meant.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { age: int = 30 }\nkind Place { wet: bool = false }\nrelation stands_in: Person -> Place one\nentity mara: Person "Mara"\nentity mill: Place "The Mill"\nentity quay: Place "The Quay"\nedge mara -[stands_in]-> mill\nedge mara -[stands_in]-> quay\nscene start {\n  {if mara.age > 3 and mill.wet: {quay}}\n  -> end\n}\n',
            marks: [
              {
                line: 8,
                column: 6,
                length: 4,
                code: 'FAB3270',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { age: int = 30 }\nkind Place { wet: bool = false }\nrelation stands_in: Person -> Place one\nentity mara: Person "Mara"\nentity mill: Place "The Mill"\nentity quay: Place "The Quay"\nedge mara -[stands_in]-> mill\nscene start {\n  ~ link mara -[stands_in]-> quay\n  {if mill.wet and mara.stands_in == quay: She is out of the wet.}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3271: {
    code: 'FAB3271',
    name: 'bothOfMutual',
    severity: 'warning',
    message: '`{relation:text}` is mutual: its edges lead both ways already.',
    why: '`both` declares a second edge that leads back. An edge of a mutual relation is one edge that goes both ways, so there is\nnothing to add.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Place { wet: bool = false }\nrelation road: Place -> Place mutual { miles: int = 1 }\nentity mill: Place "The Mill"\nentity quay: Place "The Quay"\nedge mill -[road]-> quay both { miles: 2 }\nscene start {\n  {if mill.wet: {road(quay, mill).miles}}\n  -> end\n}\n',
            marks: [
              {
                line: 5,
                column: 13,
                length: 4,
                code: 'FAB3271',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Place { wet: bool = false }\nrelation road: Place -> Place mutual { miles: int = 1 }\nentity mill: Place "The Mill"\nentity quay: Place "The Quay"\nedge mill -[road]-> quay { miles: 2 }\nscene start {\n  {if mill.wet: {road(quay, mill).miles}}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3272: {
    code: 'FAB3272',
    name: 'leadsAreDiverts',
    severity: 'error',
    message: '`leads_to` between scenes is made of diverts, which can be no other way.',
    why: '`relation leads_to: Scene -> Scene` says what else the edges of the narrative graph have. Which edges there are, the\ndiverts say: nobody could keep them `mutual`, `acyclic` or to `one`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'relation leads_to: Scene -> Scene acyclic { mood: int = 0 }\nquery ahead(here: Scene) -> list<int> {\n  match (here) -[e: leads_to]-> (_) select e.mood\n}\nscene start {\n  {count(ahead(start))} -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 10,
                length: 8,
                code: 'FAB3272',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'relation leads_to: Scene -> Scene { mood: int = 0 }\nquery ahead(here: Scene) -> list<int> {\n  match (here) -[e: leads_to]-> (_) select e.mood\n}\nscene start {\n  {count(ahead(start))} -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3273: {
    code: 'FAB3273',
    name: 'leadNeedsDefault',
    severity: 'error',
    message: 'A divert is an edge, too, and says nothing of `{name:text}`: give it a default, or make it optional.',
    why: 'Every divert between two scenes is an edge of `leads_to`. What is declared of such edges has to mean something for those\nof which nothing was said.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'relation leads_to: Scene -> Scene { mood: int }\nquery ahead(here: Scene) -> list<int> {\n  match (here) -[e: leads_to]-> (_) select e.mood\n}\nscene start {\n  {count(ahead(start))} -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 37,
                length: 4,
                code: 'FAB3273',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'relation leads_to: Scene -> Scene { mood: int = 0, told: text? }\nquery ahead(here: Scene) -> list<int> {\n  match (here) -[e: leads_to]-> (_) where e.told != none select e.mood\n}\nscene start {\n  {count(ahead(start))} -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3274: {
    code: 'FAB3274',
    name: 'leadOutsideQuery',
    severity: 'error',
    message: '`leads_to` between scenes is asked in queries and declared with `edge`, and cannot stand here.',
    why: 'Between two scenes there may be a divert, a declared edge with a guard, or both: there is no one edge that `leads_to(a, b)`\ncould mean, and none that a story could make or cut while it is played. A query goes along all of them.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'relation leads_to: Scene -> Scene { mood: int = 0 }\nscene start {\n  Mood {leads_to(start, mill).mood}\n  -> mill\n}\nscene mill {\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 9,
                length: 21,
                code: 'FAB3274',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'relation leads_to: Scene -> Scene { mood: int = 0 }\nquery mood_of(a: Scene, b: Scene) -> int? {\n  match (a) -[e: leads_to]-> (b) select e.mood\n}\nscene start {\n  {if mood_of(start, mill) == 0: Calm.}\n  -> mill\n}\nscene mill {\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3275: {
    code: 'FAB3275',
    name: 'edgeIsLinked',
    severity: 'error',
    message: '`{relation:text}` is an edge and is linked: `link {from:text} -[{relation:text}]-> …`.',
    why: 'Where a relation leads to `one` thing, that thing is read like a field. It is an edge all the same: it is made with `link`, which\ntakes the edge before away, and cut with `unlink`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { age: int = 30 }\nkind Place { wet: bool = false }\nrelation stands_in: Person -> Place one\nentity mara: Person "Mara"\nentity mill: Place "The Mill"\nscene quay {\n  {if mara.age > 3 and mill.wet: {mill}}\n  ~ mara.stands_in = mill\n  -> end\n}\n',
            marks: [
              {
                line: 8,
                column: 10,
                length: 9,
                code: 'FAB3275',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { age: int = 30 }\nkind Place { wet: bool = false }\nrelation stands_in: Person -> Place one\nentity mara: Person "Mara"\nentity mill: Place "The Mill"\nscene quay {\n  ~ link mara -[stands_in]-> mill\n  {if mara.stands_in == mill and mill.wet and mara.age > 3: It is wet.}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3290: {
    code: 'FAB3290',
    name: 'agentsNotPlaced',
    severity: 'error',
    message: '`{agents:text}` is at no end of `{relation:text}`: write by which relation it is `placed`.',
    why: 'What an agent perceives is counted from where it is. The relation joins places, and the agents are none: another relation\nhas to lead from each agent to its place.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Villager {\n  hunger: float in 0.0..1.0 clamped = 0.2\n  private plan: text = ""\n}\nkind Field { stock: int in 0..100 = 50 }\nkind Place { dark: bool = false }\nrelation lives_in: Villager -> Place\nrelation adjacent: Place -> Place\nentity tom: Villager "Tom"\nentity mill: Place\nentity acre: Field\nsimulation valley {\n  phases decide, settle\n  on settle { for v in all Villager { v.hunger += 0.1 } }\n  action eat(by: Villager) { by.hunger -= 0.3 }\n  agents Villager {\n    perceives within 2 hops of adjacent { Place { dark } }\n    when hunger > 0.8 do eat(self)\n  }\n}\n',
            marks: [
              {
                line: 17,
                column: 32,
                length: 8,
                code: 'FAB3290',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Villager {\n  hunger: float in 0.0..1.0 clamped = 0.2\n  private plan: text = ""\n}\nkind Field { stock: int in 0..100 = 50 }\nkind Place { dark: bool = false }\nrelation lives_in: Villager -> Place\nrelation adjacent: Place -> Place\nentity tom: Villager "Tom"\nentity mill: Place\nentity acre: Field\nsimulation valley {\n  phases decide, settle\n  on settle { for v in all Villager { v.hunger += 0.1 } }\n  action eat(by: Villager) { by.hunger -= 0.3 }\n  agents Villager placed by lives_in {\n    perceives within 2 hops of adjacent { Place { dark } }\n    when hunger > 0.8 do eat(self)\n  }\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3291: {
    code: 'FAB3291',
    name: 'notPerceived',
    severity: 'error',
    message: '`{kind:text}` is nowhere near: no relation joins it with what `{relation:text}` leads to.',
    why: 'Agents see what lies within some steps of where they are. A thing is somewhere when a relation joins it with a place; without\none it is never in sight.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Villager {\n  hunger: float in 0.0..1.0 clamped = 0.2\n  private plan: text = ""\n}\nkind Field { stock: int in 0..100 = 50 }\nkind Place { dark: bool = false }\nrelation lives_in: Villager -> Place\nrelation adjacent: Place -> Place\nentity tom: Villager "Tom"\nentity mill: Place\nentity acre: Field\nsimulation valley {\n  phases decide, settle\n  on settle { for v in all Villager { v.hunger += 0.1 } }\n  action eat(by: Villager) { by.hunger -= 0.3 }\n  agents Villager placed by lives_in {\n    perceives within 2 hops of adjacent { Field { stock } }\n    when hunger > 0.8 do eat(self)\n  }\n}\n',
            marks: [
              {
                line: 17,
                column: 43,
                length: 5,
                code: 'FAB3291',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Villager {\n  hunger: float in 0.0..1.0 clamped = 0.2\n  private plan: text = ""\n}\nkind Field { stock: int in 0..100 = 50 }\nkind Place { dark: bool = false }\nrelation lives_in: Villager -> Place\nrelation adjacent: Place -> Place\nentity tom: Villager "Tom"\nentity mill: Place\nentity acre: Field\nrelation lies_in: Field -> Place\nedge acre -[lies_in]-> mill\nsimulation valley {\n  phases decide, settle\n  on settle { for v in all Villager { v.hunger += 0.1 } }\n  action eat(by: Villager) { by.hunger -= 0.3 }\n  agents Villager placed by lives_in {\n    perceives within 2 hops of adjacent { Field { stock } }\n    when hunger > 0.8 do eat(self)\n  }\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3292: {
    code: 'FAB3292',
    name: 'privatePerceived',
    severity: 'error',
    message: '`{field:text}` is private: only its own entity perceives it.',
    why: 'What is `private` is known to its own entity alone. An agent reads its own in `self { … }`, never another’s.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Villager {\n  hunger: float in 0.0..1.0 clamped = 0.2\n  private plan: text = ""\n}\nkind Field { stock: int in 0..100 = 50 }\nkind Place { dark: bool = false }\nrelation lives_in: Villager -> Place\nrelation adjacent: Place -> Place\nentity tom: Villager "Tom"\nentity mill: Place\nentity acre: Field\nsimulation valley {\n  phases decide, settle\n  on settle { for v in all Villager { v.hunger += 0.1 } }\n  action eat(by: Villager) { by.hunger -= 0.3 }\n  agents Villager placed by lives_in {\n    perceives within 2 hops of adjacent { Villager { plan } }\n    when hunger > 0.8 do eat(self)\n  }\n}\n',
            marks: [
              {
                line: 17,
                column: 54,
                length: 4,
                code: 'FAB3292',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Villager {\n  hunger: float in 0.0..1.0 clamped = 0.2\n  private plan: text = ""\n}\nkind Field { stock: int in 0..100 = 50 }\nkind Place { dark: bool = false }\nrelation lives_in: Villager -> Place\nrelation adjacent: Place -> Place\nentity tom: Villager "Tom"\nentity mill: Place\nentity acre: Field\nsimulation valley {\n  phases decide, settle\n  on settle { for v in all Villager { v.hunger += 0.1 } }\n  action eat(by: Villager) { by.hunger -= 0.3 }\n  agents Villager placed by lives_in {\n    perceives within 2 hops of adjacent { Villager { hunger } self { plan } }\n    when hunger > 0.8 do eat(self)\n  }\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3293: {
    code: 'FAB3293',
    name: 'notAnAction',
    severity: 'error',
    message: '`{found:text}` is no action: what an agent or a beat does is one.',
    why: 'Agents and the beats of a goal change the world by actions alone, so that each change can be checked, refused and shared out.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Villager {\n  hunger: float in 0.0..1.0 clamped = 0.2\n  private plan: text = ""\n}\nkind Field { stock: int in 0..100 = 50 }\nkind Place { dark: bool = false }\nrelation lives_in: Villager -> Place\nrelation adjacent: Place -> Place\nentity tom: Villager "Tom"\nentity mill: Place\nentity acre: Field\nsimulation valley {\n  phases decide, settle\n  on settle { for v in all Villager { v.hunger += 0.1 } }\n  action eat(by: Villager) { by.hunger -= 0.3 }\n  agents Villager {\n    when hunger > 0.8 do hungry(self)\n  }\n}\nfn hungry(v: Villager) -> bool = v.hunger > 0.5\n',
            marks: [
              {
                line: 17,
                column: 26,
                length: 12,
                code: 'FAB3293',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Villager {\n  hunger: float in 0.0..1.0 clamped = 0.2\n  private plan: text = ""\n}\nkind Field { stock: int in 0..100 = 50 }\nkind Place { dark: bool = false }\nrelation lives_in: Villager -> Place\nrelation adjacent: Place -> Place\nentity tom: Villager "Tom"\nentity mill: Place\nentity acre: Field\nsimulation valley {\n  phases decide, settle\n  on settle { for v in all Villager { v.hunger += 0.1 } }\n  action eat(by: Villager) { by.hunger -= 0.3 }\n  agents Villager {\n    when hungry(self) do eat(self)\n  }\n}\nfn hungry(v: Villager) -> bool = v.hunger > 0.5\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3294: {
    code: 'FAB3294',
    name: 'actsForOther',
    severity: 'error',
    message: '`{action:text}` is not done by `{agents:text}`: its first parameter says who does it.',
    why: 'The first parameter of an action is the one who does it. An agent acts for itself.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Villager {\n  hunger: float in 0.0..1.0 clamped = 0.2\n  private plan: text = ""\n}\nkind Field { stock: int in 0..100 = 50 }\nkind Place { dark: bool = false }\nrelation lives_in: Villager -> Place\nrelation adjacent: Place -> Place\nentity tom: Villager "Tom"\nentity mill: Place\nentity acre: Field\nsimulation valley {\n  phases decide, settle\n  on settle { for v in all Villager { v.hunger += 0.1 } }\n  action grow(field: Field) { field.stock += 1 }\n  agents Villager {\n    when hunger > 0.8 do grow\n  }\n}\n',
            marks: [
              {
                line: 17,
                column: 26,
                length: 4,
                code: 'FAB3294',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Villager {\n  hunger: float in 0.0..1.0 clamped = 0.2\n  private plan: text = ""\n}\nkind Field { stock: int in 0..100 = 50 }\nkind Place { dark: bool = false }\nrelation lives_in: Villager -> Place\nrelation adjacent: Place -> Place\nentity tom: Villager "Tom"\nentity mill: Place\nentity acre: Field\nsimulation valley {\n  phases decide, settle\n  on settle { for v in all Villager { v.hunger += 0.1 } }\n  action grow(by: Villager, field: Field) { field.stock += 1; by.hunger += 0.1 }\n  agents Villager {\n    when hunger > 0.8 do grow(self, acre)\n  }\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3295: {
    code: 'FAB3295',
    name: 'goalWithoutClaim',
    severity: 'error',
    message: '`{name:text}` claims nothing: write what must hold `always`, or `eventually`.',
    why: 'A goal is judged by its claims. The beats are only a plan.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Villager {\n  hunger: float in 0.0..1.0 clamped = 0.2\n  private plan: text = ""\n}\nkind Field { stock: int in 0..100 = 50 }\nkind Place { dark: bool = false }\nrelation lives_in: Villager -> Place\nrelation adjacent: Place -> Place\nentity tom: Villager "Tom"\nentity mill: Place\nentity acre: Field\nsimulation valley {\n  phases decide, settle\n  on settle { for v in all Villager { v.hunger += 0.1 } }\n  action eat(by: Villager) { by.hunger -= 0.3 }\n}\ngoal fed "Tom is fed" in valley {\n  within 10 ticks\n}\n',
            marks: [
              {
                line: 17,
                column: 6,
                length: 3,
                code: 'FAB3295',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Villager {\n  hunger: float in 0.0..1.0 clamped = 0.2\n  private plan: text = ""\n}\nkind Field { stock: int in 0..100 = 50 }\nkind Place { dark: bool = false }\nrelation lives_in: Villager -> Place\nrelation adjacent: Place -> Place\nentity tom: Villager "Tom"\nentity mill: Place\nentity acre: Field\nsimulation valley {\n  phases decide, settle\n  on settle { for v in all Villager { v.hunger += 0.1 } }\n  action eat(by: Villager) { by.hunger -= 0.3 }\n}\ngoal fed "Tom is fed" in valley {\n  within 10 ticks\n  eventually tom.hunger < 0.1\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3296: {
    code: 'FAB3296',
    name: 'goalWithoutTime',
    severity: 'error',
    message: '`{name:text}` has no end: write `within` and how many ticks.',
    why: 'What is to come true at some time has to be found missing at some time, too.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Villager {\n  hunger: float in 0.0..1.0 clamped = 0.2\n  private plan: text = ""\n}\nkind Field { stock: int in 0..100 = 50 }\nkind Place { dark: bool = false }\nrelation lives_in: Villager -> Place\nrelation adjacent: Place -> Place\nentity tom: Villager "Tom"\nentity mill: Place\nentity acre: Field\nsimulation valley {\n  phases decide, settle\n  on settle { for v in all Villager { v.hunger += 0.1 } }\n  action eat(by: Villager) { by.hunger -= 0.3 }\n}\ngoal fed "Tom is fed" in valley {\n  eventually tom.hunger < 0.1\n}\n',
            marks: [
              {
                line: 17,
                column: 6,
                length: 3,
                code: 'FAB3296',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Villager {\n  hunger: float in 0.0..1.0 clamped = 0.2\n  private plan: text = ""\n}\nkind Field { stock: int in 0..100 = 50 }\nkind Place { dark: bool = false }\nrelation lives_in: Villager -> Place\nrelation adjacent: Place -> Place\nentity tom: Villager "Tom"\nentity mill: Place\nentity acre: Field\nsimulation valley {\n  phases decide, settle\n  on settle { for v in all Villager { v.hunger += 0.1 } }\n  action eat(by: Villager) { by.hunger -= 0.3 }\n}\ngoal fed "Tom is fed" in valley {\n  within 10 ticks\n  eventually tom.hunger < 0.1\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3297: {
    code: 'FAB3297',
    name: 'evidenceContradicts',
    severity: 'error',
    message: '{why:text}.',
    why: 'Whether a goal needs eyes follows from its claims. What reads the state alone is decided by the solver, whether or not somebody\nlooks; what is `witnessed` nobody but an observer can decide. So `evidence` may be left out.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Villager {\n  hunger: float in 0.0..1.0 clamped = 0.2\n  private plan: text = ""\n}\nkind Field { stock: int in 0..100 = 50 }\nkind Place { dark: bool = false }\nrelation lives_in: Villager -> Place\nrelation adjacent: Place -> Place\nentity tom: Villager "Tom"\nentity mill: Place\nentity acre: Field\nsimulation valley {\n  phases decide, settle\n  on settle { for v in all Villager { v.hunger += 0.1 } }\n  action eat(by: Villager) { by.hunger -= 0.3 }\n}\ngoal fed "Tom is fed" in valley {\n  within 10 ticks   evidence solver required, observer required\n  eventually tom.hunger < 0.1\n}\n',
            marks: [
              {
                line: 18,
                column: 21,
                length: 43,
                code: 'FAB3297',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Villager {\n  hunger: float in 0.0..1.0 clamped = 0.2\n  private plan: text = ""\n}\nkind Field { stock: int in 0..100 = 50 }\nkind Place { dark: bool = false }\nrelation lives_in: Villager -> Place\nrelation adjacent: Place -> Place\nentity tom: Villager "Tom"\nentity mill: Place\nentity acre: Field\nsimulation valley {\n  phases decide, settle\n  on settle { for v in all Villager { v.hunger += 0.1 } }\n  action eat(by: Villager) { by.hunger -= 0.3 }\n}\ngoal fed "Tom is fed" in valley {\n  within 10 ticks\n  eventually tom.hunger < 0.1\n  eventually witnessed "Tom leans back from the table"\n  evidence solver required, observer required\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3298: {
    code: 'FAB3298',
    name: 'goalBeatsInCircle',
    severity: 'error',
    message: '{names:list} wait for each other, so that none of them is ever done.',
    why: 'A beat comes after those it names. Somewhere the plan has to begin.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Villager {\n  hunger: float in 0.0..1.0 clamped = 0.2\n  private plan: text = ""\n}\nkind Field { stock: int in 0..100 = 50 }\nkind Place { dark: bool = false }\nrelation lives_in: Villager -> Place\nrelation adjacent: Place -> Place\nentity tom: Villager "Tom"\nentity mill: Place\nentity acre: Field\nsimulation valley {\n  phases decide, settle\n  on settle { for v in all Villager { v.hunger += 0.1 } }\n  action eat(by: Villager) { by.hunger -= 0.3 }\n}\ngoal fed "Tom is fed" in valley {\n  within 10 ticks\n  eventually tom.hunger < 0.1\n  beat first after second does eat(tom)\n  beat second after first does eat(tom)\n}\n',
            marks: [
              {
                line: 20,
                column: 8,
                length: 5,
                code: 'FAB3298',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Villager {\n  hunger: float in 0.0..1.0 clamped = 0.2\n  private plan: text = ""\n}\nkind Field { stock: int in 0..100 = 50 }\nkind Place { dark: bool = false }\nrelation lives_in: Villager -> Place\nrelation adjacent: Place -> Place\nentity tom: Villager "Tom"\nentity mill: Place\nentity acre: Field\nsimulation valley {\n  phases decide, settle\n  on settle { for v in all Villager { v.hunger += 0.1 } }\n  action eat(by: Villager) { by.hunger -= 0.3 }\n}\ngoal fed "Tom is fed" in valley {\n  within 10 ticks\n  eventually tom.hunger < 0.1\n  beat first does eat(tom)\n  beat second after first does eat(tom)\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3299: {
    code: 'FAB3299',
    name: 'armSetsOther',
    severity: 'error',
    message: 'An arm sets fields of `config`; `{found:text}` is none.',
    why: 'The arms of an experiment are runs of the same world that differ in what an operator may set: the fields of `config`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'config { appetite: float in 0.0..1.0 = 0.1 }\nworld { storm: bool = false }\nkind Villager {\n  hunger: float in 0.0..1.0 clamped = 0.2\n  private plan: text = ""\n}\nkind Field { stock: int in 0..100 = 50 }\nkind Place { dark: bool = false }\nrelation lives_in: Villager -> Place\nrelation adjacent: Place -> Place\nentity tom: Villager "Tom"\nentity mill: Place\nentity acre: Field\nsimulation valley {\n  phases decide, settle\n  on settle { for v in all Villager { if storm { v.hunger += config.appetite } } }\n  measure hungry = count(v for v in all Villager if v.hunger > 0.5)\n}\nexperiment weather of valley seeds 1..5 {\n  arm calm { storm = false }\n  arm greedy { config.appetite = 0.3 }\n  compare hungry\n}\n',
            marks: [
              {
                line: 20,
                column: 14,
                length: 5,
                code: 'FAB3299',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'config { appetite: float in 0.0..1.0 = 0.1 }\nkind Villager {\n  hunger: float in 0.0..1.0 clamped = 0.2\n  private plan: text = ""\n}\nkind Field { stock: int in 0..100 = 50 }\nkind Place { dark: bool = false }\nrelation lives_in: Villager -> Place\nrelation adjacent: Place -> Place\nentity tom: Villager "Tom"\nentity mill: Place\nentity acre: Field\nsimulation valley {\n  phases decide, settle\n  on settle { for v in all Villager { v.hunger += config.appetite } }\n  measure hungry = count(v for v in all Villager if v.hunger > 0.5)\n}\nexperiment appetites of valley seeds 1..5 {\n  arm modest { config.appetite = 0.1 }\n  arm greedy { config.appetite = 0.3 }\n  compare hungry\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3300: {
    code: 'FAB3300',
    name: 'actionOfSimulation',
    severity: 'error',
    message: '`{name:text}` is an action of the simulation `{simulation:text}`: only what happens in it does it.',
    why: 'A simulation’s own actions are done in its phases, by its agents and in the beats of its goals, where they are put in order and\nshared out. What scenes do as well is an action of the pack.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Villager { hunger: float in 0.0..1.0 clamped = 0.2 }\nentity tom: Villager "Tom"\nsimulation valley {\n  phases settle\n  on settle { for v in all Villager { v.hunger += 0.1 } }\n  action eat(by: Villager) { by.hunger -= 0.3 }\n}\nscene quay {\n  {if tom.hunger > 0.5: Hungry.} ~ eat(tom)\n  -> end\n}\n',
            marks: [
              {
                line: 9,
                column: 36,
                length: 3,
                code: 'FAB3300',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Villager { hunger: float in 0.0..1.0 clamped = 0.2 }\nentity tom: Villager "Tom"\naction eat(by: Villager) { by.hunger -= 0.3 }\nsimulation valley {\n  phases settle\n  on settle { for v in all Villager { v.hunger += 0.1 } }\n  agents Villager {\n    when hunger > 0.8 do eat(self)\n  }\n}\nscene quay {\n  ~ eat(tom)\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3310: {
    code: 'FAB3310',
    name: 'templateOutside',
    severity: 'error',
    message: 'A template comes from a `.md` or `.txt` file of its own pack.',
    why: 'The path is told from the file that declares the prompt, with `/` between folders, and stays in the pack: what lies\nelsewhere would not be there for whoever uses the pack.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'provider home: ollama { model "llama3.2" }\nprompt mood_of(said: text) -> text {\n  route home\n  fallback "calm"\n  system from "../mood.docx"\n  user { {said} }\n}\nscene quay {\n  ~ let mood = ask mood_of("Good evening.")\n  She seems {mood}.\n  -> end\n}\n',
            marks: [
              {
                line: 5,
                column: 15,
                length: 14,
                code: 'FAB3310',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'mood.fab',
            text: 'provider home: ollama { model "llama3.2" }\nprompt mood_of(said: text) -> text {\n  route home\n  fallback "calm"\n  system from "mood.md"\n  user { {said} }\n}\nscene quay {\n  ~ let mood = ask mood_of("Good evening.")\n  She seems {mood}.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'mood.md',
            text: 'Say in one word how this was meant.\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3311: {
    code: 'FAB3311',
    name: 'contextTooLarge',
    severity: 'error',
    message: 'The parts of `{name:text}` add up to {sum:number} tokens, and it has {tokens:number}.',
    why: 'A context is made of parts, each with the most that it may take. If all of them are full the whole must still hold them.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'provider home: ollama { model "llama3.2" }\ncontext talk(said: text) tokens 100 {\n  stable manner 80 { You speak kindly. }\n  fresh words 80 { {said} }\n  cut words\n}\nprompt mood_of(said: text) -> text {\n  route home\n  fallback "calm"\n  context talk(said)\n}\nscene quay {\n  ~ let mood = ask mood_of("Good evening.")\n  She seems {mood}.\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 33,
                length: 3,
                code: 'FAB3311',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'provider home: ollama { model "llama3.2" }\ncontext talk(said: text) tokens 160 {\n  stable manner 80 { You speak kindly. }\n  fresh words 80 { {said} }\n  cut words\n}\nprompt mood_of(said: text) -> text {\n  route home\n  fallback "calm"\n  context talk(said)\n}\nscene quay {\n  ~ let mood = ask mood_of("Good evening.")\n  She seems {mood}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3312: {
    code: 'FAB3312',
    name: 'keyInSource',
    severity: 'error',
    message: '`{name:text}` is written out, and a pack is handed on.',
    why: 'Whoever has the pack has what is written in it. A key is read from the environment of the machine that plays the story:\n`key env OPENAI_API_KEY`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'provider home: openai { model "gpt-5-mini", key "sk-12345" }\nprompt mood_of(said: text) -> text {\n  route home\n  fallback "calm"\n  user { {said} }\n}\nscene quay {\n  ~ let mood = ask mood_of("Good evening.")\n  She seems {mood}.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 49,
                length: 10,
                code: 'FAB3312',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'provider home: openai { model "gpt-5-mini", key env OPENAI_API_KEY }\nprompt mood_of(said: text) -> text {\n  route home\n  fallback "calm"\n  user { {said} }\n}\nscene quay {\n  ~ let mood = ask mood_of("Good evening.")\n  She seems {mood}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3313: {
    code: 'FAB3313',
    name: 'settingNotPlain',
    severity: 'error',
    message: 'A setting of a provider is a figure, a text, a word, a field of `config`, or `env` and a name.',
    why: 'A provider is set up before the story runs, so nothing of the story can be asked for it but what is fixed at its start.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'provider home: ollama { model "llama3.2", size [2] }\nprompt mood_of(said: text) -> text {\n  route home\n  fallback "calm"\n  user { {said} }\n}\nscene quay {\n  ~ let mood = ask mood_of("Good evening.")\n  She seems {mood}.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 48,
                length: 3,
                code: 'FAB3313',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'provider home: ollama { model "llama3.2", size 5 }\nprompt mood_of(said: text) -> text {\n  route home\n  fallback "calm"\n  user { {said} }\n}\nscene quay {\n  ~ let mood = ask mood_of("Good evening.")\n  She seems {mood}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3314: {
    code: 'FAB3314',
    name: 'memoryOfOthers',
    severity: 'error',
    message: '`{kind:text}` is not of this pack, and gets no memory from it.',
    why: 'What a memory keeps is a field of whose it is, and the kinds of a library are the library’s. Declare a kind of your own.',
    wrong: [
      {
        files: [
          {
            path: 'tale.fab',
            text: 'pack tale { title "Tale" version 1.0.0  use ghosts  start quay }\nmemory notes of Ghost { lexical }\nscene quay {\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 17,
                length: 5,
                code: 'FAB3314',
              },
            ],
          },
          {
            path: 'use/ghosts/ghosts.fab',
            text: 'pack ghosts { title "Ghosts" version 1.0.0 }\nkind Ghost { pale: bool = true }\n',
            marks: [],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person\nentity mara: Person "Mara"\nmemory notes of Person { lexical }\nscene quay {\n  ~ remember notes of mara "The fog came in."\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3315: {
    code: 'FAB3315',
    name: 'modelFormat',
    severity: 'error',
    message: 'A model is an `onnx` file, not `{format:text}`.',
    why: 'Models that come with a pack are run by one runtime, which reads ONNX. What another program runs is a `provider`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'fn calm(said: text) -> float = 0.0\nmodel mood: gguf "mood.gguf" {\n  input said: text\n  output score: float\n  fallback calm\n}\nscene quay {\n  ~ let score = infer mood(said: "Good evening.")\n  It is {score}.\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 13,
                length: 4,
                code: 'FAB3315',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'fn calm(said: text) -> float = if said == "" then 0.0 else 0.5\nmodel mood: onnx "mood.onnx" {\n  input said: text\n  output score: float\n  fallback calm\n}\nscene quay {\n  ~ let score = infer mood(said: "Good evening.")\n  It is {score}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3316: {
    code: 'FAB3316',
    name: 'modelWithoutOutput',
    severity: 'error',
    message: '`{name:text}` has no output.',
    why: 'What a model yields is its type, as the result of a function is. A model without an output would be asked for nothing.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'model mood: onnx "mood.onnx" {\n  input said: text\n}\nscene quay {\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 7,
                length: 4,
                code: 'FAB3316',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'model mood: onnx "mood.onnx" {\n  input said: text\n  output score: float\n  fallback 0.0\n}\nscene quay {\n  ~ let score = infer mood(said: "Good evening.")\n  It is {score}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3317: {
    code: 'FAB3317',
    name: 'promptWithoutResult',
    severity: 'error',
    message: '`{name:text}` does not say what it answers.',
    why: 'An answer is checked against its type before the story sees it. `-> text` is one, and a record is better.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'provider home: ollama { model "llama3.2" }\nprompt mood_of(said: text) {\n  route home\n  fallback "calm"\n  user { {said} }\n}\nscene quay {\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 8,
                length: 7,
                code: 'FAB3317',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'provider home: ollama { model "llama3.2" }\nprompt mood_of(said: text) -> text {\n  route home\n  fallback "calm"\n  user { {said} }\n}\nscene quay {\n  ~ let mood = ask mood_of("Good evening.")\n  She seems {mood}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3318: {
    code: 'FAB3318',
    name: 'routeShares',
    severity: 'error',
    message: 'The shares of this route add up to {sum:number} %, and not to 100 %.',
    why: 'Each session is asked of one provider, by its share. What is missing of a hundred would be asked of nobody.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'provider home: ollama { model "llama3.2" }\nprovider away: openai { model "gpt-5-mini", key env OPENAI_API_KEY }\nprompt mood_of(said: text) -> text {\n  route away 70%, home 20%\n  fallback "calm"\n  user { {said} }\n}\nscene quay {\n  ~ let mood = ask mood_of("Good evening.")\n  She seems {mood}.\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 9,
                length: 18,
                code: 'FAB3318',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'provider home: ollama { model "llama3.2" }\nprovider away: openai { model "gpt-5-mini", key env OPENAI_API_KEY }\nprompt mood_of(said: text) -> text {\n  route away 80%, home 20%\n  fallback "calm"\n  user { {said} }\n}\nscene quay {\n  ~ let mood = ask mood_of("Good evening.")\n  She seems {mood}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3319: {
    code: 'FAB3319',
    name: 'askWithoutFallback',
    severity: 'error',
    message: '`{name:text}` has no fallback, and a reader waits for this.',
    why: 'A model may be slow, down or wrong. Whoever reads on must get something in its place, so what is asked in a turn says\nwhat stands in for the answer. Only what a workflow asks beside the turns may do without.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'provider home: ollama { model "llama3.2" }\nprompt mood_of(said: text) -> text {\n  route home\n  user { {said} }\n}\nscene quay {\n  ~ let mood = ask mood_of("Good evening.")\n  She seems {mood}.\n  -> end\n}\n',
            marks: [
              {
                line: 7,
                column: 16,
                length: 28,
                code: 'FAB3319',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'provider home: ollama { model "llama3.2" }\nprompt mood_of(said: text) -> text {\n  route home\n  fallback "calm"\n  user { {said} }\n}\nscene quay {\n  ~ let mood = ask mood_of("Good evening.")\n  She seems {mood}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3320: {
    code: 'FAB3320',
    name: 'sequenceInPrompt',
    severity: 'error',
    message: 'What a model is sent does not change by how often it was sent.',
    why: '`{cycle: …}` and its kin count how often a reader came by. Nobody comes by a prompt. Give it what it should depend on as\na parameter, and ask for that: `{if first: … | else: …}`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'provider home: ollama { model "llama3.2" }\nprompt mood_of(said: text) -> text {\n  route home\n  fallback "calm"\n  user { {cycle: Kindly | Shortly}: {said} }\n}\nscene quay {\n  ~ let mood = ask mood_of("Good evening.")\n  She seems {mood}.\n  -> end\n}\n',
            marks: [
              {
                line: 5,
                column: 10,
                length: 25,
                code: 'FAB3320',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'provider home: ollama { model "llama3.2" }\nprompt mood_of(said: text) -> text {\n  route home\n  fallback "calm"\n  user { {said} }\n}\nscene quay {\n  ~ let mood = ask mood_of("Good evening.")\n  She seems {mood}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3321: {
    code: 'FAB3321',
    name: 'tensorType',
    severity: 'error',
    message: 'A tensor says what it is made of and its sizes: `tensor<f32, [n, 16]>`.',
    why: 'It is made of `f32`, `f64`, `i32` or `i64`. A size is a figure above 0, or a name for one that is not fixed.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'fn first_of(row: tensor<float, [4]>) -> float = get(row, 0, 0.0)\nscene quay {\n  It is {first_of([1.0, 2.0, 3.0, 4.0])}.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 18,
                length: 18,
                code: 'FAB3321',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'fn first_of(row: tensor<f32, [4]>) -> float = get(row, 0, 0.0)\nscene quay {\n  It is {first_of([1.0, 2.0, 3.0, 4.0])}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3322: {
    code: 'FAB3322',
    name: 'tensorSizes',
    severity: 'error',
    message: '`{name:text}` was given {found:text} where another argument makes it {wanted:text}.',
    why: 'A size with a name is the same wherever the name stands in one call.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'fn both(a: tensor<f32, [n]>, b: tensor<f32, [n]>) -> float = get(a, 0, 0.0) + get(b, 0, 0.0)\nscene quay {\n  It is {both([1.0, 2.0], [1.0])}.\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 27,
                length: 5,
                code: 'FAB3322',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'fn both(a: tensor<f32, [n]>, b: tensor<f32, [n]>) -> float = get(a, 0, 0.0) + get(b, 0, 0.0)\nscene quay {\n  It is {both([1.0, 2.0], [1.0, 2.0])}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3323: {
    code: 'FAB3323',
    name: 'onlyInPrompt',
    severity: 'error',
    message: '`{name:text}` stands only in what a model is sent.',
    why: 'The story does not read what its readers read: that depends on their language. A model is told what was said last, so\nthat it can go on from there.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  ~ let last = transcript(last: 6)\n  {last, list}\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 16,
                length: 19,
                code: 'FAB3323',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'provider home: ollama { model "llama3.2" }\nprompt mood_of(said: text) -> text {\n  route home\n  fallback "calm"\n  user { {transcript(last: 6)} Then: {said} }\n}\nscene quay {\n  ~ let mood = ask mood_of("Good evening.")\n  She seems {mood}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3324: {
    code: 'FAB3324',
    name: 'recallArguments',
    severity: 'error',
    message: 'It is `recall(memory, whose, about: text, limit: figure)` and `transcript(last: figure)`.',
    why: 'What is recalled is what has most to do with a text, so the text is named; a memory of the campaign is nobody’s, and\nhas no second argument.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person\nentity mara: Person "Mara"\nmemory notes of Person { lexical }\nscene quay {\n  ~ remember notes of mara "The fog came in."\n  She knows {recall(notes, mara), list}.\n  -> end\n}\n',
            marks: [
              {
                line: 6,
                column: 14,
                length: 19,
                code: 'FAB3324',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person\nentity mara: Person "Mara"\nmemory notes of Person { lexical }\nscene quay {\n  ~ remember notes of mara "The fog came in."\n  She knows {recall(notes, mara, about: "fog"), list}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3325: {
    code: 'FAB3325',
    name: 'memoryOwner',
    severity: 'error',
    message: '`{name:text}` {hint:text}.',
    why: 'A memory of a kind is kept by each thing of that kind, so it is said whose is meant. A memory of the campaign is one.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person\nentity mara: Person "Mara"\nmemory notes of Person { lexical }\nscene quay {\n  ~ remember notes "The fog came in."\n  -> end\n}\n',
            marks: [
              {
                line: 5,
                column: 14,
                length: 5,
                code: 'FAB3325',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person\nentity mara: Person "Mara"\nmemory notes of Person { lexical }\nscene quay {\n  ~ remember notes of mara "The fog came in."\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3330: {
    code: 'FAB3330',
    name: 'binderNearMember',
    severity: 'warning',
    message: '`{name:text}` takes every value here; did you mean `{near:text}`?',
    fix: 'Write the member',
    why: 'In the brackets of an arm a name that is no member of the enum is a new one, which takes the value. This one is a letter\noff a member, so the arm would take what it was not meant to.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'enum Standing { friend, stranger }\nworld { standing: Standing = stranger }\naction greet(to: Standing) -> changed { to: Standing } | same {\n  if to == standing { same } else { changed { to } }\n}\nscene quay {\n  ~ greet(friend) {\n      changed(freind) { You are friends. }\n      same { She nods. }\n  }\n  ~ standing = friend\n  -> end\n}\n',
            marks: [
              {
                line: 8,
                column: 15,
                length: 6,
                code: 'FAB3330',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'enum Standing { friend, stranger }\nworld { standing: Standing = stranger }\naction greet(to: Standing) -> changed { to: Standing } | same {\n  if to == standing { same } else { changed { to } }\n}\nscene quay {\n  ~ greet(friend) {\n      changed(friend) { You are friends. }\n      changed(other)  { You are a {other}. }\n      same { She nods. }\n  }\n  ~ standing = friend\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3331: {
    code: 'FAB3331',
    name: 'notAMoment',
    severity: 'error',
    message: '“{text:text}” is no moment: write it as `2026-03-01 18:00`.',
    why: 'A moment is written as year, month and day, and, where it matters, the time of day, in UTC. The day must be one that\nits month has.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { opened: instant = instant("31st of June 1847") }\nscene quay {\n  {opened}\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 35,
                length: 19,
                code: 'FAB3331',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { opened: instant = instant("1847-06-30 18:00") }\nscene quay {\n  {opened}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB3332: {
    code: 'FAB3332',
    name: 'onlyInAction',
    severity: 'error',
    message: '`{word:text}` stands only in the body of an action.',
    why: 'A refusal is the answer to whoever called: an action takes back what it did, and the call has an arm for its name. A scene is not\ncalled, and a function or a rule has nobody to answer.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int in 0..12 = 3 }\nscene quay {\n  ~ if tide > 9 { ~ refuse too_high }\n  The tide stands at {tide}.\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 21,
                length: 15,
                code: 'FAB3332',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int in 0..12 = 3 }\naction moor() {\n  tide += 1\n  if tide > 9 { refuse too_high }\n}\nscene quay {\n  ~ moor() {\n    done { The boat lies still at {tide}. }\n    too_high { The ring is under water. }\n  }\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4001: {
    code: 'FAB4001',
    name: 'unreachableScene',
    severity: 'warning',
    message: 'No way leads to the scene `{name:text}`.',
    why: 'Every divert and every visit from the pack\'s first scene on was followed, whatever its conditions,\nand none arrives here: no reader will ever see this scene. A `test` that starts in it does not count.\n\nIt proves that there is no way at all. A scene whose only way is a condition that never holds is\nnot found; `FAB4005` looks at conditions.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The tide has turned.\n  -> end\n}\n\nscene warehouse {\n  Crates to the rafters.\n  -> end\n}\n',
            marks: [
              {
                line: 6,
                column: 7,
                length: 9,
                code: 'FAB4001',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The tide has turned.\n  * [Go in.] -> warehouse\n  * [Go home.] -> end\n}\n\nscene warehouse {\n  Crates to the rafters.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4002: {
    code: 'FAB4002',
    name: 'deadEnd',
    severity: 'warning',
    message: 'The scene `{name:text}` ends here, and nothing says where the story goes.',
    why: 'Falling off a scene\'s end returns to whoever `visit`ed it. This scene is come to by a divert, so\nthere is nobody to return to, and the story would stop in silence. Say where it goes, or end it with\n`-> end`.\n\nConditions are not looked at: an end that only an impossible combination could reach is reported, too.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  * [Go in.] -> warehouse\n}\n\nscene warehouse {\n    Crates to the rafters.\n}\n',
            marks: [
              {
                line: 6,
                column: 5,
                length: 22,
                code: 'FAB4002',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  * [Go in.]\n  ~ visit warehouse\n  -> end\n}\n\nscene warehouse {\n  Crates to the rafters.\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4003: {
    code: 'FAB4003',
    name: 'everyChoiceMayBeHidden',
    severity: 'warning',
    message: '{count:plural This choice|Each of these choices} has a condition, so there may be nothing to choose here.',
    why: 'When no choice can be taken the story goes on after the point, which is rarely what was meant.\nGive one choice no condition, or add a fallback: a choice without text, taken when nothing else\ncan be.\n\nConditions that are each other\'s opposite, such as `when tide > 6` and `when tide <= 6`, are seen to\ncover everything. Conditions that cover every case in a subtler way are reported all the same.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int in 0..12 = 0, storm: bool = false }\nscene quay {\n    * "The tide was wrong."  ~ when tide >= 6 { Maybe it was. }\n  * "The wind was wrong."  ~ when storm { Maybe it was. }\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 5,
                length: 59,
                code: 'FAB4003',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int in 0..12 = 0, storm: bool = false }\nscene quay {\n  * "The tide was wrong."  ~ when tide >= 6 { Maybe it was. }\n  * "The wind was wrong."  ~ when storm { Maybe it was. }\n  * -> end\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4004: {
    code: 'FAB4004',
    name: 'endlessLoop',
    severity: 'error',
    message: 'This leads back to itself without ever asking the reader anything.',
    why: 'A turn runs from one input to the next, and every turn must end. Somewhere on a circle of diverts\nthere has to be a choice that is always there, or a `hear`. A fallback choice is none, and neither\nis a point whose choices may all be hidden or used up. To do something a number of times, use `for`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The tide turns.\n    -> pier\n}\n\nscene pier {\n  And turns again.\n  -> quay\n}\n',
            marks: [
              {
                line: 3,
                column: 5,
                length: 7,
                code: 'FAB4004',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The tide turns.\n  -> pier\n}\n\nscene pier {\n  And turns again.\n  + [Watch it.] -> quay\n  + [Leave.] -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4005: {
    code: 'FAB4005',
    name: 'neverTrue',
    severity: 'warning',
    message: 'This can never be true.',
    why: 'No value that the names here can have makes this condition hold: a comparison lies outside the\ndeclared range, or contradicts a condition around it. What stands behind it will never be read.\n\nRanges and enums are followed through arithmetic and through the conditions around; the order of\nevents is not.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int in 0..12 = 0 }\nscene quay {\n    ~ if tide > 12 {\n    The quay is under water.\n  }\n  ~ tide += 1\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 10,
                length: 9,
                code: 'FAB4005',
              },
            ],
          },
        ],
      },
      {
        files: [
          {
            path: 'example.fab',
            text: 'fn fare(tide: int in 0..12) -> int = if tide > 12 then 4 else 2\naction sail(hands: int in 1..6) -> gone | stayed {\n  if hands < 1 {\n    stayed\n  } else {\n    gone\n  }\n}\nscene quay {\n  That is {fare(3)}.\n  ~ sail(2) {\n    gone { You are off. }\n    stayed { Nobody rows. }\n  }\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 41,
                length: 9,
                code: 'FAB4005',
              },
              {
                line: 3,
                column: 6,
                length: 9,
                code: 'FAB4005',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int in 0..12 = 0 }\nscene quay {\n  ~ if tide >= 12 {\n    The quay is under water.\n  }\n  ~ tide += 1\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4006: {
    code: 'FAB4006',
    name: 'neverRead',
    severity: 'warning',
    message: 'Nothing ever reads `{name:text}`.',
    why: 'A value that is kept and never looked at is a leftover, or a name that was meant elsewhere and\nmistyped. The same goes for the variable of a `let`. Names that begin with `_` are left alone.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int in 0..12 = 0, storm: bool = false }\nscene quay {\n  ~ let depth = tide + 2\n  The tide stands at {tide}.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 33,
                length: 5,
                code: 'FAB4006',
              },
              {
                line: 3,
                column: 9,
                length: 5,
                code: 'FAB4006',
              },
            ],
          },
        ],
      },
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  ~ let count = 0\n  ~ for step in 1..3 {\n    ~ count += step\n    You climb.\n  }\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 9,
                length: 5,
                code: 'FAB4006',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int in 0..12 = 0, storm: bool = false }\nscene quay {\n  ~ let depth = tide + 2\n  ~ let _spare = depth * 2\n  The tide stands at {tide}, the water at {depth}{if storm: , and the wind is up}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4007: {
    code: 'FAB4007',
    name: 'deckMayRunDry',
    severity: 'warning',
    message: 'The deck `{name:text}` may have no card to draw here: {reason:text}.',
    why: 'A draw that finds no card passes in silence. Say in an arm `none { … }` what happens then, or that\nnothing does; or give the deck a card that is always there.\n\nConditions are not weighed against the story: a deck whose conditions can never all fail is reported,\ntoo, unless two of them are each other\'s opposite as written.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'deck weather draws without replacement {\n  card squall { The wind turns. }\n  card calm   { The sea lies flat. }\n}\nscene quay {\n  ~ draw weather\n  + [Wait.] -> quay\n  * [Go home.] -> end\n}\n',
            marks: [
              {
                line: 6,
                column: 10,
                length: 7,
                code: 'FAB4007',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'deck weather draws without replacement {\n  card squall { The wind turns. }\n  card calm   { The sea lies flat. }\n}\nscene quay {\n  ~ draw weather {\n      none { Nothing stirs. }\n  }\n  + [Wait.] -> quay\n  * [Go home.] -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4008: {
    code: 'FAB4008',
    name: 'deckNeverDrawn',
    severity: 'warning',
    message: 'Nothing draws from the deck `{name:text}`.',
    why: 'No scene that a reader can come to has a `~ draw` or an `~ offer` of this deck, or goes to the\n`best of` it. Its cards are never read.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'deck weather {\n  card squall { The wind turns. }\n}\nscene quay {\n  The lamps are lit.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 6,
                length: 7,
                code: 'FAB4008',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'deck weather {\n  card squall { The wind turns. }\n}\nscene quay {\n  The lamps are lit.\n  ~ draw weather\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4009: {
    code: 'FAB4009',
    name: 'cardNeverDrawn',
    severity: 'warning',
    message: 'The card `{name:text}` is never drawn: {reason:text}.',
    why: 'Where the first card that may be drawn is drawn, or the heaviest, a card that is always there stands\nin the way of all behind it; so does the first of those that may be drawn whenever it is. A card whose weight is 0 or less is never drawn at all.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'deck weather draws first {\n  card calm   { The sea lies flat. }\n  card squall { The wind turns. }\n}\nscene quay {\n  ~ draw weather\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 8,
                length: 6,
                code: 'FAB4009',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { storm: bool = false }\ndeck weather draws first {\n  card squall when storm { The wind turns. }\n  card calm              { The sea lies flat. }\n}\nscene quay {\n  ~ storm = true\n  ~ draw weather\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4010: {
    code: 'FAB4010',
    name: 'objectiveNeverDone',
    severity: 'warning',
    message: '`{name:text}` can never be done: {reason:text}.',
    why: 'A reader would be told of an objective that no way of playing does. Ranges and enums are followed through arithmetic,\nand diverts from the start; the order of events is not.\n\nAn objective that has only `fail when` is done with the mission, so one that comes after it would never open.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int in 0..12 = 0, seen: bool = false }\nmission find_ledger "Find the ledger" {\n  objective wait "Wait for high water" done when tide > 12\n  objective quiet "Stay unseen" fail when seen\n    objective leave "Leave" after quiet done when tide > 3\n  optional objective attic "See the attic" done when visited(attic)\n}\nscene quay {\n  ~ tide += 1\n  ~ seen = true\n  -> end\n}\nscene attic {\n  Dust.\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 50,
                length: 9,
                code: 'FAB4010',
              },
              {
                line: 5,
                column: 29,
                length: 11,
                code: 'FAB4010',
              },
              {
                line: 6,
                column: 54,
                length: 14,
                code: 'FAB4010',
              },
              {
                line: 13,
                column: 7,
                length: 5,
                code: 'FAB4001',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int in 0..12 = 0, seen: bool = false }\nmission find_ledger "Find the ledger" {\n  objective wait "Wait for high water" done when tide >= 12\n  objective quiet "Stay unseen" fail when seen\n  objective leave "Leave" after wait done when tide > 3\n  optional objective attic "See the attic" done when visited(attic)\n}\nscene quay {\n  ~ tide += 1\n  ~ seen = true\n  -> attic\n}\nscene attic {\n  Dust.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4011: {
    code: 'FAB4011',
    name: 'objectivesInCircle',
    severity: 'error',
    message: 'These objectives wait for each other, and none of them ever opens: {names:list}.',
    why: 'An objective opens when those it comes `after` are done. Where they go round in a circle, none can be the first.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'mission find_ledger "Find the ledger" {\n    objective search "Search the warehouse" after confront done when visited(office)\n  objective confront "Confront Mara" after search done when visited(office)\n}\nscene quay { -> office }\nscene office { -> end }\n',
            marks: [
              {
                line: 2,
                column: 45,
                length: 14,
                code: 'FAB4011',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'mission find_ledger "Find the ledger" {\n  objective search "Search the warehouse" done when visited(office)\n  objective confront "Confront Mara" after search done when visited(office)\n}\nscene quay { -> office }\nscene office { -> end }\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4012: {
    code: 'FAB4012',
    name: 'missionNeverDone',
    severity: 'warning',
    message: '`{name:text}` can never be finished: {reason:text}.',
    why: 'A mission is done when every objective that is not optional is done. Here that can’t be: a needed objective asks for a\nscene or label that no path leads to, the mission never starts, or there is no objective that would finish it.\n\nWhether a path exists is told by following every divert from the start, whatever its conditions.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'mission find_ledger "Find the ledger" {\n  objective search "Search the office" done when visited(office)\n}\nworld { lost: bool = false }\nmission stay_dry "Stay dry" {\n  objective dry "Keep the lamp lit" fail when lost\n}\nscene quay {\n  ~ lost = true\n  -> end\n}\nscene office {\n  Papers.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 9,
                length: 11,
                code: 'FAB4012',
              },
              {
                line: 5,
                column: 9,
                length: 8,
                code: 'FAB4012',
              },
              {
                line: 12,
                column: 7,
                length: 6,
                code: 'FAB4001',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'mission find_ledger "Find the ledger" {\n  objective search "Search the office" done when visited(office)\n}\nworld { lost: bool = false }\nmission stay_dry "Stay dry" {\n  objective dry "Keep the lamp lit" fail when lost\n  objective arrive "Get to the office" done when visited(office)\n}\nscene quay {\n  ~ lost = true\n  -> office\n}\nscene office {\n  Papers.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4013: {
    code: 'FAB4013',
    name: 'failNeverHappens',
    severity: 'warning',
    message: 'It can never fail this way: {reason:text}.',
    why: 'A fail state that can’t come about threatens nobody. It is most often a figure outside a range, or a scene that no path\nleads to any more.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int in 0..12 = 0 }\nmission find_ledger "Find the ledger" {\n  objective search "Search the office" done when visited(office)\n  fail "The tide takes it" when tide > 12\n}\nscene quay {\n  ~ tide += 1\n  -> office\n}\nscene office { -> end }\n',
            marks: [
              {
                line: 4,
                column: 33,
                length: 9,
                code: 'FAB4013',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int in 0..12 = 0 }\nmission find_ledger "Find the ledger" {\n  objective search "Search the office" done when visited(office)\n  fail "The tide takes it" when tide >= 12\n}\nscene quay {\n  ~ tide += 1\n  -> office\n}\nscene office { -> end }\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4014: {
    code: 'FAB4014',
    name: 'clockNeverFull',
    severity: 'warning',
    message: '`{name:text}` is never full: what it reads never comes to this.',
    why: 'A clock is full when what it reads comes to its figure. This figure lies outside the range, so its block never runs.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int in 0..12 = 0, storm: bool = false }\nmission find_ledger "Find the ledger" {\n  objective search "Search the office" done when visited(office)\n  clock high_water from tide full 20 { storm = true }\n}\nscene quay {\n  ~ tide += 1\n  ~ if storm { Thunder. }\n  -> office\n}\nscene office { -> end }\n',
            marks: [
              {
                line: 4,
                column: 35,
                length: 2,
                code: 'FAB4014',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int in 0..12 = 0, storm: bool = false }\nmission find_ledger "Find the ledger" {\n  objective search "Search the office" done when visited(office)\n  clock high_water from tide full 12 { storm = true }\n}\nscene quay {\n  ~ tide += 1\n  ~ if storm { Thunder. }\n  -> office\n}\nscene office { -> end }\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4015: {
    code: 'FAB4015',
    name: 'privateLeaves',
    severity: 'error',
    message: '`{what:text}` is private{of:text?}, and {where:text}.',
    why: 'A `private` field is known to its own entity alone. It may ask it, act on it, and say it. Nobody else says it, narration\ndoes not tell it (but for what is the player\'s own), and it is not written where others would find it. The same goes for\nwhat is made of it, by way of variables, functions, actions and scenes. Where it is meant to come out, `reveal(…)` says so.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { private debt: int = 40 }\nentity mara: Person "Mara"\nentity tam: Person "Tam"\nworld { rumour: int = 0 }\nscene quay cast mara, tam {\n  She owes {mara.debt} pieces of silver.\n  tam: I hear you owe {mara.debt}.\n  ~ rumour = mara.debt + 5\n  They talk of {rumour}.\n  -> end\n}\n',
            marks: [
              {
                line: 6,
                column: 13,
                length: 9,
                code: 'FAB4015',
              },
              {
                line: 7,
                column: 24,
                length: 9,
                code: 'FAB4015',
              },
              {
                line: 8,
                column: 5,
                length: 22,
                code: 'FAB4015',
              },
            ],
          },
        ],
      },
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { private debt: int = 40 }\nentity mara: Person "Mara"\nfn owed(who: Person) -> int = who.debt * 2\nscene quay cast mara {\n  -> told(owed(mara))\n}\nscene told(sum: int) {\n  Somebody owes {sum}.\n  -> end\n}\n',
            marks: [
              {
                line: 5,
                column: 6,
                length: 16,
                code: 'FAB4015',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Person { private debt: int = 40, private worry: int = 0 }\nentity mara: Person "Mara"\nentity tam: Person "Tam"\nscene quay cast mara, tam {\n  ~ if mara.debt > 20 {\n    She looks away.\n  }\n  ~ mara.worry = mara.debt / 10\n  mara: I owe {mara.debt}. I worry {mara.worry} nights a week.\n  tam: So it is {reveal(mara.debt)}!\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4016: {
    code: 'FAB4016',
    name: 'secretLeaves',
    severity: 'error',
    message: '`{what:text}` is secret, and {where:text}.',
    why: 'What is `secret` is known to the story alone: nobody says it, no text shows it, no event and no function of the host is\ngiven it, and it is written into secret fields only. The story may ask it and act on it. Where the reader is to learn it\nin the end, `reveal(…)` says so.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'enum Door { left, right }\nworld { secret safe: Door = left, guess: Door = right }\nscene hall {\n  The {safe} door is safe.\n  ~ let hint = "Take the {safe} one."\n  They say: {hint}\n  ~ guess = safe\n  You think of the {guess} door.\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 8,
                length: 4,
                code: 'FAB4016',
              },
              {
                line: 6,
                column: 14,
                length: 4,
                code: 'FAB4016',
              },
              {
                line: 7,
                column: 5,
                length: 12,
                code: 'FAB4016',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'enum Door { left, right }\nworld { secret safe: Door = left, secret before: Door = right }\nscene hall {\n  ~ before = safe\n  * Take the left door. {\n      ~ if safe == left {\n        It opens on the garden.\n      } else {\n        It was the {reveal(safe)} one, as it was before: {before == safe}.\n      }\n      -> end\n  }\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4017: {
    code: 'FAB4017',
    name: 'nothingToReveal',
    severity: 'info',
    message: 'There is nothing private or secret in this to reveal.',
    why: '`reveal` marks the places where a story tells what it keeps. Where nothing is kept it only misleads who looks for them.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 3 }\nscene quay {\n  The tide stands at {reveal(tide)}.\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 23,
                length: 12,
                code: 'FAB4017',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { secret tide: int = 3 }\nscene quay {\n  The tide stands at {reveal(tide)}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4018: {
    code: 'FAB4018',
    name: 'alwaysTrue',
    severity: 'info',
    message: 'This is always true.',
    why: 'Whatever values the names here have, this condition holds: the declared range leaves nothing else, or\na condition around it has asked the same. What stands behind it could stand without it, and an `else`\nis never read.\n\nProved by ranges, enums and the conditions around. That a value never changes to anything else in\nthis story is not looked at. An `else if` may say what is left over, and one may always make sure that\nsomething is not `none`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int in 0..12 = 0 }\nscene quay {\n    ~ if tide <= 12 {\n    The quay is dry.\n  }\n  ~ tide += 1\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 10,
                length: 10,
                code: 'FAB4018',
              },
            ],
          },
        ],
      },
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int in 0..12 = 0 }\nscene quay {\n  ~ tide += 1\n  ~ if tide > 6 {\n    + [Wade.]  ~ when tide > 3 {\n      It is cold.\n    }\n  }\n  -> end\n}\n',
            marks: [
              {
                line: 5,
                column: 23,
                length: 8,
                code: 'FAB4018',
              },
            ],
          },
        ],
      },
      {
        files: [
          {
            path: 'example.fab',
            text: 'fn fare(tide: int in 0..12) -> int = if tide >= 0 then 4 else 2\nscene quay {\n  That is {fare(3)}.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 41,
                length: 9,
                code: 'FAB4018',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int in 0..12 = 0 }\nscene quay {\n  ~ if tide <= 6 {\n    The quay is dry.\n  } else if tide > 6 {\n    The quay is wet.\n  }\n  ~ tide += 1\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4019: {
    code: 'FAB4019',
    name: 'shadowedArm',
    severity: 'warning',
    message: 'This is never come to: whenever it holds, an earlier one is taken.',
    why: 'Of an `if … else if` the first condition that holds decides, of `pick first` the first item, of arms\nwith guards the first that fits. Where an earlier one holds whenever this one does, what stands\nbehind this one is never read. Most often they stand in the wrong order: the narrower one belongs\nfirst.\n\nTwo conditions are held against each other as they are written: `a and b` behind `a`, `tide >= 8`\nbehind `tide >= 5`, the same twice. What several earlier ones cover only together is found where it is\na matter of ranges and enums, and is told as a condition that is never true.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { lamp: bool = false, oil: bool = false }\nscene tower {\n  ~ lamp = oil\n  ~ oil = lamp\n  ~ if visited(cellar) {\n    You have been below.\n  } else if visited(cellar) and oil {\n    You have been below, and found oil.\n  }\n  {if visits(cellar) > 1: Again. | else if visits(cellar) > 2: And again.}\n  -> cellar\n}\nscene cellar {\n  + [Up.] -> tower\n  + [Stay.] -> end\n}\n',
            marks: [
              {
                line: 7,
                column: 13,
                length: 23,
                code: 'FAB4019',
              },
              {
                line: 10,
                column: 44,
                length: 18,
                code: 'FAB4019',
              },
            ],
          },
        ],
      },
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { depth: int = 0, berth: int = 0 }\nfn fare(miles: int, wet: bool) -> int = if wet or miles > 3 then 4 else 2\naction moor(draught: int) {\n  if draught < depth and berth == 1 {\n    berth = 2\n  } else if berth == 1 and draught < depth {\n    berth = 3\n  }\n}\nscene quay {\n  ~ depth += 1\n  ~ moor(fare(depth, berth == 1))\n  You lie at {berth}.\n  -> end\n}\n',
            marks: [
              {
                line: 6,
                column: 13,
                length: 30,
                code: 'FAB4019',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { lamp: bool = false, oil: bool = false }\nscene tower {\n  ~ lamp = oil\n  ~ oil = lamp\n  ~ if visited(cellar) and oil {\n    You have been below, and found oil.\n  } else if visited(cellar) {\n    You have been below.\n  }\n  {if visits(cellar) > 2: And again. | else if visits(cellar) > 1: Again.}\n  -> cellar\n}\nscene cellar {\n  + [Up.] -> tower\n  + [Stay.] -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4020: {
    code: 'FAB4020',
    name: 'neverWritten',
    severity: 'info',
    message: 'Nothing ever changes `{name:text}`: it stays what it is at the start.',
    why: 'A value that is asked about and never changed has one answer for good. Most often the line that was\nto change it was forgotten. What is meant to stay as it is can be a `fn` or belong to `config`; a name\nthat begins with `_` is left alone.\n\nLooked at are fields of `world`, `campaign` and `player` that hold a figure, an answer or a member of an\nenum, or may hold nothing; records, lists and texts may stand there as plain data. A write counts wherever it stands, in a\ntest, too, and whether or not it is ever come to.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { storm: bool = false }\nscene quay {\n  {if storm: The wind is up. | else: It is calm.}\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 9,
                length: 5,
                code: 'FAB4020',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { storm: bool = false }\nscene quay {\n  * [Wait.] {\n    ~ storm = true\n  }\n  * [Look at the sky.]\n  {if storm: The wind is up. | else: It is calm.}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4021: {
    code: 'FAB4021',
    name: 'unused',
    severity: 'info',
    message: 'Nothing uses the {sort:text} `{name:text}`.',
    why: 'A declaration that no other names does nothing: it is a leftover, or the line that was to use it\nnames something else. The same goes for a pack that is `use`d and nothing of which is named.\n\nA library has its declarations for others, and an action `by` a role is called from outside: these\nare left alone, and so is a name that begins with `_`. What is only used by something that is itself\nunused is found once that is gone.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'enum Mood { calm, furious }\nfn fare() -> int = 3\nscene quay {\n  The fare is three.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 6,
                length: 4,
                code: 'FAB4021',
              },
              {
                line: 2,
                column: 4,
                length: 4,
                code: 'FAB4021',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'fn fare() -> int = 3\nrelation leads_to: Scene -> Scene { miles: int = 1 }\nquery far(here: Scene) -> list<int> { match (here) -[way: leads_to]-> (_) select way.miles }\nscene quay {\n  The fare is {fare}. {far(quay), list}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4022: {
    code: 'FAB4022',
    name: 'unreachableLabel',
    severity: 'warning',
    message: 'No way leads to the label `{name:text}`.',
    why: 'What stands above the label goes elsewhere, and no divert names it: what comes behind it is never\nread, choices included. Either a divert to it is missing, or it is a leftover.\n\nProved by following every way from the start, whatever its conditions. That a way exists but is never\nopen is left to `fabula explore`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  You wait.\n  -> end\n  = boat\n  A boat comes.\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 5,
                length: 4,
                code: 'FAB4022',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  You wait.\n  * [Look.] -> .boat\n  * [Leave.] -> end\n  = boat\n  A boat comes.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4023: {
    code: 'FAB4023',
    name: 'noWayToEnd',
    severity: 'warning',
    message: 'From `{name:text}` no way leads to an end of the story.',
    why: 'This story has ends, and who comes here can reach none of them, whatever they choose: a divert is\nmissing, or leads back where another was meant.\n\nProved by following every way, whatever its conditions. That a way is there and never open is left\nto `fabula explore`. A story without any end is meant to go on, and a visited scene comes back.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  * [Row out.] -> sea\n  * [Go home.] -> end\n}\nscene sea {\n  + [Row on.] -> deep\n}\nscene deep {\n  + [Row back.] -> sea\n}\n',
            marks: [
              {
                line: 5,
                column: 7,
                length: 3,
                code: 'FAB4023',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  * [Row out.] -> sea\n  * [Go home.] -> end\n}\nscene sea {\n  + [Row on.] -> deep\n}\nscene deep {\n  + [Row back.] -> sea\n  + [Drift.] -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4024: {
    code: 'FAB4024',
    name: 'paymentNeverCovered',
    severity: 'warning',
    message: '`{account:text}` holds {holds:text} at the start, nothing is ever paid into it, and this takes {takes:text}.',
    why: 'A payment that the account can\'t cover is refused: it is undone and recorded, and the story goes on as\nif it had been made. This one never can be covered.\n\nTold where the account and the figure are written out, nothing around the payment asks what the account\nholds, and no line of the story pays into it. An account that may be short on one road and not on\nanother is left to `fabula explore`, which reports the refusal with the way to it.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'resource silver issued by mint\nkind Person { purse: silver }\nentity mara: Person "Mara" { purse: 3 silver }\nplayer { purse: silver }\nscene quay {\n  ~ transfer 5 silver from mara.purse to player.purse\n  -> end\n}\n',
            marks: [
              {
                line: 6,
                column: 14,
                length: 8,
                code: 'FAB4024',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'resource silver issued by mint\nkind Person { purse: silver }\nentity mara: Person "Mara" { purse: 3 silver }\nplayer { purse: silver }\nscene quay {\n  ~ if mara.purse >= 5 silver {\n    ~ transfer 5 silver from mara.purse to player.purse\n  }\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4025: {
    code: 'FAB4025',
    name: 'mayDivideByZero',
    severity: 'info',
    message: '`{what:text}` may be 0 here, and nothing can be divided by it.',
    why: 'A division by zero is refused when the story runs: the statement it stands in is undone, and a text\nleaves it out. The declared range of this divisor holds 0, and nothing around it has asked.\n\nTold of divisors whose range begins or ends at 0, such as `int in 0..12`, as far as the conditions\naround it and the assignments above it are known. A figure without bounds is left alone: whether\nsomething has ruled out 0 can\'t be told of it.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { crew: int in 0..12 = 2, coins: int = 60 }\nscene quay {\n  ~ crew -= 1\n  ~ coins -= 1\n  Each gets {coins / crew}.\n  -> end\n}\n',
            marks: [
              {
                line: 5,
                column: 22,
                length: 4,
                code: 'FAB4025',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { crew: int in 0..12 = 2, coins: int = 60 }\nscene quay {\n  ~ crew -= 1\n  ~ coins -= 1\n  ~ if crew > 0 {\n    Each gets {coins / crew}.\n  }\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4026: {
    code: 'FAB4026',
    name: 'mayBeEmpty',
    severity: 'info',
    message: '`{what:text}` may be empty here, and then this is refused.',
    why: 'Of nothing there is no least and no greatest, and nothing to choose from by chance. When the story runs\nit is refused: the statement it stands in is undone, and a text leaves it out.\n\nTold of `min` and `max` of a collection, unless its type or a condition says that there is something in\nit; and of `random` where one end is written out and the bounds of the other allow for no figure between\nthem. Of two ends that both move nothing is told. `first`, `last` and an element by its index may be\n`none`, which the checker asks about as it does everywhere.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { catches: list<int> = [], crew: int in 0..6 = 0 }\nscene quay {\n  The best was {max(catches)}.\n  ~ let who = random(1..crew)\n  ~ catches += who\n  ~ crew += 1\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 21,
                length: 7,
                code: 'FAB4026',
              },
              {
                line: 4,
                column: 22,
                length: 7,
                code: 'FAB4026',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { catches: list<int> = [], crew: int in 0..6 = 0 }\nscene quay {\n  ~ crew += 1\n  ~ if length(catches) > 0 {\n    The best was {max(catches)}.\n  }\n  ~ if catches != [] {\n    The worst was {min(catches)}.\n  }\n  ~ if crew > 0 {\n    ~ let who = random(1..crew)\n    ~ catches += who\n    The last was {max(catches)}, at most.\n  }\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4027: {
    code: 'FAB4027',
    name: 'mayBeNegative',
    severity: 'info',
    message: '`{what:text}` may be below 0 here, and has no root then.',
    why: 'A root of less than nothing is refused when the story runs: the statement it stands in is undone, and a\ntext leaves it out. The declared range reaches below 0, and nothing around it has asked. A figure without\nbounds is left alone.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { lee: int in -9..9 = 0 }\nscene quay {\n  ~ lee += 1\n  A pull of {sqrt(lee)}.\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 19,
                length: 3,
                code: 'FAB4027',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { lee: int in -9..9 = 0 }\nscene quay {\n  ~ lee += 1\n  A pull of {sqrt(abs(lee))}. {if lee >= 0: Or of {sqrt(lee)}.}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4028: {
    code: 'FAB4028',
    name: 'mayBeMissing',
    severity: 'info',
    message: '`{what:text}` may not be there, and then this is refused.',
    why: '`+=` adds to what is there, and a field is written in what is there. Where the map has no such key the\nstatement is refused when the story runs: nothing changes. Give the key a value first, or write\n`marks[key] = get(marks, key, 0) + 1`. An element of a list is never made by writing it: the index must\nbe one that the list has.\n\nOf a list this is told where the index has bounds; whether something has made sure of one without bounds\ncan\'t be told. That a key was there in another scene isn\'t looked at either.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { marks: map<text, int> = {}, berths: list<text> = ["Wager"], at: int in 0..5 = 0 }\nscene quay {\n  ~ at += 1\n  ~ marks["ebb"] += 1\n  ~ berths[at] = "Lydia"\n  {length(marks)} {berths, list}\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 5,
                length: 12,
                code: 'FAB4028',
              },
              {
                line: 5,
                column: 5,
                length: 10,
                code: 'FAB4028',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { marks: map<text, int> = {}, berths: list<text> = ["Wager"], at: int in 0..5 = 0 }\nscene quay {\n  ~ at += 1\n  ~ if marks["ebb"] == none {\n    ~ marks["ebb"] = 0\n  }\n  ~ marks["ebb"] += 1\n  ~ marks["flood"] = get(marks, "flood", 0) + 1\n  ~ if at < length(berths) {\n    ~ berths[at] = "Lydia"\n  }\n  {length(marks)} {berths, list}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4029: {
    code: 'FAB4029',
    name: 'unusedParameter',
    severity: 'info',
    message: '`{of:text}` never reads `{name:text}`.',
    why: 'Whoever calls it has to give a value that does nothing: the parameter is a leftover, or the line that\nwas to read it reads something else.\n\nParameters that are shared with others are left alone: of cards, of scenes that stand as values, of\nfunctions that a clause such as `recap by` names, of prompts, of the host\'s functions, of actions `by` a\nrole, and of what a simulation does. So is a name that begins with `_`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'fn fare(miles: int, by_night: bool) -> int = miles * 2\nscene quay {\n  The fare is {fare(3, true)}.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 21,
                length: 8,
                code: 'FAB4029',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'fn fare(miles: int, _by_night: bool) -> int = miles * 2\nscene quay {\n  The fare is {fare(3, true)}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4030: {
    code: 'FAB4030',
    name: 'beatNeverReached',
    severity: 'warning',
    message: '`{name:text}` is never come to: no beat leads there.',
    why: 'A director begins with the first beat in its list and goes on by its ways: those written behind `->`, else to the next in\nthe list. Nothing leads to this one.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'director pacing {\n  beat rising { turns 3..8 -> climax }\n  beat twist { turns 1..3 }\n  beat climax\n}\nscene quay {\n  {if beat == climax: The bell.}\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 8,
                length: 5,
                code: 'FAB4030',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'director pacing {\n  beat rising { turns 3..8 -> twist }\n  beat twist { turns 1..3 }\n  beat climax\n}\nscene quay {\n  {if beat == climax: The bell.}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4031: {
    code: 'FAB4031',
    name: 'beatMayNeverEnd',
    severity: 'warning',
    message: 'Nothing shows that `{name:text}` ends: {reason:text}.',
    why: 'A beat without an upper bound of turns ends only when its condition comes to hold, and whether it does hangs on what the\nreader does. All beats behind it wait for that. An upper bound, `turns 3..8`, ends it in any case.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int in 0..12 clamped = 0 }\ndirector pacing {\n  beat rising { until tide > 6 }\n  beat climax\n}\nscene quay {\n  {if beat == climax: It is high.}\n  + [Wait.] { ~ tide += 1 }\n  + [Go.] -> end\n  -> quay\n}\n',
            marks: [
              {
                line: 3,
                column: 8,
                length: 6,
                code: 'FAB4031',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int in 0..12 clamped = 0 }\ndirector pacing {\n  beat rising { turns 1..9 until tide > 6 }\n  beat climax\n}\nscene quay {\n  {if beat == climax: It is high.}\n  + [Wait.] { ~ tide += 1 }\n  + [Go.] -> end\n  -> quay\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4032: {
    code: 'FAB4032',
    name: 'memberNeverProduced',
    severity: 'info',
    message: 'Nothing is ever `{name:text}`: no value of `{of:text}` is made of it.',
    why: 'A condition asks for this member, and nothing sets it, begins with it or hands it on: the answer is always\nthe same. Most often the line that should set it is missing.\n\nSaid of a story, not of a library, and only where something compares with it: an arm has to be there for\nevery member. Enums that are filled from\nelsewhere are left alone: by the config, a table, what is heard, the host, a model, an action `by` a role, a\ndirector or a simulation. That the line that makes it is never come to is left to `fabula explore`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'enum Mood { calm, wary, furious }\nworld { mood: Mood = calm }\nscene quay {\n  ~ mood = wary\n  {if mood == furious: She throws the cup. | else: She waits.}\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 25,
                length: 7,
                code: 'FAB4032',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'enum Mood { calm, wary, furious }\nworld { mood: Mood = calm }\nscene quay {\n  * [Knock.] {\n    ~ mood = wary\n  }\n  * [Break in.] {\n    ~ mood = furious\n  }\n  {if mood == furious: She throws the cup. | else: She waits.}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4040: {
    code: 'FAB4040',
    name: 'workflowWithoutKey',
    severity: 'warning',
    message: '`{name:text}` has no key, so one event may run it twice.',
    why: 'An event is handed on until it is known to have arrived, and so may come twice. By its `key` the second time is seen\nand passed over. `e.id` is the event’s own.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'event left { to: text }\nworkflow boundary on left(e) {\n  step tell { checkpoint "{e.to}" }\n}\nscene quay {\n  ~ emit left { to: "the pier" }\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 10,
                length: 8,
                code: 'FAB4040',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'event left { to: text }\nworkflow boundary on left(e) key e.id {\n  step tell { checkpoint "{e.to}" }\n}\nscene quay {\n  ~ emit left { to: "the pier" }\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4041: {
    code: 'FAB4041',
    name: 'retryWithoutKey',
    severity: 'warning',
    message: '`{name:text}` is tried again without a key, so a try that was only slow counts twice.',
    why: 'A step that gave no answer may have been done all the same. With a `key` the next try finds what the first has done.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'workflow letter(to: text) retry 3 {\n  step send { checkpoint "{to}" }\n}\nscene quay {\n  ~ run letter("Mara")\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 10,
                length: 6,
                code: 'FAB4041',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'workflow letter(to: text) key to retry 3 {\n  step send { checkpoint "{to}" }\n}\nscene quay {\n  ~ run letter("Mara")\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4042: {
    code: 'FAB4042',
    name: 'stepsOverBudget',
    severity: 'warning',
    message: 'The steps may take {steps:text}, and the whole {whole:text}.',
    why: 'Steps that come after one another add up. What is late overflows, and comes back as an event: these would be late even\nwhen each keeps its own budget.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'workflow cycle inline budget 1s {\n  step hear             budget 600ms { checkpoint heard }\n  step answer after hear budget 600ms { checkpoint answered }\n}\nscene quay {\n  ~ run cycle()\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 30,
                length: 2,
                code: 'FAB4042',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'workflow cycle inline budget 2s {\n  step hear             budget 600ms { checkpoint heard }\n  step answer after hear budget 600ms { checkpoint answered }\n}\nscene quay {\n  ~ run cycle()\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4043: {
    code: 'FAB4043',
    name: 'eventNeverEmitted',
    severity: 'warning',
    message: 'Nothing emits `{event:text}`, so this never runs.',
    why: 'A rule or a workflow runs when its event happens, and this one can’t.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'event left { to: text }\nrule farewell on left(e) { gone = true }\nworld { gone: bool = false }\nscene quay {\n  {if gone: She is gone. | else: She waits.}\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 18,
                length: 4,
                code: 'FAB4043',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'event left { to: text }\nrule farewell on left(e) { gone = e.to != "" }\nworld { gone: bool = false }\nscene quay {\n  {if gone: She is gone. | else: She waits.}\n  ~ emit left { to: "the pier" }\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4060: {
    code: 'FAB4060',
    name: 'phaseNeverUsed',
    severity: 'warning',
    message: 'Nothing happens in the phase `{name:text}`.',
    why: 'A phase is there for what is done `on` it. Where there are agents or actions, something happens by itself in `perceive`,\n`decide`, `act`, `resolve` and `settle`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Villager {\n  hunger: float in 0.0..1.0 clamped = 0.2\n  private plan: text = ""\n}\nkind Field { stock: int in 0..100 = 50 }\nkind Place { dark: bool = false }\nrelation lives_in: Villager -> Place\nrelation adjacent: Place -> Place\nentity tom: Villager "Tom"\nentity mill: Place\nentity acre: Field\nsimulation valley {\n  phases dawn, settle\n  on settle { for v in all Villager { v.hunger += 0.1 } }\n}\n',
            marks: [
              {
                line: 13,
                column: 10,
                length: 4,
                code: 'FAB4060',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Villager {\n  hunger: float in 0.0..1.0 clamped = 0.2\n  private plan: text = ""\n}\nkind Field { stock: int in 0..100 = 50 }\nkind Place { dark: bool = false }\nrelation lives_in: Villager -> Place\nrelation adjacent: Place -> Place\nentity tom: Villager "Tom"\nentity mill: Place\nentity acre: Field\nsimulation valley {\n  phases dawn, settle\n  on dawn { for v in all Villager { v.hunger += 0.05 } }\n  on settle { for v in all Villager { v.hunger += 0.1 } }\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4061: {
    code: 'FAB4061',
    name: 'agentsNobody',
    severity: 'warning',
    message: 'There is never a `{kind:text}` to act: none is declared, populated or made.',
    why: 'The agents of a simulation are entities of their kind: declared by `entity`, made before the first tick by `populate`, or by\n`new` while it runs.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Villager {\n  hunger: float in 0.0..1.0 clamped = 0.2\n  private plan: text = ""\n}\nkind Field { stock: int in 0..100 = 50 }\nkind Place { dark: bool = false }\nrelation lives_in: Villager -> Place\nrelation adjacent: Place -> Place\nentity tom: Villager "Tom"\nentity mill: Place\nentity acre: Field\nkind Traveller { tired: bool = true }\nsimulation valley {\n  phases settle\n  on settle { for v in all Villager { v.hunger += 0.1 } }\n  action rest(by: Traveller) { by.tired = false }\n  agents Traveller {\n    when tired do rest(self)\n  }\n}\n',
            marks: [
              {
                line: 17,
                column: 10,
                length: 9,
                code: 'FAB4061',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Villager {\n  hunger: float in 0.0..1.0 clamped = 0.2\n  private plan: text = ""\n}\nkind Field { stock: int in 0..100 = 50 }\nkind Place { dark: bool = false }\nrelation lives_in: Villager -> Place\nrelation adjacent: Place -> Place\nentity tom: Villager "Tom"\nentity mill: Place\nentity acre: Field\nkind Traveller { tired: bool = true }\nsimulation valley {\n  phases settle\n  on settle { for v in all Villager { v.hunger += 0.1 } }\n  populate Traveller count 3\n  action rest(by: Traveller) { by.tired = false }\n  agents Traveller {\n    when tired do rest(self)\n  }\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4062: {
    code: 'FAB4062',
    name: 'contentionNeverMet',
    severity: 'warning',
    message: '`{what:text}` is shared out, but no action takes from it.',
    why: '`contends` says how something is divided that several agents reach for in the same tick. It takes an action that takes of it.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Villager {\n  hunger: float in 0.0..1.0 clamped = 0.2\n  private plan: text = ""\n}\nkind Field { stock: int in 0..100 = 50 }\nkind Place { dark: bool = false }\nrelation lives_in: Villager -> Place\nrelation adjacent: Place -> Place\nentity tom: Villager "Tom"\nentity mill: Place\nentity acre: Field\nsimulation valley {\n  phases decide, settle\n  on settle { for v in all Villager { v.hunger += 0.1 } }\n  action eat(by: Villager) { by.hunger -= 0.3 }\n  contends Field.stock share pro_rata\n}\n',
            marks: [
              {
                line: 16,
                column: 12,
                length: 11,
                code: 'FAB4062',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Villager {\n  hunger: float in 0.0..1.0 clamped = 0.2\n  private plan: text = ""\n}\nkind Field { stock: int in 0..100 = 50 }\nkind Place { dark: bool = false }\nrelation lives_in: Villager -> Place\nrelation adjacent: Place -> Place\nentity tom: Villager "Tom"\nentity mill: Place\nentity acre: Field\nsimulation valley {\n  phases decide, settle\n  on settle { for v in all Villager { v.hunger += 0.1 } }\n  action gather(by: Villager, from: Field) {\n    from.stock -= 1\n    by.hunger -= 0.3\n  }\n  contends Field.stock share pro_rata\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4063: {
    code: 'FAB4063',
    name: 'neverHolds',
    severity: 'warning',
    message: '{what:text} can never hold: the bounds of what it reads rule it out.',
    why: 'The compiler knows the least and the most that a field can be. What lies outside of that never comes; an `always` that is false\nas soon as its `given` holds fails at the start.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Villager {\n  hunger: float in 0.0..1.0 clamped = 0.2\n  private plan: text = ""\n}\nkind Field { stock: int in 0..100 = 50 }\nkind Place { dark: bool = false }\nrelation lives_in: Villager -> Place\nrelation adjacent: Place -> Place\nentity tom: Villager "Tom"\nentity mill: Place\nentity acre: Field\nsimulation valley {\n  phases decide, settle\n  on settle { for v in all Villager { v.hunger += 0.1 } }\n  action eat(by: Villager) { by.hunger -= 0.3 }\n  stop as famine when tom.hunger > 1.5\n}\n',
            marks: [
              {
                line: 16,
                column: 23,
                length: 16,
                code: 'FAB4063',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'kind Villager {\n  hunger: float in 0.0..1.0 clamped = 0.2\n  private plan: text = ""\n}\nkind Field { stock: int in 0..100 = 50 }\nkind Place { dark: bool = false }\nrelation lives_in: Villager -> Place\nrelation adjacent: Place -> Place\nentity tom: Villager "Tom"\nentity mill: Place\nentity acre: Field\nsimulation valley {\n  phases decide, settle\n  on settle { for v in all Villager { v.hunger += 0.1 } }\n  action eat(by: Villager) { by.hunger -= 0.3 }\n  stop as famine when tom.hunger > 0.9\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4070: {
    code: 'FAB4070',
    name: 'promptWithoutProvider',
    severity: 'warning',
    message: 'Nobody answers `{name:text}`: its route has no provider.',
    why: 'A prompt without a provider is always answered by its fallback. That may be meant while a story is being written; `route`\nand a provider end it.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'prompt mood_of(said: text) -> text {\n  fallback "calm"\n  user { {said} }\n}\nscene quay {\n  ~ let mood = ask mood_of("Good evening.")\n  She seems {mood}.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 8,
                length: 7,
                code: 'FAB4070',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'provider home: ollama { model "llama3.2" }\nprompt mood_of(said: text) -> text {\n  route home\n  fallback "calm"\n  user { {said} }\n}\nscene quay {\n  ~ let mood = ask mood_of("Good evening.")\n  She seems {mood}.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB4071: {
    code: 'FAB4071',
    name: 'promptsOverBudget',
    severity: 'warning',
    message: '`{step:text}` may wait {prompts:text} for models, and may take {whole:text}.',
    why: 'Prompts that are asked one after another add up, and each may take all of its own budget. Give the step more, ask for\nless, or let the prompts of a list be asked side by side: `[ask f(x) for x in xs]`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'provider home: ollama { model "llama3.2" }\nprompt mood_of(said: text) -> text { route home  budget 800ms  fallback "calm"  user { {said} } }\nworkflow cycle inline budget 1s {\n  step hear {\n    let first = ask mood_of("Good evening.")\n    let second = ask mood_of("Good night.")\n    checkpoint "{first} {second}"\n  }\n}\nscene quay {\n  ~ run cycle()\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 8,
                length: 4,
                code: 'FAB4071',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'provider home: ollama { model "llama3.2" }\nprompt mood_of(said: text) -> text { route home  budget 800ms  fallback "calm"  user { {said} } }\nworkflow cycle inline budget 2s {\n  step hear {\n    let first = ask mood_of("Good evening.")\n    let second = ask mood_of("Good night.")\n    checkpoint "{first} {second}"\n  }\n}\nscene quay {\n  ~ run cycle()\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB5001: {
    code: 'FAB5001',
    name: 'noPack',
    severity: 'error',
    message: 'No file here declares a pack.',
    why: 'A story is a pack: one of its files, usually `pack.fab`, begins with `pack name { title "…" version\n1.0.0 start scene }`. `fabula new NAME` writes one.',
    wrong: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 12,
                code: 'FAB5001',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'pack example { title "Example" version 1.0.0 start quay }\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB5002: {
    code: 'FAB5002',
    name: 'secondPack',
    severity: 'error',
    message: 'A second pack, `{name:text}`, is declared in this folder or below it.',
    why: 'A folder holds one pack, and the folders below it are its chapters. To build two, give each a folder of its own, side by\nside, and name that folder in the command.',
    wrong: [
      {
        files: [
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 1.0.0 start quay }\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'second.fab',
            text: 'pack second { title "Second" version 1.0.0 start quay }\n',
            marks: [
              {
                line: 1,
                column: 6,
                length: 6,
                code: 'FAB5002',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 1.0.0 start quay }\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB5003: {
    code: 'FAB5003',
    name: 'notText',
    severity: 'error',
    message: 'This file is not text as Fabula reads it: it looks like {encoding:text}.',
    why: 'Source files are UTF-8 text. Open the file in your editor and save it as UTF-8; if it is not text\nat all, move it out of the pack\'s folder or give it another ending than `.fab`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 12,
                code: 'FAB5003',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB5004: {
    code: 'FAB5004',
    name: 'fileTooLarge',
    severity: 'error',
    message: 'This file is larger than {megabytes:number} MB.',
    why: 'No chapter is that long, so this is most likely another file by mistake. A large story is split\nover several files; a folder\'s files all belong to one chapter.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 12,
                code: 'FAB5004',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB5010: {
    code: 'FAB5010',
    name: 'duplicateId',
    severity: 'error',
    message: 'The id `@{id:text}` is written at two places.',
    why: 'An id names one place: saves return to it, translations and recorded voices hang on it. Two places\nwith one id could not be told apart. A copied line brings its `@id` along; take it off the copy, and\nthe copy gets an id of its own.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The tide has turned. @k3mq\n  The tide has turned again. @k3mq\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 30,
                length: 5,
                code: 'FAB5010',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The tide has turned. @k3mq\n  The tide has turned again.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB5011: {
    code: 'FAB5011',
    name: 'malformedId',
    severity: 'error',
    message: '`@{id:text}` is no id: an id is 4 to 8 of the characters 0–9 and a–z without i, l, o, u.',
    why: 'Ids are read aloud, typed and sorted by people and spreadsheets, so they leave out the letters that\nlook like figures. Ids in the source are never needed: `fabula build` gives every place one and\nkeeps it in `fabula.ids`.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The tide has turned. @hello1\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 24,
                length: 7,
                code: 'FAB5011',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene quay {\n  The tide has turned. @h3kk0\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB5012: {
    code: 'FAB5012',
    name: 'newerIds',
    severity: 'error',
    message: '`{file:text}` was written by a newer Fabula (format {version:number}).',
    why: 'This Fabula cannot read the file, and writing its own over it would give every place of the folder\na new id. Use the newer Fabula, or restore the file from before it was written.',
    wrong: [
      {
        files: [
          {
            path: 'fabula.ids',
            text: '# fabula.ids 2: written by a newer Fabula\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 41,
                code: 'FAB5012',
              },
            ],
          },
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB5013: {
    code: 'FAB5013',
    name: 'unreadableIds',
    severity: 'warning',
    message: '{count:number} {count:plural line|lines} of `{file:text}` cannot be read, this one first.',
    why: '`fabula.ids` is kept by `fabula build`; a row damaged by hand or by a tool is left out, and the\nplace it named gets a new id if nothing else tells which it was. Restore the file from version\ncontrol when you did not mean to change it.',
    wrong: [
      {
        files: [
          {
            path: 'fabula.ids',
            text: '# fabula.ids 1: the stable ids of this folder\n[scene quay]\nwhat is this\n',
            marks: [
              {
                line: 3,
                column: 1,
                length: 12,
                code: 'FAB5013',
              },
            ],
          },
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB5014: {
    code: 'FAB5014',
    name: 'conflictedIds',
    severity: 'warning',
    message: '`{file:text}` has Git\'s conflict markers; the rows of both sides were read.',
    why: 'Git merged the file as text. That does no harm: rows of both sides are matched with the merged\nsource, and `fabula build` writes the file clean. With Fabula\'s merge driver set up, Git asks\nFabula instead, and this does not happen; `docs/ids.md` says how.',
    wrong: [
      {
        files: [
          {
            path: 'fabula.ids',
            text: '# fabula.ids 1: the stable ids of this folder\n<<<<<<< ours\n[scene quay]\n=======\n>>>>>>> theirs\n',
            marks: [
              {
                line: 2,
                column: 1,
                length: 12,
                code: 'FAB5014',
              },
            ],
          },
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB5015: {
    code: 'FAB5015',
    name: 'copiedIds',
    severity: 'warning',
    message: '`{file:text}` has {count:number} {count:plural id|ids} of another folder; the places here get new ones.',
    why: 'A folder that was copied with its `fabula.ids` names the places of the original. An id is one place\nin the whole pack, so the folder that comes first by name keeps them. To keep them in the other one,\ndelete the `fabula.ids` of the first before building.',
    wrong: [
      {
        files: [
          {
            path: 'quay/fabula.ids',
            text: '# fabula.ids 1: the stable ids of this folder\n[scene quay]\nk3mq7d . t 000000000000000000\n',
            marks: [],
          },
          {
            path: 'quay_copy/fabula.ids',
            text: '# fabula.ids 1: the stable ids of this folder\n[scene quay]\nk3mq7d . t 000000000000000000\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 45,
                code: 'FAB5015',
              },
            ],
          },
          {
            path: 'quay/quay.fab',
            text: 'scene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'quay_copy/quay.fab',
            text: 'scene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay/quay.fab',
            text: 'scene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'quay_copy/quay.fab',
            text: 'scene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB5016: {
    code: 'FAB5016',
    name: 'idQuestion',
    severity: 'warning',
    message: 'Is this the {kind:text} that had the id `{id:text}` in `{owner:text}`, or a new one? `fabula ids resolve` takes the answer.',
    why: 'A place is gone, and what stands here now may be it, rewritten, or may be something new. A wrong\nguess would hang an old translation and an old recording on a new text, or lose them, so nothing is\nguessed: until somebody answers, the place has a new id. The old one is kept and is given back when\nthe answer is yes. `build --locked` waits for the answer.',
    wrong: [
      {
        files: [
          {
            path: 'fabula.ids',
            text: '# fabula.ids 1: the stable ids of this folder\n[scene quay]\nk3mq7d . t t9qahs64bg7h3era59\n?h7wz2c . t 000000000000000000 k3mq7d\n',
            marks: [],
          },
          {
            path: 'quay.fab',
            text: 'scene quay {\n    The tide has turned.\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 5,
                length: 20,
                code: 'FAB5016',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB5017: {
    code: 'FAB5017',
    name: 'staleIds',
    severity: 'error',
    message: '`{file:text}` is not up to date; `fabula build` brings it up to date, then check it in.',
    why: 'With `--locked` (the default in CI) a build writes no ids: ids made there would be lost with the\nmachine, and the next build would make others. Saves and translations made in between would name\nplaces that nobody knows.',
    wrong: [
      {
        files: [
          {
            path: 'fabula.ids',
            text: '# fabula.ids 1: the stable ids of this folder\n[scene quay]\nk3mq7d . t 000000000000000000\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 45,
                code: 'FAB5017',
              },
            ],
          },
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'fabula.ids',
            text: '# fabula.ids 1: the stable ids of this folder’s lines, choices and statements. `fabula build` keeps it; check it in.\n[scene quay]\nwtz28z . t t9qahs64bg7h3era59\n',
            marks: [],
          },
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB5018: {
    code: 'FAB5018',
    name: 'unansweredId',
    severity: 'error',
    message: 'Nobody has said yet what became of the place `{id:text}`; `fabula ids resolve` asks.',
    why: 'A question about ids is open (FAB5016). A locked build does not go on with a guess: whichever id it\ntook, a later answer could change it under saves and translations made with this build.',
    wrong: [
      {
        files: [
          {
            path: 'fabula.ids',
            text: '# fabula.ids 1: the stable ids of this folder’s lines, choices and statements. `fabula build` keeps it; check it in.\n[scene quay]\nk3mq7d . t t9qahs64bg7h3era59\n?h7wz2c . t 000000000000000000 k3mq7d\n',
            marks: [
              {
                line: 4,
                column: 1,
                length: 37,
                code: 'FAB5018',
              },
            ],
          },
          {
            path: 'quay.fab',
            text: 'scene quay {\n    The tide has turned.\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 5,
                length: 20,
                code: 'FAB5016',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'fabula.ids',
            text: '# fabula.ids 1: the stable ids of this folder’s lines, choices and statements. `fabula build` keeps it; check it in.\n[scene quay]\nwtz28z . t t9qahs64bg7h3era59\n',
            marks: [],
          },
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB5019: {
    code: 'FAB5019',
    name: 'externModule',
    severity: 'error',
    message: 'This module does not compile: {why:text}.',
    why: '`fabula types --externs FILE` checks the module that provides a pack\'s functions, by TypeScript and the module\'s own `tsconfig.json`.\nWhat is wrong with the module itself comes first; only then can it be held against the pack.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'extern fn distance(miles: int) -> float\nscene quay {\n  ~ let far = distance(3)\n  It is {far} miles.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 10,
                code: 'FAB5019',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'extern fn distance(miles: int) -> float\nscene quay {\n  ~ let far = distance(3)\n  It is {far} miles.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB5020: {
    code: 'FAB5020',
    name: 'externMisfit',
    severity: 'error',
    message: '`{name:text}` is not what the pack declares: {why:text}.',
    why: 'The function takes or answers something else than its `extern fn` says. `fabula types --out FILE` writes the types that it must\nhave; an author who gives them to the module is told while typing.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'extern fn distance(miles: int) -> float\nscene quay {\n  ~ let far = distance(3)\n  It is {far} miles.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 10,
                code: 'FAB5020',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'extern fn distance(miles: int) -> float\nscene quay {\n  ~ let far = distance(3)\n  It is {far} miles.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB5021: {
    code: 'FAB5021',
    name: 'externNotProvided',
    severity: 'error',
    message: 'This module has no `{name:text}`, which the pack declares.',
    why: 'Every `extern fn` of a pack, and of those it uses, is a function of its host: an export of this name, or one in the default export.\nWithout it a story fails at the turn that calls it.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'extern fn distance(miles: int) -> float\nscene quay {\n  ~ let far = distance(3)\n  It is {far} miles.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 10,
                code: 'FAB5021',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'extern fn distance(miles: int) -> float\nscene quay {\n  ~ let far = distance(3)\n  It is {far} miles.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6001: {
    code: 'FAB6001',
    name: 'fieldGone',
    severity: 'error',
    message: '`{field:text}` is gone, and sessions hold values of it.',
    why: 'Readers go on with their games under the next release. What they hold in a field that nobody declares any more would be lost\nwithout a word, so the plan asks. If the field is called otherwise now, `was` says so. If its value lives on in another form,\n`migrate from (old) { … }` says in which. If it may go, `--drop` says that.',
    wrong: [
      {
        files: [
          {
            path: 'before/pack.fab',
            text: 'pack example { title "Example" version 1.0.0 start quay }\nkind Person { mood: int = 0, shoe: int = 42 }\nentity mara: Person "Mara"\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 2.0.0 start quay }\nkind Person { mood: int = 0 }\nentity mara: Person "Mara"\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 6,
                length: 6,
                code: 'FAB6001',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'before/pack.fab',
            text: 'pack example { title "Example" version 1.0.0 start quay }\nkind Person { mood: int = 0, shoe: int = 42 }\nentity mara: Person "Mara"\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 2.0.0 start quay }\nkind Person { mood: int = 0, boot: int was shoe = 42 }\nentity mara: Person "Mara"\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6002: {
    code: 'FAB6002',
    name: 'declarationGone',
    severity: 'error',
    message: 'The {sort:text} `{name:text}` is gone, and sessions hold what was kept of it.',
    why: 'A kind, a component, a relation, a resource, an entity or a director that the release had is declared no longer, and sessions hold\nsomething of it. If it is called otherwise now, `was` says so. If all of it may go, `--drop` says that.',
    wrong: [
      {
        files: [
          {
            path: 'before/pack.fab',
            text: 'pack example { title "Example" version 1.0.0 start quay }\nkind Person { mood: int = 0 }\nentity mary: Person "Mary"\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 2.0.0 start quay }\nkind Person { mood: int = 0 }\nentity mara: Person "Mara"\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 8,
                length: 4,
                code: 'FAB6002',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'before/pack.fab',
            text: 'pack example { title "Example" version 1.0.0 start quay }\nkind Person { mood: int = 0 }\nentity mary: Person "Mary"\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 2.0.0 start quay }\nkind Person { mood: int = 0 }\nentity mara: Person "Mara" was mary\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6003: {
    code: 'FAB6003',
    name: 'caseGone',
    severity: 'error',
    message: '`{name:text}` is gone, and {holders:list} may hold it.',
    why: 'A session may stand with this very value in a field. What it should read as from now on can\'t be guessed: the case may be called\notherwise (`was`), each field may make something else of it (`migrate from`), or the default of each field may take its place (`--drop`).',
    wrong: [
      {
        files: [
          {
            path: 'before/pack.fab',
            text: 'pack example { title "Example" version 1.0.0 start quay }\nenum Mood { calm, wary, cross }\nkind Person { mood: Mood = calm }\nentity mara: Person "Mara"\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 2.0.0 start quay }\nenum Mood { calm, wary }\nkind Person { mood: Mood = calm }\nentity mara: Person "Mara"\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 6,
                length: 4,
                code: 'FAB6003',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'before/pack.fab',
            text: 'pack example { title "Example" version 1.0.0 start quay }\nenum Mood { calm, wary, cross }\nkind Person { mood: Mood = calm }\nentity mara: Person "Mara"\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 2.0.0 start quay }\nenum Mood { calm, wary, angry was cross }\nkind Person { mood: Mood = calm }\nentity mara: Person "Mara"\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6004: {
    code: 'FAB6004',
    name: 'newFieldEmpty',
    severity: 'error',
    message: '`{field:text}` is new and has no default: what is there already would have no value for it.',
    why: 'Things that sessions made while they were played, edges that they linked and blocks of state are there already, and nobody asks for a\nnew value there. A default gives them one; so does `migrate from`; and a field that may be empty (`int?`) needs none.',
    wrong: [
      {
        files: [
          {
            path: 'before/pack.fab',
            text: 'pack example { title "Example" version 1.0.0 start quay }\nkind Note { says: text = "" }\nscene quay {\n  ~ let note = new Note { says: "Ring the bell." }\n  {note.says}\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 2.0.0 start quay }\nkind Note { says: text = "", by: text }\nscene quay {\n  ~ let note = new Note { says: "Ring the bell.", by: "Mara" }\n  {note.by}: {note.says}\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 30,
                length: 2,
                code: 'FAB6004',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'before/pack.fab',
            text: 'pack example { title "Example" version 1.0.0 start quay }\nkind Note { says: text = "" }\nscene quay {\n  ~ let note = new Note { says: "Ring the bell." }\n  {note.says}\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 2.0.0 start quay }\nkind Note { says: text = "", by: text = "somebody" }\nscene quay {\n  ~ let note = new Note { says: "Ring the bell.", by: "Mara" }\n  {note.by}: {note.says}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6005: {
    code: 'FAB6005',
    name: 'noConversion',
    severity: 'error',
    message: '`{field:text}` was {before:text} and is {after:text}: nothing leads from the one to the other by itself.',
    why: 'Figures become figures, a value becomes a list of it, anything that can be shown becomes text. Between other types there is no way that\nwould be right for every story. `migrate from (old) { … }` says how the new value is made; or the field gets a new name, and the old one is dropped.',
    wrong: [
      {
        files: [
          {
            path: 'before/pack.fab',
            text: 'pack example { title "Example" version 1.0.0 start quay }\nworld { tide: text = "low" }\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 2.0.0 start quay }\nworld { tide: int = 0 }\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 9,
                length: 4,
                code: 'FAB6005',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'before/pack.fab',
            text: 'pack example { title "Example" version 1.0.0 start quay }\nworld { tide: int = 0 }\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 2.0.0 start quay }\nworld { tide: float = 0.0 }\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6006: {
    code: 'FAB6006',
    name: 'nothingInPlace',
    severity: 'error',
    message: '`{field:text}` may hold {what:text}, and has no default that could take its place.',
    why: 'What sessions hold there can\'t be held any longer: something it names is gone, or it was empty and may not be. With a default, that takes\nits place. A field that may be empty (`Person?`) needs none.',
    wrong: [
      {
        files: [
          {
            path: 'before/pack.fab',
            text: 'pack example { title "Example" version 1.0.0 start quay }\nkind Person { mood: int = 0 }\nkind Letter { by: Person? = none }\nentity mara: Person "Mara"\nentity note: Letter "A note"\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 2.0.0 start quay }\nkind Person { mood: int = 0 }\nkind Letter { by: Person }\nentity mara: Person "Mara"\nentity note: Letter "A note" { by: mara }\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 15,
                length: 2,
                code: 'FAB6006',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'before/pack.fab',
            text: 'pack example { title "Example" version 1.0.0 start quay }\nkind Person { mood: int = 0 }\nkind Letter { by: Person? = none }\nentity mara: Person "Mara"\nentity note: Letter "A note"\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 2.0.0 start quay }\nkind Person { mood: int = 0 }\nkind Letter { by: Person = mara }\nentity mara: Person "Mara"\nentity note: Letter "A note"\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6007: {
    code: 'FAB6007',
    name: 'componentLost',
    severity: 'error',
    message: '`{kind:text}` has no `{component:text}` any more, and its things hold values of it.',
    why: 'What a component keeps is kept with each thing that has it. When its kind has it no more, the things of open sessions may keep it by\nthemselves, as if each had been granted it (`--keep`), or lose what they hold of it (`--drop`). A field of the same name in the kind itself takes the value over.',
    wrong: [
      {
        files: [
          {
            path: 'before/pack.fab',
            text: 'pack example { title "Example" version 1.0.0 start quay }\ncomponent Voice { tone: text = "dry" }\nkind Person has Voice { mood: int = 0 }\nentity mara: Person "Mara"\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 2.0.0 start quay }\ncomponent Voice { tone: text = "dry" }\nkind Person { mood: int = 0 }\nentity mara: Person "Mara"\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [
              {
                line: 3,
                column: 6,
                length: 6,
                code: 'FAB6007',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'before/pack.fab',
            text: 'pack example { title "Example" version 1.0.0 start quay }\ncomponent Voice { tone: text = "dry" }\nkind Person has Voice { mood: int = 0 }\nentity mara: Person "Mara"\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 2.0.0 start quay }\ncomponent Voice { tone: text = "dry" }\nkind Person { mood: int = 0, tone: text = "dry" }\nentity mara: Person "Mara"\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6008: {
    code: 'FAB6008',
    name: 'maybeTurned',
    severity: 'error',
    message: 'All declared edges of `{relation:text}` lead the other way: was the relation turned round?',
    why: 'Both ends are of one kind, so the relation itself does not tell. If it means the opposite from now on (who trusts, and who is trusted),\nthe edges that sessions linked have to turn with it: `--turned`. If only the declared edges changed, they stay: `--not-turned`.',
    wrong: [
      {
        files: [
          {
            path: 'before/pack.fab',
            text: 'pack example { title "Example" version 1.0.0 start quay }\nkind Person { mood: int = 0 }\nentity mara: Person "Mara"\nentity finn: Person "Finn"\nrelation knows: Person -> Person\nedge mara -[knows]-> finn\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 2.0.0 start quay }\nkind Person { mood: int = 0 }\nentity mara: Person "Mara"\nentity finn: Person "Finn"\nrelation knows: Person -> Person\nedge finn -[knows]-> mara\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [
              {
                line: 6,
                column: 13,
                length: 5,
                code: 'FAB6008',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'before/pack.fab',
            text: 'pack example { title "Example" version 1.0.0 start quay }\nkind Person { mood: int = 0 }\nkind Place\nentity mara: Person "Mara"\nentity mill: Place "The mill"\nrelation knows: Person -> Place\nedge mara -[knows]-> mill\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 2.0.0 start quay }\nkind Person { mood: int = 0 }\nkind Place\nentity mara: Person "Mara"\nentity mill: Place "The mill"\nrelation knows: Place -> Person\nedge mill -[knows]-> mara\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6009: {
    code: 'FAB6009',
    name: 'endsNarrowed',
    severity: 'error',
    message: '`{relation:text}` leads {after:text} now and led {before:text}, and sessions may hold edges between others.',
    why: 'The story links things by this relation while it is played, so that a session may hold an edge that could not be linked any more. Let the\nrelation lead between all that it did, or drop the edges that sessions linked.',
    wrong: [
      {
        files: [
          {
            path: 'before/pack.fab',
            text: 'pack example { title "Example" version 1.0.0 start quay }\nkind Person\nkind Thing\nentity mara: Person "Mara"\nentity lamp: Thing "A lamp"\nrelation holds: Person -> Person | Thing\nscene quay {\n  ~ link mara -[holds]-> lamp\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 2.0.0 start quay }\nkind Person\nkind Thing\nentity mara: Person "Mara"\nentity lamp: Thing "A lamp"\nrelation holds: Person -> Person\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [
              {
                line: 6,
                column: 10,
                length: 5,
                code: 'FAB6009',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'before/pack.fab',
            text: 'pack example { title "Example" version 1.0.0 start quay }\nkind Person\nkind Thing\nentity mara: Person "Mara"\nentity lamp: Thing "A lamp"\nrelation holds: Person -> Thing\nscene quay {\n  ~ link mara -[holds]-> lamp\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 2.0.0 start quay }\nkind Person\nkind Thing\nentity mara: Person "Mara"\nentity lamp: Thing "A lamp"\nrelation holds: Person -> Person | Thing\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6010: {
    code: 'FAB6010',
    name: 'passesToCampaign',
    severity: 'error',
    message: '`{name:text}` belongs to the campaign from now on, and this version keeps no things of a campaign.',
    why: 'Its things were kept with each session. From now on they would be one for all sessions of a campaign; but stores keep single values of a\ncampaign so far, and no session of such a pack is begun. So there is nothing that a release could carry over to.',
    wrong: [
      {
        files: [
          {
            path: 'before/pack.fab',
            text: 'pack example { title "Example" version 1.0.0 start quay }\nkind Trait { says: text = "" }\nentity kind_heart: Trait "A kind heart"\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 2.0.0 start quay }\nkind Trait in campaign { says: text = "" }\nentity kind_heart: Trait "A kind heart"\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 6,
                length: 5,
                code: 'FAB6010',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'before/pack.fab',
            text: 'pack example { title "Example" version 1.0.0 start quay }\nkind Trait { says: text = "" }\nentity kind_heart: Trait "A kind heart"\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 2.0.0 start quay }\nkind Trait { says: text = "", worn: bool = false }\nentity kind_heart: Trait "A kind heart"\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6011: {
    code: 'FAB6011',
    name: 'formerNameUnknown',
    severity: 'warning',
    message: 'The {sort:text} `{now:text}` was `{was:text}`, it says; the release has nothing of that name.',
    why: '`was` is for what the release that readers have calls it. A name from further back is no use there, and one that is misspelled makes something\nnew of what should have been the old: what sessions hold of the old one would be asked about, or lost.',
    wrong: [
      {
        files: [
          {
            path: 'before/pack.fab',
            text: 'pack example { title "Example" version 1.0.0 start quay }\nkind Person { mood: int = 0 }\nentity mara: Person "Mara"\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 2.0.0 start quay }\nkind Person { mood: int = 0, vigor: int was stamina = 3 }\nentity mara: Person "Mara"\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 30,
                length: 5,
                code: 'FAB6011',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'before/pack.fab',
            text: 'pack example { title "Example" version 1.0.0 start quay }\nkind Person { stamina: int = 3 }\nentity mara: Person "Mara"\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'pack.fab',
            text: 'pack example { title "Example" version 2.0.0 start quay }\nkind Person { vigor: int was stamina = 3 }\nentity mara: Person "Mara"\nscene quay {\n  The tide has turned.\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6140: {
    code: 'FAB6140',
    name: 'placeGone',
    severity: 'error',
    message: 'Readers may stand at {place:text}, which is gone. Where do they go on?',
    why: 'Who closed the story at this place stands there still. It is not in the story any more, so nobody can tell where they go\non: a guess would have them play what they did not choose. `--moved "ID to TARGET"` says where: a label (`quay.steps`), a\nscene, the id of another place, or `end`. With `moved nearest` in the pack\'s head it is decided for all places at once: who\nstands at one that is gone goes on from the nearest label above it, and reads the note.',
    wrong: [
      {
        files: [
          {
            path: 'before/quay.fab',
            text: 'scene quay {\n  = steps\n  The tide is in.\n  * Wait. {\n      * Wait longer. -> end\n    }\n  * Leave. -> end\n}\n',
            marks: [],
          },
          {
            path: 'quay.fab',
            text: 'scene quay {\n  = steps\n  The tide is in.\n  * Wait. -> end\n  * Leave. -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 12,
                code: 'FAB6140',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'pack.fab',
            text: 'pack example {\n  title "Example"\n  version 1.1.0\n  start quay\n  moved nearest "The story has changed here."\n}\n',
            marks: [],
          },
          {
            path: 'before/quay.fab',
            text: 'scene quay {\n  = steps\n  The tide is in.\n  * Wait. {\n      * Wait longer. -> end\n    }\n  * Leave. -> end\n}\n',
            marks: [],
          },
          {
            path: 'quay.fab',
            text: 'scene quay {\n  = steps\n  The tide is in.\n  * Wait. -> end\n  * Leave. -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6141: {
    code: 'FAB6141',
    name: 'sceneGone',
    severity: 'error',
    message: 'Scene `{scene:text}` is gone, and readers may stand in it. Where do they go on?',
    why: 'Who stands in the scene can\'t stay there. If it is called otherwise now, `was` behind its name says so, and everybody stays\nwhere they are. Else `--moved "SCENE to TARGET"` sends all who stand in it to one place, and `moved nearest` in the pack\'s\nhead sends them to what stands above the one way that led there, or to the story\'s first scene.',
    wrong: [
      {
        files: [
          {
            path: 'before/quay.fab',
            text: 'scene quay {\n  * Wait. -> quay\n  * Go in. -> warehouse\n}\nscene warehouse {\n  * Look around. -> end\n}\n',
            marks: [],
          },
          {
            path: 'quay.fab',
            text: 'scene quay {\n  * Wait. -> quay\n  * Go in. -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 12,
                code: 'FAB6141',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'before/quay.fab',
            text: 'scene quay {\n  * Go in. -> warehouse\n}\nscene warehouse {\n  * Look around. -> end\n}\n',
            marks: [],
          },
          {
            path: 'quay.fab',
            text: 'scene quay {\n  * Go in. -> depot\n}\nscene depot was warehouse {\n  * Look around. -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6142: {
    code: 'FAB6142',
    name: 'placeUnfit',
    severity: 'error',
    message: 'Who stands at {place:text} does not have {lacks:text}. Where do they go on?',
    why: 'What comes after this place reads something that is set above it, and whoever stood there before it was written never came\nthrough there. Going on would read `none`. Set it again below the place, give it another way to be known (a field keeps what\na `let` forgets), or say where those who stand there go on.',
    wrong: [
      {
        files: [
          {
            path: 'before/quay.fab',
            text: 'scene quay {\n  The tide is in.\n  * Wait. -> end\n}\n',
            marks: [],
          },
          {
            path: 'quay.fab',
            text: 'scene quay {\n  ~ let hour = 3\n  The tide is in.\n  * Wait. {\n      It is {hour}.\n      -> end\n    }\n}\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 12,
                code: 'FAB6142',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'before/quay.fab',
            text: 'scene quay {\n  The tide is in.\n  * Wait. -> end\n}\n',
            marks: [],
          },
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is in.\n  * Wait. {\n      ~ let hour = 3\n      It is {hour}.\n      -> end\n    }\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6143: {
    code: 'FAB6143',
    name: 'placeParted',
    severity: 'error',
    message: 'Readers may stand at {place:text}, and these stand at several places now. At which of them do readers stand?',
    why: 'The first choice of the point is gone, and the others were put at several places, as many here as there. A reader can\nstand at one of them only.',
    wrong: [
      {
        files: [
          {
            path: 'before/quay.fab',
            text: 'scene quay {\n  * Wait. -> end\n  * Leave. -> end\n  * Look at the water for a while. -> end\n}\n',
            marks: [],
          },
          {
            path: 'quay.fab',
            text: 'scene quay {\n  = door\n  * Leave. -> end\n  + -> shore\n}\nscene shore {\n  * Look at the water for a while. -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 12,
                code: 'FAB6143',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'before/quay.fab',
            text: 'scene quay {\n  * Wait. -> end\n  * Leave. -> end\n  * Look at the water for a while. -> end\n}\n',
            marks: [],
          },
          {
            path: 'quay.fab',
            text: 'scene quay {\n  * Leave. -> end\n  * Look at the water for a while. -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6144: {
    code: 'FAB6144',
    name: 'unknownMoveTarget',
    severity: 'error',
    message: 'There is no place `{target:text}` for who stands at `{place:text}` to go on from.',
    why: 'What stands behind `to` in `--moved "PLACE to TARGET"` is a scene (`quay`), a label behind its scene (`quay.steps`), the id of\na place as `fabula.ids` has it, or `end`. Names are those of the pack as it is now.',
    wrong: [
      {
        files: [
          {
            path: 'before/quay.fab',
            text: 'scene quay {\n  = steps\n  The tide is in.\n  * Wait. {\n      * Wait longer. -> end\n    }\n  * Leave. -> end\n}\n',
            marks: [],
          },
          {
            path: 'quay.fab',
            text: 'scene quay {\n  = steps\n  The tide is in.\n  * Leave. -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 12,
                code: 'FAB6144',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'before/quay.fab',
            text: 'scene quay {\n  = steps\n  The tide is in.\n  * Wait. {\n      * Wait longer. -> end\n    }\n  * Leave. -> end\n}\n',
            marks: [],
          },
          {
            path: 'quay.fab',
            text: 'scene quay {\n  = steps\n  The tide is in.\n  * Wait. {\n      * Wait longer. -> end\n    }\n  * Leave. -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6145: {
    code: 'FAB6145',
    name: 'moveTargetUnfit',
    severity: 'error',
    message: 'Who stands at {place:text} can’t go on from {target:text}, for want of {lacks:text}.',
    why: 'What stands there reads something that who comes there this way does not have: a variable that is set above it, or a\nparameter that the scene has to be given. Name another place.',
    wrong: [
      {
        files: [
          {
            path: 'before/quay.fab',
            text: 'scene quay {\n  = steps\n  The tide is in.\n  * Wait. {\n      * Wait longer. -> end\n    }\n  * Leave. -> end\n}\n',
            marks: [],
          },
          {
            path: 'quay.fab',
            text: 'scene quay {\n  ~ let hour = 3\n  = steps\n  The tide is in at {hour}.\n  * Leave. -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 12,
                code: 'FAB6145',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'before/quay.fab',
            text: 'scene quay {\n  = steps\n  The tide is in.\n  * Wait. {\n      * Wait longer. -> end\n    }\n  * Leave. -> end\n}\n',
            marks: [],
          },
          {
            path: 'quay.fab',
            text: 'scene quay {\n  = steps\n  The tide is in.\n  * Leave. -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6146: {
    code: 'FAB6146',
    name: 'unknownMovePlace',
    severity: 'error',
    message: 'The release has no place `{place:text}` that somebody could stand at.',
    why: 'What stands before `to` in `--moved "PLACE to TARGET"` is the id of a place of the release, as a question of the plan names it,\nor a scene of the release for all places in it.',
    wrong: [
      {
        files: [
          {
            path: 'before/quay.fab',
            text: 'scene quay {\n  * Wait. -> end\n}\n',
            marks: [],
          },
          {
            path: 'quay.fab',
            text: 'scene quay {\n  * Leave. -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 12,
                code: 'FAB6146',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'before/quay.fab',
            text: 'scene quay {\n  * Wait. -> end\n}\n',
            marks: [],
          },
          {
            path: 'quay.fab',
            text: 'scene quay {\n  * Wait. -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6160: {
    code: 'FAB6160',
    name: 'migrationOfNew',
    severity: 'error',
    message: 'The last release has no `{name:text}` to migrate from.',
    why: 'What `migrate … from` is about kept something in the last release: a kind, a component or a relation that was declared there, by\nthis name or by the one behind its `was`. What is new begins with its defaults.',
    wrong: [
      {
        files: [
          {
            path: 'before/people.fab',
            text: 'kind Person {\n  stamina: int = 3\n}\nentity mara: Person\nworld {\n  tide: int = 0\n}\nscene quay {\n  {mara.stamina}, {tide}\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'people.fab',
            text: 'kind Person {\n  stamina: int = 3\n}\nentity mara: Person\nworld {\n  tide: int = 0\n}\nkind Boat {\n  draft: int = 1\n}\nentity gull: Boat\nmigrate Boat from (old) {\n  draft = 2\n}\nscene quay {\n  {mara.stamina}, {tide}, {gull.draft}\n  -> end\n}\n',
            marks: [
              {
                line: 12,
                column: 20,
                length: 3,
                code: 'FAB6160',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'before/people.fab',
            text: 'kind Person {\n  stamina: int = 3\n}\nentity mara: Person\nworld {\n  tide: int = 0\n}\nscene quay {\n  {mara.stamina}, {tide}\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'people.fab',
            text: 'kind Person {\n  vigor: int = 30\n}\nentity mara: Person\nworld {\n  tide: int = 0\n}\nmigrate Person from (old) {\n  vigor = old.stamina * 10\n}\nscene quay {\n  {mara.vigor}, {tide}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6161: {
    code: 'FAB6161',
    name: 'migrationUsesOther',
    severity: 'error',
    message: 'A migration can’t use {what:text}: it knows nothing but what the thing itself kept.',
    why: 'Each thing is migrated by itself, wherever it is and whenever its session is played on: so that it comes to the same whether that is\ndone at once or turn by turn. What it becomes is reckoned from its own fields, from constants and from functions that use\nnothing else.',
    wrong: [
      {
        files: [
          {
            path: 'before/people.fab',
            text: 'kind Person {\n  stamina: int = 3\n}\nentity mara: Person\nworld {\n  tide: int = 0\n}\nscene quay {\n  {mara.stamina}, {tide}\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'people.fab',
            text: 'kind Person {\n  vigor: int = 30\n}\nentity mara: Person\nworld {\n  tide: int = 0\n}\nmigrate Person from (old) {\n  vigor = old.stamina * 10 + tide\n}\nscene quay {\n  {mara.vigor}, {tide}\n  -> end\n}\n',
            marks: [
              {
                line: 9,
                column: 11,
                length: 22,
                code: 'FAB6161',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'before/people.fab',
            text: 'kind Person {\n  stamina: int = 3\n}\nentity mara: Person\nworld {\n  tide: int = 0\n}\nscene quay {\n  {mara.stamina}, {tide}\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'people.fab',
            text: 'kind Person {\n  vigor: int = 30\n}\nentity mara: Person\nworld {\n  tide: int = 0\n}\nmigrate Person from (old) {\n  vigor = old.stamina * 10\n}\nscene quay {\n  {mara.vigor}, {tide}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6162: {
    code: 'FAB6162',
    name: 'migrationSetsHolding',
    severity: 'error',
    message: '`{field:text}` holds {resource:text}, which a migration can neither make nor take away.',
    why: 'What is held of a resource is booked: whatever comes from somewhere is missing there. A migration that wrote a holding would make\nunits of nothing. A field that was called otherwise keeps what it holds by `was`; new holdings begin with what their\ndeclaration gives them.',
    wrong: [
      {
        files: [
          {
            path: 'before/people.fab',
            text: 'resource silver "silver"\nkind Person {\n  coins: int = 3\n}\nentity mara: Person\nscene quay {\n  {mara.coins}\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'people.fab',
            text: 'resource silver "silver"\nkind Person {\n  purse: silver = 3 silver\n}\nentity mara: Person\nmigrate Person from (old) {\n  purse = old.coins * 1 silver\n}\nscene quay {\n  {mara.purse}\n  -> end\n}\n',
            marks: [
              {
                line: 7,
                column: 11,
                length: 20,
                code: 'FAB6162',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'before/people.fab',
            text: 'resource silver "silver"\nkind Person {\n  coins: silver = 3 silver\n}\nentity mara: Person\nscene quay {\n  {mara.coins}\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'people.fab',
            text: 'resource silver "silver"\nkind Person {\n  purse: silver = 3 silver was coins\n}\nentity mara: Person\nscene quay {\n  {mara.purse}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6163: {
    code: 'FAB6163',
    name: 'migrationOfRecord',
    severity: 'error',
    message: '`{name:text}` is a record: what holds it migrates it.',
    why: 'A record is kept by the field that holds it, so it is migrated there: `migrate Person from (old) { home = { … old.home … } }`. Fields of\na record that are called otherwise, that are new and have a default, or whose type widens need no migration.',
    wrong: [
      {
        files: [
          {
            path: 'before/people.fab',
            text: 'record Home { street: text = "Quay Street" }\nkind Person {\n  home: Home\n}\nentity mara: Person { home: { street: "Mole" } }\nscene quay {\n  {mara.home.street}\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'people.fab',
            text: 'record Home { street: text = "Quay Street", floor: int = 0 }\nkind Person {\n  home: Home\n}\nentity mara: Person { home: { street: "Mole" } }\nmigrate Home from (old) {\n  floor = 1\n}\nscene quay {\n  {mara.home.street}, {mara.home.floor}\n  -> end\n}\n',
            marks: [
              {
                line: 6,
                column: 20,
                length: 3,
                code: 'FAB6163',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'before/people.fab',
            text: 'record Home { street: text = "Quay Street" }\nkind Person {\n  home: Home\n}\nentity mara: Person { home: { street: "Mole" } }\nscene quay {\n  {mara.home.street}\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'people.fab',
            text: 'record Home { street: text = "Quay Street", floor: int = 0 }\nkind Person {\n  home: Home\n}\nentity mara: Person { home: { street: "Mole" } }\nmigrate Person from (old) {\n  home = { street: old.home.street, floor: 1 }\n}\nscene quay {\n  {mara.home.street}, {mara.home.floor}\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6201: {
    code: 'FAB6201',
    name: 'sqlUnreadable',
    severity: 'error',
    message: 'This is no SQL: {detail:text}.',
    why: 'The file was read by the parser of PostgreSQL, which a server would refuse it with, too. Somebody edited it by hand. What\nthe message names is where the parser gave up; the slip is there or right before it.',
    wrong: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/expand.sql',
            text: 'alter tabel "harbor"."person" add column "shoe" bigint;\n',
            marks: [
              {
                line: 1,
                column: 7,
                length: 1,
                code: 'FAB6201',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/expand.sql',
            text: 'alter table "harbor"."person" add column "shoe" bigint;\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/undo.sql',
            text: 'alter table "harbor"."person" drop column "shoe";\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6202: {
    code: 'FAB6202',
    name: 'lockedForLong',
    severity: 'warning',
    message: 'Everybody waits for `{table:text}` meanwhile: {what:text}.',
    why: 'The statement takes the whole table and keeps it while it reads every row. Players who write to it wait, and those behind them.\nAdd a check `not valid`, which looks at nothing, and prove it by `validate constraint` in a file or a step of its own: that\nreads beside readers and writers. With a proven check `is not null`, `set not null` reads nothing any more.\n\nFor a table that is known to be small it does not matter: `-- fabula: accept FAB6202 because …` above the statement says so.',
    wrong: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/contract.sql',
            text: 'alter table "harbor"."person" add constraint "shoe__check" check ("shoe" > 0);\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 77,
                code: 'FAB6202',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/contract.sql',
            text: 'alter table "harbor"."person" add constraint "shoe__check" check ("shoe" > 0) not valid;\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6203: {
    code: 'FAB6203',
    name: 'tableRewritten',
    severity: 'warning',
    message: 'All rows of `{table:text}` are written anew: {what:text}.',
    why: 'A table that is written anew is there twice for a while, and nobody else can read or write it until it is done. A new type wants a\nnew column beside the old one, which is what `fabula migrate plan` does. A new column wants no default that is called for each\nrow: leave it empty, and let the sessions fill it when they are converted.',
    wrong: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/contract.sql',
            text: 'alter table "harbor"."person" alter column "shoe" type numeric;\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 62,
                code: 'FAB6203',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/contract.sql',
            text: 'alter table "harbor"."person" drop column if exists "shoe";\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6204: {
    code: 'FAB6204',
    name: 'breaksVersionBefore',
    severity: 'error',
    message: 'In the {part:text} {what:text}: the version before still writes there.',
    why: 'While sessions are converted, two versions write side by side, each through its own function. Expand and convert may add to what is\nthere. What takes something away, calls it otherwise or demands what the version before does not write belongs into the contract,\nwhich runs when no session is behind.',
    wrong: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/convert.sql',
            text: 'alter table "harbor"."person" drop column "shoe";\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 48,
                code: 'FAB6204',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/contract.sql',
            text: 'alter table "harbor"."person" drop column if exists "shoe";\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6205: {
    code: 'FAB6205',
    name: 'rowsLost',
    severity: 'warning',
    message: 'Here {what:text}.',
    why: 'The tables of a pack are written from the sessions, and a session\'s rows are written anew when it is converted. A migration has no\nreason to delete or change rows by itself; what it does there, the next turn of a session or a rebuild undoes, or can\'t. Nor should\nit drop something with all that needs it: what needs it is named, and dropped by name.',
    wrong: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/convert.sql',
            text: 'delete from "harbor"."person" where "shoe" is null;\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 50,
                code: 'FAB6205',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/contract.sql',
            text: 'alter table "harbor"."person" drop column if exists "shoe";\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6206: {
    code: 'FAB6206',
    name: 'notUndone',
    severity: 'warning',
    message: '`undo.sql` does not take this away: {what:text}.',
    why: 'As long as no session was converted, an expand can be taken back by running `undo.sql`. What a planned expand makes is taken away\nthere, in the opposite order. A statement that was added by hand wants its opposite there, too.',
    wrong: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/expand.sql',
            text: 'alter table "harbor"."person" add column "shoe" bigint;\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 54,
                code: 'FAB6206',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/expand.sql',
            text: 'alter table "harbor"."person" add column "shoe" bigint;\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/undo.sql',
            text: 'alter table "harbor"."person" drop column "shoe";\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6207: {
    code: 'FAB6207',
    name: 'indexNotConcurrent',
    severity: 'warning',
    message: 'Everybody waits for the table while the index `{name:text}` is {does:text}.',
    why: '`create index` lets nobody write to the table until the index is built, and `drop index` takes the whole table. With `concurrently`\nboth go on beside readers and writers. It can\'t stand in a transaction, so the file begins with the line\n`-- fabula: outside a transaction`, and has `if not exists`, since it is run again after an interruption.',
    wrong: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/convert.sql',
            text: 'create index "person__shoe" on "harbor"."person" ("shoe");\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 57,
                code: 'FAB6207',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/convert.sql',
            text: '-- fabula: outside a transaction\ncreate index concurrently if not exists "person__shoe" on "harbor"."person" ("shoe");\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6208: {
    code: 'FAB6208',
    name: 'concurrentlyInTransaction',
    severity: 'error',
    message: '{what:text} can\'t stand in a transaction, and this file is one.',
    why: 'A file is applied as one transaction, so that it is there wholly or not at all. PostgreSQL refuses some statements in one. A file\nwhose first line is `-- fabula: outside a transaction` is run statement by statement instead; each of them must then be safe to run\ntwice. A `do` block is a transaction in any case.',
    wrong: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/convert.sql',
            text: 'create index concurrently if not exists "person__shoe" on "harbor"."person" ("shoe");\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 84,
                code: 'FAB6208',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/convert.sql',
            text: '-- fabula: outside a transaction\ncreate index concurrently if not exists "person__shoe" on "harbor"."person" ("shoe");\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6209: {
    code: 'FAB6209',
    name: 'notRepeatable',
    severity: 'error',
    message: 'This can\'t be run twice; it wants {what:text}.',
    why: 'A file outside a transaction that is interrupted is run again from its first statement. A statement that was run already must find\nthat there is nothing left to do, or the migration can\'t be gone on with.',
    wrong: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/contract.sql',
            text: '-- fabula: outside a transaction\nalter table "harbor"."person" drop column "shoe";\n',
            marks: [
              {
                line: 2,
                column: 1,
                length: 48,
                code: 'FAB6209',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/contract.sql',
            text: '-- fabula: outside a transaction\nalter table "harbor"."person" drop column if exists "shoe";\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6210: {
    code: 'FAB6210',
    name: 'keyWithoutSession',
    severity: 'error',
    message: 'The key of `{table:text}` does not begin with tenant, campaign, session and branch.',
    why: 'Many sessions lie in the same tables. A key that does not begin with `tenant`, `campaign_id`, `session_id`, `branch` (for what is a\ncampaign\'s own: `tenant`, `campaign_id`) lets rows of two of them meet, and keeps the database from being spread over several\nservers. A table that is the same for everybody says so in its comment: `shared: ` and the reason.',
    wrong: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/expand.sql',
            text: 'create table "harbor"."note" ("tenant" text, "campaign_id" text, "session_id" text, "branch" text, primary key ("branch"));\nalter table "harbor"."note" enable row level security;\nalter table "harbor"."note" force row level security;\ncreate policy tenant on "harbor"."note" using (tenant = pg_catalog.current_setting(\'fabula.tenant\', true));\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 122,
                code: 'FAB6210',
              },
            ],
          },
          {
            path: 'migrations/0002_tides/undo.sql',
            text: 'drop table "harbor"."note";\n',
            marks: [],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/expand.sql',
            text: 'create table "harbor"."note" ("tenant" text, "campaign_id" text, "session_id" text, "branch" text, primary key ("tenant", "campaign_id", "session_id", "branch"));\nalter table "harbor"."note" enable row level security;\nalter table "harbor"."note" force row level security;\ncreate policy tenant on "harbor"."note" using (tenant = pg_catalog.current_setting(\'fabula.tenant\', true));\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/undo.sql',
            text: 'drop table "harbor"."note";\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6211: {
    code: 'FAB6211',
    name: 'openToTenants',
    severity: 'error',
    message: '`{name:text}` is open to other tenants: {what:text}.',
    why: 'A tenant sees its own rows only, because each table has row-level security that is enabled, forced for its owner, too, and a policy\nthat compares `tenant`. A view reads with the rights of whoever made it, unless it has `security_invoker = true`; a function with\n`security definer` likewise.',
    wrong: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/expand.sql',
            text: 'create table "harbor"."note" ("tenant" text, "campaign_id" text, "session_id" text, "branch" text, primary key ("tenant", "campaign_id", "session_id", "branch"));\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 161,
                code: 'FAB6211',
              },
            ],
          },
          {
            path: 'migrations/0002_tides/undo.sql',
            text: 'drop table "harbor"."note";\n',
            marks: [],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/expand.sql',
            text: 'create table "harbor"."note" ("tenant" text, "campaign_id" text, "session_id" text, "branch" text, primary key ("tenant", "campaign_id", "session_id", "branch"));\nalter table "harbor"."note" enable row level security;\nalter table "harbor"."note" force row level security;\ncreate policy tenant on "harbor"."note" using (tenant = pg_catalog.current_setting(\'fabula.tenant\', true));\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/undo.sql',
            text: 'drop table "harbor"."note";\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6212: {
    code: 'FAB6212',
    name: 'countedAcrossSessions',
    severity: 'error',
    message: '`{name:text}` is counted for all sessions at once.',
    why: 'A sequence, a `serial` column or an identity gives the next number of the whole database. A session that is replayed or rebuilt\nwould get other numbers than it had, and databases that share the work would each have to ask one of them. What has to be told\napart within a session gets its name from the story.',
    wrong: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/expand.sql',
            text: 'create table "harbor"."note" ("tenant" text, "campaign_id" text, "session_id" text, "branch" text, "note" bigserial, primary key ("tenant", "campaign_id", "session_id", "branch"));\nalter table "harbor"."note" enable row level security;\nalter table "harbor"."note" force row level security;\ncreate policy tenant on "harbor"."note" using (tenant = pg_catalog.current_setting(\'fabula.tenant\', true));\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 179,
                code: 'FAB6212',
              },
            ],
          },
          {
            path: 'migrations/0002_tides/undo.sql',
            text: 'drop table "harbor"."note";\n',
            marks: [],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/expand.sql',
            text: 'create table "harbor"."note" ("tenant" text, "campaign_id" text, "session_id" text, "branch" text, "note" bigint, primary key ("tenant", "campaign_id", "session_id", "branch"));\nalter table "harbor"."note" enable row level security;\nalter table "harbor"."note" force row level security;\ncreate policy tenant on "harbor"."note" using (tenant = pg_catalog.current_setting(\'fabula.tenant\', true));\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/undo.sql',
            text: 'drop table "harbor"."note";\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6213: {
    code: 'FAB6213',
    name: 'ownTransaction',
    severity: 'error',
    message: 'The store begins and ends the transaction.',
    why: 'Each file is applied in one transaction, with the note that it was. A `begin` or `commit` of its own would end that one in the\nmiddle: after an interruption nobody could tell what was applied. What can\'t stand in a transaction goes into a file that begins\nwith the line `-- fabula: outside a transaction`.',
    wrong: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/contract.sql',
            text: 'begin;\nalter table "harbor"."person" drop column if exists "shoe";\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 5,
                code: 'FAB6213',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/contract.sql',
            text: 'alter table "harbor"."person" drop column if exists "shoe";\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6214: {
    code: 'FAB6214',
    name: 'nameElsewhere',
    severity: 'error',
    message: '`{name:text}` is not named as something of the pack\'s own schema.',
    why: 'A pack\'s tables lie in a schema of their own, and its files name it each time: `"harbor"."person"`. A name without a schema means\nwhatever the settings of whoever runs it say. `public`, `fabula` and the schemas of PostgreSQL are others\' business.',
    wrong: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/contract.sql',
            text: 'drop table if exists "person";\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 29,
                code: 'FAB6214',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/contract.sql',
            text: 'drop table if exists "harbor"."person";\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6215: {
    code: 'FAB6215',
    name: 'acceptedWithoutReason',
    severity: 'error',
    message: 'Why {code:text} is accepted is not said.',
    why: 'A finding is accepted by a comment right above its statement, with the reason, so that a reviewer can judge it:\n`-- fabula: accept FAB6202 because the table holds one row a session`.',
    wrong: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/contract.sql',
            text: '-- fabula: accept FAB6205\ndelete from "harbor"."person";\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 25,
                code: 'FAB6215',
              },
              {
                line: 2,
                column: 1,
                length: 29,
                code: 'FAB6205',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/contract.sql',
            text: '-- fabula: accept FAB6205 because nobody reads these rows\ndelete from "harbor"."person";\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB6216: {
    code: 'FAB6216',
    name: 'nothingToAccept',
    severity: 'warning',
    message: '{code:text} is accepted here, and nothing reports it.',
    why: 'The comment accepts a finding that the statement below it does not give. It was mended, or the code is another one. Take the comment\naway: it would hide the finding if it came back.',
    wrong: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/contract.sql',
            text: '-- fabula: accept FAB6205 because nobody reads these rows\nalter table "harbor"."person" drop column if exists "shoe";\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 57,
                code: 'FAB6216',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low.\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'migrations/0002_tides/contract.sql',
            text: 'alter table "harbor"."person" drop column if exists "shoe";\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB7001: {
    code: 'FAB7001',
    name: 'unreadableStrings',
    severity: 'error',
    message: 'This translation can\'t be read: {problem:text}.',
    why: 'A file in `strings/` is a table of texts, as `fabula strings extract` writes it: CSV whose first line names the\ncolumns, `id` and `translation` among them, or JSON with a list `texts`. Something saved it in another form. Save it\nas CSV in UTF-8, or run `fabula strings extract` in a copy of the pack and compare.',
    wrong: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low. @k3mq\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'strings/de.csv',
            text: 'id,text\nline:k3mq,Es ist Ebbe.\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 7,
                code: 'FAB7001',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low. @k3mq\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'strings/de.csv',
            text: 'id,translation\nline:k3mq,Es ist Ebbe.\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB7002: {
    code: 'FAB7002',
    name: 'noLanguage',
    severity: 'error',
    message: 'There is no language `{name:text}`.',
    why: 'A translation\'s file is named for its language, and the pack lists languages by the same codes: `de` is German,\n`pt-BR` the Portuguese of Brazil, `zh-Hant` Chinese in traditional letters. What the code is for a language,\nthe IANA Language Subtag Registry says.',
    wrong: [
      {
        files: [
          {
            path: 'pack.fab',
            text: 'pack tides {\n  title "Tides" version 1.0.0\n  start quay\n  languages german_language\n}\n',
            marks: [
              {
                line: 4,
                column: 13,
                length: 15,
                code: 'FAB7002',
              },
            ],
          },
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low. @k3mq\n  -> end\n}\n',
            marks: [],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'pack.fab',
            text: 'pack tides {\n  title "Tides" version 1.0.0\n  start quay\n}\n',
            marks: [],
          },
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low. @k3mq\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'strings/de.csv',
            text: 'id,translation\nline:k3mq,Es ist Ebbe.\npack:tides,Gezeiten\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB7003: {
    code: 'FAB7003',
    name: 'languageTwice',
    severity: 'error',
    message: 'There are two translations into `{locale:text}`; the other one is {first:text}.',
    why: 'One file holds the texts of a language, as CSV or as JSON. With two of them nobody could say which one counts.\n`fabula strings merge` takes one into the other.',
    wrong: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low. @k3mq\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'strings/de.csv',
            text: 'id,translation\nline:k3mq,Es ist Ebbe.\n',
            marks: [],
          },
          {
            path: 'strings/de.json',
            text: '{"texts": []}\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 13,
                code: 'FAB7003',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low. @k3mq\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'strings/de.csv',
            text: 'id,translation\nline:k3mq,Es ist Ebbe.\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB7004: {
    code: 'FAB7004',
    name: 'textTwice',
    severity: 'error',
    message: '`{id:text}` stands in this file twice.',
    why: 'Each text has one row. A row was copied, or two versions of the file were put together by hand; `fabula strings\nmerge` does that by id. Delete the row that is not meant.',
    wrong: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low. @k3mq\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'strings/de.csv',
            text: 'id,translation\nline:k3mq,Es ist Ebbe.\nline:k3mq,Das Wasser steht tief.\n',
            marks: [
              {
                line: 3,
                column: 1,
                length: 9,
                code: 'FAB7004',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low. @k3mq\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'strings/de.csv',
            text: 'id,translation\nline:k3mq,Es ist Ebbe.\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB7005: {
    code: 'FAB7005',
    name: 'unreadableTranslation',
    severity: 'error',
    message: 'The translation of `{id:text}` can\'t be read: {problem:text}',
    why: 'A translation is written as lines are: `{value}` stands for a value, `[name]…[/name]` is markup, and a brace that is\nonly a brace has a `\\` before it. The reader of this language gets the text as it was written until this is mended.',
    wrong: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'world { boats: int in 0..9 = 2, fog: bool = true }\nscene quay {\n  {boats} boats. @k3mq\n  ~ boats = 3\n  ~ fog = false\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'strings/de.csv',
            text: 'id,translation\nline:k3mq,{boats Boote.\n',
            marks: [
              {
                line: 2,
                column: 11,
                length: 13,
                code: 'FAB7005',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'world { boats: int in 0..9 = 2, fog: bool = true }\nscene quay {\n  {boats} boats. @k3mq\n  ~ boats = 3\n  ~ fog = false\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'strings/de.csv',
            text: 'id,translation\nline:k3mq,{boats} Boote.\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB7006: {
    code: 'FAB7006',
    name: 'unknownPlaceholder',
    severity: 'error',
    message: 'The translation of `{id:text}` names `{hole:text}`, which the source does not{hint:text?}.',
    why: 'What stands in braces is filled in while the story is played, and only what the source names is there to be filled\nin. Copy it from the source letter by letter: it is part of the story\'s logic, and not translated.',
    wrong: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'world { boats: int in 0..9 = 2, fog: bool = true }\nscene quay {\n  {boats} boats. @k3mq\n  ~ boats = 3\n  ~ fog = false\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'strings/de.csv',
            text: 'id,translation\nline:k3mq,{boote} Boote.\n',
            marks: [
              {
                line: 2,
                column: 11,
                length: 14,
                code: 'FAB7006',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'world { boats: int in 0..9 = 2, fog: bool = true }\nscene quay {\n  {boats} boats. @k3mq\n  ~ boats = 3\n  ~ fog = false\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'strings/de.csv',
            text: 'id,translation\nline:k3mq,Boote: {boats}.\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB7007: {
    code: 'FAB7007',
    name: 'placeholderOutOfPlace',
    severity: 'error',
    message: '`{hole:text}` is only known in an arm of the source, and the translation of `{id:text}` names it outside of it.',
    why: 'Of `{if …: a | b}` and `select` the story works out only the arm that it shows, so a value in one arm is not there\nfor the other. Keep it within the same arm.',
    wrong: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'world { boats: int in 0..9 = 2, fog: bool = true }\nscene quay {\n  {if fog: You guess at {boats} boats. | else: You see them all.} @k3mq\n  ~ boats = 3\n  ~ fog = false\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'strings/de.csv',
            text: 'id,translation\nline:k3mq,{boats} Boote? {if fog: Du rätst. | else: Du siehst alle.}\n',
            marks: [
              {
                line: 2,
                column: 11,
                length: 58,
                code: 'FAB7007',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'world { boats: int in 0..9 = 2, fog: bool = true }\nscene quay {\n  {if fog: You guess at {boats} boats. | else: You see them all.} @k3mq\n  ~ boats = 3\n  ~ fog = false\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'strings/de.csv',
            text: 'id,translation\nline:k3mq,{if fog: Du schätzt: {boats} Boote. | else: Du siehst alle.}\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB7008: {
    code: 'FAB7008',
    name: 'otherArmCount',
    severity: 'error',
    message: '`{hole:text}` has as many arms as in the source, {wanted:number}; the translation of `{id:text}` has {found:number}.',
    why: 'The story says which arm is read by its number, so there have to be as many, in the same order. Two may say the same.',
    wrong: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'world { boats: int in 0..9 = 2, fog: bool = true }\nscene quay {\n  The bell rings {cycle: once | twice | three times}. @k3mq\n  ~ boats = 3\n  ~ fog = false\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'strings/de.csv',
            text: 'id,translation\nline:k3mq,Die Glocke schlägt {cycle: einmal | zweimal}.\n',
            marks: [
              {
                line: 2,
                column: 11,
                length: 45,
                code: 'FAB7008',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'world { boats: int in 0..9 = 2, fog: bool = true }\nscene quay {\n  The bell rings {cycle: once | twice | three times}. @k3mq\n  ~ boats = 3\n  ~ fog = false\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'strings/de.csv',
            text: 'id,translation\nline:k3mq,Die Glocke schlägt {cycle: einmal | zweimal | dreimal}.\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB7009: {
    code: 'FAB7009',
    name: 'translationWithoutOther',
    severity: 'error',
    message: '`{hole:text}` in the translation of `{id:text}` has no arm `other`.',
    why: '`other` is read where no other arm fits. Every language needs it, those with one form for all figures most of all.',
    wrong: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'world { boats: int in 0..9 = 2, fog: bool = true }\nscene quay {\n  {boats, plural: one: A boat | other: {boats} boats}. @k3mq\n  ~ boats = 3\n  ~ fog = false\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'strings/de.csv',
            text: 'id,translation\nline:k3mq,"{boats, plural: one: Ein Boot | few: Boote}."\n',
            marks: [
              {
                line: 2,
                column: 11,
                length: 46,
                code: 'FAB7009',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'world { boats: int in 0..9 = 2, fog: bool = true }\nscene quay {\n  {boats, plural: one: A boat | other: {boats} boats}. @k3mq\n  ~ boats = 3\n  ~ fog = false\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'strings/de.csv',
            text: 'id,translation\nline:k3mq,"{boats, plural: one: Ein Boot | other: {boats} Boote}."\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB7010: {
    code: 'FAB7010',
    name: 'missingPlaceholder',
    severity: 'warning',
    message: 'The translation of `{id:text}` leaves out `{hole:text}`.',
    why: 'The source shows something there that readers of this language would not learn. Where a language really does without\nit, this can stand: it is only a warning.',
    wrong: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'world { boats: int in 0..9 = 2, fog: bool = true }\nscene quay {\n  {boats} boats. @k3mq\n  ~ boats = 3\n  ~ fog = false\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'strings/de.csv',
            text: 'id,translation\nline:k3mq,Ein paar Boote.\n',
            marks: [
              {
                line: 2,
                column: 11,
                length: 15,
                code: 'FAB7010',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'world { boats: int in 0..9 = 2, fog: bool = true }\nscene quay {\n  {boats} boats. @k3mq\n  ~ boats = 3\n  ~ fog = false\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'strings/de.csv',
            text: 'id,translation\nline:k3mq,{boats} Boote.\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB7011: {
    code: 'FAB7011',
    name: 'missingCategories',
    severity: 'warning',
    message: '`{hole:text}` in the translation of `{id:text}` has no arm for {missing:list}, which `{locale:text}` tells apart.',
    why: 'Languages count in their own ways: English has `one` and `other`, Polish `one` for 1, `few` for 2 to 4 and `many`\nfor most of the rest. A figure without an arm of its own is read as `other`.',
    wrong: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'world { boats: int in 0..9 = 2, fog: bool = true }\nscene quay {\n  {boats, plural: one: A boat | other: {boats} boats}. @k3mq\n  ~ boats = 3\n  ~ fog = false\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'strings/pl.csv',
            text: 'id,translation\nline:k3mq,"{boats, plural: one: łódź | few: {boats} łodzie | other: {boats} łodzi}."\n',
            marks: [
              {
                line: 2,
                column: 11,
                length: 74,
                code: 'FAB7011',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'world { boats: int in 0..9 = 2, fog: bool = true }\nscene quay {\n  {boats, plural: one: A boat | other: {boats} boats}. @k3mq\n  ~ boats = 3\n  ~ fog = false\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'strings/pl.csv',
            text: 'id,translation\nline:k3mq,"{boats, plural: one: łódź | few: {boats} łodzie | many: {boats} łodzi | other: {boats} łodzi}."\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB7012: {
    code: 'FAB7012',
    name: 'unfinishedLanguage',
    severity: 'warning',
    message: 'The translation into `{locale:text}` is not finished: {what:text}.',
    why: 'The pack lists this language among its `languages`, so it wants every text in it. What is missing is shown as it was\nwritten. `fabula strings extract` brings the file up to date, and `fabula strings check` lists every text.',
    wrong: [
      {
        files: [
          {
            path: 'pack.fab',
            text: 'pack tides {\n  title "Tides" version 1.0.0\n  start quay\n  languages de\n}\n',
            marks: [
              {
                line: 4,
                column: 13,
                length: 2,
                code: 'FAB7012',
              },
            ],
          },
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low. @k3mq\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'strings/de.csv',
            text: 'id,translation\npack:tides,Gezeiten\n',
            marks: [],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'pack.fab',
            text: 'pack tides {\n  title "Tides" version 1.0.0\n  start quay\n  languages de\n}\n',
            marks: [],
          },
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low. @k3mq\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'strings/de.csv',
            text: 'id,translation\nline:k3mq,Es ist Ebbe.\npack:tides,Gezeiten\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB7013: {
    code: 'FAB7013',
    name: 'missingTranslation',
    severity: 'warning',
    message: '`{id:text}` has no translation into `{locale:text}`.',
    why: 'Readers of this language get the text as it was written. `fabula strings check` says so text by text; `fabula check`\nonly says that a language is not finished, and only where the pack lists it.',
    wrong: [
      {
        files: [
          {
            path: 'pack.fab',
            text: 'pack tides {\n  title "Tides" version 1.0.0\n  start quay\n}\n',
            marks: [],
          },
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low. @k3mq\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'strings/de.csv',
            text: 'id,translation\npack:tides,Gezeiten\nline:k3mq,\n',
            marks: [
              {
                line: 3,
                column: 1,
                length: 9,
                code: 'FAB7013',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'pack.fab',
            text: 'pack tides {\n  title "Tides" version 1.0.0\n  start quay\n}\n',
            marks: [],
          },
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low. @k3mq\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'strings/de.csv',
            text: 'id,translation\npack:tides,Gezeiten\nline:k3mq,Es ist Ebbe.\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB7014: {
    code: 'FAB7014',
    name: 'staleTranslation',
    severity: 'warning',
    message: 'The source of `{id:text}` has changed since it was translated into `{locale:text}`.',
    why: 'The file keeps what the source was when it was translated, in the column `was`. Look at both, change the translation\nif it needs it, and empty the cell `status`. Until then readers get the old translation.',
    wrong: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low. @k3mq\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'strings/de.csv',
            text: 'id,source,translation,status,was\nline:k3mq,The tide is low.,Es ist Flut.,stale,The tide is high.\n',
            marks: [
              {
                line: 2,
                column: 28,
                length: 12,
                code: 'FAB7014',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low. @k3mq\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'strings/de.csv',
            text: 'id,source,translation,status,was\nline:k3mq,The tide is low.,Es ist Ebbe.,,\n',
            marks: [],
          },
        ],
      },
    ],
  },
  FAB7015: {
    code: 'FAB7015',
    name: 'changedRecording',
    severity: 'warning',
    message: '`{id:text}` was pinned as `{pinned:text}`, and reads otherwise now.',
    why: 'Somebody has spoken this line, and `fabula strings pin` has kept how it read. With the text changed, the voice says\nsomething else than the page. Take the change back, or record the line again and run `fabula strings pin`.',
    wrong: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n      The tide is low. @k3mq\n  -> end\n}\n',
            marks: [
              {
                line: 2,
                column: 7,
                length: 22,
                code: 'FAB7015',
              },
            ],
          },
          {
            path: 'voice/pins.csv',
            text: 'id,source\nline:k3mq,The tide is out.\n',
            marks: [],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'quay.fab',
            text: 'scene quay {\n  The tide is low. @k3mq\n  -> end\n}\n',
            marks: [],
          },
          {
            path: 'voice/pins.csv',
            text: 'id,source\nline:k3mq,The tide is low.\n',
            marks: [],
          },
        ],
      },
    ],
  },
};
