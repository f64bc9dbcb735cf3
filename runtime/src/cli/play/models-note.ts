import type { Bundle } from '../../bundle/index.js';

/** Said once, before the story begins: what of it would be a model's, and is the story's own here. Nothing where all is. */
export function modelsNote({ program }: Bundle, functions: ReadonlySet<string>): string | undefined {
  const names = Object.entries(program.externs ?? {}).flatMap(([name, { asks }]) =>
    asks === undefined || functions.has(name) ? [] : [asks === 'intent' ? 'interpret' : name],
  );
  if (names.length === 0) return undefined;
  const listed = names.map((name) => `\`${name}\``).join(', ');
  return `No provider answers ${listed} here: the story falls back.`;
}
