import { expect, it } from 'vitest';
import type { GraphModel } from './model.js';
import { graphSteps } from './steps.js';

const before: GraphModel = {
  graph: 'web.graph',
  schema: 'web',
  vertices: [
    { label: 'person', of: { of: 'kind', kind: 'Person' }, table: 'person', properties: [] },
    { label: 'place', of: { of: 'kind', kind: 'Place' }, table: 'place', properties: [] },
    { label: 'scene', of: { of: 'scene' }, properties: [] },
  ],
  edges: [
    {
      ...{ label: 'lives', relation: 'lives', table: 'lives', properties: [] },
      ends: { from: ['Person'], to: ['Place'] },
    },
  ],
  scenes: [{ id: 'quay', properties: {} }],
  leads: [],
  version: 'one',
};

it('says what comes, goes and is written anew', () => {
  expect(graphSteps(before, before)).toEqual([]);
  expect(graphSteps(before, undefined)).toEqual([{ step: 'dropGraph', graph: 'web.graph' }]);
  expect(graphSteps(undefined, before).map(({ step }) => step)).toEqual([
    'makeGraph',
    'makeLabel',
    'makeLabel',
    'makeLabel',
    'makeLabel',
  ]);
  const [person, , scene] = before.vertices;
  const [lives] = before.edges;
  if (!person || !scene || !lives) throw new Error('the model has lost its labels');
  const after: GraphModel = {
    ...before,
    vertices: [person, scene, { ...person, label: 'ship', table: 'ship', of: { of: 'kind', kind: 'Ship' } }],
    // Turned round.
    edges: [{ ...lives, ends: { from: ['Place'], to: ['Person'] } }],
    scenes: [],
  };
  expect(graphSteps(before, after)).toEqual([
    { step: 'dropLabel', label: 'place', of: 'vertices' },
    { step: 'refillLabel', label: 'scene', of: 'vertices' },
    { step: 'makeLabel', label: 'ship', of: 'vertices' },
    { step: 'refillLabel', label: 'lives', of: 'edges' },
  ]);
});
