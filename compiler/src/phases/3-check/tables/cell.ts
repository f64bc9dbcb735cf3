import type { Json } from '@fabula/runtime/bundle';
import { millisecondsOf } from '../../1-parse/index.js';
import { closest, lookupPath, type Symbol } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { describe, fits, graphemes, matchesWhole } from '../fit.js';
import { scaled, scaleOf } from '../types/scale.js';
import type { EnumTy, FloatTy, IntTy, TextTy, Ty } from '../types.js';

/** What a cell holds, encoded for the bundle; or why it holds nothing of its field's type. */
export type Cell = { readonly value: Json } | { readonly wanted: string; readonly hint?: string };

/** Whether a value of the type can be written in one cell. */
export function isCellType(type: Ty): boolean {
  switch (type.kind) {
    case 'optional':
      return isCellType(type.of);
    case 'bool':
    case 'int':
    case 'float':
    case 'decimal':
    case 'amount':
    case 'text':
    case 'duration':
    case 'dice':
    case 'enum':
    case 'ref':
    case 'scene':
    case 'unknown':
      return true;
    case 'instant':
    case 'record':
    case 'variant':
    case 'list':
    case 'set':
    case 'map':
    case 'media':
    case 'range':
    case 'none':
    case 'nothing':
      return false;
  }
}

/** Reads a cell as a value of its field's type. Blanks around a text are part of it, and of nothing else. */
export function readCell(c: Checker, cell: string, type: Ty): Cell {
  if (type.kind === 'text') return textCell(cell.normalize('NFC'), type);
  const word = cell.trim();
  if (type.kind === 'optional') return word === '' ? { value: null } : readCell(c, cell, type.of);
  const value = plainValue(c, word, type);
  if (value !== undefined) return { value };
  const hint = word === '' ? undefined : hintOf(word, type);
  return { wanted: describe(type), ...(hint !== undefined && { hint }) };
}

function plainValue(c: Checker, word: string, type: Ty): Json | undefined {
  switch (type.kind) {
    case 'bool':
      // Spreadsheets write them in capitals.
      return /^true$/i.test(word) ? true : /^false$/i.test(word) ? false : undefined;
    case 'int':
      return /^[+-]?\d[\d_]*$/.test(word) ? figure(word, type) : undefined;
    case 'float':
      return /^[+-]?\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?$/.test(word) ? figure(word, type) : undefined;
    case 'decimal':
      return exact(word, type.scale);
    case 'amount':
      return exact(withoutUnit(word, type.resource.name), scaleOf(type.resource));
    case 'duration':
      return millisecondsOf(word);
    case 'dice': {
      const [, count, sides] = /^(\d{1,6})d(\d{1,6})$/.exec(word) ?? [];
      return count === undefined || sides === undefined ? undefined : { $dice: [Number(count), Number(sides)] };
    }
    case 'enum':
      return members(type).includes(word) ? word : undefined;
    case 'ref':
      return named(c, word, 'value', (symbol) => fits(c, c.context.typeOfSymbol(symbol) ?? { kind: 'none' }, type));
    case 'scene':
      return named(c, word, 'scene', (symbol) => symbol.declaration.kind === 'scene');
    case 'unknown':
      // What was reported fits everywhere.
      return null;
    default:
      return undefined;
  }
}

function figure(word: string, { kind, low, high }: IntTy | FloatTy): number | undefined {
  const value = Number(word.replaceAll('_', ''));
  if (kind === 'int' ? !Number.isSafeInteger(value) : !Number.isFinite(value)) return undefined;
  if ((low !== undefined && value < low) || (high !== undefined && value > high)) return undefined;
  // JSON has no −0, and nothing may depend on it.
  return value === 0 ? 0 : value;
}

/** Digits are scaled as they stand, never through a float. */
function exact(word: string, scale: number): Json | undefined {
  const digits = word.replaceAll('_', '').replace(/^\+/, '');
  const value = /\d/.test(digits) ? scaled(digits, scale) : undefined;
  return value === undefined ? undefined : { $n: value.toString() };
}

function withoutUnit(word: string, unit: string): string {
  return word.endsWith(` ${unit}`) ? word.slice(0, -unit.length - 1).trimEnd() : word;
}

function textCell(text: string, { max, matches }: TextTy): Cell {
  if (max !== undefined && graphemes(text) > max) return { wanted: `\`text max ${max}\`` };
  if (matches !== undefined && !matchesWhole(matches, text)) return { wanted: `\`text matches "${matches}"\`` };
  return { value: text };
}

/** An entity or a scene by its name, as it would be written where the table is declared. */
function named(
  c: Checker,
  word: string,
  namespace: 'value' | 'scene',
  accepts: (symbol: Symbol) => boolean,
): string | undefined {
  const found = lookupPath(c.chapter, namespace, word.split('.'));
  if (found.found !== 'one' || found.rest.length > 0 || !accepts(found.symbol)) return undefined;
  c.reads.add(`${namespace}:${found.symbol.id}`);
  return found.symbol.id;
}

function members(type: EnumTy): readonly string[] {
  return type.symbol.declaration.cases.map((each) => each.name.text);
}

function hintOf(word: string, type: Ty): string | undefined {
  if (type.kind === 'enum') return closest(word, members(type));
  return type.kind === 'float' || type.kind === 'decimal' || type.kind === 'amount' ? commaAsPoint(word) : undefined;
}

/** Spreadsheets of many countries write a comma where figures here have a point. */
function commaAsPoint(word: string): string | undefined {
  return /^[+-]?\d+,\d+$/.test(word) ? word.replace(',', '.') : undefined;
}
