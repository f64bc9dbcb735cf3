import type { TypeIr } from '@fabula/runtime/bundle';
import type ts from 'typescript';
import type { Border } from './border.js';
import { type Form, isSameEverywhere, nameFinder } from './known-types.js';
import { keyword, list, literal, literals, named, nothing, property, tuple, type, union } from './nodes.js';

/** Types of the language in TypeScript. */
export class TypeNodes {
  readonly #border: Border;
  readonly #nameOf: (type: TypeIr) => string | undefined;
  readonly #tellsKinds: boolean;

  /** `tellsKinds`: ids of things say which kinds they may be of. */
  constructor(border: Border, tellsKinds = false) {
    this.#border = border;
    this.#nameOf = nameFinder(border);
    this.#tellsKinds = tellsKinds;
  }

  /** What things of these kinds are known by; of any kind, where there are none. */
  id(kinds: readonly string[]): ts.TypeNode {
    return this.#tellsKinds && kinds.length > 0 ? named('IdOf', literals(kinds)) : named('EntityId');
  }

  of(written: TypeIr, form: Form): ts.TypeNode {
    switch (written.type) {
      case 'bool':
        return keyword.boolean;
      case 'int':
      case 'float':
      case 'duration':
      case 'instant':
        return keyword.number;
      case 'text':
        return keyword.string;
      case 'decimal':
      case 'amount':
        return form === 'plain' ? keyword.string : type([property('$n', keyword.string)]);
      case 'dice':
        return form === 'plain' ? keyword.string : type([property('$dice', tuple(keyword.number, keyword.number))]);
      case 'enum':
        return named(this.#nameOf(written) ?? 'string');
      case 'ref':
        return this.id(written.kinds);
      case 'scene':
        return named('SceneId');
      case 'list':
        return list(this.of(written.of, form));
      case 'set': {
        const items = list(this.of(written.of, form));
        return form === 'plain' ? items : type([property('$set', items)]);
      }
      case 'map': {
        const pairs = list(tuple(this.of(written.key, form), this.of(written.value, form)));
        return form === 'plain' ? pairs : type([property('$map', pairs)]);
      }
      case 'optional':
        return union(this.of(written.of, form), nothing);
      case 'record':
      case 'variant': {
        const name = form === 'plain' || isSameEverywhere(written) ? this.#nameOf(written) : undefined;
        return name === undefined ? this.composite(written, form) : named(name);
      }
    }
  }

  composite(written: TypeIr, form: Form): ts.TypeNode {
    if (written.type === 'record')
      return type(written.fields.map(({ name, type: of }) => property(name, this.of(of, form))));
    if (written.type !== 'variant') return this.of(written, form);
    const label = form === 'plain' ? 'case' : '$case';
    const cases = written.cases.map(({ name, fields }) =>
      type([property(label, literal(name)), ...fields.map((field) => property(field.name, this.of(field.type, form)))]),
    );
    return cases.length === 0 ? keyword.never : union(...cases);
  }

  members(name: string): ts.TypeNode {
    return literals(this.#border.schema.enums[name]?.cases.map((each) => each.name) ?? []);
  }
}
