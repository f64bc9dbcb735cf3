import type { BundleError, Result } from '../bundle-error.js';
import type {
  ComponentConversionIr,
  ConversionIr,
  DeckConversionIr,
  DerivedIr,
  EntitiesConversionIr,
  EventConversionIr,
  FieldConversionIr,
  FieldsConversionIr,
  FunctionIr,
  KeptIr,
  KindConversionIr,
  MissionConversionIr,
  PlaceIr,
  PlaceMoveIr,
  PlacesConversionIr,
  RelationConversionIr,
  ResourceConversionIr,
  ValueConversionIr,
} from '../ir/index.js';
import {
  type CasesOf,
  type Check,
  dictionary,
  figure,
  later,
  list,
  matching,
  object,
  oneOf,
  only,
  optional,
  pair,
  tagged,
  text,
} from './check.js';
import { count, expression, scale } from './logic-shape.js';
import { enumeration, resource, shaped } from './program-shape.js';
import { parameter } from './scene-shape.js';
import { constant } from './value-shape.js';

const names = dictionary(text);

const value: Check<ValueConversionIr> = tagged<ValueConversionIr, 'by'>(
  'by',
  (): CasesOf<ValueConversionIr, 'by'> => ({
    names: { names: dictionary(constant) },
    clamp: { low: optional(figure), high: optional(figure) },
    rescale: { from: scale, to: scale },
    toScaled: { scale },
    fromScaled: { scale },
    round: {},
    text: { scale: optional(scale) },
    cut: { max: count },
    some: { value: constant },
    list: {},
    set: {},
    items: { of: value, most: optional(count), drops: optional(only(true)) },
    entries: { key: optional(value), value: optional(value), drops: optional(only(true)) },
    fields: { fields: dictionary(field), added: optional(dictionary(constant)) },
    cases: { cases: dictionary(variantCase) },
    steps: { steps: list(value) },
  }),
);

const field: Check<FieldConversionIr> = later(() =>
  object<FieldConversionIr>({ to: optional(text), value: optional(value), gone: optional(only(true)) }),
);

type VariantCase = Extract<ValueConversionIr, { by: 'cases' }>['cases'][string];
const variantCase: Check<VariantCase> = later(() =>
  object<VariantCase>({
    to: optional(text),
    fields: optional(dictionary(field)),
    added: optional(dictionary(constant)),
    becomes: optional(constant),
  }),
);

const kept: Check<KeptIr> = object<KeptIr>({ value: optional(constant), of: optional(dictionary(constant)) });

const derived: Check<DerivedIr> = object<DerivedIr>({
  old: text,
  reads: dictionary(
    object<DerivedIr['reads'][string]>({ field: text, value: optional(constant), of: optional(dictionary(constant)) }),
  ),
  lets: list(object<DerivedIr['lets'][number]>({ slot: text, value: expression })),
  values: dictionary(expression),
});

const ofFields = {
  fields: optional(dictionary(field)),
  kept: optional(dictionary(kept)),
  derived: optional(derived),
};

const fields: Check<FieldsConversionIr> = object<FieldsConversionIr>(ofFields);

const place: Check<PlaceIr> = tagged<PlaceIr, 'place'>(
  'place',
  (): CasesOf<PlaceIr, 'place'> => ({
    point: { scene: text, at: text, wait: oneOf({ choice: true, text: true, visit: true }) },
    label: { scene: text, label: text },
    scene: { scene: text },
    end: {},
  }),
);

const places: Check<PlacesConversionIr> = object<PlacesConversionIr>({
  scenes: optional(names),
  ids: optional(names),
  moved: optional(
    dictionary(object<PlaceMoveIr>({ to: place, note: optional(text), slots: optional(dictionary(field)) })),
  ),
  slots: optional(dictionary(dictionary(field))),
  items: optional(dictionary(value)),
});

const conversion: Check<ConversionIr> = object<ConversionIr>({
  conversion: only(1),
  migration: matching(/^[0-9]{4}_[a-z0-9_]{1,100}$/, '`0002_` and a name in small letters'),
  from: text,
  to: text,
  functions: optional(dictionary(object<FunctionIr>({ parameters: list(parameter), value: expression }))),
  types: optional(
    object<NonNullable<ConversionIr['types']>>({
      enums: optional(dictionary(enumeration)),
      resources: optional(dictionary(resource)),
    }),
  ),
  entities: optional(
    object<EntitiesConversionIr>({
      kindOf: optional(names),
      player: optional(text),
      renamed: optional(names),
      gone: optional(list(text)),
    }),
  ),
  kinds: optional(
    dictionary(
      object<KindConversionIr>({
        ...ofFields,
        to: optional(text),
        gone: optional(only(true)),
        grants: optional(list(text)),
        revokes: optional(list(text)),
      }),
    ),
  ),
  components: optional(
    dictionary(
      object<ComponentConversionIr>({
        ...ofFields,
        kinds: optional(list(text)),
        to: optional(text),
        gone: optional(only(true)),
      }),
    ),
  ),
  relations: optional(
    dictionary(
      object<RelationConversionIr>({
        ...ofFields,
        to: optional(text),
        gone: optional(only(true)),
        turned: optional(only(true)),
        mutual: optional(only(true)),
        acyclic: optional(only(true)),
        declared: optional(list(pair(text, text))),
        linked: optional(list(pair(text, text))),
      }),
    ),
  ),
  world: optional(fields),
  config: optional(fields),
  campaign: optional(fields),
  resources: optional(
    dictionary(
      object<ResourceConversionIr>({
        to: optional(text),
        scale: optional(object({ from: scale, to: scale })),
        accounts: list(text),
      }),
    ),
  ),
  events: optional(
    dictionary(
      object<EventConversionIr>({
        to: optional(text),
        gone: optional(only(true)),
        fields: optional(dictionary(field)),
        added: optional(dictionary(constant)),
      }),
    ),
  ),
  decks: optional(
    dictionary(
      object<DeckConversionIr>({
        to: optional(text),
        gone: optional(only(true)),
        cards: optional(names),
        goneCards: optional(list(text)),
      }),
    ),
  ),
  missions: optional(
    dictionary(
      object<MissionConversionIr>({
        to: optional(text),
        gone: optional(only(true)),
        parts: optional(names),
        goneParts: optional(list(text)),
      }),
    ),
  ),
  places: optional(places),
  endow: optional(
    list(
      object<NonNullable<ConversionIr['endow']>[number]>({
        resource: text,
        account: text,
        amount: matching(/^[1-9][0-9]{0,30}$/, 'digits'),
      }),
    ),
  ),
});

/** The value as a conversion, if it has its form. */
export function shapeConversion(name: string, json: unknown, maxDepth: number): Result<ConversionIr, BundleError> {
  return shaped(conversion, name, json, maxDepth);
}
