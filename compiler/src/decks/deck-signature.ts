import { ed25519 } from '@noble/curves/ed25519.js';
import { type DeckFile, signedBytes } from './deck-file.js';

/**
 * Signatures of decks. Checking a story is not asynchronous and has no Node, so that Web Crypto, which signs bundles,
 * can't be asked here.
 */
export function signDeck(deck: DeckFile, seed: Uint8Array): DeckFile {
  const { signature: _, ...bare } = deck;
  const key = `ed25519:${hexOf(ed25519.getPublicKey(seed))}`;
  return { ...bare, signature: { key, value: hexOf(ed25519.sign(signedBytes(bare), seed)) } };
}

/** Why a deck's signature is not one of this key; undefined where it is. */
export function whyNotSigned(deck: DeckFile, key: string): string | undefined {
  const { signature } = deck;
  if (!signature) return 'it is not signed';
  if (signature.key !== key) return `it is signed with another key, \`${signature.key}\``;
  const bytes = bytesOf(key.slice('ed25519:'.length));
  try {
    if (ed25519.verify(bytesOf(signature.value), signedBytes(deck), bytes)) return undefined;
  } catch {
    // A key that is no point of the curve has signed nothing.
  }
  return 'its signature does not fit: it was changed since it was signed';
}

/** A key as packs and decks name it. */
export const deckKey = /^ed25519:[0-9a-f]{64}$/;

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
