/** The command line as a function: for tests, and for programs that run commands without a process. */
export { main } from './main.js';
export type { Terminal } from './terminal.js';
