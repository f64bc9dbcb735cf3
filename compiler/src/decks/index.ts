export { type DeckFile, type DeckFileCard, deckSource, readDeckFile, writeDeckFile } from './deck-file.js';
export { deckKey, signDeck, whyNotSigned } from './deck-signature.js';
export { exportDeck } from './export-deck.js';
