import type { PackFiles } from '@fabula/compiler';

/** A small pack of many files, with most of what hangs together over files: names, labels, functions, decks, chapters. */
export const firstPack: PackFiles = {
  sources: new Map([
    [
      'main.fab',
      `pack small { title "Small" version 1.0.0 start gate }
enum Mood { calm, cross }
kind Person { mood: Mood = calm, trust: int in 0..10 = 0 }
entity mara: Person "Mara"
entity oskar: Person "Oskar"
world { tide: int in 0..20 = 0, unused: int = 0 }
player { coins: int = 3 }
cast mara, oskar
/// What the bridge costs.
fn toll(tide: int) -> int = tide + 1
action pay(amount: int)
  requires player.coins >= amount else poor
{
  player.coins -= amount
}
`,
    ],
    [
      'a.fab',
      `/// Where it begins.
scene gate "The gate" {
  The gate stands open. It is {tide} now.
  mara: Come in, or stay out.
  ~ tide += 1
  * [Go in.] -> yard
  * [Ask Mara.] "And you?" I said. {
      mara: I stay. {if mara.mood == calm: She smiles. | else: She does not.}
      ~ mara.mood = cross
    }
  + [Wait.]  ~ when tide < 5 {
      The water rises.
      -> yard.corner
    }
  -> well
}

// Between two scenes.
scene yard "The yard" {
  The yard is empty.
  = corner
  A corner of it is not.
  ~ let cost = toll(tide)
  It would cost {cost}.
  * [Back.] -> gate
  * -> well
}
`,
    ],
    [
      'b.fab',
      `scene well {
  ~ visit mill
  oskar: There is water in it.
  ~ if oskar.trust > 3 {
    oskar: And a coin.
    ~ coins += 1
  }
  + [Look again.] -> well
  * [Leave.] -> end
}

scene mill {
  The mill turns.
  ~ pay(1) {
    poor { You can't. }
    otherwise { You pay. }
  }
}
`,
    ],
    [
      'port/quay.fab',
      `scene quay {
  The quay is wet.
  mara: Too wet. {if tide > 3: Far too wet.}
  -> quay
}

scene ship {
  Nobody comes here.
}
`,
    ],
    [
      'port/days.fab',
      `deck days {
  card squall when tide > 2 {
    A squall.
    ~ tide += 1
  }
  card calm weight 2 {
    Nothing at all.
  }
}

scene harbour {
  ~ draw days
  -> gate
}
test "The gate opens" {
  start gate
}
`,
    ],
  ]),
  ids: new Map(),
};
