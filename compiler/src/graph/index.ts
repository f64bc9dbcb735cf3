export type { GraphFormat } from './draw.js';
export { drawGraph } from './draw.js';
export type { DrawOptions } from './drawn-ways.js';
export type { GraphScene, GraphWay, StoryGraph } from './story-graph.js';
export { storyGraph } from './story-graph.js';
