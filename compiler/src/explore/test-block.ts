import type { Playthrough } from './playthrough.js';

/** A playthrough as a `test` block to paste. `expectation` is what holds after the last step; a note says what it is for. */
export function testBlock(
  title: string,
  start: string,
  { acts, seed, obstacle }: Playthrough,
  { notes, expectations }: { readonly notes: readonly string[]; readonly expectations: readonly string[] },
): string {
  const steps = acts.map((act) => (act.act === 'say' ? `say ${quoted(act.text)}` : `choose ${quoted(act.label)}`));
  const lines = [
    ...notes.map((note) => `// ${note}`),
    ...(obstacle === undefined ? [] : [`// This can't be run as it stands: ${obstacle}.`]),
    ...(seed === undefined
      ? ['// No seed was found that throws the dice so: another test of it may need `given` in the place of luck.']
      : []),
    `start ${start}${seed === undefined || seed === 1 ? '' : ` with seed ${seed}`}`,
    ...steps,
    ...expectations,
  ];
  return [`test ${quoted(title)} {`, ...lines.map((line) => `  ${line}`), '}', ''].join('\n');
}

/** A text as the language writes it: nothing in it is live. */
function quoted(text: string): string {
  return `"${text.replace(/["\\{]/g, (sign) => `\\${sign}`)}"`;
}
