/**
 * The same story in Fabula and in ink: scenes of prose and speech, three choices each, one of them guarded, variables
 * that change and are read. In every other scene a choice is sticky; in the rest they run out, and the story goes on to
 * the next scene: ink has to be told so by a fallback. Made by a generator, so that size is the only thing that differs between
 * runs; a linear congruential generator with a fixed seed makes both texts out of the same words.
 */
export interface TwoStories {
  readonly fabula: string;
  readonly ink: string;
  readonly scenes: number;
}

/** Makes both texts; the Fabula one has about `bytes` bytes. */
export function twoStories(bytes: number): TwoStories {
  const random = generator(7);
  const first = scene(0, 2, generator(7));
  const scenes = Math.max(2, Math.round(bytes / first.fabula.length));
  const fabula: string[] = [fabulaHead];
  const ink: string[] = [inkHead];
  for (let i = 0; i < scenes; i++) {
    const each = scene(i, scenes, random);
    fabula.push(each.fabula);
    ink.push(each.ink);
  }
  return { fabula: fabula.join('\n'), ink: ink.join('\n'), scenes };
}

const fabulaHead = `pack bench { title "Bench" version 1.0.0 start s0 }
kind Person { mood: int in -1000000..1000000 = 0 }
entity mara: Person "Mara"
world { tide: int = 0, trust: int = 0 }
player { coins: int = 0 }
cast mara
`;
const inkHead = `VAR tide = 0
VAR trust = 0
VAR mood = 0
VAR coins = 0
-> s0
`;

function scene(index: number, scenes: number, random: () => number): { fabula: string; ink: string } {
  const next = (index + 1) % scenes;
  const other = Math.floor(random() * scenes);
  const a = sentence(random);
  const b = sentence(random);
  const c = sentence(random);
  const said = sentence(random);
  const answer = sentence(random);
  const limit = Math.floor(random() * 12);
  const runsOut = index % 2 === 1;
  const mark = runsOut ? '*' : '+';
  return {
    fabula: `scene s${index} "Scene ${index}" {
  ${a} ${b}
  mara: ${said} It is {tide} now.
  ~ tide += 1
  {if trust > ${limit}: ${c} | else: ${a}}
  * [Ask about the ${word(random)}.] "And then?" I said. {
      mara: ${answer}
      ~ trust += 1
      ~ if trust > ${limit} {
        She looks away. ${b}
        ~ mara.mood += 1
      }
    }
  * [Say nothing of the ${word(random)}.]  ~ when trust < ${limit + 3} {
      ${c}
      ~ coins += 2
      -> s${other}
    }
  ${mark} [Wait.] {
      ${b}
      ~ tide += 2
    }
  -> s${next}
}
`,
    ink: `=== s${index} ===
  ${a} ${b}
  Mara: ${said} It is {tide} now.
  ~ tide = tide + 1
  {trust > ${limit}: ${c} | ${a}}
  * [Ask about the ${word(random)}.] "And then?" I said.
      Mara: ${answer}
      ~ trust = trust + 1
      {trust > ${limit}:
        She looks away. ${b}
        ~ mood = mood + 1
      }
  * {trust < ${limit + 3}} [Say nothing of the ${word(random)}.]
      ${c}
      ~ coins = coins + 2
      -> s${other}
  ${mark} [Wait.]
      ${b}
      ~ tide = tide + 2
${runsOut ? '  + ->\n' : ''}  - -> s${next}
`,
  };
}

const words =
  'tide rope lamp fog harbour ledger quay hull gull salt iron door stair letter coat glass wind boat key bell'.split(
    ' ',
  );
const verbs = 'turns waits keeps leaves holds breaks finds takes brings forgets'.split(' ');

function word(random: () => number): string {
  return words[Math.floor(random() * words.length)] ?? 'tide';
}

function sentence(random: () => number): string {
  const verb = verbs[Math.floor(random() * verbs.length)] ?? 'turns';
  const text = `the ${word(random)} ${verb} the ${word(random)}, and the ${word(random)} by the ${word(random)} is still`;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Numerical Recipes' linear congruential generator: reproducible, and good enough to choose words. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}
