import type { MissionStepIr, TypeIr } from '../ir/index.js';
import type { Findings } from './findings.js';
import { mayBe } from './may-be.js';
import { declared, type Names, names as namesOf } from './names.js';

/** Looks names up, and reports those that lead nowhere. */
export class References {
  readonly #names: Names;
  readonly #findings: Findings;

  constructor(names: Names, findings: Findings) {
    this.#names = names;
    this.#findings = findings;
  }

  state(scope: 'world' | 'campaign' | 'config', name: string): void {
    this.need(this.#names.state[scope].has(name), `a field \`${name}\` of ${scope}`);
  }

  /** A scene by its name, or a label by its id. */
  place(place: string): void {
    const known = Object.hasOwn(this.#names.program.scenes, place) || this.#names.labels.has(place);
    this.need(known, `a scene or label \`${place}\``);
  }

  scene(scene: string): void {
    this.need(Object.hasOwn(this.#names.program.scenes, scene), `a scene \`${scene}\``);
  }

  deck(deck: string): void {
    this.need(Object.hasOwn(this.#names.program.decks ?? {}, deck), `a deck \`${deck}\``);
  }

  mission(name: string, part: string | undefined, is: MissionStepIr): void {
    const mission = this.#names.missions.get(name);
    this.need(mission !== undefined, `a mission \`${name}\``);
    if (mission) this.need(mayBe(mission, part, is), `a \`${is}\` of \`${part ?? name}\``);
  }

  type(type: TypeIr): void {
    switch (type.type) {
      case 'amount':
        this.resource(type.resource);
        return;
      case 'enum':
        this.enumeration(type.enum);
        return;
      case 'record':
        for (const field of type.fields) this.type(field.type);
        return;
      case 'variant':
        for (const { fields } of type.cases) for (const field of fields) this.type(field.type);
        return;
      case 'ref':
        for (const kind of type.kinds) this.kind(kind);
        for (const component of type.has) this.component(component);
        return;
      case 'list':
      case 'set':
      case 'optional':
        this.type(type.of);
        return;
      case 'map':
        this.type(type.key);
        this.type(type.value);
        return;
      case 'text':
        this.#findings.expect(
          type.matches === undefined || isPattern(type.matches),
          () => 'A pattern of a text is no regular expression.',
        );
        return;
      case 'int':
      case 'float':
        this.#findings.expect((type.low ?? -Infinity) <= (type.high ?? Infinity), () => 'A range is empty.');
        return;
      case 'bool':
      case 'decimal':
      case 'duration':
      case 'instant':
      case 'dice':
      case 'scene':
        return;
    }
  }

  kind(name: string): void {
    this.need(Object.hasOwn(this.#names.program.schema.kinds, name), `a kind \`${name}\``);
  }

  component(name: string): void {
    this.need(Object.hasOwn(this.#names.program.schema.components, name), `a component \`${name}\``);
  }

  relation(name: string): void {
    this.need(Object.hasOwn(this.#names.program.schema.relations, name), `a relation \`${name}\``);
  }

  resource(name: string): void {
    this.need(Object.hasOwn(this.#names.program.schema.resources, name), `a resource \`${name}\``);
  }

  enumeration(name: string): void {
    this.need(Object.hasOwn(this.#names.program.schema.enums, name), `an enum \`${name}\``);
  }

  event(name: string, given: readonly string[]): void {
    const fields = declared(this.#names.program.schema.events, name)?.fields;
    this.need(fields !== undefined, `an event \`${name}\``);
    const known = fields && namesOf(fields);
    for (const field of given) this.need(known?.includes(field) ?? true, `a field \`${field}\` of ${name}`);
  }

  entity(id: string): void {
    this.need(this.#names.entities.has(id), `an entity \`${id}\``);
  }

  /** A value of an entity by name: `mood`, `Voice.tone`. */
  valueOf(name: string): void {
    this.need(this.#names.ownFields.has(name) || this.#names.componentFields.has(name), `a field \`${name}\``);
  }

  /** The field of an entity; a component's is qualified, `Voice.tone`. */
  field(field: string, component: string | undefined): void {
    const fields = component === undefined ? this.#names.ownFields : this.#names.componentFields;
    this.need(fields.has(field), `a field \`${field}\``);
    this.need(component === undefined || field.startsWith(`${component}.`), `a field \`${field}\` of ${component}`);
  }

  edgeField(relation: string, field: string): void {
    const fields = declared(this.#names.program.schema.relations, relation)?.fields;
    this.need(fields !== undefined, `a relation \`${relation}\``);
    this.need(fields === undefined || namesOf(fields).includes(field), `a field \`${field}\` of ${relation}`);
  }

  /** A field of the edges between scenes. */
  leadField(field: string): void {
    const fields = this.#names.program.leadsTo?.fields ?? [];
    this.need(namesOf(fields).includes(field), `a field \`${field}\` of the narrative graph`);
  }

  need(there: boolean, what: string): void {
    if (!there) this.#findings.report(`There is not ${what}.`);
  }
}

function isPattern(source: string): boolean {
  try {
    new RegExp(source, 'u');
    return true;
  } catch {
    return false;
  }
}
