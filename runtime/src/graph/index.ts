export {
  type EdgeLabel,
  type GraphModel,
  type GraphProperty,
  graphModel,
  type LeadRow,
  type SceneRow,
  scopeProperties,
  type VertexLabel,
  type VertexOf,
} from './model.js';
export { type GraphStep, graphSteps } from './steps.js';
