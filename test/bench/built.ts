import { emitBundle, Program, standardLibrary } from '@fabula/compiler';
import type { PackedBundle } from '@fabula/runtime/bundle';
import { semanticsVersion } from '@fabula/runtime/engine';
import { twoStories } from './story.js';

const kept = new Map<number, Promise<PackedBundle>>();

/** The generated story as a bundle; made once. */
export function builtBench(bytes: number): Promise<PackedBundle> {
  const known = kept.get(bytes);
  if (known) return known;
  const made = make(bytes);
  kept.set(bytes, made);
  return made;
}

function make(bytes: number): Promise<PackedBundle> {
  const program = new Program({ library: standardLibrary });
  program.update({ sources: new Map([['story.fab', twoStories(bytes).fabula]]), ids: new Map() });
  const built = program.build();
  if (!built) throw new Error('The generated story does not build.');
  return emitBundle({
    program: built.program,
    semantics: semanticsVersion,
    runtime: '>=0.1 <0.2',
    migrations: [],
    libraries: [],
  });
}
