import { catalogue } from '../../../diagnostics/index.js';
import type { NamedType } from '../../1-parse/index.js';
import { floatTy, intTy, type ListTy, type Ty, unknownTy } from '../types.js';
import type { TypePlace } from './resolve-type.js';

const elements: ReadonlyMap<string, Ty> = new Map<string, Ty>([
  ['f32', floatTy],
  ['f64', floatTy],
  ['i32', intTy],
  ['i64', intTy],
]);

/** `tensor<f32, [n, 16]>`: lists in lists, whose sizes are known. */
export function tensorType(place: TypePlace, type: NamedType): Ty {
  const [of, sizes] = type.arguments;
  const name = of?.kind === 'namedType' && of.path.names.length === 1 ? of.path.names[0]?.text : undefined;
  const element = name === undefined ? undefined : elements.get(name);
  if (!element || name === undefined || sizes?.kind !== 'tensorShape') {
    place.checker?.report(catalogue.tensorType, type.span, {});
    return unknownTy;
  }
  const shape = sizes.dimensions.map((each) =>
    each.kind === 'name' ? each.text : each.kind === 'int' ? each.value : 0,
  );
  if (shape.some((size) => typeof size === 'number' && size < 1)) {
    place.checker?.report(catalogue.tensorType, sizes.span, {});
    return unknownTy;
  }
  return tensorOf(name, element, shape);
}

function tensorOf(element: string, of: Ty, shape: readonly (number | string)[]): Ty {
  const [size, ...rest] = shape;
  if (size === undefined) return of;
  const fixed = typeof size === 'number' ? { least: size, most: size } : {};
  return { kind: 'list', of: tensorOf(element, of, rest), ...fixed, tensor: { element, shape } };
}

/** Whether the sizes of a list are those of the tensor that is wanted, as far as they are known. */
export function shapesFit(from: ListTy, to: ListTy): boolean {
  if (!to.tensor) return true;
  if (from.tensor) {
    const { shape } = from.tensor;
    const wanted = to.tensor.shape;
    return shape.length === wanted.length && shape.every((size, index) => sizesFit(size, wanted[index]));
  }
  // How many elements a list has that is written out was held against the sizes where it stands.
  return true;
}

function sizesFit(size: number | string, wanted: number | string | undefined): boolean {
  return size === wanted || size === '_' || wanted === '_';
}

/** What a size that is not fixed is in one call. */
export type Sizes = Map<string, number | string>;

/** A parameter as its callers fill it: sizes that are not fixed may be any. */
export function openSizes(type: Ty): Ty {
  return withSizes(type, () => '_');
}

/** The sizes that an argument has; false where one that was known already is another. */
export function learnSizes(parameter: Ty, given: Ty, sizes: Sizes): boolean {
  if (parameter.kind !== 'list' || given.kind !== 'list' || !parameter.tensor) return true;
  const known = given.tensor?.shape ?? [given.least !== undefined && given.least === given.most ? given.least : '_'];
  return parameter.tensor.shape.every((size, index) => {
    const found = known[index] ?? '_';
    if (typeof size === 'number' || found === '_') return true;
    const before = sizes.get(size);
    if (before === undefined) sizes.set(size, found);
    return before === undefined || before === found;
  });
}

/** A result with the sizes of one call; what no argument told is any. */
export function withLearned(type: Ty, sizes: Sizes): Ty {
  return withSizes(type, (name) => sizes.get(name) ?? '_');
}

function withSizes(type: Ty, sizeOf: (name: string) => number | string): Ty {
  switch (type.kind) {
    case 'list': {
      const of = withSizes(type.of, sizeOf);
      if (!type.tensor) return of === type.of ? type : { ...type, of };
      const shape = type.tensor.shape.map((size) => (typeof size === 'string' ? sizeOf(size) : size));
      return { ...type, of, tensor: { ...type.tensor, shape } };
    }
    case 'optional': {
      const of = withSizes(type.of, sizeOf);
      return of === type.of ? type : { kind: 'optional', of };
    }
    case 'record':
      if (!type.fields.some((field) => field.type.kind === 'list')) return type;
      return { ...type, fields: type.fields.map((field) => ({ ...field, type: withSizes(field.type, sizeOf) })) };
    default:
      return type;
  }
}
