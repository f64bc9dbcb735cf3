/**
 * Checks that a value read from outside has the form of a TypeScript type. The checks are tied to the types: a
 * `Check<T>` fits where exactly `T` is wanted, neither a wider nor a narrower type, and `object` and `tagged` want a
 * check for each field and each case. So a field added to the IR and not here is a type error.
 *
 * This is zod's job, and zod is what the rest of the house uses. But loading it takes 45–60 ms, and a story of 100 KB
 * has to be open in 30.
 */
export interface Check<in out T> {
  readonly accepts: (value: unknown, walk: Walk) => boolean;
  /** Never there: it only makes `T` matter, both ways. */
  readonly of?: (value: T) => T;
}

/** What a failed check left: what was wanted, and the way to it, the innermost step first. */
export interface Walk {
  depth: number;
  readonly maxDepth: number;
  wanted: string;
  readonly way: (string | number)[];
}

/** A field that may be absent. */
export interface Optional<in out T> {
  readonly optional: Check<T>;
}

export function optional<T>(check: Check<T>): Optional<T> {
  return { optional: check };
}

type AbsentAllowed = Record<never, never>;

/** A check for each field of `T`. */
export type FieldsOf<T> = {
  readonly [K in keyof T]-?: AbsentAllowed extends Pick<T, K> ? Optional<Exclude<T[K], undefined>> : Check<T[K]>;
};

type MemberOf<T, Tag extends keyof T, Name> = T extends unknown ? (Name extends T[Tag] ? T : never) : never;

/** The fields of each case of a discriminated union, without the tag. */
export type CasesOf<T, Tag extends keyof T> = {
  readonly [Name in T[Tag] & string]: FieldsOf<Omit<MemberOf<T, Tag, Name>, Tag>>;
};

function miss(walk: Walk, wanted: string): false {
  walk.wanted = wanted;
  return false;
}

export function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const text: Check<string> = {
  accepts: (value, walk) => typeof value === 'string' || miss(walk, 'a text'),
};

export const truth: Check<boolean> = {
  accepts: (value, walk) => typeof value === 'boolean' || miss(walk, 'true or false'),
};

/** A figure that is finite: JSON's `1e999` is not. */
export const figure: Check<number> = {
  accepts: (value, walk) => Number.isFinite(value) || miss(walk, 'a finite figure'),
};

export function wholeNumber(low: number, high: number): Check<number> {
  return {
    accepts: (value, walk) =>
      (typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high) ||
      miss(walk, `a whole number in ${low}..${high}`),
  };
}

/** A text that matches. */
export function matching(pattern: RegExp, wanted: string): Check<string> {
  return { accepts: (value, walk) => (typeof value === 'string' && pattern.test(value)) || miss(walk, wanted) };
}

export function only<const T extends string | number | boolean>(constant: T): Check<T> {
  return { accepts: (value, walk) => value === constant || miss(walk, JSON.stringify(constant)) };
}

/** One of the names of a union of texts; all of them have to be listed. */
export function oneOf<T extends string>(names: { readonly [Name in T]: true }): Check<T> {
  const known = new Set(Object.keys(names));
  return {
    accepts: (value, walk) =>
      (typeof value === 'string' && known.has(value)) || miss(walk, `one of ${[...known].join(', ')}`),
  };
}

export function list<T>(item: Check<T>): Check<readonly T[]> {
  return {
    accepts: (value, walk) => {
      if (!Array.isArray(value)) return miss(walk, 'a list');
      const items: readonly unknown[] = value;
      for (let i = 0; i < items.length; i++) {
        if (!item.accepts(items[i], walk)) {
          walk.way.push(i);
          return false;
        }
      }
      return true;
    },
  };
}

export function pair<A, B>(first: Check<A>, second: Check<B>): Check<readonly [A, B]> {
  return {
    accepts: (value, walk) => {
      if (!Array.isArray(value) || value.length !== 2) return miss(walk, 'a pair');
      const items: readonly unknown[] = value;
      for (const [i, check] of [first, second].entries()) {
        if (!check.accepts(items[i], walk)) {
          walk.way.push(i);
          return false;
        }
      }
      return true;
    },
  };
}

/** Names with values. `__proto__` is no name: a copy by assignment would change the object's kind. */
export function dictionary<T>(item: Check<T>): Check<{ readonly [name: string]: T }> {
  return {
    accepts: (value, walk) => {
      if (!isObject(value)) return miss(walk, 'an object');
      for (const name of Object.keys(value)) {
        if (name !== '__proto__' && item.accepts(value[name], walk)) continue;
        if (name === '__proto__') walk.wanted = 'another name';
        walk.way.push(name);
        return false;
      }
      return true;
    },
  };
}

type Accepts = (value: unknown, walk: Walk) => boolean;

/** Inside, the type that a check is for no longer matters: all that it accepts is `unknown` here. */
interface AnyFields {
  readonly [name: string]: { readonly accepts: Accepts } | { readonly optional: { readonly accepts: Accepts } };
}

interface FieldCheck {
  readonly name: string;
  readonly accepts: Accepts;
  readonly optional: boolean;
}

function fieldChecks(fields: AnyFields): readonly FieldCheck[] {
  return Object.entries(fields).map(([name, field]) =>
    'optional' in field
      ? { name, accepts: field.optional.accepts, optional: true }
      : { name, accepts: field.accepts, optional: false },
  );
}

/** Whether exactly these fields are there, besides `others` that were looked at before. */
function acceptsFields(
  value: { readonly [key: string]: unknown },
  fields: readonly FieldCheck[],
  others: number,
  walk: Walk,
): boolean {
  if (++walk.depth > walk.maxDepth) return miss(walk, `nesting of at most ${walk.maxDepth}`);
  let met = others;
  for (const field of fields) {
    const held = value[field.name];
    // JSON has no `undefined`; a program in memory may hold one where a field is absent, and is refused for it.
    if (held === undefined) {
      if (field.optional) continue;
      walk.way.push(field.name);
      return miss(walk, 'a value');
    }
    if (!field.accepts(held, walk)) {
      walk.way.push(field.name);
      return false;
    }
    met += 1;
  }
  walk.depth -= 1;
  const names = Object.keys(value);
  if (names.length === met) return true;
  const known = new Set(fields.map((field) => field.name));
  return miss(walk, `no other fields than ${[...known].join(', ')}: it has ${names.join(', ').slice(0, 200)}`);
}

export function object<T>(fields: FieldsOf<T>): Check<T> {
  const checks = fieldChecks(fields);
  return {
    accepts: (value, walk) => (isObject(value) ? acceptsFields(value, checks, 0, walk) : miss(walk, 'an object')),
  };
}

/**
 * A discriminated union. The cases are asked for when the first value comes, so that unions may hold each other. The
 * function that gives them states its type: only then does the type checker see a case or field that is too many.
 */
export function tagged<T, Tag extends keyof T & string>(tag: Tag, cases: () => CasesOf<T, Tag>): Check<T> {
  let known: Map<unknown, readonly FieldCheck[]> | undefined;
  return {
    accepts: (value, walk) => {
      if (!isObject(value)) return miss(walk, 'an object');
      known ??= new Map(Object.entries<AnyFields>(cases()).map(([name, fields]) => [name, fieldChecks(fields)]));
      const fields = known.get(value[tag]);
      if (fields) return acceptsFields(value, fields, 1, walk);
      walk.way.push(tag);
      return miss(walk, `one of ${[...known.keys()].join(', ')}`);
    },
  };
}

/** Either; the first is tried first, and should fail at a look. */
export function either<A, B>(first: Check<A>, second: Check<B>): Check<A | B> {
  return { accepts: (value, walk) => first.accepts(value, walk) || second.accepts(value, walk) };
}

/** A check that is made when the first value comes. */
export function later<T>(make: () => Check<T>): Check<T> {
  let made: Check<T> | undefined;
  return {
    accepts: (value, walk) => {
      made ??= make();
      return made.accepts(value, walk);
    },
  };
}

export const nothing: Check<null> = {
  accepts: (value, walk) => value === null || miss(walk, 'null'),
};
