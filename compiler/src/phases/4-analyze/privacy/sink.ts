import type { ExprIr } from '@fabula/runtime/bundle';
import type { Place } from '../../../base/index.js';
import type { Keeping } from '../../3-check/index.js';
import type { Read } from './label.js';
import { isSame } from './term.js';

/** Where a value comes to be known, or is kept. */
export interface Sink {
  readonly into: 'narration' | 'speech' | 'choice' | 'title' | 'field' | 'event' | 'host' | 'prompt';
  /** What it goes into as a writer would name it: `world.rumour`. Empty for texts. */
  readonly name: string;
  readonly place: Place;
  /** Who says it, who reads it, or whose field it is written into; undefined for anybody. */
  readonly knower: ExprIr | undefined;
  /** Who reads what is told in a `~ to`, where they are named; then `knower` says nothing. */
  readonly readers?: readonly SinkReader[];
  /** How what is written into is kept itself. */
  readonly keeping: Keeping | undefined;
  /** The calls by which it comes there, the outermost first. */
  readonly calls: readonly Place[];
}

/** A role, or a player; undefined for who can't be told. */
export type SinkReader = { readonly role: string } | { readonly who: ExprIr | undefined };

/** A value that goes where it must not. */
export interface Leak {
  readonly read: Read;
  readonly sink: Sink;
}

/**
 * The rule. What is secret stays in secret fields. What is private to somebody may be said by them, shown to the player
 * where it is the player's, and written into their own private fields; what is secret may hold it, and an event's
 * private fields may. The host's functions are given what is private: they are the story's own, and a secret leaves it.
 */
export function isAllowed({ guarded, owner }: Read, sink: Sink): boolean {
  if (sink.readers) return sink.readers.length > 0 && sink.readers.every((reader) => mayRead(reader, guarded, owner));
  switch (sink.into) {
    case 'narration':
    case 'speech':
    case 'choice':
    case 'title':
      return guarded.keeping === 'private' && isSame(owner, sink.knower);
    case 'field':
      if (sink.keeping === 'secret') return true;
      return guarded.keeping === 'private' && sink.keeping === 'private' && isSame(owner, sink.knower);
    case 'event':
      return sink.keeping === 'secret' || (guarded.keeping === 'private' && sink.keeping === 'private');
    // What is private comes back with the answer, and is judged where that goes.
    case 'prompt':
    case 'host':
      return guarded.keeping === 'private';
  }
}

function mayRead(reader: SinkReader, guarded: Read['guarded'], owner: ExprIr | undefined): boolean {
  if ('role' in reader) return guarded.readable?.includes(reader.role) === true;
  return guarded.keeping === 'private' && isSame(owner, reader.who);
}
