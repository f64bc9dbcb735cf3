import type { ExprIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type {
  ComponentDeclaration,
  DeckDeclaration,
  Expression,
  MemberExpression,
  Name,
  SceneDeclaration,
} from '../../1-parse/index.js';
import {
  candidates,
  cardNamed,
  closest,
  isSymbolOf,
  lookupPath,
  type Namespace,
  type Symbol,
} from '../../2-bind/index.js';
import { sceneOfCard } from '../card.js';
import type { Elaborated } from '../checked.js';
import type { Checker } from '../checker.js';
import { componentNamed, componentsOf, type FieldInfo, fieldNames, lookupField } from '../fields.js';
import { describe } from '../fit.js';
import { keyOf } from '../flow/facts.js';
import { reportUndefined } from '../names.js';
import { noteGuarded } from '../privacy/index.js';
import { checkFieldPrivate } from '../private-names.js';
import { labelTable } from '../prose/scene-scope.js';
import { sceneField, sceneFieldNames } from '../scene-field.js';
import { optionalTy, type RefTy, sceneTy, type Ty, textTy } from '../types.js';
import { unknownValue } from '../unknown-value.js';
import { functionValue } from './call.js';
import { memberOfBeat, memberOfDirector } from './director.js';
import { fieldOfFound, oneAtEdge } from './edge-member.js';
import { checkFieldWrite } from './field-write.js';
import { formerMember } from './former-member.js';
import type { Meaning, Mode } from './meaning.js';
import { memberOfMission, memberOfMissionPart } from './mission.js';
import { caseValue, readPlace, readState, symbolMeaning } from './name.js';

const reported: Meaning = { is: 'reported' };

/** What `object.name` means, by what stands before the dot. */
export function memberMeaning(
  c: Checker,
  e: MemberExpression,
  object: Meaning,
  hint: Ty | undefined,
  mode: Mode,
): Meaning {
  const { name } = e;
  if (name.text === '') return reported;
  switch (object.is) {
    case 'value':
      return memberOfValue(c, e, object.value, mode);
    case 'component':
      return memberOfComponent(c, e, object.of, object.component, mode);
    case 'edge':
      return edgeField(c, name, object, mode);
    case 'foundEdge':
      return fieldOfFound(c, e, object, mode);
    case 'former':
      return formerMember(c, e, object);
    case 'scene':
      return labelOf(c, e, object.symbol);
    case 'deck':
      return cardOf(c, e, object.symbol);
    case 'type':
      return memberOfType(c, name, object.symbol);
    case 'scope':
      return memberOfScope(c, name, object.scope, mode);
    case 'prefix':
      return qualified(c, [...object.names, name.text], e, hint);
    case 'beat':
      return memberOfBeat(c, name, object.director);
    case 'missionPart':
      return memberOfMissionPart(c, name, object);
    case 'symbol':
      if (isSymbolOf(object.symbol, 'mission')) return memberOfMission(c, name, object.symbol);
      if (isSymbolOf(object.symbol, 'director')) return memberOfDirector(c, name, object.symbol, e.span, mode);
      if (object.symbol.declaration.kind === 'function' || object.symbol.declaration.kind === 'query') {
        return memberOfValue(c, e, functionValue(c, object.symbol, e.object.span), mode);
      }
      reportUndefined(c, 'field', name.text, name.span, []);
      return reported;
    case 'label':
      reportUndefined(c, 'field', name.text, name.span, []);
      return reported;
    case 'reported':
      return reported;
  }
}

function memberOfValue(c: Checker, e: MemberExpression, object: Elaborated, mode: Mode): Meaning {
  const { name } = e;
  const { type } = object;
  switch (type.kind) {
    case 'unknown':
      return reported;
    case 'ref':
      return memberOfEntity(c, e, object, type, mode);
    case 'record': {
      const field = type.fields.find((each) => each.name === name.text);
      if (!field) {
        reportNoField(
          c,
          name,
          type,
          type.fields.map((each) => each.name),
        );
        return reported;
      }
      return {
        is: 'value',
        value: readPlace(c, { op: 'get', of: object.ir, name: name.text }, field.type, e.span, mode),
      };
    }
    case 'scene':
      return { is: 'value', value: ofScene(c, object, name) };
    case 'optional':
      c.report(catalogue.maybeNone, e.object.span, { what: `\`${c.sourceOf(e.object.span)}\`` });
      return reported;
    case 'variant':
      c.report(catalogue.fieldOfVariant, name.span, { name: name.text, type: describe(type) });
      return reported;
    default:
      reportNoField(c, name, type, []);
      return reported;
  }
}

function memberOfEntity(c: Checker, e: MemberExpression, object: Elaborated, type: RefTy, mode: Mode): Meaning {
  const { name } = e;
  const found = lookupField(c.context, c.chapter, type, name.text);
  if (found.found === 'one') return { is: 'value', value: fieldValue(c, e, object.ir, found.field, mode) };
  if (found.found === 'several') {
    const [first, second] = found.fields;
    const places = found.fields.map((field) =>
      field.component ? `${field.component.name}.${field.name}` : field.name,
    );
    c.report(
      catalogue.ambiguousField,
      name.span,
      { name: name.text, first: places[0] ?? '', second: places[1] ?? '' },
      {
        related: [first, second].flatMap((field) =>
          field
            ? [{ place: { file: field.file, span: field.field.name.span }, message: `\`${field.name}\` is here.` }]
            : [],
        ),
      },
    );
    return reported;
  }
  const component = componentNamed(c.context, type, name.text);
  // What it has besides is not known, and that was reported.
  if (!component && c.context.isIncomplete(c.chapter, type)) return reported;
  if (component) return { is: 'component', of: object, component };
  if (name.text === 'title') return { is: 'value', value: { type: textTy, ir: { op: 'title', of: object.ir } } };
  const one = oneAtEdge(c, e, object, type, mode);
  if (one) return one;
  const written = lookupPath(c.chapter, 'type', [name.text]);
  if (written.found === 'one' && isSymbolOf(written.symbol, 'component')) {
    c.report(catalogue.mayLack, e.object.span, { what: c.sourceOf(e.object.span), component: written.symbol.name });
    return reported;
  }
  const lacked = c.context.componentsHaving(name.text).filter((each) => !componentsOf(c.context, type).includes(each));
  const [lack] = lacked;
  const names = fieldNames(c.context, c.chapter, type);
  if (lack && closest(name.text, names) === undefined) {
    c.report(catalogue.mayLack, e.object.span, { what: c.sourceOf(e.object.span), component: lack.name });
    return reported;
  }
  reportNoField(c, name, type, names);
  return reported;
}

/** A field of an entity as a value. */
function fieldValue(c: Checker, e: Expression, of: ExprIr, field: FieldInfo, mode: Mode): Elaborated {
  (mode === 'write' ? c.writes : c.reads).add(field.use);
  checkFieldPrivate(c, field.field, field.chapter, field.file, e.span);
  if (mode === 'write') checkFieldWrite(c, field.field, field.chapter, field.file, e.span, field.justified);
  const ir: ExprIr = {
    op: 'field',
    of,
    field: field.key,
    ...(field.component && { component: field.component.id }),
  };
  noteGuarded(ir, field.field, of, c.sourceOf(e.span), { file: c.file.path, span: e.span }, field.file);
  return readPlace(c, ir, field.type, e.span, mode);
}

function memberOfComponent(
  c: Checker,
  e: MemberExpression,
  of: Elaborated,
  component: Symbol<ComponentDeclaration>,
  mode: Mode,
): Meaning {
  const fields = c.context.componentFields(component);
  const field = fields.find((each) => each.name === e.name.text);
  if (field) return { is: 'value', value: fieldValue(c, e, of.ir, field, mode) };
  reportUndefined(
    c,
    `field of ${component.name}`,
    e.name.text,
    e.name.span,
    fields.map((each) => each.name),
  );
  return reported;
}

/** `trusts(a, b).reliability`. An absent edge reads as the defaults; where one lacks a default, it may be none. */
function edgeField(c: Checker, name: Name, edge: Meaning & { readonly is: 'edge' }, mode: Mode): Meaning {
  const fields = c.context.declaredFields(edge.relation, edge.relation.declaration.fields);
  const field = fields.find((each) => each.name === name.text);
  if (!field) {
    reportUndefined(
      c,
      `field of ${edge.relation.name}`,
      name.text,
      name.span,
      fields.map((each) => each.name),
    );
    return reported;
  }
  (mode === 'write' ? c.writes : c.reads).add(field.use);
  if (mode === 'write') checkFieldWrite(c, field.field, field.chapter, field.file, name.span, field.justified);
  const { from, to, relation } = edge;
  const ir: ExprIr = { op: 'edge', relation: relation.id, from, to, field: field.key };
  // What is private about an edge is known to the one it leads from.
  const what = `${relation.name}.${field.name}`;
  noteGuarded(ir, field.field, from, what, { file: c.file.path, span: name.span }, field.file);
  const linked = keyOf({ op: 'linked', relation: relation.id, from, to });
  const exists = linked !== undefined && c.facts.get(linked)?.kind === 'bool';
  const certain = mode === 'write' || exists || fields.every((each) => each.spared);
  return { is: 'value', value: readPlace(c, ir, certain ? field.type : optionalTy(field.type), name.span, mode) };
}

/** `scene.title`, `scene.cast`: what every scene has. */
function ofScene(c: Checker, scene: Elaborated, name: Name): Elaborated {
  if (name.text === 'title') return { type: textTy, ir: { op: 'title', of: scene.ir } };
  const found = sceneField(c.context, scene, name.text);
  if (found) return found;
  reportNoField(c, name, sceneTy, sceneFieldNames);
  return unknownValue;
}

/** `rope_walk.told`: a label of a scene; or a scene of a chapter that has a scene's name. */
function labelOf(c: Checker, e: MemberExpression, scene: Symbol<SceneDeclaration>): Meaning {
  const label = labelTable(scene.declaration).get(e.name.text);
  if (label) return { is: 'label', scene, id: c.idOf(label.node) };
  if (e.object.kind === 'nameExpression' && c.context.isPrefix(c.chapter, e.object.name.text)) {
    return qualified(c, [e.object.name.text, e.name.text], e, undefined);
  }
  const value: Elaborated = { type: sceneTy, ir: { op: 'const', value: scene.id } };
  if (sceneFieldNames.includes(e.name.text)) return { is: 'value', value: ofScene(c, value, e.name) };
  reportUndefined(c, `label of ${scene.name}`, e.name.text, e.name.span, labelTable(scene.declaration).keys());
  return reported;
}

/** `Mood.calm`, `Verdict.undecided`. */
function memberOfType(c: Checker, name: Name, symbol: Symbol): Meaning {
  const type = c.context.typeOfSymbol(symbol);
  if (type?.kind === 'enum') {
    const { cases } = type.symbol.declaration;
    if (cases.some((each) => each.name.text === name.text)) {
      c.produces(symbol, name.text, name.span);
      return {
        is: 'value',
        value: { type: { ...type, only: new Set([name.text]) }, ir: { op: 'const', value: name.text } },
      };
    }
    reportUndefined(
      c,
      `member of ${symbol.name}`,
      name.text,
      name.span,
      cases.map((each) => each.name.text),
    );
    return reported;
  }
  if (type?.kind === 'variant') {
    if (type.cases.some((each) => each.name === name.text)) {
      return { is: 'value', value: caseValue(c, type, name.text, name.span) };
    }
    reportUndefined(
      c,
      `case of ${symbol.name}`,
      name.text,
      name.span,
      type.cases.map((each) => each.name),
    );
    return reported;
  }
  if (type?.kind !== 'unknown') reportUndefined(c, `member of ${symbol.name}`, name.text, name.span, []);
  return reported;
}

/** `world.tide`, `campaign.reports`, `config.rigour`. */
function memberOfScope(c: Checker, name: Name, scope: 'world' | 'player' | 'campaign' | 'config', mode: Mode): Meaning {
  const units = [c.chapter.unit, ...c.chapter.unit.uses.map((use) => use.unit)];
  for (const unit of units) {
    const field = unit.fields[scope].get(name.text);
    if (field) return { is: 'value', value: readState(c, field, name.span, mode) };
  }
  reportUndefined(c, `field of ${scope}`, name.text, name.span, c.chapter.unit.fields[scope].keys());
  return reported;
}

/** `rumours.fog`: the scene that a card is or stands for. */
function cardOf(c: Checker, { name }: MemberExpression, deck: Symbol<DeckDeclaration>): Meaning {
  const card = cardNamed(deck, name.text);
  const symbol = card && sceneOfCard(deck, card);
  if (symbol) return { is: 'scene', symbol };
  const known = deck.declaration.cards.map((each) => each.name.text);
  if (!card && !(deck.declaration.signed && !deck.grant))
    reportUndefined(c, `card of ${deck.name}`, name.text, name.span, known);
  return reported;
}

/** A name behind its chapter or pack. */
function qualified(c: Checker, names: readonly string[], e: MemberExpression, hint: Ty | undefined): Meaning {
  const order: readonly Namespace[] =
    hint?.kind === 'scene' || hint?.kind === 'bool' ? ['scene', 'value', 'type'] : ['value', 'scene', 'type'];
  for (const namespace of order) {
    const found = lookupPath(c.chapter, namespace, names);
    if (found.found !== 'one' || found.rest.length > 0) continue;
    const { symbol } = found;
    if (isSymbolOf(symbol, 'scene')) return { is: 'scene', symbol };
    if (isSymbolOf(symbol, 'deck')) return { is: 'deck', symbol };
    if (namespace === 'type') {
      c.reads.add(`type:${symbol.id}`);
      return { is: 'type', symbol };
    }
    return symbolMeaning(c, symbol, e.span);
  }
  if (c.context.isPrefix(c.chapter, names.join('.'))) return { is: 'prefix', names };
  const known = (['value', 'scene', 'type'] as const).flatMap((namespace) => candidates(c.chapter, namespace));
  reportUndefined(c, 'thing', names.join('.'), e.span, known, 'value', 'type');
  return reported;
}

function reportNoField(c: Checker, name: Name, type: Ty, known: readonly string[]): void {
  const near = closest(name.text, known);
  c.report(
    catalogue.undefinedField,
    name.span,
    { type: describe(type), name: name.text, ...(near !== undefined && { hint: `, but there is \`${near}\`` }) },
    near === undefined ? {} : { fix: c.fix(`Write \`${near}\``, { span: name.span, text: near }) },
  );
}
