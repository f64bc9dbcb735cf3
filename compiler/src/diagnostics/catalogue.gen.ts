// Made by `node scripts/generate-messages.mjs` from compiler/messages/. Change those files, not this one.

/** Every diagnostic by name: its code, severity and message. Its holes are typed, so a message cannot lack one. */
export const catalogue = {
  /** Expected {expected:text}, found {found:text}. */
  unexpectedText: {
    code: 'FAB1001',
    name: 'unexpectedText',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly expected: string; readonly found: string }): string => `Expected ${h.expected}, found ${h.found}.`,
  },
  /** This file isn’t text. */
  unreadableText: {
    code: 'FAB1002',
    name: 'unreadableText',
    severity: 'error',
    hasFix: false,
    text: (): string => 'This file isn’t text.',
  },
  /** This `{{` is never closed. */
  unclosedBrace: {
    code: 'FAB1003',
    name: 'unclosedBrace',
    severity: 'error',
    hasFix: false,
    text: (): string => 'This `{` is never closed.',
  },
  /** This `}}` closes nothing. */
  strayBrace: {
    code: 'FAB1004',
    name: 'strayBrace',
    severity: 'error',
    hasFix: true,
    text: (): string => 'This `}` closes nothing.',
  },
  /** This `{bracket:text}` is never closed. */
  unclosedBracket: {
    code: 'FAB1005',
    name: 'unclosedBracket',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly bracket: string }): string => `This \`${h.bracket}\` is never closed.`,
  },
  /** This text has no closing quote. */
  unclosedText: {
    code: 'FAB1006',
    name: 'unclosedText',
    severity: 'error',
    hasFix: false,
    text: (): string => 'This text has no closing quote.',
  },
  /** Nothing may be nested more than {deepest:number} deep. */
  nestedTooDeep: {
    code: 'FAB1007',
    name: 'nestedTooDeep',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly deepest: number }): string => `Nothing may be nested more than ${h.deepest} deep.`,
  },
  /** `{written:text}` would be a row of marks without text. */
  sceneBreak: {
    code: 'FAB1008',
    name: 'sceneBreak',
    severity: 'error',
    hasFix: true,
    text: (h: { readonly written: string }): string => `\`${h.written}\` would be a row of marks without text.`,
  },
  /** What follows this `~` is no statement. */
  tildeInText: {
    code: 'FAB1009',
    name: 'tildeInText',
    severity: 'error',
    hasFix: true,
    text: (): string => 'What follows this `~` is no statement.',
  },
  /** No block can open here. */
  braceInText: {
    code: 'FAB1010',
    name: 'braceInText',
    severity: 'error',
    hasFix: true,
    text: (): string => 'No block can open here.',
  },
  /** This `{{` has no `}}` on its line. */
  unclosedInterpolation: {
    code: 'FAB1011',
    name: 'unclosedInterpolation',
    severity: 'error',
    hasFix: true,
    text: (): string => 'This `{` has no `}` on its line.',
  },
  /** Alternatives need a word that says how they follow: `{form:text}`. */
  inkAlternatives: {
    code: 'FAB1012',
    name: 'inkAlternatives',
    severity: 'error',
    hasFix: true,
    text: (h: { readonly form: string }): string => `Alternatives need a word that says how they follow: \`${h.form}\`.`,
  },
  /** A condition in text opens with `if`: `{form:text}`. */
  inkCondition: {
    code: 'FAB1013',
    name: 'inkCondition',
    severity: 'error',
    hasFix: true,
    text: (h: { readonly form: string }): string => `A condition in text opens with \`if\`: \`${h.form}\`.`,
  },
  /** These lines are indented under a choice that has no braces. */
  missingBraces: {
    code: 'FAB1014',
    name: 'missingBraces',
    severity: 'error',
    hasFix: true,
    text: (): string => 'These lines are indented under a choice that has no braces.',
  },
  /** The `{{` of a choice stands on the choice’s line. */
  braceOnItsOwn: {
    code: 'FAB1015',
    name: 'braceOnItsOwn',
    severity: 'error',
    hasFix: true,
    text: (): string => 'The `{` of a choice stands on the choice’s line.',
  },
  /** What a choice does stands in its braces. */
  effectAfterChoice: {
    code: 'FAB1016',
    name: 'effectAfterChoice',
    severity: 'error',
    hasFix: false,
    text: (): string => 'What a choice does stands in its braces.',
  },
  /** This `->` leads nowhere. */
  arrowToNowhere: {
    code: 'FAB1017',
    name: 'arrowToNowhere',
    severity: 'error',
    hasFix: true,
    text: (): string => 'This `->` leads nowhere.',
  },
  /** `{character:text}` means nothing in logic. */
  strangeCharacter: {
    code: 'FAB1018',
    name: 'strangeCharacter',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly character: string }): string => `\`${h.character}\` means nothing in logic.`,
  },
  /** An invisible character ({character:text}) changes the reading direction of this logic. */
  directionControl: {
    code: 'FAB1019',
    name: 'directionControl',
    severity: 'error',
    hasFix: true,
    text: (h: { readonly character: string }): string => `An invisible character (${h.character}) changes the reading direction of this logic.`,
  },
  /** `{figure:text}` is larger than any whole number can be. */
  figureTooLarge: {
    code: 'FAB1020',
    name: 'figureTooLarge',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly figure: string }): string => `\`${h.figure}\` is larger than any whole number can be.`,
  },
  /** `{figure:text}` is no figure. */
  malformedFigure: {
    code: 'FAB1021',
    name: 'malformedFigure',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly figure: string }): string => `\`${h.figure}\` is no figure.`,
  },
  /** A `{keyword:text}` stands at the start of its line. */
  indentedDeclaration: {
    code: 'FAB1022',
    name: 'indentedDeclaration',
    severity: 'error',
    hasFix: true,
    text: (h: { readonly keyword: string }): string => `A \`${h.keyword}\` stands at the start of its line.`,
  },
  /** `{keyword:text}` is part of the language but not of this version. */
  notInThisVersion: {
    code: 'FAB1023',
    name: 'notInThisVersion',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly keyword: string }): string => `\`${h.keyword}\` is part of the language but not of this version.`,
  },
  /** `{found:text}` declares nothing{hint:text}. */
  noDeclaration: {
    code: 'FAB1024',
    name: 'noDeclaration',
    severity: 'error',
    hasFix: true,
    text: (h: { readonly found: string; readonly hint: string }): string => `\`${h.found}\` declares nothing${h.hint}.`,
  },
  /** Comparisons can’t be chained. */
  chainedComparison: {
    code: 'FAB1025',
    name: 'chainedComparison',
    severity: 'error',
    hasFix: false,
    text: (): string => 'Comparisons can’t be chained.',
  },
  /** A range stands only after `in`. */
  rangeOutOfPlace: {
    code: 'FAB1026',
    name: 'rangeOutOfPlace',
    severity: 'error',
    hasFix: false,
    text: (): string => 'A range stands only after `in`.',
  },
  /** A {declaration:text} has no clause `{clause:text}`{hint:text}. */
  unknownClause: {
    code: 'FAB1027',
    name: 'unknownClause',
    severity: 'error',
    hasFix: true,
    text: (h: { readonly declaration: string; readonly clause: string; readonly hint: string }): string => `A ${h.declaration} has no clause \`${h.clause}\`${h.hint}.`,
  },
  /** This {declaration:text} has `{clause:text}` twice. */
  clauseTwice: {
    code: 'FAB1028',
    name: 'clauseTwice',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly declaration: string; readonly clause: string }): string => `This ${h.declaration} has \`${h.clause}\` twice.`,
  },
  /** ink’s knots are scenes here: `scene {name:text} {{ … }}`. */
  inkKnot: {
    code: 'FAB1029',
    name: 'inkKnot',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `ink’s knots are scenes here: \`scene ${h.name} { … }\`.`,
  },
  /** Going back from a visit is written `-> back`. */
  inkTunnel: {
    code: 'FAB1030',
    name: 'inkTunnel',
    severity: 'error',
    hasFix: true,
    text: (): string => 'Going back from a visit is written `-> back`.',
  },
  /** The end of the story is written `-> end`. */
  inkEnd: {
    code: 'FAB1031',
    name: 'inkEnd',
    severity: 'error',
    hasFix: true,
    text: (): string => 'The end of the story is written `-> end`.',
  },
  /** ink’s `{word:text}` has no place here. */
  inkDeclaration: {
    code: 'FAB1032',
    name: 'inkDeclaration',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly word: string }): string => `ink’s \`${h.word}\` has no place here.`,
  },
  /** Yarn Spinner’s `<<{command:text} …>>` is written with `~` here. */
  yarnCommand: {
    code: 'FAB1033',
    name: 'yarnCommand',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly command: string }): string => `Yarn Spinner’s \`<<${h.command} …>>\` is written with \`~\` here.`,
  },
  /** Text after a block stands on a line of its own. */
  textAfterBlock: {
    code: 'FAB1034',
    name: 'textAfterBlock',
    severity: 'error',
    hasFix: true,
    text: (): string => 'Text after a block stands on a line of its own.',
  },
  /** A choice within a choice stands in its block, with one mark. */
  nestedMarks: {
    code: 'FAB1035',
    name: 'nestedMarks',
    severity: 'error',
    hasFix: false,
    text: (): string => 'A choice within a choice stands in its block, with one mark.',
  },
  /** Here `{written:text}` is written `{ours:text}`. */
  foreignOperator: {
    code: 'FAB1036',
    name: 'foreignOperator',
    severity: 'error',
    hasFix: true,
    text: (h: { readonly written: string; readonly ours: string }): string => `Here \`${h.written}\` is written \`${h.ours}\`.`,
  },
  /** This does nothing. */
  doesNothing: {
    code: 'FAB1037',
    name: 'doesNothing',
    severity: 'error',
    hasFix: true,
    text: (): string => 'This does nothing.',
  },
  /** This expression has more than {longest:number} parts. */
  expressionTooLong: {
    code: 'FAB1038',
    name: 'expressionTooLong',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly longest: number }): string => `This expression has more than ${h.longest} parts.`,
  },
  /** This block belongs to nothing. */
  blockOfNothing: {
    code: 'FAB1039',
    name: 'blockOfNothing',
    severity: 'error',
    hasFix: false,
    text: (): string => 'This block belongs to nothing.',
  },
  /** There is no {kind:text} named `{name:text}`{hint:text?}. */
  undefinedName: {
    code: 'FAB2001',
    name: 'undefinedName',
    severity: 'error',
    hasFix: true,
    text: (h: { readonly kind: string; readonly name: string; readonly hint?: string | undefined }): string => `There is no ${h.kind} named \`${h.name}\`${h.hint ?? ''}.`,
  },
  /** There are two things named `{name:text}` here. */
  duplicateName: {
    code: 'FAB2002',
    name: 'duplicateName',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `There are two things named \`${h.name}\` here.`,
  },
  /** `{name:text}` and `{other:text}` differ only by capital letters. */
  namesDifferByCase: {
    code: 'FAB2003',
    name: 'namesDifferByCase',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly other: string }): string => `\`${h.name}\` and \`${h.other}\` differ only by capital letters.`,
  },
  /** The chapters `{name:text}` and `{other:text}` differ only by capital letters. */
  chaptersDifferByCase: {
    code: 'FAB2004',
    name: 'chaptersDifferByCase',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly other: string }): string => `The chapters \`${h.name}\` and \`${h.other}\` differ only by capital letters.`,
  },
  /** The player is already something else. */
  secondPlayer: {
    code: 'FAB2005',
    name: 'secondPlayer',
    severity: 'error',
    hasFix: false,
    text: (): string => 'The player is already something else.',
  },
  /** The pack does not say where it starts. */
  noStart: {
    code: 'FAB2006',
    name: 'noStart',
    severity: 'error',
    hasFix: false,
    text: (): string => 'The pack does not say where it starts.',
  },
  /** There is no pack named `{name:text}` to use. */
  unknownPack: {
    code: 'FAB2007',
    name: 'unknownPack',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `There is no pack named \`${h.name}\` to use.`,
  },
  /** The pack `{name:text}` uses itself, by a circle of packs. */
  packCircle: {
    code: 'FAB2008',
    name: 'packCircle',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `The pack \`${h.name}\` uses itself, by a circle of packs.`,
  },
  /** No way leads to the scene `{name:text}`. */
  unreachableScene: {
    code: 'FAB4001',
    name: 'unreachableScene',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly name: string }): string => `No way leads to the scene \`${h.name}\`.`,
  },
  /** The scene `{name:text}` ends here, and nothing says where the story goes. */
  deadEnd: {
    code: 'FAB4002',
    name: 'deadEnd',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly name: string }): string => `The scene \`${h.name}\` ends here, and nothing says where the story goes.`,
  },
  /** {count:plural This choice|Each of these choices} has a condition, so there may be nothing to choose here. */
  everyChoiceMayBeHidden: {
    code: 'FAB4003',
    name: 'everyChoiceMayBeHidden',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly count: number }): string => `${h.count === 1 ? 'This choice' : 'Each of these choices'} has a condition, so there may be nothing to choose here.`,
  },
  /** This leads back to itself without ever asking the reader anything. */
  endlessLoop: {
    code: 'FAB4004',
    name: 'endlessLoop',
    severity: 'error',
    hasFix: false,
    text: (): string => 'This leads back to itself without ever asking the reader anything.',
  },
  /** This can never be true. */
  neverTrue: {
    code: 'FAB4005',
    name: 'neverTrue',
    severity: 'warning',
    hasFix: false,
    text: (): string => 'This can never be true.',
  },
  /** Nothing ever reads `{name:text}`. */
  neverRead: {
    code: 'FAB4006',
    name: 'neverRead',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly name: string }): string => `Nothing ever reads \`${h.name}\`.`,
  },
  /** No file here declares a pack. */
  noPack: {
    code: 'FAB5001',
    name: 'noPack',
    severity: 'error',
    hasFix: false,
    text: (): string => 'No file here declares a pack.',
  },
  /** A second pack, `{name:text}`, is declared in the same folder. */
  secondPack: {
    code: 'FAB5002',
    name: 'secondPack',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `A second pack, \`${h.name}\`, is declared in the same folder.`,
  },
  /** This file is not text as Fabula reads it: it looks like {encoding:text}. */
  notText: {
    code: 'FAB5003',
    name: 'notText',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly encoding: string }): string => `This file is not text as Fabula reads it: it looks like ${h.encoding}.`,
  },
  /** This file is larger than {megabytes:number} MB. */
  fileTooLarge: {
    code: 'FAB5004',
    name: 'fileTooLarge',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly megabytes: number }): string => `This file is larger than ${h.megabytes} MB.`,
  },
  /** The id `@{id:text}` is written at two places. */
  duplicateId: {
    code: 'FAB5010',
    name: 'duplicateId',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly id: string }): string => `The id \`@${h.id}\` is written at two places.`,
  },
  /** `@{id:text}` is no id: an id is 4 to 8 of the characters 0–9 and a–z without i, l, o, u. */
  malformedId: {
    code: 'FAB5011',
    name: 'malformedId',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly id: string }): string => `\`@${h.id}\` is no id: an id is 4 to 8 of the characters 0–9 and a–z without i, l, o, u.`,
  },
  /** `{file:text}` was written by a newer Fabula (format {version:number}). */
  newerIds: {
    code: 'FAB5012',
    name: 'newerIds',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly file: string; readonly version: number }): string => `\`${h.file}\` was written by a newer Fabula (format ${h.version}).`,
  },
  /** {count:number} {count:plural line|lines} of `{file:text}` cannot be read, this one first. */
  unreadableIds: {
    code: 'FAB5013',
    name: 'unreadableIds',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly count: number; readonly file: string }): string => `${h.count} ${h.count === 1 ? 'line' : 'lines'} of \`${h.file}\` cannot be read, this one first.`,
  },
  /** `{file:text}` has Git's conflict markers; the rows of both sides were read. */
  conflictedIds: {
    code: 'FAB5014',
    name: 'conflictedIds',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly file: string }): string => `\`${h.file}\` has Git's conflict markers; the rows of both sides were read.`,
  },
  /** `{file:text}` has {count:number} {count:plural id|ids} of another folder; the places here get new ones. */
  copiedIds: {
    code: 'FAB5015',
    name: 'copiedIds',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly file: string; readonly count: number }): string => `\`${h.file}\` has ${h.count} ${h.count === 1 ? 'id' : 'ids'} of another folder; the places here get new ones.`,
  },
  /** Is this the {kind:text} that had the id `{id:text}` in `{owner:text}`, or a new one? `fabula ids resolve` takes the answer. */
  idQuestion: {
    code: 'FAB5016',
    name: 'idQuestion',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly kind: string; readonly id: string; readonly owner: string }): string => `Is this the ${h.kind} that had the id \`${h.id}\` in \`${h.owner}\`, or a new one? \`fabula ids resolve\` takes the answer.`,
  },
  /** `{file:text}` is not up to date; `fabula build` brings it up to date, then check it in. */
  staleIds: {
    code: 'FAB5017',
    name: 'staleIds',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly file: string }): string => `\`${h.file}\` is not up to date; \`fabula build\` brings it up to date, then check it in.`,
  },
  /** Nobody has said yet what became of the place `{id:text}`; `fabula ids resolve` asks. */
  unansweredId: {
    code: 'FAB5018',
    name: 'unansweredId',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly id: string }): string => `Nobody has said yet what became of the place \`${h.id}\`; \`fabula ids resolve\` asks.`,
  },
} as const;

/** The name of a diagnostic, for code that goes over the catalogue. */
export type MessageName = keyof typeof catalogue;
