export { emitBundle } from './bundle.js';
export type { EmitInput } from './bundle.js';
