export { type DeckFile, type DeckFileCard, deckFormat, deckSource, readDeckFile, writeDeckFile } from './deck-file.js';
export { deckKey, deckKeyOf, signDeck, whyNotSigned } from './deck-signature.js';
export { exportDeck } from './export-deck.js';
