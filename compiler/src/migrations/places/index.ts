export { diffPlaces } from './diff-places.js';
