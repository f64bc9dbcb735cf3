export { catalogue } from './catalogue.gen.js';
export { diagnostic } from './diagnostic.js';
export type { Diagnostic, Edit, Extra, Fix, Message, Related, Severity } from './diagnostic.js';
export { loadExplanations } from './load-explanations.js';
export type { Example } from './explanations.gen.js';
export { codeFrame, plain } from './frame.js';
export type { Paint } from './frame.js';
export { renderJson, renderLine, renderRich } from './render.js';
export type { DiagnosticJson, Sources } from './render.js';
