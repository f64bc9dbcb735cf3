import type { Span } from '../../base/index.js';
import { catalogue } from '../../diagnostics/index.js';
import type { Path } from '../1-parse/index.js';
import {
  candidates,
  closest,
  isSymbolOf,
  lookupPath,
  type NamedDeclaration,
  type Namespace,
  type Symbol,
} from '../2-bind/index.js';
import type { Checker } from './checker.js';
import { reportMissingUse } from './missing-use.js';
import { reportPrivate } from './private-names.js';
import { reportShared } from './shared.js';

/**
 * Reports a name that means nothing, with what was meant: it is misspelt; another chapter has it; or a pack that is not
 * `use`d has it, where it may be of one of the namespaces. An empty name was reported by the parser.
 */
export function reportUndefined(
  c: Checker,
  kind: string,
  name: string,
  span: Span,
  known: Iterable<string>,
  ...namespaces: readonly Namespace[]
): void {
  if (name === '' || reportPrivate(c, name, span) || reportShared(c, name, span)) return;
  const names = [...known];
  const near = inChapter(name, names) ?? closest(name, names);
  // A slip in a name that is there is likelier than a library nobody uses.
  if (near === undefined && reportMissingUse(c, kind, name, span, namespaces)) return;
  c.report(
    catalogue.undefinedName,
    span,
    { kind, name, ...(near !== undefined && { hint: `, but there is \`${near}\`` }) },
    near === undefined ? {} : { fix: c.fix(`Write \`${near}\``, { span, text: near }) },
  );
}

/** The name as one other chapter has it: `quay.fog` for `fog`. Between several there is no telling. */
function inChapter(name: string, known: readonly string[]): string | undefined {
  const found = new Set(known.filter((each) => each.endsWith(`.${name}`)));
  const [only] = found;
  return found.size === 1 ? only : undefined;
}

export function reportAmbiguous(c: Checker, name: string, span: Span, symbols: readonly Symbol[]): void {
  const [first, second] = symbols;
  c.report(
    catalogue.ambiguousName,
    span,
    { name, first: first?.id ?? name, second: second?.id ?? name },
    { related: symbols.map((symbol) => c.relatedTo(symbol)) },
  );
}

export function pathText(path: Path): string {
  return path.names.map((name) => name.text).join('.');
}

export function namesOf(path: Path): string[] {
  return path.names.map((name) => name.text);
}

/** What a path must name, for messages: `a kind`. */
const articles = /^[aeiou]/;

/**
 * The declaration that a path names, of one of the wanted kinds. Reports what is not found, ambiguous, or something
 * else. What is used is recorded.
 */
export function resolvePath<K extends NamedDeclaration['kind']>(
  c: Checker,
  path: Path,
  namespace: Namespace,
  word: string,
  ...kinds: readonly K[]
): Symbol<Extract<NamedDeclaration, { kind: K }>> | undefined {
  const found = lookupPath(c.chapter, namespace, namesOf(path));
  if (found.found === 'several') {
    reportAmbiguous(c, pathText(path), path.span, found.symbols);
    return undefined;
  }
  if (found.found === 'none' || found.rest.length > 0) {
    const other = elsewhere(c, path, namespace);
    if (other) reportWrongSort(c, pathText(path), path.span, other, word);
    else reportUndefined(c, word, pathText(path), path.span, namedAlike(c, namespace, kinds), namespace);
    return undefined;
  }
  const { symbol } = found;
  if (!isSymbolOf(symbol, ...kinds)) {
    reportWrongSort(c, pathText(path), path.span, symbol, word);
    return undefined;
  }
  c.reads.add(`${namespace}:${symbol.id}`);
  return symbol;
}

/** Names of a namespace that are of the wanted kinds. */
export function namedAlike(c: Checker, namespace: Namespace, kinds: readonly NamedDeclaration['kind'][]): string[] {
  return candidates(c.chapter, namespace).filter((name) => {
    const found = lookupPath(c.chapter, namespace, name.split('.'));
    return (
      found.found === 'one' && found.rest.length === 0 && kinds.some((kind) => kind === found.symbol.declaration.kind)
    );
  });
}

export function reportWrongSort(c: Checker, name: string, span: Span, symbol: Symbol, wanted: string): void {
  c.report(
    catalogue.wrongSort,
    span,
    { name, found: withArticle(sortOf(symbol)), wanted: withArticle(wanted) },
    { related: [c.relatedTo(symbol)] },
  );
}

export function withArticle(word: string): string {
  return `${articles.test(word) ? 'an' : 'a'} ${word}`;
}

/** What a declaration is, in one word. */
export function sortOf(symbol: Symbol): string {
  switch (symbol.declaration.kind) {
    case 'kindDeclaration':
      return 'kind';
    case 'recordDeclaration':
      return 'record';
    case 'extern':
      return 'host’s function';
    case 'entityRow':
      return 'row of entities';
    case 'markupDeclaration':
      return 'markup';
    case 'tagDeclaration':
      return 'tag';
    default:
      return symbol.declaration.kind;
  }
}

/** The same name in another namespace: a scene where a kind is wanted. */
function elsewhere(c: Checker, path: Path, namespace: Namespace): Symbol | undefined {
  for (const other of ['value', 'scene', 'type'] as const) {
    if (other === namespace) continue;
    const found = lookupPath(c.chapter, other, namesOf(path));
    if (found.found === 'one' && found.rest.length === 0) return found.symbol;
  }
  return undefined;
}
