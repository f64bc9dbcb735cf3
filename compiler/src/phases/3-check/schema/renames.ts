import { catalogue } from '../../../diagnostics/index.js';
import type { Name, Path } from '../../1-parse/index.js';
import { lookupPath, type Namespace, namespaceOf, type Symbol } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { namesOf, pathText, sortOf, withArticle } from '../names.js';

/** `was stamina`: the former name of a field or a case, which nothing beside it may still have. */
export function formerName(
  c: Checker,
  sort: 'field' | 'case' | 'objective' | 'clock',
  now: Name,
  was: Name | undefined,
  others: readonly { readonly name: Name }[],
): { readonly was?: string } {
  if (!was || was.text === '') return {};
  const still = others.find((each) => each.name.text === was.text);
  if (still)
    c.report(
      catalogue.formerNameInUse,
      was.span,
      { now: now.text, was: was.text, sort: withArticle(sort) },
      { related: [c.here(still.name.span, `\`${was.text}\` is here.`)] },
    );
  return { was: was.text };
}

/** `component Renown was Fame`: the former name of a declaration, as its ids are written. */
export function formerId(c: Checker, symbol: Symbol): { readonly was?: string } {
  const was: Path | undefined = 'was' in symbol.declaration ? symbol.declaration.was : undefined;
  const namespace: Namespace | undefined = namespaceOf(symbol.declaration);
  if (!was || !namespace) return {};
  const found = lookupPath(symbol.chapter, namespace, namesOf(was));
  if (found.found === 'one' && found.rest.length === 0 && found.symbol.chapter.unit === symbol.chapter.unit)
    c.report(
      catalogue.formerNameInUse,
      was.span,
      { now: symbol.name, was: pathText(was), sort: withArticle(sortOf(found.symbol)) },
      { related: [c.relatedTo(found.symbol)] },
    );
  // A bare name was one of the same chapter; `fog.Fame` says that it moved here.
  const { chapter } = symbol;
  const home = was.names.length > 1 || chapter.name === '' ? '' : `${chapter.name}.`;
  return { was: `${chapter.unit.prefix}${home}${pathText(was)}` };
}
