export { applyFixes } from './apply.js';
