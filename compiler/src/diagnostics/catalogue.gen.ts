// Made by `node scripts/generate-messages.mjs` from compiler/messages/. Change those files, not this one.

/** "a", "a and b", "a, b and c": a list as it stands in a sentence. */
function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1] ?? ''}`;
}

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
  /** This is nested too deeply. */
  nestedTooDeep: {
    code: 'FAB1007',
    name: 'nestedTooDeep',
    severity: 'error',
    hasFix: false,
    text: (): string => 'This is nested too deeply.',
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
  /** The `{{` of {of:text} stands on its line. */
  braceOnItsOwn: {
    code: 'FAB1015',
    name: 'braceOnItsOwn',
    severity: 'error',
    hasFix: true,
    text: (h: { readonly of: string }): string => `The \`{\` of ${h.of} stands on its line.`,
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
  /** `{found:text}` declares nothing{hint:text}. */
  noDeclaration: {
    code: 'FAB1024',
    name: 'noDeclaration',
    severity: 'error',
    hasFix: true,
    guess: true,
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
  /** A range stands only after `in` or as an argument. */
  rangeOutOfPlace: {
    code: 'FAB1026',
    name: 'rangeOutOfPlace',
    severity: 'error',
    hasFix: false,
    text: (): string => 'A range stands only after `in` or as an argument.',
  },
  /** A {declaration:text} has no clause `{clause:text}`{hint:text}. */
  unknownClause: {
    code: 'FAB1027',
    name: 'unknownClause',
    severity: 'error',
    hasFix: true,
    guess: true,
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
    guess: true,
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
  /** A condition asks with `==`; `=` assigns. */
  equalsInCondition: {
    code: 'FAB1040',
    name: 'equalsInCondition',
    severity: 'error',
    hasFix: true,
    text: (): string => 'A condition asks with `==`; `=` assigns.',
  },
  /** This line is text: a `{mark:text}` is a mark only with a blank behind it. */
  markWithoutBlank: {
    code: 'FAB1041',
    name: 'markWithoutBlank',
    severity: 'warning',
    hasFix: true,
    text: (h: { readonly mark: string }): string => `This line is text: a \`${h.mark}\` is a mark only with a blank behind it.`,
  },
  /** A choice’s `{mark:text}` has a blank behind it. */
  choiceWithoutBlank: {
    code: 'FAB1042',
    name: 'choiceWithoutBlank',
    severity: 'error',
    hasFix: true,
    text: (h: { readonly mark: string }): string => `A choice’s \`${h.mark}\` has a blank behind it.`,
  },
  /** This line is text, though it reads as logic: logic opens with `~`. */
  logicAsText: {
    code: 'FAB1043',
    name: 'logicAsText',
    severity: 'warning',
    hasFix: true,
    guess: true,
    text: (): string => 'This line is text, though it reads as logic: logic opens with `~`.',
  },
  /** In prose `{word:text}` opens with `~`. */
  blockWithoutTilde: {
    code: 'FAB1044',
    name: 'blockWithoutTilde',
    severity: 'error',
    hasFix: true,
    text: (h: { readonly word: string }): string => `In prose \`${h.word}\` opens with \`~\`.`,
  },
  /** This `{written:text}` is part of the choice’s text; a guard opens with `~ when`. */
  guardAsText: {
    code: 'FAB1045',
    name: 'guardAsText',
    severity: 'warning',
    hasFix: true,
    guess: true,
    text: (h: { readonly written: string }): string => `This \`${h.written}\` is part of the choice’s text; a guard opens with \`~ when\`.`,
  },
  /** This `{written:text}` is text; a divert is written `->`. */
  arrowAsText: {
    code: 'FAB1046',
    name: 'arrowAsText',
    severity: 'warning',
    hasFix: true,
    guess: true,
    text: (h: { readonly written: string }): string => `This \`${h.written}\` is text; a divert is written \`->\`.`,
  },
  /** `else` stands without `~`. */
  tildeBeforeElse: {
    code: 'FAB1047',
    name: 'tildeBeforeElse',
    severity: 'error',
    hasFix: true,
    text: (): string => '`else` stands without `~`.',
  },
  /** A `->` leads to one place, and no place has several words; a choice opens with `*`. */
  arrowBeforeText: {
    code: 'FAB1048',
    name: 'arrowBeforeText',
    severity: 'error',
    hasFix: true,
    text: (): string => 'A `->` leads to one place, and no place has several words; a choice opens with `*`.',
  },
  /** In what a model is sent, a brace opens a value. */
  braceInPrompt: {
    code: 'FAB1049',
    name: 'braceInPrompt',
    severity: 'error',
    hasFix: true,
    text: (): string => 'In what a model is sent, a brace opens a value.',
  },
  /** What is said when a choice is taken stands below its `{{`, on lines of its own. */
  sentenceBesideBrace: {
    code: 'FAB1050',
    name: 'sentenceBesideBrace',
    severity: 'error',
    hasFix: true,
    text: (): string => 'What is said when a choice is taken stands below its `{`, on lines of its own.',
  },
  /** There is no {kind:text} named `{name:text}`{hint:text?}. */
  undefinedName: {
    code: 'FAB2001',
    name: 'undefinedName',
    severity: 'error',
    hasFix: true,
    guess: true,
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
  /** There is no pack named `{name:text}` to use{looked:text?}. */
  unknownPack: {
    code: 'FAB2007',
    name: 'unknownPack',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly looked?: string | undefined }): string => `There is no pack named \`${h.name}\` to use${h.looked ?? ''}.`,
  },
  /** The pack `{name:text}` uses itself, by a circle of packs: {way:text}. */
  packCircle: {
    code: 'FAB2008',
    name: 'packCircle',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly way: string }): string => `The pack \`${h.name}\` uses itself, by a circle of packs: ${h.way}.`,
  },
  /** `{name:text}` could be `{first:text}` or `{second:text}`. */
  ambiguousName: {
    code: 'FAB2020',
    name: 'ambiguousName',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly first: string; readonly second: string }): string => `\`${h.name}\` could be \`${h.first}\` or \`${h.second}\`.`,
  },
  /** `{name:text}` hides {what:text}. */
  hidesName: {
    code: 'FAB2021',
    name: 'hidesName',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly name: string; readonly what: string }): string => `\`${h.name}\` hides ${h.what}.`,
  },
  /** `{name:text}` is not in the cast here, so this line is narration. */
  notInCast: {
    code: 'FAB2022',
    name: 'notInCast',
    severity: 'warning',
    hasFix: true,
    guess: true,
    text: (h: { readonly name: string }): string => `\`${h.name}\` is not in the cast here, so this line is narration.`,
  },
  /** Nobody in the cast is called `{name:text}`; did you mean `{near:text}`? */
  speakerMisspelt: {
    code: 'FAB2023',
    name: 'speakerMisspelt',
    severity: 'warning',
    hasFix: true,
    guess: true,
    text: (h: { readonly name: string; readonly near: string }): string => `Nobody in the cast is called \`${h.name}\`; did you mean \`${h.near}\`?`,
  },
  /** `{name:text}` is a label of this scene and a scene. */
  labelOrScene: {
    code: 'FAB2024',
    name: 'labelOrScene',
    severity: 'error',
    hasFix: true,
    guess: true,
    text: (h: { readonly name: string }): string => `\`${h.name}\` is a label of this scene and a scene.`,
  },
  /** There are two labels named `{name:text}` in this scene. */
  duplicateLabel: {
    code: 'FAB2025',
    name: 'duplicateLabel',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `There are two labels named \`${h.name}\` in this scene.`,
  },
  /** `{name:text}` could be `{first:text}` or `{second:text}`. */
  ambiguousField: {
    code: 'FAB2026',
    name: 'ambiguousField',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly first: string; readonly second: string }): string => `\`${h.name}\` could be \`${h.first}\` or \`${h.second}\`.`,
  },
  /** {type:text} has no field `{name:text}`{hint:text?}. */
  undefinedField: {
    code: 'FAB2027',
    name: 'undefinedField',
    severity: 'error',
    hasFix: true,
    guess: true,
    text: (h: { readonly type: string; readonly name: string; readonly hint?: string | undefined }): string => `${h.type} has no field \`${h.name}\`${h.hint ?? ''}.`,
  },
  /** `{name:text}` is {found:text}; {wanted:text} is wanted here. */
  wrongSort: {
    code: 'FAB2028',
    name: 'wrongSort',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly found: string; readonly wanted: string }): string => `\`${h.name}\` is ${h.found}; ${h.wanted} is wanted here.`,
  },
  /** `{name:text}` is a field of `{kind:text}` already. */
  fieldOfKind: {
    code: 'FAB2029',
    name: 'fieldOfKind',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly kind: string }): string => `\`${h.name}\` is a field of \`${h.kind}\` already.`,
  },
  /** The story can't start with `{name:text}`: nobody would give it its arguments. */
  startNeedsArguments: {
    code: 'FAB2030',
    name: 'startNeedsArguments',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `The story can't start with \`${h.name}\`: nobody would give it its arguments.`,
  },
  /** `{name:text}` is sealed: only {owner:text} writes it. */
  sealedElsewhere: {
    code: 'FAB2031',
    name: 'sealedElsewhere',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly owner: string }): string => `\`${h.name}\` is sealed: only ${h.owner} writes it.`,
  },
  /** There is no {kind:text} named `{name:text}` here, but `{pack:text}` has one: did you forget `use {pack:text}`? */
  missingUse: {
    code: 'FAB2032',
    name: 'missingUse',
    severity: 'error',
    hasFix: true,
    text: (h: { readonly kind: string; readonly name: string; readonly pack: string }): string => `There is no ${h.kind} named \`${h.name}\` here, but \`${h.pack}\` has one: did you forget \`use ${h.pack}\`?`,
  },
  /** `{name:text}` was found, but {reason:text}. */
  packageWithoutPack: {
    code: 'FAB2033',
    name: 'packageWithoutPack',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly reason: string }): string => `\`${h.name}\` was found, but ${h.reason}.`,
  },
  /** What was found for `{name:text}` is the pack `{own:text}`. */
  packNamedOtherwise: {
    code: 'FAB2034',
    name: 'packNamedOtherwise',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly own: string }): string => `What was found for \`${h.name}\` is the pack \`${h.own}\`.`,
  },
  /** Two versions of `{name:text}` meet here: `{by:text}` uses {first:text}, and `{user:text}` uses {second:text}. */
  twoVersions: {
    code: 'FAB2035',
    name: 'twoVersions',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly by: string; readonly first: string; readonly user: string; readonly second: string }): string => `Two versions of \`${h.name}\` meet here: \`${h.by}\` uses ${h.first}, and \`${h.user}\` uses ${h.second}.`,
  },
  /** `{name:text}` is private to the pack `{pack:text}`, as its `_` says. */
  privateToPack: {
    code: 'FAB2036',
    name: 'privateToPack',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly pack: string }): string => `\`${h.name}\` is private to the pack \`${h.pack}\`, as its \`_\` says.`,
  },
  /** `[{name:text}]` has no `[/{name:text}]` behind it on its line, so it is text like any other. */
  markupNotClosed: {
    code: 'FAB2037',
    name: 'markupNotClosed',
    severity: 'warning',
    hasFix: true,
    guess: true,
    text: (h: { readonly name: string }): string => `\`[${h.name}]\` has no \`[/${h.name}]\` behind it on its line, so it is text like any other.`,
  },
  /** `{now:text}` was called `{was:text}`, but there is still {sort:text} of that name. */
  formerNameInUse: {
    code: 'FAB2038',
    name: 'formerNameInUse',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly now: string; readonly was: string; readonly sort: string }): string => `\`${h.now}\` was called \`${h.was}\`, but there is still ${h.sort} of that name.`,
  },
  /** `#{name:text}` stands only here; did you mean `#{other:text}`? */
  tagSpeltAlone: {
    code: 'FAB2039',
    name: 'tagSpeltAlone',
    severity: 'info',
    hasFix: true,
    guess: true,
    text: (h: { readonly name: string; readonly other: string }): string => `\`#${h.name}\` stands only here; did you mean \`#${h.other}\`?`,
  },
  /** The audience `{name:text}` is made of itself. */
  audienceCircle: {
    code: 'FAB2040',
    name: 'audienceCircle',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `The audience \`${h.name}\` is made of itself.`,
  },
  /** `{name:text}` is there without being declared. */
  roleReserved: {
    code: 'FAB2041',
    name: 'roleReserved',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `\`${h.name}\` is there without being declared.`,
  },
  /** This is {found:text}; {wanted:text} is wanted here. */
  wrongType: {
    code: 'FAB3001',
    name: 'wrongType',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly found: string; readonly wanted: string }): string => `This is ${h.found}; ${h.wanted} is wanted here.`,
  },
  /** `{operator:text}` does not go with {left:text} and {right:text}. */
  badOperands: {
    code: 'FAB3002',
    name: 'badOperands',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly operator: string; readonly left: string; readonly right: string }): string => `\`${h.operator}\` does not go with ${h.left} and ${h.right}.`,
  },
  /** `{name:text}` needs {missing:list}. */
  missingArguments: {
    code: 'FAB3003',
    name: 'missingArguments',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly missing: readonly string[] }): string => `\`${h.name}\` needs ${listed(h.missing)}.`,
  },
  /** `{name:text}` takes {count:number} {count:plural argument|arguments}. */
  tooManyArguments: {
    code: 'FAB3004',
    name: 'tooManyArguments',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly count: number }): string => `\`${h.name}\` takes ${h.count} ${h.count === 1 ? 'argument' : 'arguments'}.`,
  },
  /** `{name:text}` takes at least {count:number} {count:plural argument|arguments}. */
  tooFewArguments: {
    code: 'FAB3005',
    name: 'tooFewArguments',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly count: number }): string => `\`${h.name}\` takes at least ${h.count} ${h.count === 1 ? 'argument' : 'arguments'}.`,
  },
  /** `{callee:text}` has no parameter `{name:text}`{hint:text?}. */
  unknownArgument: {
    code: 'FAB3006',
    name: 'unknownArgument',
    severity: 'error',
    hasFix: true,
    guess: true,
    text: (h: { readonly callee: string; readonly name: string; readonly hint?: string | undefined }): string => `\`${h.callee}\` has no parameter \`${h.name}\`${h.hint ?? ''}.`,
  },
  /** `{name:text}` is given twice. */
  repeatedArgument: {
    code: 'FAB3007',
    name: 'repeatedArgument',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `\`${h.name}\` is given twice.`,
  },
  /** `{name:text}` is {found:text} and can't be called. */
  notCallable: {
    code: 'FAB3008',
    name: 'notCallable',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly found: string }): string => `\`${h.name}\` is ${h.found} and can't be called.`,
  },
  /** `{name:text}` is {found:text}, which is no value. */
  noValue: {
    code: 'FAB3009',
    name: 'noValue',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly found: string }): string => `\`${h.name}\` is ${h.found}, which is no value.`,
  },
  /** {value:text} is outside `{range:text}`. */
  outOfRange: {
    code: 'FAB3010',
    name: 'outOfRange',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly value: string; readonly range: string }): string => `${h.value} is outside \`${h.range}\`.`,
  },
  /** This may leave `{range:text}`; it is then held at the border, and recorded. */
  mayLeaveRange: {
    code: 'FAB3011',
    name: 'mayLeaveRange',
    severity: 'info',
    hasFix: false,
    text: (h: { readonly range: string }): string => `This may leave \`${h.range}\`; it is then held at the border, and recorded.`,
  },
  /** {what:text} may be `none` here. */
  maybeNone: {
    code: 'FAB3012',
    name: 'maybeNone',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly what: string }): string => `${h.what} may be \`none\` here.`,
  },
  /** Nothing is said for {cases:list}. */
  missingCases: {
    code: 'FAB3013',
    name: 'missingCases',
    severity: 'error',
    hasFix: true,
    guess: true,
    text: (h: { readonly cases: readonly string[] }): string => `Nothing is said for ${listed(h.cases)}.`,
  },
  /** This arm is never taken: {why:text}. */
  unreachableArm: {
    code: 'FAB3014',
    name: 'unreachableArm',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly why: string }): string => `This arm is never taken: ${h.why}.`,
  },
  /** `{left:text}` and `{right:text}` can't be reckoned with each other. */
  mixedResources: {
    code: 'FAB3015',
    name: 'mixedResources',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly left: string; readonly right: string }): string => `\`${h.left}\` and \`${h.right}\` can't be reckoned with each other.`,
  },
  /** {what:text} has {places:number} {places:plural place|places} after the point. */
  tooManyPlaces: {
    code: 'FAB3016',
    name: 'tooManyPlaces',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly what: string; readonly places: number }): string => `${h.what} has ${h.places} ${h.places === 1 ? 'place' : 'places'} after the point.`,
  },
  /** A bare figure is no {unit:text}; it needs its unit. */
  missingUnit: {
    code: 'FAB3017',
    name: 'missingUnit',
    severity: 'error',
    hasFix: true,
    text: (h: { readonly unit: string }): string => `A bare figure is no ${h.unit}; it needs its unit.`,
  },
  /** `{what:text}` holds {resource:text}, which moves by `transfer` and comes by `issue`. */
  holdingAssigned: {
    code: 'FAB3018',
    name: 'holdingAssigned',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly what: string; readonly resource: string }): string => `\`${h.what}\` holds ${h.resource}, which moves by \`transfer\` and comes by \`issue\`.`,
  },
  /** `{what:text}` is {type:text}; a field that holds an amount is wanted here. */
  notAHolding: {
    code: 'FAB3019',
    name: 'notAHolding',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly what: string; readonly type: string }): string => `\`${h.what}\` is ${h.type}; a field that holds an amount is wanted here.`,
  },
  /** {what:text} in {where:text}, where nothing may change or depend on chance. */
  effectNotAllowed: {
    code: 'FAB3020',
    name: 'effectNotAllowed',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly what: string; readonly where: string }): string => `${h.what} in ${h.where}, where nothing may change or depend on chance.`,
  },
  /** `{of:text}` needs a value for `{field:text}`. */
  missingValue: {
    code: 'FAB3021',
    name: 'missingValue',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly of: string; readonly field: string }): string => `\`${h.of}\` needs a value for \`${h.field}\`.`,
  },
  /** `{what:text}` may lack `{component:text}`; ask whether it `has` one. */
  mayLack: {
    code: 'FAB3022',
    name: 'mayLack',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly what: string; readonly component: string }): string => `\`${h.what}\` may lack \`${h.component}\`; ask whether it \`has\` one.`,
  },
  /** `{name:text}` was retired above. */
  retired: {
    code: 'FAB3023',
    name: 'retired',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `\`${h.name}\` was retired above.`,
  },
  /** `{name:text}` calls itself{by:text?}. */
  recursion: {
    code: 'FAB3024',
    name: 'recursion',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly by?: string | undefined }): string => `\`${h.name}\` calls itself${h.by ?? ''}.`,
  },
  /** `{name:text}` does not say what it yields. */
  resultMissing: {
    code: 'FAB3025',
    name: 'resultMissing',
    severity: 'error',
    hasFix: true,
    text: (h: { readonly name: string }): string => `\`${h.name}\` does not say what it yields.`,
  },
  /** There is no value here, and one is wanted. */
  valueMissing: {
    code: 'FAB3026',
    name: 'valueMissing',
    severity: 'error',
    hasFix: false,
    text: (): string => 'There is no value here, and one is wanted.',
  },
  /** `{name:text}` may be shut: say what happens then with `else`, or guard the way to it. */
  gateNeedsElse: {
    code: 'FAB3027',
    name: 'gateNeedsElse',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `\`${h.name}\` may be shut: say what happens then with \`else\`, or guard the way to it.`,
  },
  /** {what:text}, so this `else` is never taken. */
  uselessElse: {
    code: 'FAB3028',
    name: 'uselessElse',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly what: string }): string => `${h.what}, so this \`else\` is never taken.`,
  },
  /** `{what:text}` can't be written to. */
  notAssignable: {
    code: 'FAB3029',
    name: 'notAssignable',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly what: string }): string => `\`${h.what}\` can't be written to.`,
  },
  /** `{name:text}` is fixed when a run starts and can't be changed by the story. */
  configIsFixed: {
    code: 'FAB3030',
    name: 'configIsFixed',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `\`${h.name}\` is fixed when a run starts and can't be changed by the story.`,
  },
  /** `{name:text}` is made of itself{by:text?}. */
  typeCircle: {
    code: 'FAB3031',
    name: 'typeCircle',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly by?: string | undefined }): string => `\`${h.name}\` is made of itself${h.by ?? ''}.`,
  },
  /** This value goes nowhere, and having it changes nothing. */
  noEffect: {
    code: 'FAB3032',
    name: 'noEffect',
    severity: 'warning',
    hasFix: false,
    text: (): string => 'This value goes nowhere, and having it changes nothing.',
  },
  /** This needs an `other`{missing:text?}. */
  otherMissing: {
    code: 'FAB3033',
    name: 'otherMissing',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly missing?: string | undefined }): string => `This needs an \`other\`${h.missing ?? ''}.`,
  },
  /** `{key:text}` never comes; what may come is {known:text}. */
  unknownArm: {
    code: 'FAB3034',
    name: 'unknownArm',
    severity: 'error',
    hasFix: true,
    guess: true,
    text: (h: { readonly key: string; readonly known: string }): string => `\`${h.key}\` never comes; what may come is ${h.known}.`,
  },
  /** `{key:text}` stands twice. */
  repeatedArm: {
    code: 'FAB3035',
    name: 'repeatedArm',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly key: string }): string => `\`${h.key}\` stands twice.`,
  },
  /** Floats that look the same may differ in their last digit; compare with `<` and `>`. */
  floatEquality: {
    code: 'FAB3036',
    name: 'floatEquality',
    severity: 'warning',
    hasFix: false,
    text: (): string => 'Floats that look the same may differ in their last digit; compare with `<` and `>`.',
  },
  /** {type:text} can't be shown in text. */
  notShown: {
    code: 'FAB3037',
    name: 'notShown',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly type: string }): string => `${h.type} can't be shown in text.`,
  },
  /** `{what:text}` holds several: `{{{what:text}, list}}` shows them. */
  listInText: {
    code: 'FAB3038',
    name: 'listInText',
    severity: 'error',
    hasFix: true,
    text: (h: { readonly what: string }): string => `\`${h.what}\` holds several: \`{${h.what}, list}\` shows them.`,
  },
  /** Nothing can be divided by zero. */
  divisionByZero: {
    code: 'FAB3039',
    name: 'divisionByZero',
    severity: 'error',
    hasFix: false,
    text: (): string => 'Nothing can be divided by zero.',
  },
  /** `{name:text}` does not move {origin:text?}to `{to:text}`. */
  forbiddenMove: {
    code: 'FAB3040',
    name: 'forbiddenMove',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly origin?: string | undefined; readonly to: string }): string => `\`${h.name}\` does not move ${h.origin ?? ''}to \`${h.to}\`.`,
  },
  /** `{name:text}` is not `ordered`, so no member is before another. */
  notOrdered: {
    code: 'FAB3041',
    name: 'notOrdered',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `\`${h.name}\` is not \`ordered\`, so no member is before another.`,
  },
  /** This text is longer than {max:number} {max:plural letter|letters}. */
  textTooLong: {
    code: 'FAB3042',
    name: 'textTooLong',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly max: number }): string => `This text is longer than ${h.max} ${h.max === 1 ? 'letter' : 'letters'}.`,
  },
  /** This text does not match `{pattern:text}`. */
  textDoesNotMatch: {
    code: 'FAB3043',
    name: 'textDoesNotMatch',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly pattern: string }): string => `This text does not match \`${h.pattern}\`.`,
  },
  /** `{name:text}` takes {count:number} {count:plural type|types} in angle brackets. */
  typeArguments: {
    code: 'FAB3044',
    name: 'typeArguments',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly count: number }): string => `\`${h.name}\` takes ${h.count} ${h.count === 1 ? 'type' : 'types'} in angle brackets.`,
  },
  /** `{word:text}` does not go with `{type:text}`. */
  wrongRefinement: {
    code: 'FAB3045',
    name: 'wrongRefinement',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly word: string; readonly type: string }): string => `\`${h.word}\` does not go with \`${h.type}\`.`,
  },
  /** There is nothing in this range: it ends before it begins. */
  emptyRange: {
    code: 'FAB3046',
    name: 'emptyRange',
    severity: 'error',
    hasFix: false,
    text: (): string => 'There is nothing in this range: it ends before it begins.',
  },
  /** A value that is written out is wanted here. */
  notConstant: {
    code: 'FAB3047',
    name: 'notConstant',
    severity: 'error',
    hasFix: false,
    text: (): string => 'A value that is written out is wanted here.',
  },
  /** This is not a pattern. */
  badPattern: {
    code: 'FAB3048',
    name: 'badPattern',
    severity: 'error',
    hasFix: false,
    text: (): string => 'This is not a pattern.',
  },
  /** This is no kind; a kind of entity is wanted here. */
  notAKind: {
    code: 'FAB3049',
    name: 'notAKind',
    severity: 'error',
    hasFix: false,
    text: (): string => 'This is no kind; a kind of entity is wanted here.',
  },
  /** {found:text} has no elements. */
  noElements: {
    code: 'FAB3050',
    name: 'noElements',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly found: string }): string => `${h.found} has no elements.`,
  },
  /** {found:text} is nothing to run over. */
  notIterable: {
    code: 'FAB3051',
    name: 'notIterable',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly found: string }): string => `${h.found} is nothing to run over.`,
  },
  /** This range has no known end. */
  endlessRange: {
    code: 'FAB3052',
    name: 'endlessRange',
    severity: 'error',
    hasFix: false,
    text: (): string => 'This range has no known end.',
  },
  /** There {count:plural is|are} {count:number} {count:plural element|elements}; `{range:text}` are wanted. */
  listLength: {
    code: 'FAB3053',
    name: 'listLength',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly count: number; readonly range: string }): string => `There ${h.count === 1 ? 'is' : 'are'} ${h.count} ${h.count === 1 ? 'element' : 'elements'}; \`${h.range}\` are wanted.`,
  },
  /** {first:text} and {second:text} are not of one type. */
  unlikeValues: {
    code: 'FAB3054',
    name: 'unlikeValues',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly first: string; readonly second: string }): string => `${h.first} and ${h.second} are not of one type.`,
  },
  /** `{name:text}` is given twice. */
  repeatedField: {
    code: 'FAB3055',
    name: 'repeatedField',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `\`${h.name}\` is given twice.`,
  },
  /** An edge is no value: read a field of it, or ask `exists {source:text}`. */
  edgeAsValue: {
    code: 'FAB3056',
    name: 'edgeAsValue',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly source: string }): string => `An edge is no value: read a field of it, or ask \`exists ${h.source}\`.`,
  },
  /** `{relation:text}` goes from one entity to another: it takes two. */
  edgeEnds: {
    code: 'FAB3057',
    name: 'edgeEnds',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly relation: string }): string => `\`${h.relation}\` goes from one entity to another: it takes two.`,
  },
  /** A mutual relation joins like with like, not {from:text} with {to:text}. */
  mutualEnds: {
    code: 'FAB3058',
    name: 'mutualEnds',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly from: string; readonly to: string }): string => `A mutual relation joins like with like, not ${h.from} with ${h.to}.`,
  },
  /** This closes a circle, and `{relation:text}` is `acyclic`. */
  edgeCircle: {
    code: 'FAB3059',
    name: 'edgeCircle',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly relation: string }): string => `This closes a circle, and \`${h.relation}\` is \`acyclic\`.`,
  },
  /** A member of an enum has no fields, but `{name:text}` does; cases with fields make a `variant`. */
  enumWithFields: {
    code: 'FAB3060',
    name: 'enumWithFields',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `A member of an enum has no fields, but \`${h.name}\` does; cases with fields make a \`variant\`.`,
  },
  /** `{name:text}` is there only in some cases of {type:text}; match on it first. */
  fieldOfVariant: {
    code: 'FAB3061',
    name: 'fieldOfVariant',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly type: string }): string => `\`${h.name}\` is there only in some cases of ${h.type}; match on it first.`,
  },
  /** {type:text} is never `{pattern:text}`. */
  neverMatches: {
    code: 'FAB3062',
    name: 'neverMatches',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly type: string; readonly pattern: string }): string => `${h.type} is never \`${h.pattern}\`.`,
  },
  /** `{name:text}` has {count:number} {count:plural field|fields}. */
  binderCount: {
    code: 'FAB3063',
    name: 'binderCount',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly count: number }): string => `\`${h.name}\` has ${h.count} ${h.count === 1 ? 'field' : 'fields'}.`,
  },
  /** `{refusal:text}` is a refusal and stands beside results; give it an arm of its own. */
  mixedArm: {
    code: 'FAB3064',
    name: 'mixedArm',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly refusal: string }): string => `\`${h.refusal}\` is a refusal and stands beside results; give it an arm of its own.`,
  },
  /** `{name:text}` is a result already; a refusal needs a name of its own. */
  refusalIsCase: {
    code: 'FAB3065',
    name: 'refusalIsCase',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `\`${h.name}\` is a result already; a refusal needs a name of its own.`,
  },
  /** `{word:text}` stands only in prose. */
  onlyInProse: {
    code: 'FAB3066',
    name: 'onlyInProse',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly word: string }): string => `\`${h.word}\` stands only in prose.`,
  },
  /** `{word:text}` stands only in actions and functions. */
  onlyInLogic: {
    code: 'FAB3067',
    name: 'onlyInLogic',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly word: string }): string => `\`${h.word}\` stands only in actions and functions.`,
  },
  /** This action has no result, so it can't return one. */
  returnsNothing: {
    code: 'FAB3068',
    name: 'returnsNothing',
    severity: 'error',
    hasFix: false,
    text: (): string => 'This action has no result, so it can\'t return one.',
  },
  /** Flow never comes here: what stands before it has ended the body. */
  neverReached: {
    code: 'FAB3069',
    name: 'neverReached',
    severity: 'warning',
    hasFix: false,
    text: (): string => 'Flow never comes here: what stands before it has ended the body.',
  },
  /** Without a value there is no `{name:text}` below: this block must leave. */
  elseFallsThrough: {
    code: 'FAB3070',
    name: 'elseFallsThrough',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `Without a value there is no \`${h.name}\` below: this block must leave.`,
  },
  /** What `{name:text}` may hold can't be told from this value; say its type. */
  typeNeeded: {
    code: 'FAB3071',
    name: 'typeNeeded',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `What \`${h.name}\` may hold can't be told from this value; say its type.`,
  },
  /** `{what:text}` yields nothing to keep. */
  yieldsNothing: {
    code: 'FAB3072',
    name: 'yieldsNothing',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly what: string }): string => `\`${h.what}\` yields nothing to keep.`,
  },
  /** What a reader says is text, not {type:text}. */
  hearsText: {
    code: 'FAB3073',
    name: 'hearsText',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly type: string }): string => `What a reader says is text, not ${h.type}.`,
  },
  /** `{name:text}` has no default but stands behind a parameter that has one. */
  defaultsLast: {
    code: 'FAB3074',
    name: 'defaultsLast',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `\`${h.name}\` has no default but stands behind a parameter that has one.`,
  },
  /** `{scope:text}.{name:text}` needs a value to begin with. */
  valueNeeded: {
    code: 'FAB3075',
    name: 'valueNeeded',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly scope: string; readonly name: string }): string => `\`${h.scope}.${h.name}\` needs a value to begin with.`,
  },
  /** This may be longer than {max:number} {max:plural letter|letters}; it is then cut, and recorded. */
  mayBeTooLong: {
    code: 'FAB3076',
    name: 'mayBeTooLong',
    severity: 'info',
    hasFix: false,
    text: (h: { readonly max: number }): string => `This may be longer than ${h.max} ${h.max === 1 ? 'letter' : 'letters'}; it is then cut, and recorded.`,
  },
  /** This goes past `let {name:text}`, which is read below `= {label:text}`. */
  jumpsPastLet: {
    code: 'FAB3077',
    name: 'jumpsPastLet',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly label: string }): string => `This goes past \`let ${h.name}\`, which is read below \`= ${h.label}\`.`,
  },
  /** {value:text} is outside `{range:text}`; it is held at {held:text}. */
  clampedConstant: {
    code: 'FAB3078',
    name: 'clampedConstant',
    severity: 'warning',
    hasFix: true,
    text: (h: { readonly value: string; readonly range: string; readonly held: string }): string => `${h.value} is outside \`${h.range}\`; it is held at ${h.held}.`,
  },
  /** Nothing is said for when `{action:text}` is refused: {refusals:list}. */
  refusalNotTaken: {
    code: 'FAB3079',
    name: 'refusalNotTaken',
    severity: 'warning',
    hasFix: true,
    guess: true,
    text: (h: { readonly action: string; readonly refusals: readonly string[] }): string => `Nothing is said for when \`${h.action}\` is refused: ${listed(h.refusals)}.`,
  },
  /** `{name:text}` is `justified`: this needs `because`, and what justifies it. */
  becauseMissing: {
    code: 'FAB3080',
    name: 'becauseMissing',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `\`${h.name}\` is \`justified\`: this needs \`because\`, and what justifies it.`,
  },
  /** It can't be seen here that this text matches `{pattern:text}`. */
  patternNotShown: {
    code: 'FAB3081',
    name: 'patternNotShown',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly pattern: string }): string => `It can't be seen here that this text matches \`${h.pattern}\`.`,
  },
  /** {what:text} can't be divided so: only by an exact figure, and without a rest. */
  notDivisible: {
    code: 'FAB3082',
    name: 'notDivisible',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly what: string }): string => `${h.what} can't be divided so: only by an exact figure, and without a rest.`,
  },
  /** A fallback stands last in its choice point: {what:text} below one. */
  fallbackNotLast: {
    code: 'FAB3083',
    name: 'fallbackNotLast',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly what: string }): string => `A fallback stands last in its choice point: ${h.what} below one.`,
  },
  /** The {what:text} `{name:text}` is offered, and has no title to read. */
  offerNeedsTitle: {
    code: 'FAB3084',
    name: 'offerNeedsTitle',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly what: string; readonly name: string }): string => `The ${h.what} \`${h.name}\` is offered, and has no title to read.`,
  },
  /** `offer` adds to a choice point, so it stands on a line of its own, among choices. */
  offerAlone: {
    code: 'FAB3085',
    name: 'offerAlone',
    severity: 'error',
    hasFix: false,
    text: (): string => '`offer` adds to a choice point, so it stands on a line of its own, among choices.',
  },
  /** A part of a mission can’t be called `{name:text}`: `{mission:text}.{name:text}` asks about the mission itself. */
  missionWord: {
    code: 'FAB3086',
    name: 'missionWord',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly mission: string }): string => `A part of a mission can’t be called \`${h.name}\`: \`${h.mission}.${h.name}\` asks about the mission itself.`,
  },
  /** Nothing says when `{name:text}` is done: it needs `done when`, or `fail when` if it is something to keep to. */
  objectiveWithoutEnd: {
    code: 'FAB3087',
    name: 'objectiveWithoutEnd',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `Nothing says when \`${h.name}\` is done: it needs \`done when\`, or \`fail when\` if it is something to keep to.`,
  },
  /** A table is a `list` of records{but:text?}. */
  tableType: {
    code: 'FAB3120',
    name: 'tableType',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly but?: string | undefined }): string => `A table is a \`list\` of records${h.but ?? ''}.`,
  },
  /** A table comes from a `.csv` file of its own pack. */
  tableOutside: {
    code: 'FAB3121',
    name: 'tableOutside',
    severity: 'error',
    hasFix: false,
    text: (): string => 'A table comes from a `.csv` file of its own pack.',
  },
  /** There is no file `{path:text}`{hint:text?}. */
  tableNotFound: {
    code: 'FAB3122',
    name: 'tableNotFound',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly path: string; readonly hint?: string | undefined }): string => `There is no file \`${h.path}\`${h.hint ?? ''}.`,
  },
  /** `{path:text}` is no table: it looks like {found:text}. */
  tableUnreadable: {
    code: 'FAB3123',
    name: 'tableUnreadable',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly path: string; readonly found: string }): string => `\`${h.path}\` is no table: it looks like ${h.found}.`,
  },
  /** This quote opens a cell that is not closed where a cell ends. */
  tableQuote: {
    code: 'FAB3124',
    name: 'tableQuote',
    severity: 'error',
    hasFix: false,
    text: (): string => 'This quote opens a cell that is not closed where a cell ends.',
  },
  /** This table has {wrong:list}{hint:text?}. */
  tableColumns: {
    code: 'FAB3125',
    name: 'tableColumns',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly wrong: readonly string[]; readonly hint?: string | undefined }): string => `This table has ${listed(h.wrong)}${h.hint ?? ''}.`,
  },
  /** This row has {count:number} {count:plural cell|cells} where the first row has {wanted:number}. */
  tableRow: {
    code: 'FAB3126',
    name: 'tableRow',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly count: number; readonly wanted: number }): string => `This row has ${h.count} ${h.count === 1 ? 'cell' : 'cells'} where the first row has ${h.wanted}.`,
  },
  /** {cell:text} doesn’t fit `{field:text}`, which is {wanted:text}{hint:text?}. */
  tableCell: {
    code: 'FAB3127',
    name: 'tableCell',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly cell: string; readonly field: string; readonly wanted: string; readonly hint?: string | undefined }): string => `${h.cell} doesn’t fit \`${h.field}\`, which is ${h.wanted}${h.hint ?? ''}.`,
  },
  /** `{path:text}` has {count:number} {count:plural row|rows}, and {wanted:text} are wanted. */
  tableSize: {
    code: 'FAB3128',
    name: 'tableSize',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly path: string; readonly count: number; readonly wanted: string }): string => `\`${h.path}\` has ${h.count} ${h.count === 1 ? 'row' : 'rows'}, and ${h.wanted} are wanted.`,
  },
  /** No `{node:text}` can stand here: `{relation:text}` joins {from:text} with {to:text}. */
  impossiblePattern: {
    code: 'FAB3129',
    name: 'impossiblePattern',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly node: string; readonly relation: string; readonly from: string; readonly to: string }): string => `No \`${h.node}\` can stand here: \`${h.relation}\` joins ${h.from} with ${h.to}.`,
  },
  /** Nothing tells what `{name:text}` is. */
  patternNeedsKind: {
    code: 'FAB3130',
    name: 'patternNeedsKind',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `Nothing tells what \`${h.name}\` is.`,
  },
  /** Nothing joins the parts of this pattern, so each way of one is paired with each way of the other. */
  disconnectedPattern: {
    code: 'FAB3131',
    name: 'disconnectedPattern',
    severity: 'info',
    hasFix: false,
    text: (): string => 'Nothing joins the parts of this pattern, so each way of one is paired with each way of the other.',
  },
  /** `match {mode:text}` looks for one walk: it needs one edge with a star and no bounds, `*` or `*0..`. */
  walkNeeded: {
    code: 'FAB3132',
    name: 'walkNeeded',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly mode: string }): string => `\`match ${h.mode}\` looks for one walk: it needs one edge with a star and no bounds, \`*\` or \`*0..\`.`,
  },
  /** `by` says what an edge costs, and `match cheapest` needs it. */
  costOfWalk: {
    code: 'FAB3133',
    name: 'costOfWalk',
    severity: 'error',
    hasFix: false,
    text: (): string => '`by` says what an edge costs, and `match cheapest` needs it.',
  },
  /** Rows can’t be ordered by {type:text}. */
  notOrderable: {
    code: 'FAB3134',
    name: 'notOrderable',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly type: string }): string => `Rows can’t be ordered by ${h.type}.`,
  },
  /** This column needs a name: `name = …`. */
  columnNeedsName: {
    code: 'FAB3135',
    name: 'columnNeedsName',
    severity: 'error',
    hasFix: false,
    text: (): string => 'This column needs a name: `name = …`.',
  },
  /** A query may find no row, or several: it yields a `list<…>`, or `…?` for the first. */
  mayHaveNoRow: {
    code: 'FAB3136',
    name: 'mayHaveNoRow',
    severity: 'error',
    hasFix: false,
    text: (): string => 'A query may find no row, or several: it yields a `list<…>`, or `…?` for the first.',
  },
  /** One value a row is to be yielded, and the rows have {names:list}. */
  oneColumnNeeded: {
    code: 'FAB3137',
    name: 'oneColumnNeeded',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly names: readonly string[] }): string => `One value a row is to be yielded, and the rows have ${listed(h.names)}.`,
  },
  /** Nothing in this pattern is named, so its rows would have no fields. */
  nothingNamed: {
    code: 'FAB3138',
    name: 'nothingNamed',
    severity: 'error',
    hasFix: false,
    text: (): string => 'Nothing in this pattern is named, so its rows would have no fields.',
  },
  /** Nothing asks for `{name:text}`; `_` names nothing. */
  unusedInPattern: {
    code: 'FAB3139',
    name: 'unusedInPattern',
    severity: 'info',
    hasFix: false,
    text: (h: { readonly name: string }): string => `Nothing asks for \`${h.name}\`; \`_\` names nothing.`,
  },
  /** `{name:text}` differs within a group: group by it, or say which of them by `count`, `sum`, `min`, `max` or `avg`. */
  notGrouped: {
    code: 'FAB3140',
    name: 'notGrouped',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `\`${h.name}\` differs within a group: group by it, or say which of them by \`count\`, \`sum\`, \`min\`, \`max\` or \`avg\`.`,
  },
  /** `{name:text}` is given a person’s words, so it can’t answer with a text. */
  externPersonal: {
    code: 'FAB3141',
    name: 'externPersonal',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `\`${h.name}\` is given a person’s words, so it can’t answer with a text.`,
  },
  /** A function of the host can’t answer with a scene. */
  externAnswer: {
    code: 'FAB3142',
    name: 'externAnswer',
    severity: 'error',
    hasFix: false,
    text: (): string => 'A function of the host can’t answer with a scene.',
  },
  /** `{name:text}` answers nothing, so nothing can be answered for it. */
  externSilent: {
    code: 'FAB3143',
    name: 'externSilent',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `\`${h.name}\` answers nothing, so nothing can be answered for it.`,
  },
  /** `{name:text}` asks the world for something, and a declared value is there before the world is. */
  queryInDeclaration: {
    code: 'FAB3144',
    name: 'queryInDeclaration',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `\`${h.name}\` asks the world for something, and a declared value is there before the world is.`,
  },
  /** `{name:text}` is personal, and there is no text in it that could be forgotten. */
  personalNotText: {
    code: 'FAB3145',
    name: 'personalNotText',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly name: string }): string => `\`${h.name}\` is personal, and there is no text in it that could be forgotten.`,
  },
  /** `{name:text}` can’t be {how:text} by itself: it goes where its record goes. */
  keptInRecord: {
    code: 'FAB3146',
    name: 'keptInRecord',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly how: string }): string => `\`${h.name}\` can’t be ${h.how} by itself: it goes where its record goes.`,
  },
  /** What a field begins with can't depend on the story's state; this reads {what:text}. */
  stateInDeclaration: {
    code: 'FAB3147',
    name: 'stateInDeclaration',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly what: string }): string => `What a field begins with can't depend on the story's state; this reads ${h.what}.`,
  },
  /** `#{name:text}` needs a value: {type:text}. */
  tagNeedsValue: {
    code: 'FAB3148',
    name: 'tagNeedsValue',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly type: string }): string => `\`#${h.name}\` needs a value: ${h.type}.`,
  },
  /** `#{name:text}` {what:text}, so it can have no value{where:text}. */
  tagWithoutValue: {
    code: 'FAB3149',
    name: 'tagWithoutValue',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly what: string; readonly where: string }): string => `\`#${h.name}\` ${h.what}, so it can have no value${h.where}.`,
  },
  /** A migration holds only `field = value` and `let`. */
  migrationHoldsOther: {
    code: 'FAB3150',
    name: 'migrationHoldsOther',
    severity: 'error',
    hasFix: false,
    text: (): string => 'A migration holds only `field = value` and `let`.',
  },
  /** `keep by` goes by a field of an enum, and `{name:text}` is {type:text}. */
  keepByEnum: {
    code: 'FAB3151',
    name: 'keepByEnum',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly type: string }): string => `\`keep by\` goes by a field of an enum, and \`${h.name}\` is ${h.type}.`,
  },
  /** It is not said how long this is kept when `{field:text}` is `{missing:text}`. */
  keepIncomplete: {
    code: 'FAB3152',
    name: 'keepIncomplete',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly field: string; readonly missing: string }): string => `It is not said how long this is kept when \`${h.field}\` is \`${h.missing}\`.`,
  },
  /** `{name:text}` never ends: {reason:text}. */
  beatNeverEnds: {
    code: 'FAB3190',
    name: 'beatNeverEnds',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly reason: string }): string => `\`${h.name}\` never ends: ${h.reason}.`,
  },
  /** These beats go round without end: {circle:text}. */
  beatsInCircle: {
    code: 'FAB3191',
    name: 'beatsInCircle',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly circle: string }): string => `These beats go round without end: ${h.circle}.`,
  },
  /** `{name:text}` can't be called so: `{director:text}.{name:text}` means something else. */
  directorWord: {
    code: 'FAB3192',
    name: 'directorWord',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly director: string }): string => `\`${h.name}\` can't be called so: \`${h.director}.${h.name}\` means something else.`,
  },
  /** The way to `{name:text}` is never taken, since the one before it always is. */
  wayNeverTaken: {
    code: 'FAB3193',
    name: 'wayNeverTaken',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly name: string }): string => `The way to \`${h.name}\` is never taken, since the one before it always is.`,
  },
  /** `{beat:text}` is never come to: {reason:text}. */
  twistWithoutDirector: {
    code: 'FAB3194',
    name: 'twistWithoutDirector',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly beat: string; readonly reason: string }): string => `\`${h.beat}\` is never come to: ${h.reason}.`,
  },
  /** There is no deck `{path:text}` in this pack{hint:text?}. */
  deckFileNotFound: {
    code: 'FAB3195',
    name: 'deckFileNotFound',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly path: string; readonly hint?: string | undefined }): string => `There is no deck \`${h.path}\` in this pack${h.hint ?? ''}.`,
  },
  /** `{path:text}` can’t be read as a deck: {reason:text}. */
  deckFileInvalid: {
    code: 'FAB3196',
    name: 'deckFileInvalid',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly path: string; readonly reason: string }): string => `\`${h.path}\` can’t be read as a deck: ${h.reason}.`,
  },
  /** `{path:text}` is not what it should be: {reason:text}. */
  deckNotSigned: {
    code: 'FAB3197',
    name: 'deckNotSigned',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly path: string; readonly reason: string }): string => `\`${h.path}\` is not what it should be: ${h.reason}.`,
  },
  /** The card `{name:text}` {what:text}, which this deck may not. */
  deckMayNot: {
    code: 'FAB3198',
    name: 'deckMayNot',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly what: string }): string => `The card \`${h.name}\` ${h.what}, which this deck may not.`,
  },
  /** These steps wait for each other: {steps:list}. */
  stepsInCircle: {
    code: 'FAB3240',
    name: 'stepsInCircle',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly steps: readonly string[] }): string => `These steps wait for each other: ${listed(h.steps)}.`,
  },
  /** `{name:text}` need not have run yet when `{step:text}` does. */
  stepNotBefore: {
    code: 'FAB3241',
    name: 'stepNotBefore',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly step: string }): string => `\`${h.name}\` need not have run yet when \`${h.step}\` does.`,
  },
  /** A workflow that waits has no parameters: nobody would give them. */
  workflowParameters: {
    code: 'FAB3242',
    name: 'workflowParameters',
    severity: 'error',
    hasFix: false,
    text: (): string => 'A workflow that waits has no parameters: nobody would give them.',
  },
  /** A key is written down, and {type:text} can’t be. */
  keyNotShown: {
    code: 'FAB3243',
    name: 'keyNotShown',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly type: string }): string => `A key is written down, and ${h.type} can’t be.`,
  },
  /** Only a workflow inside the turn yields something: write `inline`. */
  resultNotInline: {
    code: 'FAB3244',
    name: 'resultNotInline',
    severity: 'error',
    hasFix: false,
    text: (): string => 'Only a workflow inside the turn yields something: write `inline`.',
  },
  /** A workflow inside the turn can’t wait {what:text}. */
  inlineWaits: {
    code: 'FAB3245',
    name: 'inlineWaits',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly what: string }): string => `A workflow inside the turn can’t wait ${h.what}.`,
  },
  /** `{name:text}` should yield {type:text}, and its last step yields nothing. */
  workflowWithoutResult: {
    code: 'FAB3246',
    name: 'workflowWithoutResult',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly type: string }): string => `\`${h.name}\` should yield ${h.type}, and its last step yields nothing.`,
  },
  /** This must be longer than no time at all. */
  spanNotPositive: {
    code: 'FAB3247',
    name: 'spanNotPositive',
    severity: 'error',
    hasFix: false,
    text: (): string => 'This must be longer than no time at all.',
  },
  /** `{name:text}` is a document that readers share: logic can’t read it. */
  sharedNotRead: {
    code: 'FAB3248',
    name: 'sharedNotRead',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `\`${h.name}\` is a document that readers share: logic can’t read it.`,
  },
  /** What readers share is a `doc`, not `{type:text}`. */
  notADocument: {
    code: 'FAB3249',
    name: 'notADocument',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly type: string }): string => `What readers share is a \`doc\`, not \`${h.type}\`.`,
  },
  /** `{name:text}` runs beside the turn, so there is no value here. */
  runsBeside: {
    code: 'FAB3250',
    name: 'runsBeside',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `\`${h.name}\` runs beside the turn, so there is no value here.`,
  },
  /** `{name:text}` waits for `{event:text}`: emit that instead. */
  workflowWaits: {
    code: 'FAB3251',
    name: 'workflowWaits',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly event: string }): string => `\`${h.name}\` waits for \`${h.event}\`: emit that instead.`,
  },
  /** Nobody reads what is told to `{name:text}`: nobody plays it. */
  nobodyReads: {
    code: 'FAB3252',
    name: 'nobodyReads',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly name: string }): string => `Nobody reads what is told to \`${h.name}\`: nobody plays it.`,
  },
  /** A session has 1 to 10,000 players, the fewest first; this is {found:text}. */
  seatsOutOfRange: {
    code: 'FAB3253',
    name: 'seatsOutOfRange',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly found: string }): string => `A session has 1 to 10,000 players, the fewest first; this is ${h.found}.`,
  },
  /** Nobody may call `{name:text}` from outside: it has no `by`. */
  notOpenOutside: {
    code: 'FAB3254',
    name: 'notOpenOutside',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `Nobody may call \`${h.name}\` from outside: it has no \`by\`.`,
  },
  /** `{relation:text}` has room for `one` here, and another edge was declared before. */
  edgeBesideOne: {
    code: 'FAB3270',
    name: 'edgeBesideOne',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly relation: string }): string => `\`${h.relation}\` has room for \`one\` here, and another edge was declared before.`,
  },
  /** `{relation:text}` is mutual: its edges lead both ways already. */
  bothOfMutual: {
    code: 'FAB3271',
    name: 'bothOfMutual',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly relation: string }): string => `\`${h.relation}\` is mutual: its edges lead both ways already.`,
  },
  /** `leads_to` between scenes is made of diverts, which can be no other way. */
  leadsAreDiverts: {
    code: 'FAB3272',
    name: 'leadsAreDiverts',
    severity: 'error',
    hasFix: false,
    text: (): string => '`leads_to` between scenes is made of diverts, which can be no other way.',
  },
  /** A divert is an edge, too, and says nothing of `{name:text}`: give it a default, or make it optional. */
  leadNeedsDefault: {
    code: 'FAB3273',
    name: 'leadNeedsDefault',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `A divert is an edge, too, and says nothing of \`${h.name}\`: give it a default, or make it optional.`,
  },
  /** `leads_to` between scenes is asked in queries and declared with `edge`, and cannot stand here. */
  leadOutsideQuery: {
    code: 'FAB3274',
    name: 'leadOutsideQuery',
    severity: 'error',
    hasFix: false,
    text: (): string => '`leads_to` between scenes is asked in queries and declared with `edge`, and cannot stand here.',
  },
  /** `{relation:text}` is an edge and is linked: `link {from:text} -[{relation:text}]-> …`. */
  edgeIsLinked: {
    code: 'FAB3275',
    name: 'edgeIsLinked',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly relation: string; readonly from: string }): string => `\`${h.relation}\` is an edge and is linked: \`link ${h.from} -[${h.relation}]-> …\`.`,
  },
  /** `{agents:text}` is at no end of `{relation:text}`: write by which relation it is `placed`. */
  agentsNotPlaced: {
    code: 'FAB3290',
    name: 'agentsNotPlaced',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly agents: string; readonly relation: string }): string => `\`${h.agents}\` is at no end of \`${h.relation}\`: write by which relation it is \`placed\`.`,
  },
  /** `{kind:text}` is nowhere near: no relation joins it with what `{relation:text}` leads to. */
  notPerceived: {
    code: 'FAB3291',
    name: 'notPerceived',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly kind: string; readonly relation: string }): string => `\`${h.kind}\` is nowhere near: no relation joins it with what \`${h.relation}\` leads to.`,
  },
  /** `{field:text}` is private: only its own entity perceives it. */
  privatePerceived: {
    code: 'FAB3292',
    name: 'privatePerceived',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly field: string }): string => `\`${h.field}\` is private: only its own entity perceives it.`,
  },
  /** `{found:text}` is no action: what an agent or a beat does is one. */
  notAnAction: {
    code: 'FAB3293',
    name: 'notAnAction',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly found: string }): string => `\`${h.found}\` is no action: what an agent or a beat does is one.`,
  },
  /** `{action:text}` is not done by `{agents:text}`: its first parameter says who does it. */
  actsForOther: {
    code: 'FAB3294',
    name: 'actsForOther',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly action: string; readonly agents: string }): string => `\`${h.action}\` is not done by \`${h.agents}\`: its first parameter says who does it.`,
  },
  /** `{name:text}` claims nothing: write what must hold `always`, or `eventually`. */
  goalWithoutClaim: {
    code: 'FAB3295',
    name: 'goalWithoutClaim',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `\`${h.name}\` claims nothing: write what must hold \`always\`, or \`eventually\`.`,
  },
  /** `{name:text}` has no end: write `within` and how many ticks. */
  goalWithoutTime: {
    code: 'FAB3296',
    name: 'goalWithoutTime',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `\`${h.name}\` has no end: write \`within\` and how many ticks.`,
  },
  /** {why:text}. */
  evidenceContradicts: {
    code: 'FAB3297',
    name: 'evidenceContradicts',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly why: string }): string => `${h.why}.`,
  },
  /** {names:list} wait for each other, so that none of them is ever done. */
  goalBeatsInCircle: {
    code: 'FAB3298',
    name: 'goalBeatsInCircle',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly names: readonly string[] }): string => `${listed(h.names)} wait for each other, so that none of them is ever done.`,
  },
  /** An arm sets fields of `config`; `{found:text}` is none. */
  armSetsOther: {
    code: 'FAB3299',
    name: 'armSetsOther',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly found: string }): string => `An arm sets fields of \`config\`; \`${h.found}\` is none.`,
  },
  /** `{name:text}` is an action of the simulation `{simulation:text}`: only what happens in it does it. */
  actionOfSimulation: {
    code: 'FAB3300',
    name: 'actionOfSimulation',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly simulation: string }): string => `\`${h.name}\` is an action of the simulation \`${h.simulation}\`: only what happens in it does it.`,
  },
  /** A template comes from a `.md` or `.txt` file of its own pack. */
  templateOutside: {
    code: 'FAB3310',
    name: 'templateOutside',
    severity: 'error',
    hasFix: false,
    text: (): string => 'A template comes from a `.md` or `.txt` file of its own pack.',
  },
  /** The parts of `{name:text}` add up to {sum:number} tokens, and it has {tokens:number}. */
  contextTooLarge: {
    code: 'FAB3311',
    name: 'contextTooLarge',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly sum: number; readonly tokens: number }): string => `The parts of \`${h.name}\` add up to ${h.sum} tokens, and it has ${h.tokens}.`,
  },
  /** `{name:text}` is written out, and a pack is handed on. */
  keyInSource: {
    code: 'FAB3312',
    name: 'keyInSource',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `\`${h.name}\` is written out, and a pack is handed on.`,
  },
  /** A setting of a provider is a figure, a text, a word, a field of `config`, or `env` and a name. */
  settingNotPlain: {
    code: 'FAB3313',
    name: 'settingNotPlain',
    severity: 'error',
    hasFix: false,
    text: (): string => 'A setting of a provider is a figure, a text, a word, a field of `config`, or `env` and a name.',
  },
  /** `{kind:text}` is not of this pack, and gets no memory from it. */
  memoryOfOthers: {
    code: 'FAB3314',
    name: 'memoryOfOthers',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly kind: string }): string => `\`${h.kind}\` is not of this pack, and gets no memory from it.`,
  },
  /** A model is an `onnx` file, not `{format:text}`. */
  modelFormat: {
    code: 'FAB3315',
    name: 'modelFormat',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly format: string }): string => `A model is an \`onnx\` file, not \`${h.format}\`.`,
  },
  /** `{name:text}` has no output. */
  modelWithoutOutput: {
    code: 'FAB3316',
    name: 'modelWithoutOutput',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `\`${h.name}\` has no output.`,
  },
  /** `{name:text}` does not say what it answers. */
  promptWithoutResult: {
    code: 'FAB3317',
    name: 'promptWithoutResult',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `\`${h.name}\` does not say what it answers.`,
  },
  /** The shares of this route add up to {sum:number} %, and not to 100 %. */
  routeShares: {
    code: 'FAB3318',
    name: 'routeShares',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly sum: number }): string => `The shares of this route add up to ${h.sum} %, and not to 100 %.`,
  },
  /** `{name:text}` has no fallback, and a reader waits for this. */
  askWithoutFallback: {
    code: 'FAB3319',
    name: 'askWithoutFallback',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `\`${h.name}\` has no fallback, and a reader waits for this.`,
  },
  /** What a model is sent does not change by how often it was sent. */
  sequenceInPrompt: {
    code: 'FAB3320',
    name: 'sequenceInPrompt',
    severity: 'error',
    hasFix: false,
    text: (): string => 'What a model is sent does not change by how often it was sent.',
  },
  /** A tensor says what it is made of and its sizes: `tensor<f32, [n, 16]>`. */
  tensorType: {
    code: 'FAB3321',
    name: 'tensorType',
    severity: 'error',
    hasFix: false,
    text: (): string => 'A tensor says what it is made of and its sizes: `tensor<f32, [n, 16]>`.',
  },
  /** `{name:text}` was given {found:text} where another argument makes it {wanted:text}. */
  tensorSizes: {
    code: 'FAB3322',
    name: 'tensorSizes',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly found: string; readonly wanted: string }): string => `\`${h.name}\` was given ${h.found} where another argument makes it ${h.wanted}.`,
  },
  /** `{name:text}` stands only in what a model is sent. */
  onlyInPrompt: {
    code: 'FAB3323',
    name: 'onlyInPrompt',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `\`${h.name}\` stands only in what a model is sent.`,
  },
  /** It is `recall(memory, whose, about: text, limit: figure)` and `transcript(last: figure)`. */
  recallArguments: {
    code: 'FAB3324',
    name: 'recallArguments',
    severity: 'error',
    hasFix: false,
    text: (): string => 'It is `recall(memory, whose, about: text, limit: figure)` and `transcript(last: figure)`.',
  },
  /** `{name:text}` {hint:text}. */
  memoryOwner: {
    code: 'FAB3325',
    name: 'memoryOwner',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly hint: string }): string => `\`${h.name}\` ${h.hint}.`,
  },
  /** `{name:text}` takes every value here; did you mean `{near:text}`? */
  binderNearMember: {
    code: 'FAB3330',
    name: 'binderNearMember',
    severity: 'warning',
    hasFix: true,
    text: (h: { readonly name: string; readonly near: string }): string => `\`${h.name}\` takes every value here; did you mean \`${h.near}\`?`,
  },
  /** “{text:text}” is no moment: write it as `2026-03-01 18:00`. */
  notAMoment: {
    code: 'FAB3331',
    name: 'notAMoment',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly text: string }): string => `“${h.text}” is no moment: write it as \`2026-03-01 18:00\`.`,
  },
  /** `{word:text}` stands only in the body of an action. */
  onlyInAction: {
    code: 'FAB3332',
    name: 'onlyInAction',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly word: string }): string => `\`${h.word}\` stands only in the body of an action.`,
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
  /** The deck `{name:text}` may have no card to draw here: {reason:text}. */
  deckMayRunDry: {
    code: 'FAB4007',
    name: 'deckMayRunDry',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly name: string; readonly reason: string }): string => `The deck \`${h.name}\` may have no card to draw here: ${h.reason}.`,
  },
  /** Nothing draws from the deck `{name:text}`. */
  deckNeverDrawn: {
    code: 'FAB4008',
    name: 'deckNeverDrawn',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly name: string }): string => `Nothing draws from the deck \`${h.name}\`.`,
  },
  /** The card `{name:text}` is never drawn: {reason:text}. */
  cardNeverDrawn: {
    code: 'FAB4009',
    name: 'cardNeverDrawn',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly name: string; readonly reason: string }): string => `The card \`${h.name}\` is never drawn: ${h.reason}.`,
  },
  /** `{name:text}` can never be done: {reason:text}. */
  objectiveNeverDone: {
    code: 'FAB4010',
    name: 'objectiveNeverDone',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly name: string; readonly reason: string }): string => `\`${h.name}\` can never be done: ${h.reason}.`,
  },
  /** These objectives wait for each other, and none of them ever opens: {names:list}. */
  objectivesInCircle: {
    code: 'FAB4011',
    name: 'objectivesInCircle',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly names: readonly string[] }): string => `These objectives wait for each other, and none of them ever opens: ${listed(h.names)}.`,
  },
  /** `{name:text}` can never be finished: {reason:text}. */
  missionNeverDone: {
    code: 'FAB4012',
    name: 'missionNeverDone',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly name: string; readonly reason: string }): string => `\`${h.name}\` can never be finished: ${h.reason}.`,
  },
  /** It can never fail this way: {reason:text}. */
  failNeverHappens: {
    code: 'FAB4013',
    name: 'failNeverHappens',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly reason: string }): string => `It can never fail this way: ${h.reason}.`,
  },
  /** `{name:text}` is never full: what it reads never comes to this. */
  clockNeverFull: {
    code: 'FAB4014',
    name: 'clockNeverFull',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly name: string }): string => `\`${h.name}\` is never full: what it reads never comes to this.`,
  },
  /** `{what:text}` is private{of:text?}, and {where:text}. */
  privateLeaves: {
    code: 'FAB4015',
    name: 'privateLeaves',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly what: string; readonly of?: string | undefined; readonly where: string }): string => `\`${h.what}\` is private${h.of ?? ''}, and ${h.where}.`,
  },
  /** `{what:text}` is secret, and {where:text}. */
  secretLeaves: {
    code: 'FAB4016',
    name: 'secretLeaves',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly what: string; readonly where: string }): string => `\`${h.what}\` is secret, and ${h.where}.`,
  },
  /** There is nothing private or secret in this to reveal. */
  nothingToReveal: {
    code: 'FAB4017',
    name: 'nothingToReveal',
    severity: 'info',
    hasFix: false,
    text: (): string => 'There is nothing private or secret in this to reveal.',
  },
  /** This is always true. */
  alwaysTrue: {
    code: 'FAB4018',
    name: 'alwaysTrue',
    severity: 'info',
    hasFix: false,
    text: (): string => 'This is always true.',
  },
  /** This is never come to: whenever it holds, an earlier one is taken. */
  shadowedArm: {
    code: 'FAB4019',
    name: 'shadowedArm',
    severity: 'warning',
    hasFix: false,
    text: (): string => 'This is never come to: whenever it holds, an earlier one is taken.',
  },
  /** Nothing ever changes `{name:text}`: it stays what it is at the start. */
  neverWritten: {
    code: 'FAB4020',
    name: 'neverWritten',
    severity: 'info',
    hasFix: false,
    text: (h: { readonly name: string }): string => `Nothing ever changes \`${h.name}\`: it stays what it is at the start.`,
  },
  /** Nothing uses the {sort:text} `{name:text}`. */
  unused: {
    code: 'FAB4021',
    name: 'unused',
    severity: 'info',
    hasFix: false,
    text: (h: { readonly sort: string; readonly name: string }): string => `Nothing uses the ${h.sort} \`${h.name}\`.`,
  },
  /** No way leads to the label `{name:text}`. */
  unreachableLabel: {
    code: 'FAB4022',
    name: 'unreachableLabel',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly name: string }): string => `No way leads to the label \`${h.name}\`.`,
  },
  /** From `{name:text}` no way leads to an end of the story. */
  noWayToEnd: {
    code: 'FAB4023',
    name: 'noWayToEnd',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly name: string }): string => `From \`${h.name}\` no way leads to an end of the story.`,
  },
  /** `{account:text}` holds {holds:text} at the start, nothing is ever paid into it, and this takes {takes:text}. */
  paymentNeverCovered: {
    code: 'FAB4024',
    name: 'paymentNeverCovered',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly account: string; readonly holds: string; readonly takes: string }): string => `\`${h.account}\` holds ${h.holds} at the start, nothing is ever paid into it, and this takes ${h.takes}.`,
  },
  /** `{what:text}` may be 0 here, and nothing can be divided by it. */
  mayDivideByZero: {
    code: 'FAB4025',
    name: 'mayDivideByZero',
    severity: 'info',
    hasFix: false,
    text: (h: { readonly what: string }): string => `\`${h.what}\` may be 0 here, and nothing can be divided by it.`,
  },
  /** `{what:text}` may be empty here, and then this is refused. */
  mayBeEmpty: {
    code: 'FAB4026',
    name: 'mayBeEmpty',
    severity: 'info',
    hasFix: false,
    text: (h: { readonly what: string }): string => `\`${h.what}\` may be empty here, and then this is refused.`,
  },
  /** `{what:text}` may be below 0 here, and has no root then. */
  mayBeNegative: {
    code: 'FAB4027',
    name: 'mayBeNegative',
    severity: 'info',
    hasFix: false,
    text: (h: { readonly what: string }): string => `\`${h.what}\` may be below 0 here, and has no root then.`,
  },
  /** `{what:text}` may not be there, and then this is refused. */
  mayBeMissing: {
    code: 'FAB4028',
    name: 'mayBeMissing',
    severity: 'info',
    hasFix: false,
    text: (h: { readonly what: string }): string => `\`${h.what}\` may not be there, and then this is refused.`,
  },
  /** `{of:text}` never reads `{name:text}`. */
  unusedParameter: {
    code: 'FAB4029',
    name: 'unusedParameter',
    severity: 'info',
    hasFix: false,
    text: (h: { readonly of: string; readonly name: string }): string => `\`${h.of}\` never reads \`${h.name}\`.`,
  },
  /** `{name:text}` is never come to: no beat leads there. */
  beatNeverReached: {
    code: 'FAB4030',
    name: 'beatNeverReached',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly name: string }): string => `\`${h.name}\` is never come to: no beat leads there.`,
  },
  /** Nothing shows that `{name:text}` ends: {reason:text}. */
  beatMayNeverEnd: {
    code: 'FAB4031',
    name: 'beatMayNeverEnd',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly name: string; readonly reason: string }): string => `Nothing shows that \`${h.name}\` ends: ${h.reason}.`,
  },
  /** Nothing is ever `{name:text}`: no value of `{of:text}` is made of it. */
  memberNeverProduced: {
    code: 'FAB4032',
    name: 'memberNeverProduced',
    severity: 'info',
    hasFix: false,
    text: (h: { readonly name: string; readonly of: string }): string => `Nothing is ever \`${h.name}\`: no value of \`${h.of}\` is made of it.`,
  },
  /** `{name:text}` has no key, so one event may run it twice. */
  workflowWithoutKey: {
    code: 'FAB4040',
    name: 'workflowWithoutKey',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly name: string }): string => `\`${h.name}\` has no key, so one event may run it twice.`,
  },
  /** `{name:text}` is tried again without a key, so a try that was only slow counts twice. */
  retryWithoutKey: {
    code: 'FAB4041',
    name: 'retryWithoutKey',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly name: string }): string => `\`${h.name}\` is tried again without a key, so a try that was only slow counts twice.`,
  },
  /** The steps may take {steps:text}, and the whole {whole:text}. */
  stepsOverBudget: {
    code: 'FAB4042',
    name: 'stepsOverBudget',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly steps: string; readonly whole: string }): string => `The steps may take ${h.steps}, and the whole ${h.whole}.`,
  },
  /** Nothing emits `{event:text}`, so this never runs. */
  eventNeverEmitted: {
    code: 'FAB4043',
    name: 'eventNeverEmitted',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly event: string }): string => `Nothing emits \`${h.event}\`, so this never runs.`,
  },
  /** Nothing happens in the phase `{name:text}`. */
  phaseNeverUsed: {
    code: 'FAB4060',
    name: 'phaseNeverUsed',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly name: string }): string => `Nothing happens in the phase \`${h.name}\`.`,
  },
  /** There is never a `{kind:text}` to act: none is declared, populated or made. */
  agentsNobody: {
    code: 'FAB4061',
    name: 'agentsNobody',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly kind: string }): string => `There is never a \`${h.kind}\` to act: none is declared, populated or made.`,
  },
  /** `{what:text}` is shared out, but no action takes from it. */
  contentionNeverMet: {
    code: 'FAB4062',
    name: 'contentionNeverMet',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly what: string }): string => `\`${h.what}\` is shared out, but no action takes from it.`,
  },
  /** {what:text} can never hold: the bounds of what it reads rule it out. */
  neverHolds: {
    code: 'FAB4063',
    name: 'neverHolds',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly what: string }): string => `${h.what} can never hold: the bounds of what it reads rule it out.`,
  },
  /** Nobody answers `{name:text}`: its route has no provider. */
  promptWithoutProvider: {
    code: 'FAB4070',
    name: 'promptWithoutProvider',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly name: string }): string => `Nobody answers \`${h.name}\`: its route has no provider.`,
  },
  /** `{step:text}` may wait {prompts:text} for models, and may take {whole:text}. */
  promptsOverBudget: {
    code: 'FAB4071',
    name: 'promptsOverBudget',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly step: string; readonly prompts: string; readonly whole: string }): string => `\`${h.step}\` may wait ${h.prompts} for models, and may take ${h.whole}.`,
  },
  /** No file here declares a pack. */
  noPack: {
    code: 'FAB5001',
    name: 'noPack',
    severity: 'error',
    hasFix: false,
    text: (): string => 'No file here declares a pack.',
  },
  /** A second pack, `{name:text}`, is declared in this folder or below it. */
  secondPack: {
    code: 'FAB5002',
    name: 'secondPack',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `A second pack, \`${h.name}\`, is declared in this folder or below it.`,
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
  /** This module does not compile: {why:text}. */
  externModule: {
    code: 'FAB5019',
    name: 'externModule',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly why: string }): string => `This module does not compile: ${h.why}.`,
  },
  /** `{name:text}` is not what the pack declares: {why:text}. */
  externMisfit: {
    code: 'FAB5020',
    name: 'externMisfit',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly why: string }): string => `\`${h.name}\` is not what the pack declares: ${h.why}.`,
  },
  /** This module has no `{name:text}`, which the pack declares. */
  externNotProvided: {
    code: 'FAB5021',
    name: 'externNotProvided',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `This module has no \`${h.name}\`, which the pack declares.`,
  },
  /** `{field:text}` is gone, and sessions hold values of it. */
  fieldGone: {
    code: 'FAB6001',
    name: 'fieldGone',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly field: string }): string => `\`${h.field}\` is gone, and sessions hold values of it.`,
  },
  /** The {sort:text} `{name:text}` is gone, and sessions hold what was kept of it. */
  declarationGone: {
    code: 'FAB6002',
    name: 'declarationGone',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly sort: string; readonly name: string }): string => `The ${h.sort} \`${h.name}\` is gone, and sessions hold what was kept of it.`,
  },
  /** `{name:text}` is gone, and {holders:list} may hold it. */
  caseGone: {
    code: 'FAB6003',
    name: 'caseGone',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly holders: readonly string[] }): string => `\`${h.name}\` is gone, and ${listed(h.holders)} may hold it.`,
  },
  /** `{field:text}` is new and has no default: what is there already would have no value for it. */
  newFieldEmpty: {
    code: 'FAB6004',
    name: 'newFieldEmpty',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly field: string }): string => `\`${h.field}\` is new and has no default: what is there already would have no value for it.`,
  },
  /** `{field:text}` was {before:text} and is {after:text}: nothing leads from the one to the other by itself. */
  noConversion: {
    code: 'FAB6005',
    name: 'noConversion',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly field: string; readonly before: string; readonly after: string }): string => `\`${h.field}\` was ${h.before} and is ${h.after}: nothing leads from the one to the other by itself.`,
  },
  /** `{field:text}` may hold {what:text}, and has no default that could take its place. */
  nothingInPlace: {
    code: 'FAB6006',
    name: 'nothingInPlace',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly field: string; readonly what: string }): string => `\`${h.field}\` may hold ${h.what}, and has no default that could take its place.`,
  },
  /** `{kind:text}` has no `{component:text}` any more, and its things hold values of it. */
  componentLost: {
    code: 'FAB6007',
    name: 'componentLost',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly kind: string; readonly component: string }): string => `\`${h.kind}\` has no \`${h.component}\` any more, and its things hold values of it.`,
  },
  /** All declared edges of `{relation:text}` lead the other way: was the relation turned round? */
  maybeTurned: {
    code: 'FAB6008',
    name: 'maybeTurned',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly relation: string }): string => `All declared edges of \`${h.relation}\` lead the other way: was the relation turned round?`,
  },
  /** `{relation:text}` leads {after:text} now and led {before:text}, and sessions may hold edges between others. */
  endsNarrowed: {
    code: 'FAB6009',
    name: 'endsNarrowed',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly relation: string; readonly after: string; readonly before: string }): string => `\`${h.relation}\` leads ${h.after} now and led ${h.before}, and sessions may hold edges between others.`,
  },
  /** `{name:text}` belongs to the campaign from now on, and this version keeps no things of a campaign. */
  passesToCampaign: {
    code: 'FAB6010',
    name: 'passesToCampaign',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `\`${h.name}\` belongs to the campaign from now on, and this version keeps no things of a campaign.`,
  },
  /** The {sort:text} `{now:text}` was `{was:text}`, it says; the release has nothing of that name. */
  formerNameUnknown: {
    code: 'FAB6011',
    name: 'formerNameUnknown',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly sort: string; readonly now: string; readonly was: string }): string => `The ${h.sort} \`${h.now}\` was \`${h.was}\`, it says; the release has nothing of that name.`,
  },
  /** Readers may stand at {place:text}, which is gone. Where do they go on? */
  placeGone: {
    code: 'FAB6140',
    name: 'placeGone',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly place: string }): string => `Readers may stand at ${h.place}, which is gone. Where do they go on?`,
  },
  /** Scene `{scene:text}` is gone, and readers may stand in it. Where do they go on? */
  sceneGone: {
    code: 'FAB6141',
    name: 'sceneGone',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly scene: string }): string => `Scene \`${h.scene}\` is gone, and readers may stand in it. Where do they go on?`,
  },
  /** Who stands at {place:text} does not have {lacks:text}. Where do they go on? */
  placeUnfit: {
    code: 'FAB6142',
    name: 'placeUnfit',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly place: string; readonly lacks: string }): string => `Who stands at ${h.place} does not have ${h.lacks}. Where do they go on?`,
  },
  /** Readers may stand at {place:text}, and these stand at several places now. At which of them do readers stand? */
  placeParted: {
    code: 'FAB6143',
    name: 'placeParted',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly place: string }): string => `Readers may stand at ${h.place}, and these stand at several places now. At which of them do readers stand?`,
  },
  /** There is no place `{target:text}` for who stands at `{place:text}` to go on from. */
  unknownMoveTarget: {
    code: 'FAB6144',
    name: 'unknownMoveTarget',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly target: string; readonly place: string }): string => `There is no place \`${h.target}\` for who stands at \`${h.place}\` to go on from.`,
  },
  /** Who stands at {place:text} can’t go on from {target:text}, for want of {lacks:text}. */
  moveTargetUnfit: {
    code: 'FAB6145',
    name: 'moveTargetUnfit',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly place: string; readonly target: string; readonly lacks: string }): string => `Who stands at ${h.place} can’t go on from ${h.target}, for want of ${h.lacks}.`,
  },
  /** The release has no place `{place:text}` that somebody could stand at. */
  unknownMovePlace: {
    code: 'FAB6146',
    name: 'unknownMovePlace',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly place: string }): string => `The release has no place \`${h.place}\` that somebody could stand at.`,
  },
  /** The last release has no `{name:text}` to migrate from. */
  migrationOfNew: {
    code: 'FAB6160',
    name: 'migrationOfNew',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `The last release has no \`${h.name}\` to migrate from.`,
  },
  /** A migration can’t use {what:text}: it knows nothing but what the thing itself kept. */
  migrationUsesOther: {
    code: 'FAB6161',
    name: 'migrationUsesOther',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly what: string }): string => `A migration can’t use ${h.what}: it knows nothing but what the thing itself kept.`,
  },
  /** `{field:text}` holds {resource:text}, which a migration can neither make nor take away. */
  migrationSetsHolding: {
    code: 'FAB6162',
    name: 'migrationSetsHolding',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly field: string; readonly resource: string }): string => `\`${h.field}\` holds ${h.resource}, which a migration can neither make nor take away.`,
  },
  /** `{name:text}` is a record: what holds it migrates it. */
  migrationOfRecord: {
    code: 'FAB6163',
    name: 'migrationOfRecord',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `\`${h.name}\` is a record: what holds it migrates it.`,
  },
  /** This is no SQL: {detail:text}. */
  sqlUnreadable: {
    code: 'FAB6201',
    name: 'sqlUnreadable',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly detail: string }): string => `This is no SQL: ${h.detail}.`,
  },
  /** Everybody waits for `{table:text}` meanwhile: {what:text}. */
  lockedForLong: {
    code: 'FAB6202',
    name: 'lockedForLong',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly table: string; readonly what: string }): string => `Everybody waits for \`${h.table}\` meanwhile: ${h.what}.`,
  },
  /** All rows of `{table:text}` are written anew: {what:text}. */
  tableRewritten: {
    code: 'FAB6203',
    name: 'tableRewritten',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly table: string; readonly what: string }): string => `All rows of \`${h.table}\` are written anew: ${h.what}.`,
  },
  /** In the {part:text} {what:text}: the version before still writes there. */
  breaksVersionBefore: {
    code: 'FAB6204',
    name: 'breaksVersionBefore',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly part: string; readonly what: string }): string => `In the ${h.part} ${h.what}: the version before still writes there.`,
  },
  /** Here {what:text}. */
  rowsLost: {
    code: 'FAB6205',
    name: 'rowsLost',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly what: string }): string => `Here ${h.what}.`,
  },
  /** `undo.sql` does not take this away: {what:text}. */
  notUndone: {
    code: 'FAB6206',
    name: 'notUndone',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly what: string }): string => `\`undo.sql\` does not take this away: ${h.what}.`,
  },
  /** Everybody waits for the table while the index `{name:text}` is {does:text}. */
  indexNotConcurrent: {
    code: 'FAB6207',
    name: 'indexNotConcurrent',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly name: string; readonly does: string }): string => `Everybody waits for the table while the index \`${h.name}\` is ${h.does}.`,
  },
  /** {what:text} can't stand in a transaction, and this file is one. */
  concurrentlyInTransaction: {
    code: 'FAB6208',
    name: 'concurrentlyInTransaction',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly what: string }): string => `${h.what} can't stand in a transaction, and this file is one.`,
  },
  /** This can't be run twice; it wants {what:text}. */
  notRepeatable: {
    code: 'FAB6209',
    name: 'notRepeatable',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly what: string }): string => `This can't be run twice; it wants ${h.what}.`,
  },
  /** The key of `{table:text}` does not begin with tenant, campaign, session and branch. */
  keyWithoutSession: {
    code: 'FAB6210',
    name: 'keyWithoutSession',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly table: string }): string => `The key of \`${h.table}\` does not begin with tenant, campaign, session and branch.`,
  },
  /** `{name:text}` is open to other tenants: {what:text}. */
  openToTenants: {
    code: 'FAB6211',
    name: 'openToTenants',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string; readonly what: string }): string => `\`${h.name}\` is open to other tenants: ${h.what}.`,
  },
  /** `{name:text}` is counted for all sessions at once. */
  countedAcrossSessions: {
    code: 'FAB6212',
    name: 'countedAcrossSessions',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `\`${h.name}\` is counted for all sessions at once.`,
  },
  /** The store begins and ends the transaction. */
  ownTransaction: {
    code: 'FAB6213',
    name: 'ownTransaction',
    severity: 'error',
    hasFix: false,
    text: (): string => 'The store begins and ends the transaction.',
  },
  /** `{name:text}` is not named as something of the pack's own schema. */
  nameElsewhere: {
    code: 'FAB6214',
    name: 'nameElsewhere',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `\`${h.name}\` is not named as something of the pack's own schema.`,
  },
  /** Why {code:text} is accepted is not said. */
  acceptedWithoutReason: {
    code: 'FAB6215',
    name: 'acceptedWithoutReason',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly code: string }): string => `Why ${h.code} is accepted is not said.`,
  },
  /** {code:text} is accepted here, and nothing reports it. */
  nothingToAccept: {
    code: 'FAB6216',
    name: 'nothingToAccept',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly code: string }): string => `${h.code} is accepted here, and nothing reports it.`,
  },
  /** This translation can't be read: {problem:text}. */
  unreadableStrings: {
    code: 'FAB7001',
    name: 'unreadableStrings',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly problem: string }): string => `This translation can't be read: ${h.problem}.`,
  },
  /** There is no language `{name:text}`. */
  noLanguage: {
    code: 'FAB7002',
    name: 'noLanguage',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly name: string }): string => `There is no language \`${h.name}\`.`,
  },
  /** There are two translations into `{locale:text}`; the other one is {first:text}. */
  languageTwice: {
    code: 'FAB7003',
    name: 'languageTwice',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly locale: string; readonly first: string }): string => `There are two translations into \`${h.locale}\`; the other one is ${h.first}.`,
  },
  /** `{id:text}` stands in this file twice. */
  textTwice: {
    code: 'FAB7004',
    name: 'textTwice',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly id: string }): string => `\`${h.id}\` stands in this file twice.`,
  },
  /** The translation of `{id:text}` can't be read: {problem:text} */
  unreadableTranslation: {
    code: 'FAB7005',
    name: 'unreadableTranslation',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly id: string; readonly problem: string }): string => `The translation of \`${h.id}\` can't be read: ${h.problem}`,
  },
  /** The translation of `{id:text}` names `{hole:text}`, which the source does not{hint:text?}. */
  unknownPlaceholder: {
    code: 'FAB7006',
    name: 'unknownPlaceholder',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly id: string; readonly hole: string; readonly hint?: string | undefined }): string => `The translation of \`${h.id}\` names \`${h.hole}\`, which the source does not${h.hint ?? ''}.`,
  },
  /** `{hole:text}` is only known in an arm of the source, and the translation of `{id:text}` names it outside of it. */
  placeholderOutOfPlace: {
    code: 'FAB7007',
    name: 'placeholderOutOfPlace',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly hole: string; readonly id: string }): string => `\`${h.hole}\` is only known in an arm of the source, and the translation of \`${h.id}\` names it outside of it.`,
  },
  /** `{hole:text}` has as many arms as in the source, {wanted:number}; the translation of `{id:text}` has {found:number}. */
  otherArmCount: {
    code: 'FAB7008',
    name: 'otherArmCount',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly hole: string; readonly wanted: number; readonly id: string; readonly found: number }): string => `\`${h.hole}\` has as many arms as in the source, ${h.wanted}; the translation of \`${h.id}\` has ${h.found}.`,
  },
  /** `{hole:text}` in the translation of `{id:text}` has no arm `other`. */
  translationWithoutOther: {
    code: 'FAB7009',
    name: 'translationWithoutOther',
    severity: 'error',
    hasFix: false,
    text: (h: { readonly hole: string; readonly id: string }): string => `\`${h.hole}\` in the translation of \`${h.id}\` has no arm \`other\`.`,
  },
  /** The translation of `{id:text}` leaves out `{hole:text}`. */
  missingPlaceholder: {
    code: 'FAB7010',
    name: 'missingPlaceholder',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly id: string; readonly hole: string }): string => `The translation of \`${h.id}\` leaves out \`${h.hole}\`.`,
  },
  /** `{hole:text}` in the translation of `{id:text}` has no arm for {missing:list}, which `{locale:text}` tells apart. */
  missingCategories: {
    code: 'FAB7011',
    name: 'missingCategories',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly hole: string; readonly id: string; readonly missing: readonly string[]; readonly locale: string }): string => `\`${h.hole}\` in the translation of \`${h.id}\` has no arm for ${listed(h.missing)}, which \`${h.locale}\` tells apart.`,
  },
  /** The translation into `{locale:text}` is not finished: {what:text}. */
  unfinishedLanguage: {
    code: 'FAB7012',
    name: 'unfinishedLanguage',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly locale: string; readonly what: string }): string => `The translation into \`${h.locale}\` is not finished: ${h.what}.`,
  },
  /** `{id:text}` has no translation into `{locale:text}`. */
  missingTranslation: {
    code: 'FAB7013',
    name: 'missingTranslation',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly id: string; readonly locale: string }): string => `\`${h.id}\` has no translation into \`${h.locale}\`.`,
  },
  /** The source of `{id:text}` has changed since it was translated into `{locale:text}`. */
  staleTranslation: {
    code: 'FAB7014',
    name: 'staleTranslation',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly id: string; readonly locale: string }): string => `The source of \`${h.id}\` has changed since it was translated into \`${h.locale}\`.`,
  },
  /** `{id:text}` was pinned as `{pinned:text}`, and reads otherwise now. */
  changedRecording: {
    code: 'FAB7015',
    name: 'changedRecording',
    severity: 'warning',
    hasFix: false,
    text: (h: { readonly id: string; readonly pinned: string }): string => `\`${h.id}\` was pinned as \`${h.pinned}\`, and reads otherwise now.`,
  },
} as const;
