export type { LineColumn } from './line-index.js';
export { LineIndex } from './line-index.js';
export type { CodeOrigins } from './origins.js';
export { codeOriginsOf, noteCode, noteOrigin, originOf } from './origins.js';
export type { SourceFile } from './source-file.js';
export { sourceFile } from './source-file.js';
export type { Place, Span } from './span.js';
export { cover } from './span.js';
