export { chooseLocale } from './choose-locale.js';
export { describeValue } from './describe-value.js';
export { formatValue, type Reader } from './format-value.js';
export { canonicalLocale } from './locale.js';
export { matchOption, type OptionMatch } from './match-option.js';
export { type RenderedStep, renderSteps } from './render-missions.js';
export { type RenderedText, renderText } from './render-text.js';
export {
  type RenderedLine,
  type RenderedOption,
  type RenderedWaiting,
  renderOutput,
  renderWaiting,
} from './render-turn.js';
export type { Span } from './text-builder.js';
export { type Texts, textsOf } from './texts.js';
export { countUntranslated, translatedTexts } from './translated-texts.js';
