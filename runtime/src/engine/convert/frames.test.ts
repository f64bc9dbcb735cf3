import { describe, expect, it } from 'vitest';
import type { ConversionIr, Json } from '../../bundle/index.js';
import { createConverter, createConverterChain } from './converter.js';
import { members } from './pass.js';

type Parts = Omit<ConversionIr, 'conversion' | 'migration' | 'from' | 'to'>;
const of = (parts: Parts, migration = '0002_change'): ConversionIr => ({
  conversion: 1,
  migration,
  from: 'a',
  to: 'b',
  ...parts,
});

interface Cells {
  readonly [key: string]: Json;
}

describe('where the reader stands', () => {
  const frame = (scene: string, wait: string, at: string, more: Cells = {}): Json => ({
    scene,
    wait,
    at,
    path: `${scene}#1`,
    ...more,
  });
  const flowAfter = async (parts: Parts, ...frames: readonly Json[]): Promise<unknown> => {
    const converter = await createConverter(of(parts));
    const converted = converter.convert({ turn: 1, choices: 0, flow: { at: 'waiting', frames }, cells: {} });
    if (!converted.ok) return converted;
    const { state, moved } = converted;
    return { flow: members(state)['flow'], moved };
  };

  it('has other names, and other locals', async () => {
    const parts: Parts = {
      entities: { renamed: { mara: 'marat' } },
      places: {
        scenes: { pier: 'quay' },
        ids: { c1: 'c9', loop: 'round' },
        slots: {
          pier: { who: { to: 'whom', value: { by: 'names', names: { mara: 'marat' } } }, left: { gone: true } },
        },
        items: { loop: { by: 'names', names: { mara: 'marat' } } },
      },
    };
    const before = frame('pier', 'choice', 'c1', {
      locals: { who: 'mara', left: 3, other: 1 },
      loops: { loop: { items: ['mara', 'tom'], at: 0 } },
      uses: { 'c1>c2': 1 },
      given: [{ seat: 'x', choice: 'c1', key: 'mara' }],
      queue: { point: 'c1', seat: 'x', rest: [{ seat: 'y', choice: 'c1' }] },
    });
    expect(await flowAfter(parts, before)).toEqual({
      flow: {
        at: 'waiting',
        frames: [
          {
            scene: 'quay',
            wait: 'choice',
            at: 'c9',
            path: 'pier#1',
            locals: { whom: 'marat', other: 1 },
            loops: { round: { items: ['marat', 'tom'], at: 0 } },
            uses: { 'c9>c2': 1 },
            given: [{ seat: 'x', choice: 'c9', key: 'marat' }],
            queue: { point: 'c9', seat: 'x', rest: [{ seat: 'y', choice: 'c9' }] },
          },
        ],
      },
      moved: [],
    });
  });

  it('is a point of another scene, and what is held is of its types there', async () => {
    const inn = { scene: 'inn', at: 'c1', wait: 'choice', place: 'point' } as const;
    const by: Parts = {
      places: {
        moved: { c1: { to: inn, slots: { mood: { value: { by: 'names', names: { calm: 'serene' } } } } } },
        slots: { pier: { mood: { gone: true } } },
      },
    };
    const before = frame('pier', 'choice', 'c1', { locals: { mood: 'calm' } });
    expect(await flowAfter(by, before)).toMatchObject({
      flow: { frames: [{ scene: 'inn', at: 'c1', locals: { mood: 'serene' } }] },
    });
  });

  it('keeps the choices that are still to be run at the point further up that it became', async () => {
    const below = (point: string): Json =>
      frame('pier', 'text', 'words', { queue: { point, seat: 'x', rest: [{ seat: 'y', choice: 'c2' }] } });
    const point: Parts = {
      places: { moved: { c1: { to: { place: 'point', scene: 'pier', at: 'c2', wait: 'choice' } } } },
    };
    expect(await flowAfter(point, below('c1'))).toEqual({ flow: { at: 'waiting', frames: [below('c2')] }, moved: [] });
    const end: Parts = { places: { moved: { c1: { to: { place: 'end' } } } } };
    expect(await flowAfter(end, below('c1'))).toEqual({
      flow: { at: 'waiting', frames: [frame('pier', 'text', 'words')] },
      moved: [],
    });
  });

  it('is another point, where answers of the old one are none', async () => {
    const parts: Parts = {
      places: { moved: { c1: { to: { place: 'point', scene: 'quay', at: 'd1', wait: 'choice' } } } },
    };
    expect(await flowAfter(parts, frame('pier', 'choice', 'c1', { given: [{ seat: 'x', choice: 'c1' }] }))).toEqual({
      flow: { at: 'waiting', frames: [frame('quay', 'choice', 'd1', { path: 'pier#1' })] },
      moved: [{ from: 'pier c1', to: 'quay d1' }],
    });
  });

  it('is played on from a label, where the outermost frame that is gone stood; visits within it end', async () => {
    const parts: Parts = {
      places: { moved: { v2: { to: { place: 'label', scene: 'market', label: 'l1' }, note: 'The stall is gone.' } } },
    };
    const frames = [
      frame('town', 'visit', 'v1'),
      frame('market', 'visit', 'v2', { locals: { bid: 3 }, given: [] }),
      frame('stall', 'choice', 'c1'),
    ];
    expect(await flowAfter(parts, ...frames)).toEqual({
      flow: {
        at: 'moved',
        frames: [frame('town', 'visit', 'v1')],
        to: { scene: 'market', label: 'l1' },
        frame: { scene: 'market', path: 'market#1', locals: { bid: 3 } },
        note: 'The stall is gone.',
      },
      moved: [{ from: 'market v2', to: 'market l1' }],
    });
  });

  it('may be the end', async () => {
    const parts: Parts = { places: { moved: { c1: { to: { place: 'end' } } } } };
    expect(await flowAfter(parts, frame('pier', 'choice', 'c1'))).toEqual({
      flow: { at: 'ended', how: 'end' },
      moved: [{ from: 'pier c1', to: 'end' }],
    });
  });

  it('is moved on by the next conversion, before anybody has played on', async () => {
    const chain = await createConverterChain([
      of({ places: { moved: { c1: { to: { place: 'label', scene: 'pier', label: 'l1' }, note: 'Gone.' } } } }),
      of({ places: { moved: { l1: { to: { place: 'scene', scene: 'pier' } } } } }, '0003_on'),
      of({ places: { scenes: { pier: 'quay' } } }, '0004_quay'),
    ]);
    const flow = { at: 'waiting', frames: [frame('pier', 'choice', 'c1')] };
    expect(chain.convert({ turn: 1, choices: 0, flow, cells: {} })).toEqual({
      ok: true,
      state: {
        turn: 1,
        choices: 0,
        flow: {
          at: 'moved',
          frames: [],
          to: { scene: 'quay' },
          frame: { scene: 'quay', path: 'pier#1' },
          note: 'Gone.',
        },
        cells: {},
      },
      moved: [
        { from: 'pier c1', to: 'pier l1' },
        { from: 'l1', to: 'pier' },
      ],
    });
  });
});
