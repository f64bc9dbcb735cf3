import type { Field, KindDeclaration, Modifier, Path, Type } from '../1-parse/index.js';

/**
 * A kind that is kept keeps its fields: `kind Spy private readable by gm { … }`. Each of its own that says nothing itself of who
 * may know it is kept as the kind is, so that later phases need to look at fields only. `sealed` holds of all its fields,
 * `personal` of its texts: only words can be a person's. `justified` is asked of the kind, which comes and goes by it, too.
 */
export function keptKind(declaration: KindDeclaration): KindDeclaration {
  const { modifiers = [], readable = [], fields } = declaration;
  const told = modifiers.filter(({ name }) => name !== 'justified');
  return told.length === 0
    ? declaration
    : { ...declaration, fields: fields.map((field) => keptAs(field, told, readable)) };
}

function keptAs(field: Field, told: readonly Modifier[], readable: readonly Path[]): Field {
  const own = field.readable ?? [];
  const itself = field.modifiers.some(isKept);
  const added = told.filter((modifier) => {
    if (isKept(modifier)) return !itself;
    if (field.modifiers.some(({ name }) => name === modifier.name)) return false;
    return modifier.name === 'sealed' || isText(field.type);
  });
  if (added.length === 0) return field;
  const isNowKept = added.some(isKept);
  return {
    ...field,
    modifiers: [...field.modifiers, ...added],
    ...(isNowKept && { readable: own.length > 0 ? own : readable }),
  };
}

function isKept({ name }: Modifier): boolean {
  return name === 'private' || name === 'secret';
}

function isText(type: Type): boolean {
  if (type.kind === 'refinedType') return isText(type.of);
  return type.kind === 'namedType' && type.path.names.length === 1 && type.path.names[0]?.text === 'text';
}
