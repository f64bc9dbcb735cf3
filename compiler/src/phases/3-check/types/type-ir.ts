import type { CaseIr, FieldIr, FormatIr, TypeIr } from '@fabula/runtime/bundle';
import type { CaseTy, FieldTy, Ty } from '../types.js';
import { scaleOf } from './scale.js';
import { writtenValue } from './written-value.js';

/** A type as the bundle holds it. What narrowing knows is left behind; what was reported has no form and is text. */
export function typeIrOf(type: Ty): TypeIr {
  switch (type.kind) {
    case 'bool':
      return { type: 'bool' };
    case 'int':
    case 'float':
      return {
        type: type.kind,
        ...(type.low !== undefined && { low: type.low }),
        ...(type.high !== undefined && { high: type.high }),
        ...(type.clamped && { clamped: true }),
      };
    case 'decimal':
      return {
        type: 'decimal',
        scale: type.scale,
        ...(type.low !== undefined && { low: type.low }),
        ...(type.high !== undefined && { high: type.high }),
        ...(type.clamped && { clamped: true }),
      };
    case 'amount':
      // The books are kept of fields that are amounts; this one is a plain figure to them.
      if (type.counts) return { type: 'decimal', scale: scaleOf(type.resource) };
      return { type: 'amount', resource: type.resource.id };
    case 'text':
      return {
        type: 'text',
        ...(type.max !== undefined && { max: type.max }),
        ...(type.matches !== undefined && { matches: type.matches }),
      };
    case 'duration':
    case 'instant':
    case 'dice':
    case 'scene':
      return { type: type.kind };
    // The story holds its hash.
    case 'media':
      return { type: 'text' };
    case 'enum':
      return { type: 'enum', enum: type.symbol.id };
    case 'record':
      return { type: 'record', fields: type.fields.map(fieldIr) };
    case 'variant':
      return { type: 'variant', cases: type.cases.map(caseIr) };
    case 'ref':
      return { type: 'ref', kinds: type.kinds.map((kind) => kind.id), has: type.has.map((each) => each.id) };
    case 'list':
      return {
        type: 'list',
        of: typeIrOf(type.of),
        ...(type.least !== undefined && { least: type.least }),
        ...(type.most !== undefined && { most: type.most }),
      };
    case 'set':
      return { type: 'set', of: typeIrOf(type.of) };
    case 'map':
      return { type: 'map', key: typeIrOf(type.key), value: typeIrOf(type.value) };
    case 'optional':
      return { type: 'optional', of: typeIrOf(type.of) };
    case 'range':
      return { type: 'list', of: { type: 'int' } };
    case 'none':
    case 'nothing':
    case 'unknown':
      return { type: 'text' };
  }
}

export function caseIr(each: CaseTy): CaseIr {
  return { name: each.name, ...(each.was !== undefined && { was: each.was }), fields: each.fields.map(fieldIr) };
}

/** How a value of the type is shown in text; undefined for what has no form there. */
export function formatOf(type: Ty): FormatIr | undefined {
  switch (type.kind) {
    case 'text':
    case 'int':
    case 'float':
    case 'bool':
    case 'duration':
    case 'instant':
    case 'dice':
      return { as: type.kind };
    case 'decimal':
      return { as: 'decimal', scale: type.scale };
    case 'amount':
      return { as: 'amount', resource: type.resource.id };
    case 'enum':
      return { as: 'enum', enum: type.symbol.id };
    case 'ref':
    case 'scene':
      return { as: 'title' };
    case 'list':
    case 'set': {
      const of = formatOf(type.of);
      return of && { as: 'list', of };
    }
    case 'unknown':
      return { as: 'text' };
    case 'media':
    case 'record':
    case 'variant':
    case 'map':
    case 'range':
    case 'optional':
    case 'none':
    case 'nothing':
      return undefined;
  }
}

function fieldIr(field: FieldTy): FieldIr {
  // A value always has all its fields; the default is for those that were saved before there was this one.
  const value = field.left && writtenValue(field.left.value, field.type);
  return {
    name: field.name,
    type: typeIrOf(field.type),
    ...(value !== undefined && { default: { op: 'const', value } }),
    ...(field.was !== undefined && { was: field.was }),
  };
}
