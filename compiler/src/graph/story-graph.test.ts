import { describe, expect, test } from 'vitest';
import { Program } from '../program/index.js';
import { shortened } from './drawn-ways.js';
import { drawGraph, storyGraph } from './index.js';

function graphOf(...files: (readonly [path: string, source: string])[]) {
  const program = new Program({ library: () => undefined });
  program.update({ sources: new Map(files), ids: new Map() });
  const story = program.story();
  if (!story)
    throw new Error(
      program
        .check()
        .diagnostics.map((each) => each.message)
        .join(' '),
    );
  return storyGraph(story);
}

const story = graphOf(
  [
    'pack.fab',
    `pack p { title "A & B" version 1.0.0 start a }
world { tide: int in 0..12 = 0, next: Scene = quay.d }
scene a "First \\"<one>\\"" {
  Here.
  * Go in. ~ when tide > 6 -> b.upstairs
  * [Wait.] -> b
  * Ask. {
      ~ if tide == 3 {
        -> quay.c
      } else {
        ~ visit e
      }
  }
  -> next
}
scene b "二番目の場面" {
  B.
  = upstairs
  -> gate else -> quay.c
}
scene e { E. }
scene gate opens when tide > 2 { G. -> end }
scene lost { Nobody comes. -> a }
`,
  ],
  ['quay/c.fab', 'scene c { C. -> end }\nscene d { D. ~ tide = 4 -> end }\n'],
);

const ways = story.ways.map(({ from, to, label, by, computed, conditions, choices }) => [
  `${from} ${computed ? '?' : by === 'visit' ? '=' : '-'}> ${to}${label === undefined ? '' : `.${label}`}`,
  choices.join(' / '),
  conditions.join(' and '),
]);

describe('a graph', () => {
  test('has every way out of every scene, with what stands around it', () => {
    expect(ways).toEqual([
      ['a -> b.upstairs', 'Go in.', 'tide > 6'],
      ['a -> b', 'Wait.', ''],
      ['a -> quay.c', 'Ask.', 'tide == 3'],
      ['a => e', 'Ask.', 'not (tide == 3)'],
      ['a ?> quay.d', '', ''],
      ['b -> gate', '', 'tide > 2'],
      ['b -> quay.c', '', 'not (tide > 2)'],
      ['lost -> a', '', ''],
    ]);
  });

  test('marks its start, its endings and what nobody comes to', () => {
    const marked = (what: 'start' | 'ending' | 'unreachable') =>
      story.scenes.filter((scene) => scene[what]).map((scene) => scene.id);
    expect(marked('start')).toEqual(['a']);
    expect(marked('ending').sort()).toEqual(['gate', 'quay.c', 'quay.d']);
    expect(marked('unreachable')).toEqual(['lost']);
    expect(story.scenes.find((scene) => scene.id === 'gate')?.opens).toBe('tide > 2');
  });
});

describe('its forms', () => {
  test('mermaid', async () => {
    const text = await drawGraph(story, 'mermaid', { choices: true });
    expect(text).toContain('s_a(["First #quot;#lt;one#gt;#quot;"])');
    expect(text).toContain('subgraph chapter1["quay"]');
    expect(text).toContain('s_a -->|"Go in.<br/>Wait."| s_b');
    expect(text).toContain('s_a -.->|"Ask. if tide == 3"| s_quay_c');
    expect(text).toContain('s_a -.-o|');
    expect(text).toContain('class s_lost unreachable');
  });

  test('dot', async () => {
    const text = await drawGraph(story, 'dot', { choices: false });
    expect(text).toContain('"a" [label="First \\"<one>\\"\\na", penwidth=3];');
    expect(text).toContain('"a" -> "b";');
    expect(text).toMatch(/"a" -> "quay.c" \[label="if tide == 3".*style=dashed\];/);
  });

  test('json', async () => {
    expect(JSON.parse(await drawGraph(story, 'json', { choices: false }))).toEqual(story);
  });

  test('svg: every scene and text in it, escaped, without a script, nothing outside', async () => {
    const svg = await drawGraph(story, 'svg', { choices: true });
    expect(svg).toContain('First &quot;&lt;one&gt;&quot;');
    expect(svg).toContain('二番目の場面');
    expect(svg).not.toMatch(/<script|href=|NaN|undefined|javascript:/);
    expect(svg.match(/<g class="scene[^"]*"><title>/g)).toHaveLength(story.scenes.length);
    const [, width = '0', height = '0'] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
    for (const [, x = '', y = ''] of svg.matchAll(/<text class="\w+" x="([\d.-]+)" y="([\d.-]+)"/g)) {
      expect(Number(x)).toBeLessThan(Number(width));
      expect(Number(y)).toBeLessThan(Number(height));
    }
    expect(await drawGraph(story, 'svg', { choices: true })).toBe(svg);
  });

  test('a wide letter takes two columns', () => {
    expect(shortened('二番目の場面', 12)).toBe('二番目の場面');
    expect(shortened('二番目の場面', 11)).toBe('二番目の場…');
    expect(shortened('👩‍👩‍👧 and more', 3)).toBe('👩‍👩‍👧…');
  });
});
