import type { BundleError, Result } from '../bundle-error.js';
import type { LineStringsIr, MissionStringsIr, PartIr, StringsIr, TitleStringsIr } from '../ir/index.js';
import { type Check, dictionary, list, object, optional, text } from './check.js';
import { part } from './logic-shape.js';
import { shaped } from './program-shape.js';

const template: Check<readonly PartIr[]> = list(part);

const strings: Check<StringsIr> = object<StringsIr>({
  locale: text,
  lines: dictionary(
    object<LineStringsIr>({
      text: optional(template),
      label: optional(template),
      echo: optional(template),
      shownElse: optional(template),
    }),
  ),
  titles: object<TitleStringsIr>({
    pack: optional(text),
    scenes: dictionary(text),
    entities: dictionary(text),
    resources: dictionary(text),
    cards: dictionary(text),
    missions: dictionary(
      object<MissionStringsIr>({ title: optional(text), items: dictionary(text), fails: dictionary(text) }),
    ),
    cases: dictionary(dictionary(text)),
  }),
});

/** The value as the texts of a language, if it has their form; whether they fit the program is for the linker. */
export function shapeStrings(name: string, value: unknown, maxDepth: number): Result<StringsIr, BundleError> {
  return shaped(strings, name, value, maxDepth);
}
