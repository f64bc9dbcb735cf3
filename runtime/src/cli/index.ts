/** What another program asks a store with, in the words of `fabula-run`: `fabula query` does. */
export { askElsewhere } from './ask-elsewhere.js';
export { withAsking } from './ask-options.js';
export type { Asking, ChooseQuery } from './ask-sessions.js';
export type { Problem } from './command.js';
export { type StoreArguments, withStore } from './options.js';
export { answersAsJson, answersAsText } from './show-answers.js';
