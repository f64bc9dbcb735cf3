export { catalogue } from './catalogue.gen.js';
export type { Diagnostic, Edit, Extra, Fix, Message, Related, Severity } from './diagnostic.js';
export { diagnostic } from './diagnostic.js';
export type { Example, Explanation } from './explanations.gen.js';
export type { Paint } from './frame.js';
export { codeFrame, plain } from './frame.js';
export { loadExplanations } from './load-explanations.js';
export type { DiagnosticJson, Sources } from './render.js';
export { renderJson, renderLine, renderRich } from './render.js';
