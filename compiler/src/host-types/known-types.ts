import type { TypeIr } from '@fabula/runtime/bundle';
import type { Border } from './border.js';

/**
 * How a value stands on the border. `plain`: what the host gives and its functions get and answer. `ledger`: what
 * events carry, exact and with their type beside them, as the bundle's constants are.
 */
export type Form = 'plain' | 'ledger';

/** The name a type has in the generated file. Types are told by what they are made of, as TypeScript tells them. */
export function nameFinder({ types }: Border): (type: TypeIr) => string | undefined {
  const byForm = new Map<string, string>();
  for (const { name, type } of types) if (!byForm.has(JSON.stringify(type))) byForm.set(JSON.stringify(type), name);
  return (type) => byForm.get(JSON.stringify(type));
}

/** Whether a value has the same form everywhere. */
export function isSameEverywhere(type: TypeIr): boolean {
  switch (type.type) {
    case 'decimal':
    case 'amount':
    case 'dice':
    case 'set':
    case 'map':
    case 'variant':
      return false;
    case 'list':
    case 'optional':
      return isSameEverywhere(type.of);
    case 'record':
      return type.fields.every((field) => isSameEverywhere(field.type));
    default:
      return true;
  }
}
