import { createToken, type TokenType } from 'chevrotain';
import { contextualWords, declarationWords, reservedWords } from './words.js';

/**
 * Token types. They carry no patterns: the lexer is written by hand (one multi-mode table lexer was tried and could
 * not tell a block's brace from a record's), and chevrotain needs only their identity and categories.
 */

/** What the parser asks for wherever a name may stand: an identifier, or a word that is no clause here. */
export const AnyName = token('AnyName', 'a name');
export const Identifier = token('Identifier', 'a name', AnyName);
/** The word after a figure on its line: `silver` in `5.00 silver`. */
export const UnitWord = token('UnitWord', 'a unit');

// Structure.
export const FileEnd = token('FileEnd', 'the end of the file');
export const DeclarationEnd = token('DeclarationEnd', 'the end of the declaration');
export const LineEnd = token('LineEnd', 'the end of the line');
export const Semicolon = token('Semicolon', '`;`');
export const ProseOpen = token('ProseOpen', '`{`');
export const LogicOpen = token('LogicOpen', '`{`');
export const ArmsOpen = token('ArmsOpen', '`{`');
export const RecordOpen = token('RecordOpen', '`{`');
export const PromptOpen = token('PromptOpen', '`{`');
export const Close = token('Close', '`}`');

// Punctuation and operators.
/** What may stand between two operands; which binds more tightly is decided when they are folded. */
export const AnyOperator = token('AnyOperator', 'an operator');
export const LParen = token('LParen', '`(`');
export const RParen = token('RParen', '`)`');
export const LBracket = token('LBracket', '`[`');
export const RBracket = token('RBracket', '`]`');
export const Comma = token('Comma', 'a comma');
export const Colon = token('Colon', 'a colon');
export const Dot = token('Dot', 'a dot');
export const RangeDots = token('RangeDots', '`..`', AnyOperator);
export const OpenRangeDots = token('OpenRangeDots', '`..<`', AnyOperator);
/** Behind a share: `route voice 90%`. */
export const Percent = token('Percent', '`%`');
export const Question = token('Question', '`?`');
export const Bar = token('Bar', '`|`');
export const Assign = token('Assign', '`=`');
export const PlusAssign = token('PlusAssign', '`+=`');
export const MinusAssign = token('MinusAssign', '`-=`');
export const Equal = token('Equal', '`==`', AnyOperator);
export const NotEqual = token('NotEqual', '`!=`', AnyOperator);
export const Less = token('Less', '`<`', AnyOperator);
export const LessEqual = token('LessEqual', '`<=`', AnyOperator);
/** `>=` is this and an `=` right behind it: so the `>` of `list<int>= x` needs no splitting. */
export const Greater = token('Greater', '`>`', AnyOperator);
export const Plus = token('Plus', '`+`', AnyOperator);
export const Minus = token('Minus', '`-`', AnyOperator);
export const Star = token('Star', '`*`', AnyOperator);
export const Slash = token('Slash', '`/`', AnyOperator);
export const Arrow = token('Arrow', '`->`');
export const EdgeOpen = token('EdgeOpen', '`-[`');
export const EdgeClose = token('EdgeClose', '`]->`');
/** In a query's pattern an edge may be gone along the other way, or either way. */
export const EdgeBack = token('EdgeBack', '`<-[`');
export const EdgeEnd = token('EdgeEnd', '`]-`');

// Literals.
export const Int = token('Int', 'a figure');
export const Float = token('Float', 'a figure');
export const Version = token('Version', 'a version');
export const Dice = token('Dice', 'dice');
export const Duration = token('Duration', 'a duration');
/** `03:00`. */
export const ClockTime = token('ClockTime', 'a time of day');
/** A whole text with its quotes, when nothing in it is live. */
export const PlainText = token('PlainText', 'a text in quotes');
export const TextOpen = token('TextOpen', 'a text in quotes');
export const TextClose = token('TextClose', 'the closing quote');

// Inline content.
export const Text = token('Text', 'text');
/** Of prompt text: what stands between `"""`, the blanks that a line begins with, and a line's end. */
export const RawText = token('RawText', 'text');
export const LineIndent = token('LineIndent', 'an indent');
export const TextBreak = token('TextBreak', 'the end of the line');
export const Speaker = token('Speaker', 'a speaker');
export const GlueBefore = token('GlueBefore', '`<>`');
export const GlueAfter = token('GlueAfter', '`<>`');
export const Tag = token('Tag', 'a tag');
export const ExplicitId = token('ExplicitId', 'an id');
export const MarkupTag = token('MarkupTag', 'markup');
export const SplitOpen = token('SplitOpen', '`[`');
export const SplitClose = token('SplitClose', '`]`');
export const ValueOpen = token('ValueOpen', '`{`');
export const IfOpen = token('IfOpen', '`{if`');
export const SequenceOpen = token('SequenceOpen', '`{cycle:`');
export const InlineClose = token('InlineClose', '`}`');
export const PluralMark = token('PluralMark', '`, plural:`');
export const SelectMark = token('SelectMark', '`, select:`');
export const ListMark = token('ListMark', '`, list`');
/** `, date: long`, `, time`, `, duration: rough`: how a moment or a span of time is told. */
export const StyleMark = token('StyleMark', '`, date: long`');
export const ArmBar = token('ArmBar', '`|`');
/** `else if` and `else` at an arm's head. */
export const ArmElseIf = token('ArmElseIf', '`else if`');
export const ArmElse = token('ArmElse', '`else:`');
export const ArmColon = token('ArmColon', 'a colon');
export const ArmKey = token('ArmKey', 'a category');

// The marks of prose.
export const ChoiceMark = token('ChoiceMark', 'a choice');
export const LabelMark = token('LabelMark', '`=`');
export const LogicMark = token('LogicMark', '`~`');
export const ChoiceLabel = token('ChoiceLabel', 'a label');

const operatorWords: ReadonlySet<string> = new Set(['and', 'or', 'in', 'contains']);

/** Reserved words: never names. */
export const reserved = wordTokens(reservedWords, (word) => (operatorWords.has(word) ? [AnyOperator] : []));
/** Clause and statement words: names wherever the grammar does not ask for the word itself. */
export const contextual = wordTokens(contextualWords, (word) => (word === 'mod' ? [AnyName, AnyOperator] : [AnyName]));
/** The words that open a declaration, where they open one; elsewhere the lexer makes them names. */
export const declaring = wordTokens(declarationWords, () => [], 'Declare_');

/** How a word in logic is read; a word that is not here is an identifier. */
export const tokenOfWord: ReadonlyMap<string, TokenType> = new Map<string, TokenType>([
  ...Object.entries(contextual),
  ...Object.entries(reserved),
]);

export const declaringOfWord: ReadonlyMap<string, TokenType> = new Map<string, TokenType>(Object.entries(declaring));

/** Whether a word can't be a name. */
export function isReserved(word: string): boolean {
  return Object.hasOwn(reserved, word);
}

/** All of them, as the parser's vocabulary. */
export const vocabulary: TokenType[] = [
  ...[
    AnyName,
    AnyOperator,
    Identifier,
    UnitWord,
    FileEnd,
    DeclarationEnd,
    LineEnd,
    Semicolon,
    ProseOpen,
    LogicOpen,
    ArmsOpen,
  ],
  ...[RecordOpen, Close, LParen, RParen, LBracket, RBracket, Comma, Colon, Dot],
  ...[RangeDots, OpenRangeDots, Question, Bar, Assign, PlusAssign, MinusAssign, Equal, NotEqual, Less, LessEqual],
  ...[
    Greater,
    Plus,
    Minus,
    Star,
    Slash,
    Arrow,
    EdgeOpen,
    EdgeClose,
    EdgeBack,
    EdgeEnd,
    Int,
    Float,
    Version,
    Dice,
    Duration,
    ClockTime,
    PlainText,
  ],
  ...[TextOpen, TextClose, Text, Speaker, GlueBefore, GlueAfter, Tag, ExplicitId, MarkupTag, SplitOpen, SplitClose],
  ...[
    ValueOpen,
    IfOpen,
    SequenceOpen,
    InlineClose,
    PluralMark,
    SelectMark,
    ListMark,
    StyleMark,
    ArmBar,
    ArmElseIf,
    ArmElse,
  ],
  ...[PromptOpen, Percent, RawText, LineIndent, TextBreak],
  ...[ArmColon, ArmKey, ChoiceMark, LabelMark, LogicMark, ChoiceLabel],
  ...Object.values(reserved),
  ...Object.values(contextual),
  ...Object.values(declaring),
];

function token(name: string, label: string, category?: TokenType): TokenType {
  return category ? createToken({ name, label, categories: [category] }) : createToken({ name, label });
}

function wordTokens<Word extends string>(
  words: readonly Word[],
  categories: (word: Word) => TokenType[],
  prefix = 'Word_',
): Readonly<Record<Word, TokenType>> {
  const made: Partial<Record<Word, TokenType>> = {};
  for (const word of words) {
    made[word] = createToken({ name: `${prefix}${word}`, label: `\`${word}\``, categories: categories(word) });
  }
  if (!isComplete(made, words)) throw new Error('A word has no token type.');
  return made;
}

function isComplete<Word extends string>(
  made: Partial<Record<Word, TokenType>>,
  words: readonly Word[],
): made is Record<Word, TokenType> {
  return words.every((word) => made[word] !== undefined);
}
