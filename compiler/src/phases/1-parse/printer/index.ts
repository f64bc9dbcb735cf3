export { defaultWidth, type FormatOptions, type Formatted, format } from './format.js';
export { sameStory } from './same-story.js';
