import type { SourceFile, Span } from '../../base/index.js';
import type { Field, KindDeclaration, MemoryDeclaration, RecordType, Type } from '../1-parse/index.js';
import type { Chapter, ScopeField } from './symbols.js';

/**
 * What a memory keeps is a field of whose it is: so that it is part of the state, of saves, replays and migrations, and
 * what is said of private fields is said of it. A kind's has the memory's name, `mara.notes`; the campaign's has a dot in
 * its name, which no written name has, so that it is not in the way of the memory itself.
 */
export function memoryField(memory: MemoryDeclaration): Field {
  const known = fields.get(memory);
  if (known) return known;
  const { span, text } = memory.name;
  const made: Field = {
    kind: 'field',
    name: { kind: 'name', text: isOfCampaign(memory) ? `${text}.kept` : text, span },
    type: entries(span),
    default: { kind: 'list', items: [], span },
    modifiers: memory.private ? [{ kind: 'modifier', name: 'private', span }] : [],
    doc: undefined,
    span,
  };
  fields.set(memory, made);
  return made;
}

/** Whether it belongs to no one in particular. */
export function isOfCampaign({ of }: MemoryDeclaration): boolean {
  return of.names.length === 1 && of.names[0]?.text === 'campaign';
}

/** The field of a memory that belongs to the campaign. */
export function campaignMemory(
  memory: MemoryDeclaration,
  id: string,
  chapter: Chapter,
  file: SourceFile,
): ScopeField | undefined {
  if (!isOfCampaign(memory)) return undefined;
  return { scope: 'campaign', id: `${id}.kept`, chapter, file, field: memoryField(memory) };
}

/** A kind with the fields of the memories that its pack declares of it. */
export function withMemories(kind: KindDeclaration, memories: readonly MemoryDeclaration[]): KindDeclaration {
  const own = memories.filter(({ of }) => of.names.at(-1)?.text === kind.name.text).map(memoryField);
  return own.length === 0 ? kind : { ...kind, fields: [...kind.fields, ...own] };
}

/** One field a declaration: what is checked of it is kept by it. */
const fields = new WeakMap<MemoryDeclaration, Field>();

/** `list<{ text: text, turn: int, weight: float }>`. */
function entries(span: Span): Type {
  const record: RecordType = {
    kind: 'recordType',
    fields: [entry('text', 'text', span), entry('turn', 'int', span), entry('weight', 'float', span)],
    span,
  };
  return named('list', span, [record]);
}

function entry(name: string, type: string, span: Span): Field {
  return {
    kind: 'field',
    name: { kind: 'name', text: name, span },
    type: named(type, span, []),
    default: undefined,
    modifiers: [],
    doc: undefined,
    span,
  };
}

function named(name: string, span: Span, given: readonly Type[]): Type {
  return {
    kind: 'namedType',
    path: { kind: 'path', local: false, names: [{ kind: 'name', text: name, span }], span },
    arguments: given,
    span,
  };
}
