import type { ExprIr, StatementIr, TargetIr, Value } from '../../bundle/index.js';
import {
  edgeOf,
  edgeStart,
  fieldName,
  hasComponent,
  isEntity,
  isLinked,
  livingEntity,
  Refusal,
  storyTime,
  textOf,
} from '../../world/index.js';
import { asBig } from '../arithmetic/big.js';
import { issue, transfer } from '../run/book.js';
import { newEntityId } from '../run/chance.js';
import { makeEdge } from '../run/edges.js';
import { personal } from '../run/personal.js';
import { emittedOrder, happen, type Turn } from '../run/turn.js';
import { evaluateFields, linkFields } from './collection.js';
import type { Evaluate, Execute } from './linked.js';
import type { Linker, Place } from './linker.js';

type Of<D extends StatementIr['do']> = Extract<StatementIr, { do: D }>;

export function linkTransfer(link: Linker, node: Of<'transfer'>): Execute {
  const amount = link.expression(node.amount);
  const from = linkAccount(link, node.from, node.id);
  const to = linkAccount(link, node.to, node.id);
  const { id: by, resource } = node;
  return (turn) => {
    const units = asBig(amount(turn));
    transfer(turn, { by, resource, amount: units, from: from(turn), to: to(turn) });
    return false;
  };
}

export function linkIssue(link: Linker, node: Of<'issue'>): Execute {
  const amount = link.expression(node.amount);
  const to = linkAccount(link, node.to, node.id);
  const { id: by, resource } = node;
  return (turn) => {
    const units = asBig(amount(turn));
    issue(turn, { by, resource, amount: units, to: to(turn) });
    return false;
  };
}

/** The account that a target names: a field of an entity or of the world that holds a resource. */
function linkAccount(link: Linker, node: TargetIr, by: string): (turn: Turn) => string {
  const target = link.target(node, by);
  return (turn) => {
    const place: Place = target.at(turn);
    if (place.account === undefined) throw new Refusal('noAccount');
    return place.account;
  };
}

/** A new entity's id is chance's; its holdings are issued, as everyone's. */
export function linkNew(link: Linker, node: Extract<ExprIr, { op: 'new' }>): Evaluate {
  const { site, kind } = node;
  const title = node.title && link.textValue(node.title);
  const fields = linkFields(link, node.fields);
  return (turn) => {
    const { world } = turn.program;
    const given = evaluateFields(fields, turn);
    const name = title && textOf(title(turn));
    if (turn.quiet) throw new Refusal('effectInPreview');
    const id = newEntityId(turn, site, kind, (taken) => isEntity(world, turn.draft, taken));
    const layout = world.made(id, kind);
    const plain: { [field: string]: Value } = {};
    const holdings: { readonly account: string; readonly resource: string; readonly amount: bigint }[] = [];
    for (const [short, value] of Object.entries(given)) {
      const slot = layout.field(fieldName(layout.kind, short));
      if (!slot) throw new TypeError(`no field ${short} in ${kind}`);
      const { resource } = slot.field;
      if (resource !== undefined) holdings.push({ account: slot.key, resource, amount: asBig(value) });
      else plain[slot.field.name] = slot.field.personal ? personal(turn, value) : value;
    }
    for (const [field, { layout: declared, component }] of layout.kind.fields) {
      const slot = layout.field(field);
      if (!slot || declared.resource === undefined || declared.endowment === 0n) continue;
      // A component that isn't there brings nothing yet.
      if (component !== undefined && !layout.kind.has.has(component)) continue;
      if (holdings.some(({ account }) => account === slot.key)) continue;
      holdings.push({ account: slot.key, resource: declared.resource, amount: declared.endowment });
    }
    happen(turn, {
      event: 'created',
      by: site,
      entity: id,
      kind,
      ...(name !== undefined && { title: name }),
      fields: plain,
    });
    for (const { account, resource, amount } of holdings) issue(turn, { by: site, resource, amount, to: account });
    return id;
  };
}

export function linkRetire(link: Linker, node: Of<'retire'>): Execute {
  const entity = link.expression(node.entity);
  return (turn) => {
    const { id } = livingEntity(link.world, turn.draft, entity(turn));
    happen(turn, { event: 'retired', by: node.id, entity: id });
    return false;
  };
}

export function linkLink(link: Linker, node: Of<'link'>): Execute {
  const from = link.expression(node.from);
  const to = link.expression(node.to);
  const fields = linkFields(link, node.fields);
  const { id: by, relation: name } = node;
  return (turn) => {
    const relation = link.world.relation(name);
    const a = livingEntity(link.world, turn.draft, from(turn));
    const b = livingEntity(link.world, turn.draft, to(turn));
    const edge = edgeOf(relation, a.id, b.id);
    const given = evaluateFields(fields, turn);
    const linked = isLinked(turn.draft, edge);
    for (const [field, { field: layout }] of edge.fields) {
      const value = given[field];
      if (layout.personal && value !== undefined) given[field] = personal(turn, value);
    }
    makeEdge(turn, by, relation, edge, linked ? given : edgeStart(edge, given));
    return false;
  };
}

/** Where there is no edge, nothing is to be done. */
export function linkUnlink(link: Linker, node: Of<'unlink'>): Execute {
  const from = link.expression(node.from);
  const to = link.expression(node.to);
  const { id: by, relation } = node;
  return (turn) => {
    const edge = edgeOf(link.world.relation(relation), from(turn), to(turn));
    if (isLinked(turn.draft, edge)) happen(turn, { event: 'unlinked', by, relation, from: edge.from, to: edge.to });
    return false;
  };
}

/** A component's fields begin with what is given, else with the component's defaults, whatever the entity's declaration says. */
export function linkGrant(link: Linker, node: Of<'grant'>): Execute {
  const to = link.expression(node.to);
  const fields = linkFields(link, node.fields);
  const { id: by, component } = node;
  const prefix = `${component}.`;
  return (turn) => {
    const given = evaluateFields(fields, turn);
    const entity = livingEntity(link.world, turn.draft, to(turn));
    const plain: { [field: string]: Value } = {};
    const holdings: { readonly account: string; readonly resource: string; readonly amount: bigint }[] = [];
    const had = hasComponent(turn.draft, entity, component);
    for (const [name, { layout, component: owner }] of entity.kind.fields) {
      if (owner !== component) continue;
      const slot = entity.field(name);
      const short = name.slice(prefix.length);
      const value = given[short] ?? given[name];
      if (!slot) continue;
      if (layout.resource !== undefined) {
        const amount = value === undefined ? (had ? 0n : layout.endowment) : asBig(value);
        holdings.push({ account: slot.key, resource: layout.resource, amount });
      } else if (value !== undefined) plain[short] = layout.personal ? personal(turn, value) : value;
      else if (!had && slot.field !== layout && layout.fallback !== undefined) plain[short] = layout.fallback;
    }
    happen(turn, { event: 'granted', by, component, to: entity.id, fields: plain });
    for (const { account, resource, amount } of holdings) issue(turn, { by, resource, amount, to: account });
    return false;
  };
}

export function linkRevoke(link: Linker, node: Of<'revoke'>): Execute {
  const from = link.expression(node.from);
  const { id: by, component } = node;
  return (turn) => {
    const entity = livingEntity(link.world, turn.draft, from(turn));
    if (hasComponent(turn.draft, entity, component)) {
      happen(turn, { event: 'revoked', by, component, from: entity.id });
    }
    return false;
  };
}

export function linkEmit(link: Linker, node: Of<'emit'>): Execute {
  const fields = linkFields(link, node.fields);
  const { id: by, event: name } = node;
  const declared = link.world.schema.events[name];
  const defaults = (declared?.fields ?? []).flatMap((field) =>
    field.default && !(field.name in node.fields) ? [[field.name, link.expression(field.default)] as const] : [],
  );
  // It lives this turn only, for rules to see; the ledger does not hear of it.
  const ephemeral = declared?.tier === 'ephemeral';
  return (turn) => {
    const data = evaluateFields(fields, turn);
    for (const [field, value] of defaults) data[field] = value(turn);
    for (const field of declared?.fields ?? []) {
      const value = data[field.name];
      if (field.personal && value !== undefined) data[field.name] = personal(turn, value);
    }
    turn.emitted.push({ name, data, order: emittedOrder(turn), time: storyTime(turn.draft) });
    if (ephemeral) return false;
    const told = turn.program.told.get(name);
    happen(turn, { event: 'emitted', by, name, data, ...(told && { to: told(turn, data) }) });
    return false;
  };
}
