export { dropGraph, type FeedOptions, type FeedReport, feedGraph, graphStatus } from './feed-graph.js';
export { createGraphFeeder, type GraphFeeder } from './feeder.js';
export { describeDifference, type GraphVerified, verifyBranchGraph, verifyGraph } from './verify-graph.js';
