import { deckKey, deckSource, readDeckFile, whyNotSigned } from '../decks/index.js';
import { catalogue, type Diagnostic, diagnostic } from '../diagnostics/index.js';
import type { DeckDeclaration, SignedDeck, TextLiteral } from '../phases/1-parse/index.js';
import { type BoundProgram, closest, deckEnding, deckPath, isSymbolOf, type Symbol } from '../phases/2-bind/index.js';
import type { CheckedDeclaration } from '../phases/3-check/index.js';
import { deckMay } from './deck-may.js';
import type { PackFiles } from './pack-files.js';

/**
 * A pack's files with the decks that its sources name, as Fabula: they are read, checked and given ids like what the
 * author wrote. One that is not of the form has no cards, which is said where it is declared.
 */
export function withDecks(files: PackFiles): PackFiles {
  const decks = [...(files.data ?? [])].filter(([path]) => path.endsWith(deckEnding));
  if (decks.length === 0) return files;
  const sources = new Map(files.sources);
  for (const [path, content] of decks) {
    const isNamed = [...files.sources.values()].some((text) => text.includes(path.slice(path.lastIndexOf('/') + 1)));
    const read = isNamed && typeof content === 'string' ? readDeckFile(content) : undefined;
    if (read?.ok) sources.set(path, deckSource(read.deck));
  }
  return { ...files, sources };
}

/** Whether each deck from a file is there, was signed with the key that is named, and does only what it may. */
export function signedDecks(program: BoundProgram, checked: readonly CheckedDeclaration[]): readonly Diagnostic[] {
  return program.units.flatMap((unit) =>
    unit.symbols.flatMap((symbol) => {
      if (!isSymbolOf(symbol, 'deck')) return [];
      const { signed } = symbol.declaration;
      if (!signed) return [];
      const found = checkFile(symbol, signed);
      return found.length > 0 ? found : deckMay(symbol, signed, checked);
    }),
  );
}

function checkFile(deck: Symbol<DeckDeclaration>, signed: SignedDeck): Diagnostic[] {
  const file = deck.grant?.file ?? deck.file;
  const { data } = deck.chapter.unit;
  const path = deckPath(file, signed.file);
  const at = { file: file.path, span: signed.file.span };
  const content = path === undefined ? undefined : data.read(path);
  if (path === undefined || content === undefined) {
    const near = closest(
      path ?? textOf(signed.file),
      data.paths().filter((each) => each.endsWith(deckEnding)),
    );
    const hint = near === undefined ? {} : { hint: `, but there is \`${near}\`` };
    return [diagnostic(catalogue.deckFileNotFound, at, { path: path ?? textOf(signed.file), ...hint })];
  }
  const read = typeof content === 'string' ? readDeckFile(content) : undefined;
  if (!read?.ok) {
    const reason = read ? read.reason : 'it is no text in UTF-8';
    return [diagnostic(catalogue.deckFileInvalid, at, { path, reason })];
  }
  const names = read.deck.cards.map(({ name }) => name);
  const parsed = deck.declaration.cards.map(({ name }) => name.text);
  // A text whose braces don't match would make other cards than the file says.
  if (names.join(' ') !== parsed.join(' ')) {
    return [
      diagnostic(catalogue.deckFileInvalid, at, { path, reason: 'the text of a card does not end where it should' }),
    ];
  }
  const key = signed.key && textOf(signed.key);
  const keyAt = { file: file.path, span: signed.key?.span ?? signed.file.span };
  if (key === undefined || !deckKey.test(key)) {
    const reason = 'the pack names no key of the form `ed25519:` and 64 hex digits';
    return [diagnostic(catalogue.deckNotSigned, keyAt, { path, reason })];
  }
  const reason = whyNotSigned(read.deck, key);
  return reason === undefined ? [] : [diagnostic(catalogue.deckNotSigned, keyAt, { path, reason })];
}

function textOf({ parts }: TextLiteral): string {
  return parts.map((part) => (part.kind === 'textRun' ? part.text : '')).join('');
}
