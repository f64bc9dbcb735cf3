import type { SourceFile } from '../../base/index.js';
import type { DeckDeclaration, SourceTree } from '../1-parse/index.js';
import { deckEnding, deckPath } from './pack-path.js';

interface ParsedFile {
  readonly source: SourceFile;
  readonly tree: SourceTree;
}

/** A deck's declaration, with the file that its places lie in. */
export interface PlacedDeck {
  readonly declaration: DeckDeclaration;
  readonly file: SourceFile;
  /** Where it is declared, where its cards come from elsewhere. */
  readonly grant?: { readonly file: SourceFile; readonly declaration: DeckDeclaration };
}

/** The files of a pack that are decks: they declare nothing by themselves. */
export function isDeckFile(path: string): boolean {
  return path.endsWith(deckEnding);
}

/**
 * The cards of a deck from a file are those of the deck in it, under the name, the title and the way of drawing that the
 * pack gives. Which chapter sees them, and which names they see, is the declaration's: the file has no say in it.
 */
export function deckWithCards(
  files: readonly ParsedFile[],
  file: SourceFile,
  declaration: DeckDeclaration,
): PlacedDeck {
  const { signed } = declaration;
  const from = signed && fileNamed(files, file, declaration);
  const deck = from?.tree.declarations.find((each) => each.kind === 'deck');
  if (!signed || !from || !deck) return { declaration, file };
  const { cards, name, span, doc } = deck;
  const { title, draws, bias } = declaration;
  const own = { ...name, text: declaration.name.text };
  return {
    declaration: { kind: 'deck', name: own, title, draws, bias, signed, cards, doc, span },
    file: from.source,
    grant: { file, declaration },
  };
}

/** The chapters that the files of decks belong to: those that declare them. */
export function chaptersOfDecks(files: readonly ParsedFile[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { source, tree } of files) {
    for (const declaration of tree.declarations) {
      if (declaration.kind !== 'deck' || !declaration.signed) continue;
      const from = fileNamed(files, source, declaration);
      if (from) found.set(from.source.path, source.chapter);
    }
  }
  return found;
}

function fileNamed(
  files: readonly ParsedFile[],
  file: SourceFile,
  { signed }: DeckDeclaration,
): ParsedFile | undefined {
  const path = signed && deckPath(file, signed.file);
  const prefix = file.path.slice(0, file.path.indexOf(':') + 1);
  return path === undefined ? undefined : files.find(({ source }) => source.path === `${prefix}${path}`);
}
