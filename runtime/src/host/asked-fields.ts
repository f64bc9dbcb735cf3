import type { FieldIr, Json, ProgramIr, TypeIr } from '../bundle/index.js';

/** A field of the player that the story gives no value: the reader is asked for it when a session starts. */
export interface AskedField {
  readonly field: string;
  readonly type: TypeIr;
  readonly personal: boolean;
}

export function askedFields(program: ProgramIr): readonly AskedField[] {
  const { player, kinds, components } = program.schema;
  const kind = player.kind === undefined ? undefined : kinds[player.kind];
  const known = new Map<string, FieldIr>();
  for (const name of kind?.has ?? []) {
    for (const field of components[name]?.fields ?? []) {
      known.set(field.name, field);
      known.set(`${name}.${field.name}`, field);
    }
  }
  for (const field of [...(kind?.fields ?? []), ...player.fields]) known.set(field.name, field);
  return player.asked.map((name) => {
    const field = known.get(name);
    return { field: name, type: field?.type ?? { type: 'text' }, personal: field?.personal === true };
  });
}

export type ParsedAnswer =
  | { readonly ok: true; readonly value: Json }
  /** `expected` says in a few words what would do: `a whole number from 1 to 20`. */
  | { readonly ok: false; readonly expected: string };

/** A typed answer as a value of the field's type. What is more than a form (a range, a length) the engine checks. */
export function parseAnswer(type: TypeIr, text: string, program: ProgramIr): ParsedAnswer {
  const trimmed = text.trim();
  switch (type.type) {
    case 'text':
      return trimmed === '' ? { ok: false, expected: 'some text' } : { ok: true, value: trimmed.normalize('NFC') };
    case 'int': {
      const figure = Number(trimmed);
      const fits = /^[+-]?\d+$/.test(trimmed) && Number.isSafeInteger(figure) && within(figure, type);
      return fits ? { ok: true, value: figure } : { ok: false, expected: `a whole number${rangeOf(type)}` };
    }
    case 'float': {
      const figure = Number(trimmed);
      const fits = trimmed !== '' && Number.isFinite(figure) && within(figure, type);
      return fits ? { ok: true, value: figure } : { ok: false, expected: `a number${rangeOf(type)}` };
    }
    case 'bool':
      if (/^(?:y|yes|true)$/i.test(trimmed)) return { ok: true, value: true };
      if (/^(?:n|no|false)$/i.test(trimmed)) return { ok: true, value: false };
      return { ok: false, expected: '`yes` or `no`' };
    case 'enum': {
      const cases = program.schema.enums[type.enum]?.cases ?? [];
      const chosen = cases.find(({ name, title }) => same(name, trimmed) || same(title ?? name, trimmed));
      if (chosen) return { ok: true, value: chosen.name };
      return { ok: false, expected: `one of ${cases.map(({ name, title }) => title ?? name).join(', ')}` };
    }
    case 'optional':
      return trimmed === '' ? { ok: true, value: null } : parseAnswer(type.of, text, program);
    case 'decimal':
    case 'amount':
      // As text, so that no figure is rounded on its way.
      return /^-?\d+(?:\.\d+)?$/.test(trimmed) ? { ok: true, value: trimmed } : { ok: false, expected: 'a number' };
    case 'duration':
    case 'instant':
    case 'dice':
    case 'record':
    case 'variant':
    case 'ref':
    case 'scene':
    case 'list':
    case 'set':
    case 'map':
      return { ok: false, expected: 'what only a program can give; play it through a host' };
  }
}

function within(figure: number, { low, high }: { readonly low?: number; readonly high?: number }): boolean {
  return (low === undefined || figure >= low) && (high === undefined || figure <= high);
}

function rangeOf({ low, high }: { readonly low?: number; readonly high?: number }): string {
  if (low !== undefined && high !== undefined) return ` from ${low} to ${high}`;
  if (low !== undefined) return ` of at least ${low}`;
  return high === undefined ? '' : ` of at most ${high}`;
}

function same(a: string, b: string): boolean {
  return a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase();
}
