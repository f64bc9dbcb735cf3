import type { Span } from '../../../base/index.js';

/** What every node of the syntax tree has. Spans are half-open offsets into the file and lie inside their parent's. */
export interface Node {
  readonly span: Span;
}

/** An identifier as written; `text` is in NFC, so that two spellings of one name are equal. */
export interface Name extends Node {
  readonly kind: 'name';
  readonly text: string;
}

/** A dotted name: `warehouse.office`, `Mood.calm`, `mara`. Never empty. `local` marks a leading dot: `.upstairs`. */
export interface Path extends Node {
  readonly kind: 'path';
  readonly local: boolean;
  readonly names: readonly Name[];
}
