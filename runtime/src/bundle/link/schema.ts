import type { FieldIr, SchemaIr } from '../ir/index.js';
import type { Findings } from './findings.js';
import { type Frame, newFrame } from './frame.js';
import type { LogicLinker } from './logic.js';
import type { References } from './references.js';

/** Follows the names of declarations; `checkSlots` closes the frame of each default. */
export function linkSchema(
  schema: SchemaIr,
  logic: LogicLinker,
  references: References,
  findings: Findings,
  checkSlots: (frame: Frame) => void,
): void {
  const frame = newFrame({});

  function fields(items: readonly FieldIr[], ...place: readonly string[]): void {
    findings.at('schema', ...place);
    unique(
      items.map((item) => item.name),
      'field',
    );
    for (const item of items) {
      references.type(item.type);
      if (item.default) logic.expression(item.default, frame);
    }
  }

  function unique(names: readonly string[], what: string): void {
    const met = new Set<string>();
    for (const name of names) {
      findings.expect(!met.has(name), () => `There are two of ${what} \`${name}\`.`);
      met.add(name);
    }
  }

  for (const [name, { cases, moves }] of Object.entries(schema.enums)) {
    findings.at('schema', 'enums', name);
    const known = cases.map((item) => item.name);
    unique(known, 'case');
    for (const [from, targets] of Object.entries(moves ?? {})) {
      for (const item of [from, ...targets]) {
        findings.expect(known.includes(item), () => `There is not a case \`${item}\`.`);
      }
    }
  }
  for (const [name, component] of Object.entries(schema.components)) fields(component.fields, 'components', name);
  for (const [name, kind] of Object.entries(schema.kinds)) {
    fields(kind.fields, 'kinds', name);
    for (const component of kind.has) references.component(component);
  }
  for (const [name, relation] of Object.entries(schema.relations)) {
    fields(relation.fields, 'relations', name);
    references.type(relation.from);
    references.type(relation.to);
  }
  for (const [name, event] of Object.entries(schema.events)) fields(event.fields, 'events', name);
  fields(schema.world, 'world');
  fields(schema.campaign, 'campaign');
  fields(schema.config, 'config');

  fields(schema.player.fields, 'player');
  if (schema.player.kind !== undefined) references.kind(schema.player.kind);
  for (const name of [...Object.keys(schema.player.values), ...schema.player.asked]) references.valueOf(name);
  logic.expressions(Object.values(schema.player.values), frame);

  findings.at('schema', 'entities');
  unique(
    schema.entities.map((entity) => entity.id),
    'entity',
  );
  for (const [index, entity] of schema.entities.entries()) {
    findings.at('schema', 'entities', index);
    references.kind(entity.kind);
    for (const name of Object.keys(entity.values)) references.valueOf(name);
    logic.expressions(Object.values(entity.values), frame);
  }
  for (const [index, edge] of schema.edges.entries()) {
    findings.at('schema', 'edges', index);
    references.relation(edge.relation);
    references.entity(edge.from);
    references.entity(edge.to);
    for (const name of Object.keys(edge.values)) references.edgeField(edge.relation, name);
    if (edge.when) logic.guard(edge.when, frame);
    logic.expressions(Object.values(edge.values), frame);
  }
  findings.at('schema');
  checkSlots(frame);
}
