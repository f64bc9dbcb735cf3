/** A pack of one file, made from what stands below its head. */
export function packOf(body: string, head = ''): Record<string, string> {
  return { 'pack.fab': `pack planted { title "Planted" version 1.0.0 start s0 ${head}}\n${body}` };
}

/** How many choices the planted dead end lies from the start. */
export const deadEndDepth = 12;

/**
 * Twelve scenes in a row with three choices each. Who takes the right one everywhere comes to a place without a way on;
 * nobody reading the scenes one by one can tell, since its way on is guarded by what was taken.
 */
export function deepDeadEnd(): Record<string, string> {
  const scenes = Array.from({ length: deadEndDepth - 1 }, (_, index) => {
    const right = ['a', 'b', 'c'][(index * 7) % 3] ?? 'a';
    const choice = (letter: string): string =>
      `  * [Door ${letter} of ${index}.] You take ${letter}. {\n    ${letter === right ? '~ right += 1' : 'It is a door.'}\n  }\n`;
    return `scene s${index} {\n  Room ${index}.\n${['a', 'b', 'c'].map(choice).join('')}  -> s${index + 1}\n}\n`;
  });
  const last = deadEndDepth - 1;
  return packOf(`world { right: int in 0..${last} = 0 }
${scenes.join('')}scene s${last} {
  The last room.
  * [Go in.] {
    ~ if right < ${last} {
      -> end
    }
    You go in, and there is nothing.
  }
}
`);
}

/** Counters without end that the story looks at: there is always a state nobody has met. */
export const endless = packOf(`world { a: int = 0, b: int = 0, c: int = 0 }
scene s0 {
  You have counted to {a}, {b} and {c}.
  + [Count on.] {
    ~ a += 1
  }
  + [Count beside.] {
    ~ b += 1
  }
  + [Count back.] {
    ~ c -= 1
  }
  * [Stop.] -> end
  -> s0
}
`);

/** A line nobody can hear, a side no condition comes out at, a value that leaves its range, and dice with rare sides. */
export const planted = packOf(
  `world { coins: int in 0..10 = 3, luck: int in 0..3 = 0 }
scene s0 "The table" {
  ~ if coins > 20 {
    You are rich beyond the rules.
  }
  * [Throw.] {
    ~ check(insight, vs: 20) {
      success { The twenty. -> won }
      failure { Not the twenty. }
    }
  }
  * [Cheat.] {
    ~ coins += 8
    You cheat.
  }
  * [Leave.]
  -> end
}
scene won "The win" {
  ~ match roll(2d6) {
    2 { Snake eyes. }
    7 { Seven. }
    12 { Boxcars. }
    otherwise { Something. }
  }
  -> end
}
`,
  'use std.d20 ',
);
