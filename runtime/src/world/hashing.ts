import xxhash from 'xxhash-wasm';
import type { Value } from '../bundle/index.js';

/**
 * Hashes of this engine are xxHash64, from WebAssembly: the same on every machine, and a tenth of the cost of a
 * cryptographic hash. They find a replay that went another way; that nobody edited a ledger is what the store's SHA-256
 * chain proves.
 */
export interface Hashing {
  /** 64 bits of a text in UTF-8. */
  hash(text: string, seed: bigint): bigint;
  /** What of a cell goes into a state's hash; undefined: nothing. Absent: its whole value. Only exploration has it. */
  readonly counts?: (key: string, value: Value) => Value | undefined;
}

let loading: Promise<Hashing> | undefined;

/** Compiles the WebAssembly once per process. */
export function loadHashing(): Promise<Hashing> {
  loading ??= xxhash().then(({ h64 }) => ({ hash: h64 }));
  return loading;
}

/** Two lanes of 64 bits: one is too few for the birthday of all states of all sessions that exploration compares. */
export interface Lanes {
  readonly low: bigint;
  readonly high: bigint;
}

export const noLanes: Lanes = { low: 0n, high: 0n };

const lowSeed = 0x6661_6275_6c61_2d61n;
const highSeed = 0x6661_6275_6c61_2d62n;

/**
 * The state's hash is the sum of its cells' hashes modulo 2^64 in each lane: an additive multiset hash (Clarke et al.,
 * "Incremental Multiset Hash Functions and Their Application to Memory Integrity Checking", 2003), so that a turn costs
 * what it changed and not what there is.
 */
export function lanesOf(hashing: Hashing, text: string): Lanes {
  return { low: hashing.hash(text, lowSeed), high: hashing.hash(text, highSeed) };
}

/** 32 hex digits. */
export function hexOf(low: bigint, high: bigint): string {
  return (
    BigInt.asUintN(64, high).toString(16).padStart(16, '0') + BigInt.asUintN(64, low).toString(16).padStart(16, '0')
  );
}
