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
    message: 'Nothing may be nested more than {deepest:number} deep.',
    why: 'Braces and brackets inside braces and brackets are read to a depth that no story reaches on purpose. What lies deeper\nis passed over. Put the inner part into a scene or a function of its own.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int = 3 }\n\nscene quay {\n  ~ tide = ((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))\n  -> end\n}\n',
            marks: [
              {
                line: 4,
                column: 211,
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
    message: 'The `{{` of a choice stands on the choice’s line.',
    fix: 'Move the brace up.',
    why: 'A brace on a line of its own could belong to anything above it. On the choice’s line it can’t be torn off.',
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
    why: 'Whole numbers run from −9,007,199,254,740,991 to 9,007,199,254,740,991.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { stars: int = 99999999999999999999 }\n',
            marks: [
              {
                line: 1,
                column: 22,
                length: 20,
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
            text: 'world { stars: int = 9999999999 }\n',
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
  FAB1023: {
    code: 'FAB1023',
    name: 'notInThisVersion',
    severity: 'error',
    message: '`{keyword:text}` is part of the language but not of this version.',
    why: 'The language is built in steps. This part is designed and its words are kept free, but this version can’t run it yet. It\nis passed over.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'mission find_ledger "Find the ledger" {\n  objective search "Search the warehouse" done when visited(office)\n}\n\nscene office {\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 1,
                length: 7,
                code: 'FAB1023',
              },
            ],
          },
        ],
      },
    ],
    right: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'scene office {\n  -> end\n}\n',
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
    message: 'A range stands only after `in`.',
    why: '`0..12` is no value of its own: it says what a value lies in (`tide in 0..12`), what `for` counts through, or which\nvalues a type has.',
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
  FAB2001: {
    code: 'FAB2001',
    name: 'undefinedName',
    severity: 'error',
    message: 'There is no {kind:text} named `{name:text}`{hint:text?}.',
    fix: 'Take the nearest name that exists.',
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
    message: 'There is no pack named `{name:text}` to use.',
    why: '`use` names another pack: one of the standard library, such as `std.d20`. Its name is written as\nits own `pack` line has it.',
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
    message: 'The pack `{name:text}` uses itself, by a circle of packs.',
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
    why: 'A value that is kept and never looked at is a leftover, or a name that was meant elsewhere and\nmistyped. Names that begin with `_` are left alone.',
    wrong: [
      {
        files: [
          {
            path: 'example.fab',
            text: 'world { tide: int in 0..12 = 0, storm: bool = false }\nscene quay {\n  The tide stands at {tide}.\n  -> end\n}\n',
            marks: [
              {
                line: 1,
                column: 33,
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
            text: 'world { tide: int in 0..12 = 0, storm: bool = false }\nscene quay {\n  The tide stands at {tide}{if storm: , and the wind is up}.\n  -> end\n}\n',
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
    message: 'A second pack, `{name:text}`, is declared in the same folder.',
    why: 'A folder holds one pack. To build two, give each a folder of its own and name that folder in the\ncommand.',
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
};
