import { catalogue } from '../../../diagnostics/index.js';
import type { Case, CasesType, NamedType, Path, Type, TypeArgument, UnionType } from '../../1-parse/index.js';
import { type Chapter, candidates, isSymbolOf, lookupPath, type Symbol } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { namesOf, pathText, reportAmbiguous, reportUndefined, reportWrongSort, resolvePath } from '../names.js';
import { reportNotKept } from '../privacy/index.js';
import type { ProgramContext } from '../program-context.js';
import { derivedType } from '../simulation/derived-types.js';
import {
  boolTy,
  type CaseTy,
  diceTy,
  durationTy,
  floatTy,
  instantTy,
  intTy,
  optionalTy,
  type RefTy,
  sceneTy,
  type Ty,
  textTy,
  unknownTy,
} from '../types.js';
import { refine } from './refine.js';
import { tensorType } from './tensor.js';

/** Where a type stands. With a checker its faults are reported; without one they are what somebody else reports. */
export interface TypePlace {
  readonly context: ProgramContext;
  readonly chapter: Chapter;
  readonly checker: Checker | undefined;
  /** An action's result may be made of cases that nothing declares: `success | failure`. */
  readonly cases?: true;
}

const builtin: ReadonlyMap<string, Ty> = new Map<string, Ty>([
  ['bool', boolTy],
  ['int', intTy],
  ['float', floatTy],
  ['decimal', { kind: 'decimal', scale: 2 }],
  ['text', textTy],
  ['duration', durationTy],
  ['instant', instantTy],
  ['dice', diceTy],
  ['Scene', sceneTy],
  ['image', { kind: 'media', of: 'image' }],
  ['audio', { kind: 'media', of: 'audio' }],
  ['video', { kind: 'media', of: 'video' }],
  ['bytes', { kind: 'media', of: 'bytes' }],
]);
const generic: ReadonlyMap<string, number> = new Map([
  ['list', 1],
  ['set', 1],
  ['map', 2],
  ['ref', 1],
  ['tensor', 2],
]);

/** What a written type means. */
export function resolveType(place: TypePlace, type: Type): Ty {
  switch (type.kind) {
    case 'namedType':
      return namedType(place, type);
    case 'optionalType':
      return optionalTy(resolveType(place, type.of));
    case 'refinedType':
      return refine(place, resolveType(place, type.of), type);
    case 'unionType':
      return unionType(place, type);
    case 'casesType':
      return casesType(place, type);
    case 'recordType':
      if (place.checker) reportNotKept(place.checker, type.fields);
      return {
        kind: 'record',
        fields: type.fields.map((field) => ({
          name: field.name.text,
          type: resolveType(place, field.type),
          optional: field.default !== undefined,
        })),
      };
    case 'errorType':
      return unknownTy;
  }
}

function namedType(place: TypePlace, type: NamedType): Ty {
  if (type.counts) return countedType(place, type);
  const [only, ...more] = type.path.names;
  if (only && more.length === 0) {
    const plain = builtin.get(only.text);
    if (plain) return withoutArguments(place, type, plain);
    const wanted = generic.get(only.text);
    if (wanted !== undefined) return genericType(place, type, only.text, wanted);
  }
  const found = lookupPath(place.chapter, 'type', namesOf(type.path));
  if (found.found === 'one' && found.rest.length === 0) {
    place.checker?.reads.add(`type:${found.symbol.id}`);
    return withoutArguments(place, type, declaredType(place, type.path, found.symbol));
  }
  const derived = derivedType(place.context, place.chapter, namesOf(type.path));
  if (derived) return withoutArguments(place, type, derived);
  if (place.checker) {
    if (found.found === 'several') reportAmbiguous(place.checker, pathText(type.path), type.path.span, found.symbols);
    else {
      const known = [...candidates(place.chapter, 'type'), ...builtin.keys(), ...generic.keys()];
      reportUndefined(place.checker, 'type', pathText(type.path), type.path.span, known, 'type');
    }
  }
  return unknownTy;
}

/** `amount of silver`: it counts, and is no account in the books. */
function countedType(place: TypePlace, type: NamedType): Ty {
  const { counts: _, ...of } = type;
  const resource = namedType(place, of);
  if (resource.kind === 'amount') return { ...resource, counts: true };
  if (resource.kind !== 'unknown')
    place.checker?.report(catalogue.wrongType, type.path.span, {
      found: `\`${pathText(type.path)}\``,
      wanted: 'a resource',
    });
  return unknownTy;
}

function withoutArguments(place: TypePlace, type: NamedType, found: Ty): Ty {
  if (type.arguments.length > 0) {
    place.checker?.report(catalogue.typeArguments, type.span, { name: pathText(type.path), count: 0 });
  }
  return found;
}

function declaredType(place: TypePlace, path: Path, symbol: Symbol): Ty {
  const declared = place.context.typeOfSymbol(symbol);
  if (declared) return declared;
  if (place.checker) reportWrongSort(place.checker, pathText(path), path.span, symbol, 'type');
  return unknownTy;
}

function genericType(place: TypePlace, type: NamedType, name: string, count: number): Ty {
  if (type.arguments.length !== count) {
    place.checker?.report(catalogue.typeArguments, type.span, { name, count });
    return unknownTy;
  }
  const [first, second] = type.arguments;
  if (!first) return unknownTy;
  if (name === 'ref') return refType(place, first);
  if (name === 'tensor') return tensorType(place, type);
  const of = argumentType(place, first);
  switch (name) {
    case 'list':
      return { kind: 'list', of };
    case 'set':
      return { kind: 'set', of };
    default:
      return { kind: 'map', key: of, value: second ? argumentType(place, second) : unknownTy };
  }
}

function argumentType(place: TypePlace, argument: TypeArgument): Ty {
  if (argument.kind !== 'hasType' && argument.kind !== 'tensorShape') return resolveType(place, argument);
  place.checker?.report(catalogue.typeArguments, argument.span, {
    name: argument.kind === 'hasType' ? 'has' : '[…]',
    count: 0,
  });
  return unknownTy;
}

/** `ref<Person>`, `ref<has Voice>`. */
function refType(place: TypePlace, argument: TypeArgument): Ty {
  if (argument.kind === 'hasType') {
    const has = argument.components.flatMap((path) => componentOf(place, path) ?? []);
    return has.length === argument.components.length ? { kind: 'ref', kinds: [], has } : unknownTy;
  }
  const type = argumentType(place, argument);
  if (type.kind === 'ref' || type.kind === 'unknown') return type;
  place.checker?.report(catalogue.notAKind, argument.span, {});
  return unknownTy;
}

function componentOf(place: TypePlace, path: Path) {
  if (place.checker) return resolvePath(place.checker, path, 'type', 'component', 'component');
  const found = lookupPath(place.chapter, 'type', namesOf(path));
  return found.found === 'one' && isSymbolOf(found.symbol, 'component') ? found.symbol : undefined;
}

/** `Person | Thing`; or cases, where an action's result names nothing that is declared. */
function unionType(place: TypePlace, type: UnionType): Ty {
  const names = type.members.map((member) =>
    member.kind === 'namedType' && member.arguments.length === 0 ? member.path : undefined,
  );
  if (place.cases && names.every((path) => path && path.names.length === 1 && isUndeclared(place, path))) {
    const cases = names.flatMap((path): CaseTy[] => (path ? [{ name: pathText(path), fields: [] }] : []));
    return { kind: 'variant', cases };
  }
  const refs: RefTy[] = [];
  let faulty = false;
  for (const member of type.members) {
    const resolved = resolveType(place, member);
    if (resolved.kind === 'ref') refs.push(resolved);
    else {
      faulty = true;
      if (resolved.kind !== 'unknown') place.checker?.report(catalogue.notAKind, member.span, {});
    }
  }
  if (faulty) return unknownTy;
  return { kind: 'ref', kinds: [...new Set(refs.flatMap((ref) => ref.kinds))], has: [] };
}

function isUndeclared(place: TypePlace, path: Path): boolean {
  const [name] = path.names;
  return (
    name !== undefined && !builtin.has(name.text) && lookupPath(place.chapter, 'type', [name.text]).found === 'none'
  );
}

function casesType(place: TypePlace, type: CasesType): Ty {
  return { kind: 'variant', cases: type.cases.map((each) => caseTy(place, each)) };
}

export function caseTy(place: TypePlace, each: Case, by?: Symbol): CaseTy {
  return {
    name: each.name.text,
    ...(each.was && { was: each.was.text }),
    fields: each.fields.map((field) => ({
      name: field.name.text,
      type: resolveType(place, field.type),
      optional: field.default !== undefined,
      ...(by && field.default && { left: { value: field.default, by } }),
      ...(field.was && { was: field.was.text }),
    })),
  };
}
